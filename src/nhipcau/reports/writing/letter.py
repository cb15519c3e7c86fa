"""The letters that ask an agency for what is late, or for what it has said nothing of (công văn), in official form.

An equal is asked, never ordered; a body outside the People's Committee is asked to cooperate. Only tasks that the
agency leads, no standing duties. What is late is asked for with its cause and the new date; what is merely not updated,
in a softer letter of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F
from django.utils import translation

import kehoach
from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency
from nhipcau.common.unlocked import before_the_lock
from nhipcau.plans.models import Item, Plan
from nhipcau.plans.queries import live_assignments
from nhipcau.reports.phrases import counted, due_phrase, short_day, short_title
from nhipcau.reports.writing.letterhead import OPEN_ISSUER, caption, cited, lower_first, named, on_letterhead
from nhipcau.work.models import Status
from nhipcau.work.queries import Followed, answering, with_status

COLUMNS = ("TT", "Nhiệm vụ", "Thời hạn", "Số ngày quá hạn", "Kết quả đã cập nhật")
WIDTHS = (12, 96, 36, 24, 84)


@dataclass(frozen=True, slots=True)
class Urge:
    """One of the two letters: what its summary asks, how it names the tasks, what it asks by a day, who has a copy."""

    what: str
    state: str
    asked: str
    copies: tuple[str, ...] = ()


LATE = Urge(
    "đẩy nhanh tiến độ nhiệm vụ quá hạn của",
    "quá hạn chưa hoàn thành",
    "quan tâm chỉ đạo, đẩy nhanh tiến độ; trước ngày {by}, cập nhật kết quả và cho biết nguyên nhân chậm, biện pháp, "
    "thời hạn hoàn thành. Trường hợp cần điều chỉnh thời hạn, đề nghị nêu rõ thời hạn mới để tổng hợp, trình cấp có "
    "thẩm quyền xem xét.",
    ("Ủy ban nhân dân tỉnh (để b/c)",),
)
SILENT = Urge(
    "cập nhật kết quả thực hiện",
    "chưa được cập nhật kết quả",
    "phối hợp cập nhật kết quả đã thực hiện, khó khăn, vướng mắc (nếu có) trước ngày {by}; trường hợp chưa triển khai, "
    "đề nghị cho biết thời gian dự kiến.",
)
ANSWER_WITHIN = timedelta(days=8)
"""Days in which an answer is asked for."""
MOST_IN_TEXT = 2
"""Tasks up to which they stand in the letter itself; of more there is an annex."""


def urged_assignments(plan: Plan, agency: Agency, today: date) -> "list[Followed]":
    """What the agency is asked for: what is late, the longest first; else what is dated and has not been updated."""
    rows = with_status(answering(live_assignments(plan).filter(agency=agency)), today)
    rows = rows.exclude(task__item__kind=Item.Kind.DUTY).select_related("task__item", "latest__progress")
    rows = rows.order_by(F("due_now").asc(nulls_last=True), "task__item__position")
    late = list(rows.filter(status=Status.LATE))
    return late or list(rows.filter(status=Status.SILENT, due_now__isnull=False))


@before_the_lock
def reminder_letter(plan: Plan, agency: Agency, issuer: Agency | None, today: date) -> bytes:
    """The letter as .docx, in Vietnamese whatever language the page is in."""
    with translation.override("vi"):
        return kehoach.write_official(reminder(plan, agency, issuer, today))


def reminder(plan: Plan, agency: Agency, issuer: Agency | None, today: date) -> kehoach.OfficialDocument:
    """The letter as a document: about what is late, or else about what was not updated."""
    rows = urged_assignments(plan, agency, today)
    urge = LATE if any(row.status == Status.LATE for row in rows) else SILENT
    is_listed = len(rows) > MOST_IN_TEXT
    return on_letterhead(
        issuer,
        "",
        today,
        type="",
        title=f"{urge.what} {cited(plan)}",
        addressees=(agency.name,),
        body=tuple(map(kehoach.Text, _body(plan, agency, issuer, (urge, rows), today))),
        recipients=("Như trên", *urge.copies),
        appendices=(_annex(rows, issuer, today),) * is_listed,
    )


def _body(
    plan: Plan, agency: Agency, issuer: Agency | None, urged: "tuple[Urge, list[Followed]]", today: date
) -> Iterator[str]:
    urge, rows = urged
    name, above = issuer.name if issuer else OPEN_ISSUER, plan.issuer or plan.locality.name
    yield (
        f"Thực hiện {named(plan)} {lower_first(plan.title)}, theo kết quả cập nhật đến ngày {short_day(today)}, "
        f"{agency.name} có {counted(len(rows))} nhiệm vụ chủ trì {urge.state}"
        f"{' (danh sách kèm theo).' if len(rows) > MOST_IN_TEXT else ':'}"
    )
    if len(rows) <= MOST_IN_TEXT:
        yield from (_line(row, today) for row in rows)
    asks = ("đề nghị", "trân trọng đề nghị")[letterhead_of(agency).is_outside]
    asked = urge.asked.format(by=short_day(today + ANSWER_WITHIN))
    yield f"Để kịp thời tổng hợp, báo cáo {above}, {name} {asks} {agency.name} {asked}"
    yield f"Rất mong nhận được sự quan tâm, phối hợp của {agency.name}./."


def _line(row: "Followed", today: date) -> str:
    late = "".join(f", quá hạn {days} ngày" for days in _days_late(row, today))
    return f"- {short_title(row.task.item.text)} (thời hạn {due_phrase(row.due_now, row.task.time_text)}{late})."


def _days_late(row: "Followed", today: date) -> list[int]:
    """By how many days a part is late; none where it is not."""
    return [(today - row.due_now).days] if row.due_now and row.status == Status.LATE else []


def _annex(rows: "list[Followed]", issuer: Agency | None, today: date) -> kehoach.Appendix:
    cells = tuple(_cells(at, row, today) for at, row in enumerate(rows, start=1))
    grid = kehoach.Grid(COLUMNS, cells, WIDTHS, frozenset({3}))
    return kehoach.Appendix("Danh sách nhiệm vụ", caption("Công văn", issuer), grid)


def _cells(at: int, row: "Followed", today: date) -> tuple[str, ...]:
    latest = getattr(row, "latest", None)
    days = "".join(map(str, _days_late(row, today)))
    return (
        str(at), row.task.item.text, due_phrase(row.due_now, row.task.time_text).capitalize(), days,
        latest.progress.note if latest else "",
    )  # fmt: skip
