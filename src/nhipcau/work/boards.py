"""A plan as it is looked at: task by task, as a board, on a calendar."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, QuerySet

from nhipcau.accounts.models import User
from nhipcau.plans.models import Assignment, AssignmentFacts, Plan, Status, Task
from nhipcau.plans.queries import live_assignments, visible_plans
from nhipcau.plans.statuses import DONE, task_status
from nhipcau.work.queries import Followed, answering, with_status

A_DAY = 8
"""Tasks on one day of a calendar; the rest is in the list of the day."""
CARDS = 15
"""Of one column of a board; the rest is in the list."""


@dataclass(slots=True)
class TaskStatus:
    """A task with how it and its answering assignments stand on a day, and how many are done of how many."""

    task: Task
    day: date
    statuses: list[Status] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    agency_ids: set[int | None] = field(default_factory=set)
    percents: list[int] = field(default_factory=list)

    @property
    def percent(self) -> float:
        """How far it is: the mean of what its answering agencies say."""
        return sum(self.percents) / max(len(self.percents), 1)

    @property
    def status(self) -> Status:
        return task_status(self.statuses, self.task.due, self.day)

    @property
    def done(self) -> int:
        return sum(status in DONE for status in self.statuses)


def task_statuses(assignments: "Iterable[Followed]", day: date) -> list[TaskStatus]:
    """The tasks of these assignments in their order, each once."""
    found: dict[int, TaskStatus] = {}
    for row in assignments:
        standing = found.setdefault(row.task_id, TaskStatus(row.task, day))
        standing.statuses.append(Status(row.status))
        standing.agencies.append(str(row.display_name))
        standing.agency_ids.add(row.agency_id)
        standing.percents.append(row.latest_percent or 0)
    return list(found.values())


def plan_task_statuses(plan: Plan, today: date) -> list[TaskStatus]:
    """Every task of the plan for which somebody answers, in the order of the document."""
    rows = with_status(answering(live_assignments(plan)), today).select_related("agency", "task__item")
    return task_statuses(rows.order_by("task__item__position", "position"), today)


@dataclass(frozen=True, slots=True)
class Column:
    """One status of a board, the first of its cards, and how many there are in all."""

    status: Status
    cards: "list[Followed]"
    count: int

    @property
    def rest(self) -> int:
        return self.count - len(self.cards)


def board_columns(rows: "QuerySet[Followed]") -> list[Column]:
    """The assignments by status, the most urgent first in each."""
    by_status: dict[str, list[Followed]] = {status.value: [] for status in Status}
    for row in rows.order_by(F("due_now").asc(nulls_last=True), "task__item__position"):
        by_status[row.status].append(row)
    return [Column(status, by_status[status.value][:CARDS], len(by_status[status.value])) for status in Status]


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task on a calendar."""

    task_id: int
    text: str
    status: Status


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a calendar, the first of what is due on it, and how many there are in all."""

    day: date
    is_in_month: bool
    tasks: tuple[DueTask, ...]
    count: int

    @property
    def rest(self) -> int:
        return self.count - len(self.tasks)


def calendar_weeks(user: User, month: date, today: date, plan: Plan | None = None) -> list[list[Day]]:
    """The weeks of a month, Monday first, with the visible tasks that are due on each day: a few of them."""
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    by_day = _due_between(user, (weeks[0][0], weeks[-1][-1]), today, plan)
    shown = {day: dict(list(tasks.items())[:A_DAY]) for day, tasks in by_day.items()}
    texts = _texts_of([pk for tasks in shown.values() for pk in tasks])

    def day_of(day: date) -> Day:
        tasks = tuple(DueTask(pk, texts[pk], status) for pk, status in shown.get(day, {}).items())
        return Day(day, day.month == month.month, tasks, len(by_day.get(day, {})))

    return [[day_of(day) for day in week] for week in weeks]


def due_on(user: User, day: date, today: date, plan: Plan | None = None) -> list[DueTask]:
    """Every visible task that is due on a day."""
    statuses = _due_between(user, (day, day), today, plan).get(day, {})
    texts = _texts_of(statuses)
    return [DueTask(pk, texts[pk], status) for pk, status in statuses.items()]


def _due_between(user: User, days: tuple[date, date], today: date, plan: Plan | None) -> dict[date, dict[int, Status]]:
    """For each day the tasks that somebody is to have done by then, each with its status; numbers alone."""
    plans = [plan.pk] if plan is not None else list(visible_plans(user).values_list("pk", flat=True))
    rows = AssignmentFacts.on(today).filter(
        plan__in=plans, is_at_work=True, role__in=Assignment.ANSWERING, due__range=days
    )  # fmt: skip
    found: dict[date, dict[int, list[Status]]] = {}
    for pk, due, status in rows.order_by("due", "position").values_list("task", "due", "status"):
        assert due is not None  # noqa: S101 (asked for by its date)
        found.setdefault(due, {}).setdefault(pk, []).append(Status(status))
    return {
        due: {pk: task_status(statuses, due, today) for pk, statuses in tasks.items()} for due, tasks in found.items()
    }


def _texts_of(tasks: Iterable[int]) -> dict[int, str]:
    return dict(Task.objects.filter(pk__in=list(tasks)).values_list("pk", "item__text"))
