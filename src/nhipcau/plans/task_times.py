"""The time of a task set anew, in a draft or at work: what stood before is kept, and own dates fall away."""

from datetime import date, datetime

from nhipcau.plans.models import Assignment, FormerDue, Task
from nhipcau.plans.reading.times import read_time
from nhipcau.plans.recurrence import first_due

TIME_FIELDS = ("time_text", "time_kind", "recurrence", "due")
"""What a task has of its time: as printed, and as it was understood."""


def take_time(task: Task, other: Task) -> None:
    """Gives a task the time of another; it is not saved."""
    for name in TIME_FIELDS:
        setattr(task, name, getattr(other, name))


def set_time(task: Task, text: str, on: date, now: datetime) -> None:
    """Reads a typed time into the task, which is saved. In a plan at work it counts from the day on."""
    before_due, before_recurrence = task.due, task.recurrence
    time = read_time(text, task.plan, task.since)
    task.time_text, task.time_kind, task.recurrence, task.due = text, time.kind, time.recurrence, time.due
    task.save()
    if task.plan.is_draft:
        return
    if task.due != before_due:
        FormerDue.objects.create(task=task, due=before_due, until=on, entered_at=now)
    if task.recurrence != before_recurrence:
        _begin_anew(task, on)
    elif not task.recurrence and task.due != before_due:
        task.assignments.update(due=None)


def _begin_anew(task: Task, on: date) -> None:
    """Whoever has the task ends with it as it was and begins with it as it is: what was said stays with the old."""
    live = list(task.assignments.counted().order_by("position", "pk"))
    begun = [_again(row, on, first_due(task, on)) for row in live]
    Assignment.objects.filter(pk__in=[row.pk for row in live]).update(until=on)
    Assignment.objects.bulk_create(begun)


def _again(row: Assignment, on: date, due: date | None) -> Assignment:
    return Assignment(
        task_id=row.task_id, printed_name=row.printed_name, agency_id=row.agency_id, group_id=row.group_id,
        role=row.role, position=row.position, since=on, due=due, is_added=True, accepted_at=row.accepted_at,
        person_id=row.person_id,
    )  # fmt: skip
