"""What a conference says in its documents: the request with its scheme, the report afterwards, the yearly report.

The parts follow forms 01, 02 and 03 of Decision 06/2020/QĐ-TTg; the words are ours. What the record does not know stays
in brackets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.agencies.models import Agency, Locality
from nhipcau.agencies.queries import committee_over
from nhipcau.common.numbers import number
from nhipcau.conferences.models import Attendance, Conference
from nhipcau.conferences.models import Paper as What
from nhipcau.documents.fragments import (
    GOVERNMENT,
    MINISTRY,
    OPEN_OR_NONE,
    annex_said,
    or_open,
    small_or_open,
    span_said,
)
from nhipcau.documents.models import Kind
from nhipcau.documents.papers import Appendix, Block, Composed, Grid, Paper, Text, in_sections
from nhipcau.programmes.queries import programme_of
from nhipcau.records.papers import PaperSet
from nhipcau.reports.phrases import counted, present, short_day
from nhipcau.reports.writing.letterhead import caption, lower_first, paragraphs, within

KINDS = {What.REQUEST: Kind.RECORD_LETTER, What.REPORT: Kind.RECORD_REPORT}
ACT = "Quyết định số 06/2020/QĐ-TTg"
YEARLY = ("TT", "Tên hội nghị, hội thảo", "Thời gian", "Địa điểm, hình thức", "Đơn vị tổ chức", "Đại biểu nước ngoài",
          "Đại biểu Việt Nam", "Nguồn kinh phí", "Văn bản cho phép")  # fmt: skip


def writable(conference: Conference, today: date) -> list[What]:
    """The papers that can be written of it on a day: the request until it is permitted or over, then the report."""
    is_before = today <= conference.ends_on and not conference.decision
    return [What.REQUEST] * is_before + [What.REPORT] * (today >= conference.starts_on)


def compose(conference: Conference, issuer: Agency, what: str) -> Composed:
    """The paper as it would be written now."""
    committee = committee_over(issuer)
    above = committee.name if committee else GOVERNMENT
    with translation.override("vi"):  # official text, whatever language the page is in
        about, paper = WRITERS[What(what)](conference, issuer, above)
    addressee = _heads(above) if what == What.REQUEST else above
    return Composed(what, issuer, KINDS[What(what)], about, (addressee,), paper)


def _span(row: Conference) -> str:
    return span_said(row.starts_on, row.ends_on)


def _request(row: Conference, issuer: Agency, above: str) -> tuple[str, Paper]:
    """The letter with the scheme: to whom may permit it, or to whom may bring it before the Prime Minister."""
    onwards = row.is_the_governments and above != GOVERNMENT
    asked = f"trình {GOVERNMENT} cho phép tổ chức" if onwards else "cho phép tổ chức"
    programme = _programme(row, "Công văn", issuer)
    scheme = tuple(_scheme(row, "Phụ lục II" if programme else "[bổ sung chương trình]"))
    annexes = (
        Appendix(f"Đề án tổ chức {row.name_vi}", caption("Công văn", issuer), text=scheme),
        *programme, *_by_country(row, "Công văn", issuer, came=False),
    )  # fmt: skip
    form, place = lower_first(str(row.get_form_display())), _place(row)
    texts = (
        f"Thực hiện {ACT}, {issuer.name} báo cáo về {row.name_vi} như sau:",
        f"1. Thời gian: {_span(row)}. Hình thức: {form}." + f" Địa điểm: {place}." * bool(place),
        f"2. Đại biểu: {_people(row)}.",
        f"3. Đề án tổ chức: {annex_said(annexes, annexes[0])}.",
        *(f"4. Thẩm quyền cho phép: {why}." for why in _why_the_governments(row)),
        f"{issuer.name} kính trình {_heads(within(above, row.locality))} xem xét, {asked}./.",
    )
    return f"xin phép tổ chức {row.name_vi}", Paper(tuple(map(Text, texts)), annexes)


def _place(row: Conference) -> str:
    """Where it takes place; empty of one that is held online alone and names none."""
    return "" if row.form == Conference.Form.ONLINE and not row.place else or_open(row.place, "địa điểm")


def _heads(above: str) -> str:
    """Chủ tịch Ủy ban nhân dân tỉnh …: it is the head of a Committee who permits."""
    return above if above == GOVERNMENT else f"Chủ tịch {above}"


def _why_the_governments(row: Conference) -> Iterator[str]:
    """Why the Prime Minister permits it (Decision 06/2020/QĐ-TTg, Art. 3); nothing of what others permit."""
    reasons = (
        (row.has_ministers, "có khách cấp bộ trưởng hoặc tương đương trở lên"),
        (row.is_sensitive, "có nội dung liên quan chủ quyền, an ninh, quốc phòng, dân tộc, tôn giáo, nhân quyền"),
    )
    found = "; ".join(said for holds, said in reasons if holds)
    if found:
        yield f"{GOVERNMENT} (Điều 3 {ACT}), do {row.name_vi} {found}"


def _scheme(row: Conference, programme: str) -> Iterator[Text]:
    """The parts of form 01; ``programme`` says where it stands."""
    online = f"; phương tiện: {small_or_open(row.technology, 'phương tiện')}" * (row.form != Conference.Form.PRESENT)
    partners = "; ".join(one.name_vi for one in row.partners.all())
    parts = (
        ("1. Lý do tổ chức", small_or_open(row.reason, "lý do")),
        ("2. Mục đích, nội dung",
         f"{small_or_open(row.aim, 'mục đích, nội dung')}; chương trình: {programme}"),
        ("3. Thời gian, địa điểm, hình thức",
         "; ".join(filter(None, (_span(row), _place(row), lower_first(str(row.get_form_display()))))) + online),
        ("4. Hoạt động bên lề", small_or_open(row.around, "hoạt động bên lề, hoặc ghi không có")),
        ("5. Đơn vị tổ chức, đơn vị phối hợp", f"{row.agency.name}; {partners or '[bổ sung đơn vị nước ngoài]'}"),
        ("6. Số lượng, thành phần đại biểu", _people(row)),
        ("7. Nguồn kinh phí", small_or_open(row.funding, "nguồn kinh phí")),
    )  # fmt: skip
    for heading, said in parts:
        yield Text(heading, "heading")
        yield Text(f"{said[:1].upper()}{said[1:]}.")


def _people(row: Conference) -> str:
    """120 người, trong đó 20 đại biểu nước ngoài của 03 nước."""
    rows = list(row.attendances.all())
    abroad = [one for one in rows if one.country_id]
    whole, foreign = sum(one.planned for one in rows), sum(one.planned for one in abroad)
    if not whole:
        return "[bổ sung số lượng, quốc tịch đại biểu]"
    return f"{counted(whole)} người, trong đó {counted(foreign)} đại biểu nước ngoài của {counted(len(abroad))} nước"


def _programme(row: Conference, kind: str, issuer: Agency) -> list[Appendix]:
    """The programme, as far as it is known: one annex or none."""
    lines = tuple(
        (short_day(day.on), f"{line.item.starts:%H:%M}", line.item.text_vi, "; ".join(map(str, line.hosts)))
        for day in programme_of(row) for line in day.lines
    )  # fmt: skip
    title = f"Chương trình {row.name_vi}"
    return [Appendix(title, caption(kind, issuer), Grid(("Ngày", "Giờ", "Nội dung", "Chủ trì"), lines))] * bool(lines)


def _by_country(row: Conference, kind: str, issuer: Agency, *, came: bool) -> list[Appendix]:
    """Who comes by country, as far as it is known; who ``came`` is not known before."""
    people = list(row.attendances.all())
    columns = ("TT", "Quốc tịch", "Dự kiến", "Đã dự")[: 4 if came else 3]
    rows = [*(_attending(str(at), one) for at, one in enumerate(people, start=1)), _all_of(people)]
    cut, figures = tuple(cells[: len(columns)] for cells in rows), frozenset(range(2, len(columns)))
    grid = Grid(columns, cut, (), figures, has_total=True)
    return [Appendix("Đại biểu theo quốc tịch", caption(kind, issuer), grid)] * bool(people)


def _attending(at: str, one: Attendance) -> tuple[str, ...]:
    return at, one.country.name_vi if one.country else "Việt Nam", number(one.planned), number(one.came)


def _all_of(people: Sequence[Attendance]) -> tuple[str, ...]:
    return "", "Tổng cộng", number(sum(one.planned for one in people)), number(sum(one.came or 0 for one in people))


def _report(row: Conference, issuer: Agency, above: str) -> tuple[str, Paper]:
    """The parts of form 02."""
    by = f"{row.decision} ngày {short_day(row.decided_on)}" if row.decided_on else "[bổ sung văn bản cho phép]"
    came = sum(one.came or 0 for one in row.attendances.all())
    foreign = sum(one.came or 0 for one in row.attendances.all() if one.country_id)
    parts = f"{counted(came - foreign)} đại biểu trong nước, {counted(foreign)} đại biểu nước ngoài"
    people = present((came, f"Số đại biểu dự: {{}} người ({parts})."))
    body = [
        Text(f"Thực hiện {by}, {issuer.name} báo cáo kết quả tổ chức {row.name_vi} như sau:"),
        *in_sections((
            ("TÌNH HÌNH TỔ CHỨC", [
                Text(f"Thời gian: {_span(row)}" + f"; địa điểm: {_place(row)}" * bool(_place(row)) + "."),
                Text("".join(people) or "[bổ sung số đại biểu đã dự]"),
            ]),
            ("KẾT QUẢ", list(paragraphs(row.results or "[bổ sung kết quả]"))),
            ("KINH PHÍ", [Text(f"Nguồn kinh phí: {small_or_open(row.funding, 'nguồn, số đã chi')}.")]),
            ("VẤN ĐỀ PHÁT SINH, ĐỀ XUẤT", list(paragraphs(row.matters or OPEN_OR_NONE))),
        )),
        Text(f"{issuer.name} kính báo cáo {within(above, row.locality)}./."),
    ]  # fmt: skip
    annexes = *_programme(row, "Báo cáo", issuer), *_by_country(row, "Báo cáo", issuer, came=True)
    return f"Kết quả tổ chức {row.name_vi}", Paper(tuple(body), annexes)


WRITERS = {What.REQUEST: _request, What.REPORT: _report}


def why_not(_conference: Conference, what: str) -> str:
    """Why one of the papers cannot be written of it now."""
    if what == What.REPORT:
        return _("Hội nghị, hội thảo chưa diễn ra nên chưa có gì để báo cáo.")
    return _("Hội nghị, hội thảo đã được phép hoặc đã kết thúc nên không xin phép nữa.")


PAPERS = PaperSet(What, writable, why_not, compose, lambda conference, _what: conference.agency_id)


@dataclass(frozen=True, slots=True)
class YearOfConferences:
    """The conferences of a yearly report: what took place between two days."""

    issuer: Agency
    since: date
    until: date
    rows: Sequence[Conference]

    @property
    def about(self) -> str:
        place = lower_first(self.issuer.locality.name)
        return f"Tình hình tổ chức hội nghị, hội thảo quốc tế năm {self.until.year} của {place}"


def year_of_conferences(issuer: Agency, locality: Locality, since: date, until: date) -> YearOfConferences:
    """What ended between two days and was not called off, the first first."""
    rows = Conference.objects.filter(locality=locality, ends_on__range=(since, until), cancelled_on=None)
    found = rows.select_related("agency").prefetch_related("attendances__country").order_by("starts_on", "pk")
    return YearOfConferences(issuer, since, until, list(found))


def yearly_paper(year: YearOfConferences) -> Paper:
    """The report of a year to the Ministry of Foreign Affairs (form 03): how many, and the list."""
    with translation.override("vi"):
        name, count, place = year.issuer.name, len(year.rows), lower_first(year.issuer.locality.name)
        foreign = sum(_came(row, abroad=True) for row in year.rows)
        span = f"Từ ngày {short_day(year.since)} đến ngày {short_day(year.until)}"
        government = sum(row.is_the_governments for row in year.rows)
        held = present(
            (count, "tổ chức {} hội nghị, hội thảo quốc tế"),
            (government, "trong đó {} do Thủ tướng Chính phủ cho phép"),
            (foreign, f"có {number(foreign)} lượt đại biểu nước ngoài dự"),
        )
        body: list[Block] = [
            Text(f"Thực hiện {ACT}, {name} báo cáo như sau:"),
            Text(f"{span}, {place} {', '.join(held) or 'không tổ chức hội nghị, hội thảo quốc tế'}."),
            Text(f"{name} báo cáo {MINISTRY} tổng hợp./."),
        ]
        rows = tuple(_yearly_row(at, row) for at, row in enumerate(year.rows, start=1))
    annex = Appendix("Danh sách hội nghị, hội thảo quốc tế", caption("Báo cáo", year.issuer), Grid(YEARLY, rows))
    return Paper(tuple(body), (annex,) * bool(rows))


def _came(row: Conference, *, abroad: bool) -> int:
    return sum(one.came or 0 for one in row.attendances.all() if bool(one.country_id) == abroad)


def _yearly_row(at: int, row: Conference) -> tuple[str, ...]:
    where = "; ".join(filter(None, (row.place, lower_first(str(row.get_form_display())))))
    return (
        str(at), row.name_vi, _span(row), where, row.agency.name, number(_came(row, abroad=True)),
        number(_came(row, abroad=False)), " ".join(row.funding.split()), row.decision,
    )  # fmt: skip
