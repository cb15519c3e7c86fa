"""What a delegation says in its documents: the request, the plan, the proposal for a trip, the report afterwards.

The patterns follow Decree 30/2020/NĐ-CP and what offices write; what the record does not know stays in brackets, and a
document with a bracket is not put for signature.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.utils import translation

from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import committee_of
from nhipcau.common.numbers import number
from nhipcau.delegations.models import Delegation, FollowUp, Member
from nhipcau.delegations.models import Paper as Written
from nhipcau.delegations.precedence import by_precedence
from nhipcau.delegations.queries import gifts_on
from nhipcau.delegations.ranks import CIRCULAR, named_post
from nhipcau.documents.models import Kind
from nhipcau.documents.papers import Appendix, Block, Grid, Paper, Text, in_sections
from nhipcau.gifts.models import ReceivedGift
from nhipcau.programmes.models import ProgrammeItem
from nhipcau.programmes.queries import Day, Line, programme_of
from nhipcau.reports.phrases import counted, present, short_day, small_first
from nhipcau.reports.writing.letterhead import caption, lower_first, paragraphs, readers_above

What = Written.What
KINDS = {
    What.REQUEST: Kind.RECORD_LETTER, What.PLAN: Kind.RECORD_PLAN, What.PROPOSAL: Kind.RECORD_PROPOSAL,
    What.REPORT: Kind.RECORD_REPORT,
}  # fmt: skip
OF = {Delegation.Direction.IN: (What.REQUEST, What.PLAN, What.REPORT),
      Delegation.Direction.OUT: (What.PROPOSAL, What.REPORT)}  # fmt: skip
"""Which papers are written of a delegation that comes, of one that goes."""
PAYING = {
    Delegation.Payer.OURS: "ngân sách tỉnh đài thọ", Delegation.Payer.SHARED: "mỗi bên chịu một phần",
    Delegation.Payer.THEIRS: "phía nước ngoài đài thọ", Delegation.Payer.SPONSOR: "tài trợ",
}  # fmt: skip
PROGRAMME = ("Ngày", "Giờ", "Hoạt động", "Activity", "Chủ trì", "Địa điểm")
LIST = ("TT", "Họ và tên", "Chức vụ", "Chức vụ (tiếng Anh)", "Trong đoàn")


@dataclass(frozen=True, slots=True)
class Composed:
    """One paper of a delegation: its kind and summary, to whom it goes, its body."""

    kind: str
    about: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    paper: Paper

    @property
    def digest(self) -> str:
        """A mark of all that it says: another one where the record was edited since."""
        return sha256(repr((self.about, self.paper)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Known:
    """What the papers of a delegation are made of, asked once."""

    delegation: Delegation
    issuer: Agency
    committee: str
    members: list[Member]
    days: list[Day]
    follow_ups: list[FollowUp]

    @property
    def head(self) -> str:
        """Ông Han Ji-hoon, Thống đốc: who leads it, as a sentence names them."""
        return next((_called(one) for one in self.members if one.part == Member.Part.HEAD), "[bổ sung Trưởng đoàn]")

    @property
    def span(self) -> str:
        first, last = self.delegation.starts_on, self.delegation.ends_on
        return f"ngày {short_day(first)}" if first == last else f"từ ngày {short_day(first)} đến ngày {short_day(last)}"

    @property
    def called(self) -> str:
        return self.delegation.name_vi

    @property
    def place(self) -> str:
        return lower_first(self.delegation.locality.name)


def compose(delegation: Delegation, issuer: Agency, what: str) -> Composed:
    """The paper as it would be written now."""
    locality = delegation.locality
    committee = committee_of(locality)
    known = Known(
        delegation, issuer, committee.name if committee else "[bổ sung cơ quan]",
        by_precedence(list(delegation.members.all())), programme_of(delegation),
        list(delegation.follow_ups.select_related("agency")),
    )  # fmt: skip
    with translation.override("vi"):  # official text, whatever language the page is in
        about, body, annexes, addressee = WRITERS[What(what)](known)
        body = tuple(body)
    addressees = () if what == What.PLAN else (addressee,)
    recipients = (*readers_above(issuer, locality), "Các cơ quan tại mục V", "Công an tỉnh") * (what == What.PLAN)
    return Composed(KINDS[What(what)], about, addressees, recipients, Paper(body, tuple(annexes)))


def is_changed_since(delegation: Delegation, papers: Sequence[Written]) -> bool:
    """True where the record says something else than when its last report was written."""
    last = next((one for one in reversed(papers) if one.what == What.REPORT), None)
    return last is not None and compose(delegation, last.document.issuer, What.REPORT).digest != last.digest


Parts = tuple[str, Sequence[Block], Sequence[Appendix], str]
"""Its summary, its body, its annexes, and to whom it goes."""


def _called(member: Member) -> str:
    return f"{lower_first(str(member))}, {member.post_vi}" if member.post_vi else lower_first(str(member))


def _composition(known: Known) -> str:
    return f"{counted(len(known.members))} người; Trưởng đoàn: {known.head}"


def _request(known: Known) -> Parts:
    row = known.delegation
    asked = f"{small_first(row.asked_by)}{_on(row)}" if row.asked_by else "[bổ sung thư, văn bản đề nghị]"
    texts = [
        f"Theo {asked}, {known.called} do {known.head} dẫn đầu, gồm {counted(len(known.members))} người, đề nghị thăm "
        f"và làm việc tại {known.place} {known.span}. {known.issuer.name} báo cáo và đề xuất như sau:",
        f"1. Nội dung, hình thức: {_or_open(row.purpose, 'nội dung làm việc')}.",
        "2. Thành phần: theo danh sách kèm theo.",
        f"3. Hạng khách: {_rank(known)}",
        f"4. Kinh phí: {PAYING[Delegation.Payer(row.payer)]}; [bổ sung dự toán].",
        f"{known.issuer.name} kính trình {known.committee} xem xét, ban hành Kế hoạch đón Đoàn./.",
    ]
    about = f"đón {known.called} thăm và làm việc tại {known.place}"
    return about, list(map(Text, texts)), _annexes(known, "Công văn"), known.committee


def _on(row: Delegation) -> str:
    return f" ngày {short_day(row.asked_on)}" if row.asked_on else ""


def _or_open(text: str, what: str) -> str:
    said = " ".join(text.split()).rstrip(".;")
    return lower_first(said) if said else f"[bổ sung {what}]"


def _rank(known: Known) -> str:
    """By which annex the delegation is of its rank; where none names the post, by whose decision."""
    row = known.delegation
    post = next((one.post_vi for one in known.members if one.part == Member.Part.HEAD), "")
    named = named_post(post, row.starts_on) if post else None
    rank = lower_first(str(row.get_rank_display())) if row.rank else "[bổ sung hạng khách]"
    if named is not None and named.rank == row.rank:
        return f"đoàn khách {rank} theo {named.act}."
    because = row.rank_reason.rstrip(". ") or (
        f"{CIRCULAR} không nêu chức danh {lower_first(post) or '[bổ sung chức danh]'}. Trên cơ sở nguyên tắc đối đẳng"
    )
    return f"{because}, {known.issuer.name} đề xuất Chủ tịch {known.committee} xác định Đoàn là khách {rank}."


def _plan(known: Known) -> Parts:
    row, name = known.delegation, known.called
    rank = lower_first(str(row.get_rank_display())) if row.rank else "[bổ sung hạng khách]"
    hosts = dict.fromkeys(str(host) for day in known.days for line in day.lines for host in line.hosts)
    body = in_sections((
        ("MỤC ĐÍCH, YÊU CẦU", [
            Text(f"1. Mục đích: {_or_open(row.purpose, 'mục đích')}."),
            Text("2. Yêu cầu: đón tiếp trọng thị, chu đáo, đúng nghi lễ đối ngoại; an toàn; tiết kiệm, đúng định mức."),
        ]),
        ("THÀNH PHẦN", [
            Text(f"1. Phía khách: {_composition(known)}. Xác định là đoàn khách {rank}."),
            Text(f"2. Phía {known.place}: {'; '.join(hosts) or '[bổ sung người chủ trì tiếp]'}."),
        ]),
        ("CHƯƠNG TRÌNH, NGHI LỄ", [Text("Chương trình: Phụ lục I; danh sách: Phụ lục II.")]),
        ("KINH PHÍ", [Text(f"{PAYING[Delegation.Payer(row.payer)].capitalize()}; [bổ sung dự toán, nguồn].")]),
        ("TỔ CHỨC THỰC HIỆN", [_carried_out(known)]),
    ))  # fmt: skip
    closing = Text(f"{known.issuer.name} yêu cầu các cơ quan, đơn vị, địa phương thực hiện./.")
    about = f"Đón {name} thăm và làm việc tại {known.place} {known.span}"
    return about, [*body, closing], _annexes(known, "Kế hoạch"), ""


def _carried_out(known: Known) -> Grid:
    row = known.delegation
    duties = "Đầu mối; lễ tân, phiên dịch, xe, tặng phẩm; tài liệu cho lãnh đạo; biên bản; báo cáo; quyết toán"
    rows = (
        ("1", row.agency.name, duties, f"trước ngày {short_day(row.starts_on)}"),
        (
            "2",
            "Văn phòng Ủy ban nhân dân",
            "Phòng tiếp khách, phòng hội đàm, lễ ký",
            f"ngày {short_day(row.starts_on)}",
        ),
        ("3", "[bổ sung cơ quan]", "[bổ sung nhiệm vụ]", "[bổ sung thời hạn]"),
    )
    return Grid(("TT", "Cơ quan", "Nhiệm vụ", "Thời hạn"), rows)


def _proposal(known: Known) -> Parts:
    row, issuer = known.delegation, known.issuer.name
    country = row.country.formal_vi or row.country.name_vi if row.country else "[bổ sung nước đến]"
    days = counted((row.ends_on - row.starts_on).days + 1)
    asked = f"{small_first(row.asked_by)}{_on(row)}" if row.asked_by else "[bổ sung thư mời]"
    texts = [
        f"{issuer} kính trình Chủ tịch {known.committee} cử Đoàn công tác như sau:",
        f"1. Căn cứ cử đoàn: {asked} (kèm bản dịch).",
        f"2. Nội dung: {_or_open(row.purpose, 'nội dung làm việc')}.",
        f"3. Thành phần: {_composition(known)} (danh sách kèm theo).",
        f"4. Thời gian: {days} ngày, {known.span} (kể cả thời gian đi, về). Nước đến: {country}.",
        f"5. Kinh phí: {PAYING[Delegation.Payer(row.payer)]}; [bổ sung dự toán].",
        "6. Ý kiến các cơ quan: [bổ sung ý kiến]. [bổ sung: các thành viên không có báo cáo chuyến đi quá hạn].",
        f"{issuer} kính trình Chủ tịch {known.committee} xem xét, quyết định./.",
    ]
    about = f"Về việc cử {known.called}"
    return about, list(map(Text, texts)), [_list_annex(known, "Tờ trình")], f"Chủ tịch {known.committee}"


def _report(known: Known) -> Parts:
    row, is_in = known.delegation, known.delegation.is_in
    by = f"{row.decision}{f' ngày {short_day(row.decided_on)}' if row.decided_on else ''}" if row.decision else ""
    items = sum(len(day.lines) for day in known.days)
    went = "".join(present((items, f" Chương trình {counted(len(known.days))} ngày gồm {{}} hoạt động.")))
    body = [
        Text(f"Thực hiện {by or '[bổ sung văn bản]'}, {known.issuer.name} báo cáo như sau:"),
        *in_sections((
            ("TÌNH HÌNH THỰC HIỆN", [Text(f"{known.called} gồm {_composition(known)}; {known.span}.{went}")]),
            ("KẾT QUẢ", list(_results(known))),
            ("HẠN CHẾ, KINH NGHIỆM", list(paragraphs(row.limits))),
            ("ĐỀ XUẤT", list(_proposals(known))),
        )),
        Text(f"Trên đây là kết quả {'đón Đoàn' if is_in else 'chuyến công tác'}, {known.issuer.name} kính báo cáo "
             f"{known.committee}./."),
    ]  # fmt: skip
    about = f"Kết quả {f'đón {known.called}' if is_in else f'chuyến công tác của {known.called}'} {known.span}"
    return about, body, [], known.committee


def _results(known: Known) -> Iterator[Block]:
    row = known.delegation
    yield from paragraphs(row.results or "[bổ sung kết quả]")
    agreed = "; ".join(lower_first(one.text.rstrip(".; ")) for one in known.follow_ups)
    yield from map(Text, present((len(known.follow_ups), f"Hai bên thống nhất {{}} nội dung: {agreed}.")))
    given = list(gifts_on(row))
    pieces, worth = sum(one.pieces for one in given), sum(one.pieces * (one.price or 0) for one in given)
    priced = f", trị giá {number(worth)} đồng" if worth else ""
    yield from map(Text, present((pieces, f"Tặng phẩm: tặng {{}} suất{priced}.")))
    got = ReceivedGift.objects.filter(agency=row.agency_id, received_on__range=(row.starts_on, row.ends_on)).count()
    yield from map(Text, present((got, "Tiếp nhận {} quà tặng, đã ghi sổ.")))


def _proposals(known: Known) -> Iterator[Block]:
    agencies = dict.fromkeys(one.agency.name for one in known.follow_ups if one.agency)
    count = len(known.follow_ups) * bool(agencies)
    yield from map(Text, present((count, f"Giao {', '.join(agencies)} thực hiện {{}} nội dung đã thống nhất.")))
    yield from paragraphs(known.delegation.proposals)


def _annexes(known: Known, kind: str) -> list[Appendix]:
    programme = Grid(PROGRAMME, tuple(_lines(known.days)))
    title = f"Chương trình {known.called}"
    return [Appendix(title, caption(kind, known.issuer), programme), _list_annex(known, kind)]


def _lines(days: Sequence[Day]) -> Iterator[tuple[str | None, ...]]:
    """The lines of all days; the day stands beside its first."""
    for day in days:
        for at, line in enumerate(day.lines):
            yield (short_day(day.on) if at == 0 else None, *_line(line))


def _line(line: Line) -> tuple[str, ...]:
    item = line.item
    return hours(item), item.text_vi, item.text_en, "; ".join(str(host) for host in line.hosts), item.place_vi


def hours(item: ProgrammeItem) -> str:
    """15:00 - 16:30, as programmes print it."""
    return f"{item.starts:%H:%M}" + (f" - {item.ends:%H:%M}" if item.ends else "")


def _list_annex(known: Known, kind: str) -> Appendix:
    rows = tuple(
        (str(at), str(one), one.post_vi, one.post_en, str(one.get_part_display()))
        for at, one in enumerate(known.members, start=1)
    )
    return Appendix(f"Danh sách {known.called}", caption(kind, known.issuer), Grid(LIST, rows))


WRITERS = {What.REQUEST: _request, What.PLAN: _plan, What.PROPOSAL: _proposal, What.REPORT: _report}
