"""The record of a plan: which events are about it, and what each is about in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from nhipcau.audit.models import Event
from nhipcau.audit.queries import events_about
from nhipcau.inspections.models import Inspection
from nhipcau.plans.models import Amendment, Assignment, Indicator, Item, Plan, Task
from nhipcau.reports.models import ConsolidatedReport, Period, Submission
from nhipcau.work.models import Difficulty


def plan_events(plan: Plan, *more: QuerySet[Any]) -> QuerySet[Event]:
    """What happened to a plan and to everything in it, and to ``more`` of it, the newest first."""
    return events_about((
        *more,
        Plan.objects.filter(pk=plan.pk),
        Item.objects.filter(plan=plan),
        Task.objects.filter(plan=plan),
        Amendment.objects.filter(plan=plan),
        Indicator.objects.filter(plan=plan),
        Inspection.objects.filter(plan=plan),
        Assignment.objects.filter(task__plan=plan),
        Difficulty.objects.filter(assignment__task__plan=plan),
        Period.objects.filter(plan=plan),
        Submission.objects.filter(period__plan=plan),
        ConsolidatedReport.objects.filter(period__plan=plan),
    ))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about, in words, and the task or the period where it can be seen."""

    label: str
    task_id: int | None = None
    period_id: int | None = None


def event_subjects(events: Iterable[Event]) -> dict[tuple[str, int], Subject]:
    """For the model and key of each target below a plan what it is called; one query for each kind of target."""
    ids: dict[str, set[int]] = {}
    for event in events:
        ids.setdefault(event.target_model, set()).add(event.target_id)
    found: dict[tuple[str, int], Subject] = {}
    for model, rows in (
        (Item, Item.objects.select_related("task")),
        (Task, Task.objects.select_related("item")),
        (Assignment, Assignment.objects.select_related("task__item", "agency")),
        (Difficulty, Difficulty.objects.select_related("assignment__task__item", "assignment__agency")),
        (Amendment, Amendment.objects.all()),
        (Indicator, Indicator.objects.all()),
        (Inspection, Inspection.objects.select_related("agency")),
        (Period, Period.objects.all()),
        (Submission, Submission.objects.select_related("agency", "period")),
        (ConsolidatedReport, ConsolidatedReport.objects.select_related("period")),
    ):
        label = model._meta.label_lower
        for row in rows.filter(pk__in=ids[label]) if label in ids else ():
            found[label, row.pk] = _subject_of(row)
    return found


def _subject_of(row: Any) -> Subject:
    match row:
        case Item():
            subject = Subject(row.place_in_words, task_id=row.task.pk if hasattr(row, "task") else None)
        case Task():
            subject = Subject(row.item.place_in_words, task_id=row.pk)
        case Assignment():
            subject = Subject(f"{row.task.item.place_in_words} – {row.display_name}", task_id=row.task_id)
        case Difficulty():
            subject = _subject_of(row.assignment)
        case Amendment() | Indicator() | Inspection():
            subject = Subject(str(row))
        case Submission():
            subject = Subject(f"{row.period.name} – {row.agency}", period_id=row.period_id)
        case ConsolidatedReport():
            subject = Subject(row.period.name, period_id=row.period_id)
        case _:
            subject = Subject(row.name, period_id=row.pk)
    return subject
