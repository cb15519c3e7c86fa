"""What an event says in its documents: the plan of who prepares what until when, the report afterwards.

What the record does not know stays in brackets, and a document with a bracket is not put for signature.
"""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import committee_over
from nhipcau.common.numbers import number
from nhipcau.documents.fragments import OPEN_OR_NONE, or_open, small_or_open, span_said
from nhipcau.documents.models import Kind
from nhipcau.documents.papers import Appendix, Block, Composed, Grid, Paper, Text, in_sections
from nhipcau.events.models import Event, Preparation
from nhipcau.events.models import Paper as What
from nhipcau.programmes.queries import programme_of
from nhipcau.records.papers import PaperSet
from nhipcau.reports.phrases import counted, present, short_day, small_first
from nhipcau.reports.writing.letterhead import caption, paragraphs, readers_above, within

KINDS = {What.PLAN: Kind.RECORD_PLAN, What.REPORT: Kind.RECORD_REPORT}
PROGRAMME = ("Ngày", "Giờ", "Hoạt động", "Địa điểm", "Chủ trì")
COMING = ("TT", "Nước", "Nghệ sĩ, nghệ nhân, vận động viên", "Khách, đại biểu")
PREPARED = ("TT", "Nhiệm vụ", "Cơ quan thực hiện", "Thời hạn")


def writable(event: Event, today: date) -> list[What]:
    """The papers that can be written of it on a day: the plan until it is over, the report once it has begun."""
    return [What.PLAN] * (today <= event.ends_on) + [What.REPORT] * (today >= event.starts_on)


def compose(event: Event, issuer: Agency, what: str) -> Composed:
    """The paper as it would be written now."""
    kind = KINDS[What(what)]
    with translation.override("vi"):  # official text, whatever language the page is in
        if what == What.REPORT:
            about = f"Kết quả tổ chức {event.name_vi}"
            return Composed(what, issuer, kind, about, (_above(issuer),), _report(event, issuer))
        about = f"Tổ chức {event.name_vi} {span_said(event.starts_on, event.ends_on)}"
        recipients = (*readers_above(issuer, event.locality), "Các cơ quan tại mục VI")
        return Composed(what, issuer, kind, about, (), _plan(event, issuer), recipients)


def _above(issuer: Agency) -> str:
    """To whom the one who organises it reports: the Committee; a Committee itself to the Ministry of Culture."""
    committee = committee_over(issuer)
    return committee.name if committee else "Bộ Văn hóa, Thể thao và Du lịch"


def _plan(event: Event, issuer: Agency) -> Paper:
    programme = list(_programme(event, "Kế hoạch", issuer))
    place = f"{or_open(event.place, 'địa điểm')}{f' ({event.country.name_vi})' if event.country else ''}"
    body = in_sections((
        ("MỤC ĐÍCH, YÊU CẦU", [
            Text(f"1. Mục đích: {small_or_open(event.aim, 'mục đích')}."),
            Text("2. Yêu cầu: an toàn, tiết kiệm, đúng quy định; giữ gìn bản sắc văn hóa địa phương."),
        ]),
        ("THỜI GIAN, ĐỊA ĐIỂM", [
            Text(f"Thời gian: {span_said(event.starts_on, event.ends_on)}. Địa điểm: {place}."),
        ]),
        ("NỘI DUNG, CHƯƠNG TRÌNH",
         [Text(f"Chương trình: {'Phụ lục' if programme else '[bổ sung chương trình]'}.")]),
        ("THÀNH PHẦN", list(_taking_part(event))),
        ("KINH PHÍ", list(_money(event))),
        ("TỔ CHỨC THỰC HIỆN", list(_prepared(event))),
    ))  # fmt: skip
    asks = f"{within(issuer.name, event.locality)} yêu cầu các cơ quan, đơn vị tại mục VI"
    closing = Text(f"{asks} tổ chức thực hiện Kế hoạch này./.")
    return Paper((*body, closing), tuple(programme))


def _programme(event: Event, kind: str, issuer: Agency) -> Iterator[Appendix]:
    rows = tuple(
        (short_day(day.on) if at == 0 else None, line.item.hours, line.item.text_vi,
         or_open(line.item.place_vi, "địa điểm"), or_open("; ".join(map(str, line.hosts)), "người chủ trì"))
        for day in programme_of(event) for at, line in enumerate(day.lines)
    )  # fmt: skip
    if rows:
        yield Appendix(f"Chương trình {event.name_vi}", caption(kind, issuer), Grid(PROGRAMME, rows))


def _taking_part(event: Event) -> Iterator[Block]:
    """Who takes part by country, and who is invited: how many, not who."""
    rows = [
        (str(at), one.country.name_vi if one.country else "Việt Nam", number(one.artists), number(one.guests))
        for at, one in enumerate(event.participations.all(), start=1)
    ]
    invited = event.invitees.count()
    yield from map(Text, present((invited, "Danh sách mời: {} cơ quan, tổ chức, cá nhân.")))
    if rows:
        yield Grid(COMING, tuple(rows), (), frozenset({2, 3}))
    elif not invited:
        yield Text("[bổ sung thành phần].")


def _money(event: Event) -> Iterator[Block]:
    yield Text(f"Nguồn kinh phí: {small_or_open(event.funding, 'nguồn kinh phí')}.")
    yield from _sponsored(event)


def _sponsored(event: Event) -> Iterator[Block]:
    given = [
        f"{one.name}{f' ({small_first(one.what)})' if one.what else ''}"
        f"{f': {number(one.worth)} đồng' if one.worth else ''}"
        for one in event.sponsors.all()
    ]
    if given:
        yield Text(f"Tài trợ: {'; '.join(given)}.")


def _prepared(event: Event) -> Iterator[Block]:
    """Who prepares what until when, what is due first above."""
    rows = sorted(event.preparations.select_related("agency", "event"), key=lambda row: (row.due, row.pk))
    today = timezone.localdate()
    told = [(str(at), one.text, one.agency.name, _until(one, today)) for at, one in enumerate(rows, start=1)]
    yield Grid(PREPARED, tuple(told or [("1", "[bổ sung nhiệm vụ]", event.agency.name, "[bổ sung thời hạn]")]))


def _until(one: Preparation, today: date) -> str:
    """The day; of what is done that it is; a day that is past is none that a plan can set."""
    if one.done_on is not None:
        return "đã hoàn thành"
    return short_day(one.due) if one.due >= today else "[bổ sung thời hạn]"


def _report(event: Event, issuer: Agency) -> Paper:
    above = within(_above(issuer), event.locality)
    body = [
        Text(f"{issuer.name} báo cáo kết quả tổ chức {event.name_vi} như sau:"),
        *in_sections((
            ("TÌNH HÌNH TỔ CHỨC", [
                Text(f"Thời gian: {span_said(event.starts_on, event.ends_on)}. Địa điểm: "
                     f"{or_open(event.place, 'địa điểm')}."),
                *_came(event),
            ]),
            ("KẾT QUẢ", [*paragraphs(event.results or "[bổ sung kết quả]"), *map(Text, _figures(event))]),
            ("KINH PHÍ", list(_money(event))),
            ("HẠN CHẾ, KINH NGHIỆM, ĐỀ XUẤT", list(paragraphs(event.lessons or OPEN_OR_NONE))),
        )),
        Text(f"{issuer.name} kính báo cáo {above}./."),
    ]  # fmt: skip
    return Paper(tuple(body))


def _came(event: Event) -> Iterator[Block]:
    """Who came from abroad: how many artists and guests of how many countries."""
    rows = [one for one in event.participations.all() if one.country_id]
    artists, guests = sum(one.artists for one in rows), sum(one.guests for one in rows)
    said = present((artists, "{} nghệ sĩ, nghệ nhân, vận động viên"), (guests, "{} khách, đại biểu"))
    if said:
        yield Text(f"Thành phần nước ngoài: {' và '.join(said)} của {counted(len(rows))} nước.")


def _figures(event: Event) -> Iterator[str]:
    """Lượt khách: 18.500; tin, bài: 34; khảo sát: 381/420 phiếu hài lòng (90,7%)."""
    said = [f"lượt khách: {number(event.visitors)}"] if event.visitors else []
    said += present((event.reports or 0, "tin, bài: {}"))
    if event.asked:
        share = f"{100 * (event.pleased or 0) / event.asked:.1f}".replace(".", ",")
        said.append(f"khảo sát: {number(event.pleased or 0)}/{number(event.asked)} phiếu hài lòng ({share}%)")
    if said:
        yield f"Số liệu: {'; '.join(said)}."


def why_not(_event: Event, what: str) -> str:
    """Why one of the papers cannot be written of it now."""
    if what == What.REPORT:
        return _("Sự kiện chưa diễn ra nên chưa có gì để báo cáo.")
    return _("Sự kiện đã kết thúc nên không lập kế hoạch nữa.")


PAPERS = PaperSet(What, writable, why_not, compose, lambda event, _what: event.agency_id)
