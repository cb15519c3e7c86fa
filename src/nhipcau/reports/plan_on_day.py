"""A plan as it stood on the day up to which a report counts, whatever changed since."""

from datetime import date, datetime, time, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django.db.models import Case, DateField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from nhipcau.plans.models import Assignment, Change, Plan, Task
from nhipcau.reminders.models import Extension
from nhipcau.work.models import Progress
from nhipcau.work.queries import status_case

if TYPE_CHECKING:
    from nhipcau.work.queries import Followed


def standing_then(plan: Plan, day: date) -> "QuerySet[Followed]":
    """The plan's assignments of that day with the status of that day.

    Work counts as said by then if it was posted by then, or was completed by then and posted later. The due
    date is the one before any later amendment or extension.
    """
    rows = _with_due_then(Assignment.objects.filter(task__plan=plan).on(day), plan, day)
    said = said_by(day).filter(assignment=OuterRef("pk"))
    leads = Assignment.objects.filter(task=OuterRef("task"), role__in=Assignment.ANSWERING).on(day)
    lead_done = leads.annotate(last=Subquery(said_by(day).filter(assignment=OuterRef("pk")).values("state")[:1]))
    rows = rows.annotate(
        latest_state=Subquery(said.values("state")[:1]),
        latest_percent=Subquery(said.values("percent")[:1]),
        latest_done_on=Subquery(said.values("done_on")[:1]),
    )
    then: QuerySet[Followed] = rows.annotate(
        status=status_case(day, "due_then", lead_done.filter(last=Progress.State.DONE))
    )
    return then


def said_by(day: date) -> QuerySet[Progress]:
    """Rows of progress that count on the day, the last word first: done by then, or else posted by then."""
    midnight = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    rows = Progress.objects.filter(Q(done_on__lte=day) | Q(done_on=None, posted_at__lt=midnight))
    return rows.order_by("-posted_at", "-pk")


def _with_due_then(rows: QuerySet[Assignment], plan: Plan, day: date) -> "QuerySet[Any]":
    """Adds due_then: the date that stood before the first amendment or extension of after the day, else today's."""
    by_due: dict[date | None, list[int]] = {}
    for task, due in _dues_then(plan, day).items():
        by_due.setdefault(due, []).append(task)
    moved = [When(task__in=tasks, then=Value(due, output_field=DateField())) for due, tasks in by_due.items()]
    return rows.annotate(due_then=Case(*moved, default=F("task__due"), output_field=DateField()))


def _dues_then(plan: Plan, day: date) -> dict[int, date | None]:
    """Of tasks whose date moved after the day: the date before. What was entered first found what stood then."""
    changed = Change.objects.filter(
        task__plan=plan, amendment__on__gt=day, amendment__in_force_at__isnull=False
    ).exclude(kind=Change.Kind.ADDED).values_list("amendment__in_force_at", "pk", "task", "due_before")  # fmt: skip
    granted = Extension.objects.filter(assignment__task__plan=plan, is_granted=True, decided_at__date__gt=day)
    moved = granted.values_list("decided_at", "pk", "assignment__task", "due")
    events = [(at, 0, pk, task, due) for at, pk, task, due in changed]
    events += [(at, 1, pk, task, due) for at, pk, task, due in moved]
    last_first = sorted(events, key=itemgetter(0, 1, 2), reverse=True)
    return {task: due for _at, _kind, _pk, task, due in last_first}  # the earliest comes last


def tasks_then(plan: Plan, day: date) -> list[Task]:
    """The plan's tasks of that day in their order, with the words and the time that they had; not to be saved."""
    stood = Q(since=None) | Q(since__lte=day), Q(item__dropped_at=None) | Q(until__gt=day)
    tasks = list(plan.tasks.filter(*stood).select_related("item").order_by("item__position"))
    later = Change.objects.filter(
        task__in=tasks, amendment__on__gt=day, amendment__in_force_at__isnull=False
    ).order_by("-amendment__in_force_at", "-amendment_id")  # fmt: skip
    before = {change.task_id: change.before for change in later}  # the earliest of them comes last
    for task in tasks:
        task.item.text = before.get(task.pk, {}).get("text", task.item.text)
        task.time_text = before.get(task.pk, {}).get("time_text", task.time_text)
    return tasks
