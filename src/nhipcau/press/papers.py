"""What a visit of foreign press says in its documents: the answer to a request, the report afterwards.

Facts alone: who, when, where, what was published. Nothing is said of what anybody thinks or writes.
"""

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.agencies.models import Agency
from nhipcau.documents.fragments import MINISTRY, annex_said, or_open, people_said, small_or_open, span_said
from nhipcau.documents.models import Kind
from nhipcau.documents.papers import Appendix, Block, Composed, Grid, Paper, Text
from nhipcau.press.models import Paper as What
from nhipcau.press.models import PressVisit
from nhipcau.press.queries import ANSWERING, REPORTING, steps_followed
from nhipcau.programmes.queries import programme_of
from nhipcau.records.papers import PaperSet
from nhipcau.reports.phrases import counted, short_day
from nhipcau.reports.writing.letterhead import caption, lower_first

KINDS = {What.ANSWER: Kind.RECORD_LETTER, What.REPORT: Kind.RECORD_REPORT}
OPEN_ANSWER = "[bổ sung: chấp thuận, chấp thuận một phần hoặc chưa chấp thuận]"
PROGRAMME = ("TT", "Thời gian", "Nội dung", "Địa điểm", "Người tiếp")
PUBLISHED = ("TT", "Ngày", "Tác phẩm", "Ngôn ngữ", "Liên kết")
ASKING = (PressVisit.Kind.RESIDENT, PressVisit.Kind.FILM)
"""Who asks the Committee itself; the others have a licence of the Ministry."""


def writable(visit: PressVisit, today: date) -> list[What]:
    """The papers that can be written of it on a day: an answer while one is waited for, the report once it began."""
    waits = visit.kind in ASKING and visit.answered_on is None and today <= visit.ends_on
    is_reported_on = today >= visit.starts_on and visit.kind != PressVisit.Kind.RESIDENT
    return [What.ANSWER] * waits + [What.REPORT] * is_reported_on


def why_not(visit: PressVisit, what: str) -> str:
    """Why one of the papers cannot be written of it now."""
    if what == What.ANSWER:
        return _("Không có đề nghị chờ trả lời.")
    if visit.kind == PressVisit.Kind.RESIDENT:
        return _("Hoạt động của văn phòng thường trú không có báo cáo riêng.")
    return _("Đoàn chưa bắt đầu nên chưa có gì để báo cáo.")


def compose(visit: PressVisit, issuer: Agency, what: str) -> Composed:
    """The paper as it would be written now."""
    with translation.override("vi"):  # official text, whatever language the page is in
        outlet = visit.outlet.name_vi
        if what == What.ANSWER:
            paper = Paper(tuple(_answer(visit, issuer)))
            recipients = ("Như trên", MINISTRY, *([visit.agency.name] if visit.agency != issuer else []))
            return Composed(what, issuer, KINDS[What.ANSWER], f"hoạt động của {outlet}", (outlet,), paper, recipients)
        about = f"Hoạt động của {_team(visit)} {outlet} {span_said(visit.starts_on, visit.ends_on)}"
        return Composed(what, issuer, KINDS[What.REPORT], about, (MINISTRY,), _report(visit, issuer))


def _team(visit: PressVisit) -> str:
    return "đoàn phim" if visit.kind == PressVisit.Kind.FILM else "đoàn phóng viên"


def _answer(visit: PressVisit, issuer: Agency) -> Iterator[Block]:
    step = steps_followed(visit).get(ANSWERING)
    on = f" (nhận ngày {short_day(visit.asked_on)})" if visit.asked_on else ""
    act = f", căn cứ {step.act}" if step else ""
    said = str(visit.get_answer_display()) if visit.answer else OPEN_ANSWER
    yield Text(f"Trả lời {small_or_open(visit.asked_by, 'văn bản đề nghị')}{on}{act}, {issuer.name} có ý kiến như sau:")
    days = programme_of(visit)
    yield Text(
        f"1. {said} {people_said(visit.reporters.count())} có tên trong văn bản đề nghị hoạt động tại "
        f"{lower_first(visit.locality.name)} {span_said(visit.starts_on, visit.ends_on)}, theo chương trình:"
    )
    rows = [
        (str(at), f"{line.item.hours} ngày {short_day(line.item.on)}", line.item.text_vi,
         or_open(line.item.place_vi, "địa điểm"), or_open("; ".join(map(str, line.hosts)), "người tiếp"))
        for at, line in enumerate((line for day in days for line in day.lines), start=1)
    ]  # fmt: skip
    open_row = ("1", "[bổ sung thời gian]", "[bổ sung nội dung]", "[bổ sung địa điểm]", "[bổ sung người tiếp]")
    yield Grid(PROGRAMME, tuple(rows or [open_row]))
    kept = "đề nghị các thành viên mang theo thẻ, hộ chiếu và tuân thủ pháp luật Việt Nam"
    yield Text(f"2. Khi hoạt động, {kept}. Thay đổi chương trình, địa bàn cần có ý kiến trước của {issuer.name}.")
    yield Text(f"3. Đầu mối hướng dẫn: {visit.agency.name} ([bổ sung người liên hệ, điện thoại]).")
    yield Text(f"{issuer.name} thông báo để {visit.outlet.name_vi} biết, phối hợp./.")


def _report(visit: PressVisit, issuer: Agency) -> Paper:
    step, annexes = steps_followed(visit).get(REPORTING), tuple(_published(visit, issuer))
    act = f"Thực hiện {step.act}, " if step else ""
    lines = [line for day in programme_of(visit) for line in day.lines]
    places = "; ".join(dict.fromkeys(line.item.place_vi for line in lines if line.item.place_vi))
    where = or_open(places or " ".join(visit.places.split()), "địa điểm")
    count = visit.published.count()
    works = f"{counted(count)} ({annex_said(annexes, annexes[0])})" if count else "chưa ghi nhận"
    texts = (
        f"{act}{issuer.name} báo cáo hoạt động của {_team(visit)} {visit.outlet.name_vi} như sau:",
        f"1. Thời gian: {span_said(visit.starts_on, visit.ends_on)}. Thành phần: "
        f"{people_said(visit.reporters.count())}. Giấy phép: {or_open(visit.licence, 'số giấy phép')}.",
        f"2. Chủ đề: {small_or_open(visit.topic, 'chủ đề')}. Chương trình: {counted(len(lines))} hoạt động; địa điểm: "
        f"{where}.",
        f"3. Tác phẩm đã đăng, phát: {works}.",
        f"4. Vi phạm: {_violated(visit)}.",
        f"{issuer.name} báo cáo {MINISTRY}./.",
    )  # fmt: skip
    return Paper(tuple(map(Text, texts)), annexes)


def _violated(visit: PressVisit) -> str:
    rows = list(visit.violations.all())
    told = sum(row.told_at is not None for row in rows)
    return (
        f"đã lập biên bản {counted(len(rows))} việc, thông báo {MINISTRY} {counted(told)} việc" if rows else "không có"
    )


def _published(visit: PressVisit, issuer: Agency) -> Iterator[Appendix]:
    rows = tuple(
        (str(at), short_day(one.published_on), one.title, str(one.get_language_display()), one.link)
        for at, one in enumerate(visit.published.order_by("published_on", "pk"), start=1)
    )
    if rows:
        yield Appendix("Tác phẩm đã đăng, phát", caption("Báo cáo", issuer), Grid(PUBLISHED, rows))


def likely_issuer(visit: PressVisit, what: str) -> int | None:
    """The agency that guides them reports; the Committee answers."""
    return visit.agency_id if what == What.REPORT else None


PAPERS = PaperSet(What, writable, why_not, compose, likely_issuer)
