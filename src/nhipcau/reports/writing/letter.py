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
from nhipcau.plans.models import Assignment, Item, Plan, Status
from nhipcau.plans.queries import live_assignments
from nhipcau.plans.recurrence import occurrence_of
from nhipcau.reports.phrases import counted, due_phrase, place_of_task, short_day, small_first
from nhipcau.reports.writing.letterhead import (
    OPEN_ISSUER,
    caption,
    cited,
    issuer_within,
    lower_first,
    named,
    on_letterhead,
    quy,
    told_above,
)
from nhipcau.work.queries import Followed, answering, with_status

COLUMNS = ("TT", "Nhiệm vụ", "Thời hạn", "Số ngày quá hạn", "Kết quả đã cập nhật")
WIDTHS = (12, 96, 36, 24, 84)


@dataclass(frozen=True, slots=True)
class Urge:
    """One of two letters: what its summary asks, how it names the tasks, what it asks by a day, why, who has a copy."""

    what: str
    state: str
    asked: tuple[str, ...]
    why: str
    is_told_above: bool = False


LATE = Urge(
    "đẩy nhanh tiến độ nhiệm vụ quá hạn của",
    "quá hạn chưa hoàn thành",
    (
        "1. Quan tâm chỉ đạo, đẩy nhanh tiến độ thực hiện.",
        "2. Trước ngày {by}, cập nhật kết quả và gửi {issuer}: {why}biện pháp và thời hạn hoàn thành. "
        "Trường hợp cần điều chỉnh thời hạn, đề nghị nêu rõ thời hạn mới để {issuer} tổng hợp, trình {above} xem xét.",
    ),
    "Để bảo đảm tiến độ chung và kịp thời tổng hợp, báo cáo",
    is_told_above=True,
)
SILENT = Urge(
    "cập nhật kết quả thực hiện",
    "chưa được cập nhật kết quả",
    ("cập nhật kết quả đã thực hiện, khó khăn, vướng mắc (nếu có) trước ngày {by}; trường hợp chưa triển khai, đề nghị "
     "cho biết thời gian dự kiến.",),
    "Để có cơ sở tổng hợp, báo cáo",
)  # fmt: skip
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
        recipients=("Như trên", *_copied(plan, issuer.pk if issuer else 0, urge, rows)),
        appendices=(_annex(rows, issuer, today),) * is_listed,
    )


def _body(
    plan: Plan, agency: Agency, issuer: Agency | None, urged: "tuple[Urge, list[Followed]]", today: date
) -> Iterator[str]:
    urge, rows = urged
    name, above = issuer.name if issuer else OPEN_ISSUER, issuer_within(plan)
    about = {1: _about_one}.get(len(rows), _about_several)
    yield from about(plan, agency, urged, today)
    asks = ("đề nghị", "trân trọng đề nghị")[letterhead_of(agency).is_outside]
    why = "" if all(map(_reason, rows)) else "nguyên nhân chậm, "
    told = {"by": short_day(today + ANSWER_WITHIN), "issuer": name, "above": above, "why": why}
    first, *others = (text.format(**told) for text in urge.asked)
    opening = f"{urge.why} {above}, {name} {asks} {agency.name}"
    yield from (f"{opening}:", first, *others) if others else (f"{opening} {first}",)
    yield f"Rất mong nhận được sự quan tâm, phối hợp của {quy(agency)}./."


def _copied(plan: Plan, sender: int, urge: Urge, rows: "list[Followed]") -> Iterator[str]:
    """Of what is late: those above, and who coordinates the one task of the letter, to help; of the rest nobody."""
    if not urge.is_told_above:
        return
    yield from told_above(plan)
    if len(rows) == 1:
        yield from (f"{row.display_name} (để biết)" for row in _co_leads(rows[0]) if row.agency_id != sender)
        helping = rows[0].task.assignments.filter(role=Assignment.Role.COORDINATE, until=None, agency__isnull=False)
        others = helping.exclude(agency=sender).select_related("agency")
        yield from (f"{row.display_name} (để phối hợp)" for row in others)


def _co_leads(row: "Followed") -> "list[Assignment]":
    """The others that answer for the same task."""
    answering_too = row.task.assignments.filter(role__in=Assignment.ANSWERING, until=None).exclude(pk=row.pk)
    return list(answering_too.select_related("agency").order_by("position", "pk"))


def _reason(row: "Followed") -> str:
    """Why it is late, as the agency said last; empty where it did not."""
    latest = getattr(row, "latest", None)
    return small_first(latest.progress.reason.strip().rstrip(" .")) if latest else ""


def _until(row: "Followed") -> str:
    """By when it is to be done; of recurring work how often, and which time it is that is asked for."""
    due = due_phrase(row.due_now, row.task.time_text)
    at = occurrence_of(row.task, row.occurrence_now, row.since)
    return f"{small_first(row.task.time_text)}; kỳ {at.name} {due}" if at else f"thời hạn hoàn thành {due}"


def _about_several(plan: Plan, agency: Agency, urged: "tuple[Urge, list[Followed]]", today: date) -> Iterator[str]:
    """How many tasks; two of them a line each, more in the annex."""
    urge, rows = urged
    is_listed = len(rows) > MOST_IN_TEXT
    yield (
        f"Theo kết quả cập nhật đến ngày {short_day(today)} trong thực hiện {named(plan)} {lower_first(plan.title)}, "
        f"{agency.name} có {counted(len(rows))} nhiệm vụ chủ trì {urge.state}"
        f"{(':', ' (danh sách kèm theo).')[is_listed]}"
    )
    yield from (_line(row, today) for row in rows[: MOST_IN_TEXT * (not is_listed)])


def _about_one(plan: Plan, agency: Agency, urged: "tuple[Urge, list[Followed]]", today: date) -> Iterator[str]:
    """One task in a sentence: what the plan gives, what was said of it last, by how many days it is late."""
    [row] = urged[1]
    task, latest = row.task, getattr(row, "latest", None)
    where = f" ({place_of_task(task.item)})" if place_of_task(task.item) else ""
    others = [lead.display_name for lead in _co_leads(row)]
    leads = f"{agency.name} cùng {', '.join(others)} chủ trì" if others else f"{agency.name} chủ trì"
    cited_plan = f"{named(plan)} {lower_first(plan.title)}"
    given = f"Theo {cited_plan}, {leads}" if letterhead_of(agency).is_outside else f"{cited_plan} giao {leads}"
    yield f"{given} {small_first(task.called)}{where}, {_until(row)}."
    said = latest.progress.note.strip().rstrip(" .") if latest else ""
    late = "".join(f" Nhiệm vụ quá hạn {days} ngày." for days in _days_late(row, today))
    late += f" Nguyên nhân: {_reason(row)}." * bool(late and _reason(row))
    if said:
        yield f"Theo kết quả cập nhật đến ngày {short_day(today)}, {agency.name} {small_first(said)}.{late}"
    else:
        yield f"Đến ngày {short_day(today)}, chưa có kết quả được cập nhật đối với nhiệm vụ này.{late}"


def _line(row: "Followed", today: date) -> str:
    late = "".join(f", quá hạn {days} ngày" for days in _days_late(row, today))
    return f"- {row.task.called} (thời hạn {due_phrase(row.due_now, row.task.time_text)}{late})."


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
