"""Everything that a consolidated report says, as values: the one place from which every form of it is made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils import translation

from nhipcau.agencies.models import Agency
from nhipcau.inspections.queries import inspected_between
from nhipcau.plans.models import Assignment, Item, Plan, Status, Task
from nhipcau.plans.recurrence import occurrence_of
from nhipcau.reports.drafts import DIFFICULTIES, DIRECTION, OVERVIEW, PROPOSALS, Slot
from nhipcau.reports.keys import parse_key
from nhipcau.reports.models import ConsolidatedReport, Passage, Period, Submission
from nhipcau.reports.phrases import Returns
from nhipcau.reports.plan_on_day import PlanThen, plan_then, said_by
from nhipcau.reports.returns import returns_of, submissions_gathered
from nhipcau.reports.slots import MOST_GATHERED, report_slots
from nhipcau.work.indicators.reach import Reach, plan_reach
from nhipcau.work.queries import Followed
from nhipcau.work.tallies import PlanCounts, Tally, section_name, task_statuses_of

AT_ONCE = 2000
"""Assignments that are held while the appendix is written."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one agency did of a task: its part of a row of the appendix; of recurring work of the return at hand."""

    agency: str
    occurrence: str
    due: date | None
    status: Status
    percent: int | None
    said: str
    days_late: int
    done_on: date | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of the appendix: one task, with an answer of each agency that leads or does it."""

    number: int
    locator: str
    text: str
    partners: tuple[str, ...]
    outputs: tuple[str, ...]
    time: str
    answers: tuple[Answer, ...]
    called: str = ""
    section: str = ""
    is_duty: bool = False


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything that the consolidated report says, before it is a document.

    Rows of the appendix are not kept: ``rows()`` reads them anew, a few thousand assignments at a time. ``asked`` is
    what the Committee asks of those above it; ``visited`` are the agencies that were inspected in the period.
    """

    plan: Plan
    period: Period
    report: ConsolidatedReport
    today: date
    until: date
    issuer: Agency | None
    counts: PlanCounts
    reach: list[Reach]
    slots: dict[str, Slot]
    accepted: int
    waiting: int
    missing: list[str]
    returns: Returns
    then: PlanThen
    addressee: str = ""
    asked: str = ""
    visited: Sequence[Agency] = ()

    @property
    def is_upward(self) -> bool:
        """True of the Committee's own report: it goes to those above the province."""
        return self.issuer is not None and self.issuer.kind == Agency.Kind.COMMITTEE

    @property
    def whole(self) -> Tally:
        """The plan's tasks by status."""
        return self.counts.whole

    @property
    def by_section(self) -> list[Tally]:
        return self.counts.by_section

    @property
    def expected(self) -> int:
        return self.accepted + self.waiting + len(self.missing)

    @property
    def is_gathered(self) -> bool:
        """True where agencies' words stand in the report's own text, not in an appendix."""
        return self.accepted <= MOST_GATHERED

    @property
    def is_told(self) -> bool:
        """True where the text has told what came of each task: the agencies' words stand in it, section by section."""
        return self.is_gathered and any(slot.text.strip() for slot in self.sections)

    @property
    def sections(self) -> list[Slot]:
        return [slot for slot in self.slots.values() if parse_key(slot.key).kind == "section"]

    def said(self, key: str) -> str:
        slot = self.slots.get(key)
        return slot.text if slot else ""

    def rows(self) -> Iterator[ReportRow]:
        """The appendix, task by task in the plan's order."""
        return report_rows(self.then)

    def words(self) -> "Iterator[tuple[str, dict[str, str]]]":
        """(agency, what it wrote by passage) of every accepted report, where they are too many for the text."""
        return agency_words(self.period)


def report_of(period: Period) -> ConsolidatedReport:
    """The period's report, or an unsaved empty one."""
    return ConsolidatedReport.objects.filter(period=period).first() or ConsolidatedReport(period=period)


def report_content(period: Period, issuer: Agency | None, today: date) -> ReportContent:
    """Gathers the report of a period: the plan as it stood on the last day that counts."""
    plan, day = period.plan, period.counted_day(today)
    with translation.override("vi"):
        then = plan_then(plan, day)
        report = report_of(period)
        submissions = submissions_gathered(period, issuer)
        return ReportContent(
            plan=plan,
            period=period,
            report=report,
            today=today,
            until=day,
            issuer=issuer,
            counts=then.counts(),
            reach=plan_reach(plan, day),
            slots={slot.key: slot for slot in report_slots(report, today, then)},
            accepted=sum(row.state == Submission.State.ACCEPTED for row in submissions),
            waiting=sum(row.state == Submission.State.SENT for row in submissions),
            missing=[row.agency.name for row in submissions if row.is_open],
            returns=returns_of(period, submissions),
            then=then,
            visited=inspected_between(plan, period.starts_on, day),
        )


def report_rows(then: PlanThen) -> Iterator[ReportRow]:
    """The rows of the appendix as they stood on the day, in the plan's order; read a few thousand at a time."""
    assignments = (
        Assignment.objects.filter(task__plan=then.plan)
        .on(then.day)
        .select_related("agency")
        .prefetch_related(Prefetch("progress", said_by(then.day)), "progress__evidence")
        .order_by("task__item__position", "task_id", "position", "pk")
    )
    rows = then.stood(assignments.iterator(chunk_size=AT_ONCE))
    ahead = next(rows, None)
    for at, task in enumerate(then.tasks, start=1):
        own = []
        while ahead is not None and ahead.task_id == task.pk:
            own.append(ahead)
            ahead = next(rows, None)
        yield _report_row(at, task, own, then.day)


def _report_row(number: int, task: Task, assignments: "list[Followed]", day: date) -> ReportRow:
    return ReportRow(
        number=number,
        locator=task.item.locator,
        text=task.item.text,
        partners=tuple(a.display_name for a in assignments if a.role == Assignment.Role.COORDINATE),
        outputs=tuple(task.outputs),
        time=task.time_text,
        answers=tuple(_answer(a, task, day) for a in assignments if a.role in Assignment.ANSWERING),
        called=task.called,
        section=section_name(task.item.top_section),
        is_duty=task.item.kind == Item.Kind.DUTY,
    )


def _days_late(row: "Followed", done_on: date | None, day: date) -> int:
    """By how many days a part was done late, or is late; none where it is not."""
    if row.due_now is None or row.status not in (Status.LATE, Status.DONE_LATE):
        return 0
    return ((done_on or day) - row.due_now).days


def _answer(row: "Followed", task: Task, day: date) -> Answer:
    """The last word on the due date at hand; evidence of all that was said on it."""
    said = [word for word in row.progress.all() if word.occurrence == row.occurrence_now]
    at = occurrence_of(task, row.occurrence_now, row.since)
    evidence = dict.fromkeys(file.name for progress in said for file in progress.evidence.all())
    return Answer(
        agency=row.display_name,
        occurrence=at.name if at else "",
        due=row.due_now,
        status=Status(row.status),
        percent=said[0].percent if said else None,
        said=said[0].note if said else "",
        days_late=_days_late(row, said[0].done_on if said else None, day),
        done_on=said[0].done_on if said else None,
        evidence=tuple(evidence),
    )


def agency_words(period: Period) -> "Iterator[tuple[str, dict[str, str]]]":
    """What every accepted agency wrote, agency by agency, read a few thousand passages at a time."""
    keys = (OVERVIEW, DIFFICULTIES, DIRECTION, PROPOSALS)
    rows = Passage.objects.filter(
        submission__period=period, submission__state=Submission.State.ACCEPTED, key__in=keys
    ).exclude(text="")
    named = rows.order_by("submission__agency__sort_key", "submission_id", "pk")
    own: dict[str, str] = {}
    name, at = "", None
    for pk, agency, key, text in named.values_list(
        "submission", "submission__agency__name", "key", "text"
    ).iterator(chunk_size=AT_ONCE):  # fmt: skip
        if pk != at and own:
            yield name, own
            own = {}
        at, name = pk, agency
        own[key] = text
    if own:
        yield name, own


def figures_of(content: ReportContent) -> dict[str, Any]:
    """The figures of a report as plain values: what is kept when it is issued, and compared afterwards."""
    return {
        "until": content.until.isoformat(),
        "agencies": {
            "expected": content.expected, "accepted": content.accepted, "waiting": content.waiting,
            "missing": len(content.missing),
        },
        "whole": _tally(content.whole),
        "duties": _tally(content.counts.duties),
        "parts": _tally(content.counts.parts),
        "sections": [{"name": tally.name, **_tally(tally)} for tally in content.by_section],
        "indicators": [
            {
                "name": row.indicator.name, "unit": row.indicator.unit,
                "baseline": _figure(row.indicator.baseline), "target": _figure(row.target),
                "target_year": row.target_year, "value": _figure(row.last.value if row.last else None),
            }
            for row in content.reach
        ],
    }  # fmt: skip


def figures_at_issue(content: ReportContent) -> dict[str, Any]:
    """The figures, and how each task stood by its key: what a report leaves behind when it is issued."""
    statuses = task_statuses_of(content.then.counted_tasks, content.then.parts, content.until)
    return figures_of(content) | {"tasks": {str(key): status.value for key, status in statuses.items()}}


def _tally(tally: Tally) -> dict[str, int]:
    return {status.value: count for status, count in tally.counts} | {"total": tally.total}


def _figure(value: Any) -> str | None:
    """A decimal as the shortest text that says it exactly."""
    return None if value is None else format(value.normalize(), "f")
