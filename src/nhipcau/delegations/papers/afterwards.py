"""Afterwards: the minutes of the talks, and the report."""

from collections.abc import Iterable, Iterator

from nhipcau.common.numbers import number
from nhipcau.common.vietnamese import fold
from nhipcau.delegations.models import FollowUp, Paper
from nhipcau.delegations.papers.known import Known
from nhipcau.delegations.papers.parts import Parts
from nhipcau.delegations.queries import gifts_on
from nhipcau.documents.fragments import OPEN_OR_NONE, or_open
from nhipcau.documents.papers import Block, Grid, Minutes, Text, in_sections
from nhipcau.gifts.models import ReceivedGift
from nhipcau.programmes.queries import Line
from nhipcau.reports.phrases import counted, present, short_day, small_first
from nhipcau.reports.writing.letterhead import paragraphs

TALKS = ("hoi dam", "lam viec", "tiep xa giao")
"""How a programme calls what minutes are taken of, folded; the first word that is found counts."""
BOTH = "Hai bên "
AGREED = ("TT", "Nội dung", "Phía tỉnh", "Phía khách", "Thời hạn")


def minutes(known: Known) -> Parts:
    """What was said and agreed at the talks (biên bản): a record of ours, which the other side does not sign."""
    line = _talks(known)
    hosts = "; ".join(str(host) for host in line.hosts) if line else ""
    body = [
        Text(f"1. Thời gian: {_when(line)}. Địa điểm: {or_open(line.item.place_vi if line else '', 'địa điểm')}."),
        Text("2. Thành phần"),
        Text(f"- Phía {known.place}: {f'{hosts} (chủ trì)' if hosts else '[bổ sung người chủ trì]'}."),
        Text(f"- Phía khách: {known.party}."),
        Text("3. Nội dung trao đổi: [bổ sung ý kiến hai bên]."),
        *_agreed(known),
        Text("5. Nội dung chưa thống nhất: [bổ sung, hoặc ghi không có]."),
        Text("Cuộc làm việc kết thúc lúc [bổ sung giờ] cùng ngày./."),
    ]
    about = f"Làm việc giữa {known.place} và {known.called}"
    return Parts(about, body, (), "", Minutes(line.item.on if line else None, _recorder(known)))


def _recorder(known: Known) -> str:
    """Who follows the delegation takes the minutes."""
    person = known.delegation.person
    return person.full_name if person else "[bổ sung người ghi]"


def _talks(known: Known) -> Line | None:
    lines = [line for day in known.days for line in day.lines]
    found = (line for word in TALKS for line in lines if word in fold(line.item.text_vi))
    return next(found, None)


def _when(line: Line | None) -> str:
    return f"{line.item.hours} ngày {short_day(line.item.on)}" if line else "[bổ sung giờ, ngày]"


def _agreed(known: Known) -> Iterator[Block]:
    if not known.follow_ups:
        yield Text("4. Hai bên thống nhất: [bổ sung, hoặc ghi không có].")
        return
    rows = tuple(
        (str(at), _matter(one), one.agency.name if one.agency else "[bổ sung cơ quan]",
         or_open(one.theirs, "cơ quan"), short_day(one.due) if one.due else "[bổ sung thời hạn]")
        for at, one in enumerate(known.follow_ups, start=1)
    )  # fmt: skip
    yield Text("4. Hai bên thống nhất:")
    yield Grid(AGREED, rows)


def _matter(one: FollowUp) -> str:
    """What was agreed, without saying again that both sides did."""
    text = one.text.rstrip(".; ")
    rest = text.removeprefix(BOTH)
    return f"{rest[:1].upper()}{rest[1:]}"


def report(known: Known) -> Parts:
    """How it went, what came of it, what was short, what is proposed (Decree 314/2025/NĐ-CP, Art. 39)."""
    row, is_in = known.delegation, known.delegation.is_in
    by = f"{row.decision}{f' ngày {short_day(row.decided_on)}' if row.decided_on else ''}" if row.decision else ""
    body = [
        Text(f"Thực hiện {by or '[bổ sung văn bản]'}, {known.issuer.name} báo cáo như sau:"),
        *in_sections((
            ("TÌNH HÌNH THỰC HIỆN", [Text(_went(known))]),
            ("KẾT QUẢ", list(_counted(_results(known)))),
            ("HẠN CHẾ, KINH NGHIỆM", list(paragraphs(row.limits or OPEN_OR_NONE))),
            ("ĐỀ XUẤT", list(_proposals(known)) or [Text(OPEN_OR_NONE)]),
        )),
        Text(f"Trên đây là kết quả {'đón Đoàn' if is_in else 'chuyến công tác'}, {known.issuer.name} kính báo cáo "
             f"{known.above}./."),
    ]  # fmt: skip
    where = f"thăm và làm việc tại {known.place}" if is_in else f"chuyến công tác tại {known.country}"
    return Parts(f"Kết quả {f'đón {known.called} ' * is_in}{where} {known.span}", body, (), known.committee)


def _went(known: Known) -> str:
    row, items = known.delegation, sum(len(day.lines) for day in known.days)
    doing = f"thăm và làm việc tại {known.place}" if row.is_in else f"công tác tại {known.country}"
    went = "".join(present((items, f" Chương trình {counted(len(known.days))} ngày gồm {{}} hoạt động.")))
    return f"{known.party}, {doing} {known.span}.{went}"


def _counted(said: Iterable[str]) -> Iterator[Block]:
    """Results under their numbers; a single one has none."""
    rows = list(said)
    yield from (Text(f"{at}. {row}" if len(rows) > 1 else row) for at, row in enumerate(rows, start=1))


def _results(known: Known) -> Iterator[str]:
    row = known.delegation
    yield from filter(None, map(str.strip, (row.results or "[bổ sung kết quả]").splitlines()))
    agreed = "; ".join(small_first(_matter(one)) for one in known.follow_ups)
    talks = f"Hai bên thống nhất {{}} nội dung{known.citing(Paper.MINUTES, ' ({})')}: {agreed}."
    yield from present((len(known.follow_ups), talks))
    given = list(gifts_on(row))
    pieces, worth = sum(one.pieces for one in given), sum(one.pieces * (one.price or 0) for one in given)
    yield from present((pieces, f"Tặng phẩm: tặng {{}} suất{f', trị giá {number(worth)} đồng' if worth else ''}."))
    got = ReceivedGift.objects.filter(agency=row.agency_id, received_on__range=(row.starts_on, row.ends_on)).count()
    yield from present((got, "Tiếp nhận {} quà tặng, đã ghi sổ."))


def _proposals(known: Known) -> Iterator[Block]:
    agencies = dict.fromkeys(one.agency.name for one in known.follow_ups if one.agency)
    count = sum(one.agency is not None for one in known.follow_ups)
    asked = f"Đề nghị {known.above} giao {', '.join(agencies)} thực hiện {{}} nội dung đã thống nhất."
    yield from map(Text, present((count, asked)))
    yield from paragraphs(known.delegation.proposals)
