"""The rows of facts: made from what they come from, kept beside it, compared with it.

Whoever changes what they come from (an assignment, the date, the place or the state of its task or plan, the last word)
calls ``refresh`` in the same transaction. The last word is asked for by its relation: the app that records it stands
above this one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice, pairwise
from typing import Any, NamedTuple, TypeVar

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from nhipcau.plans.models import Assignment, AssignmentFacts, Facts, Plan, ProgressState, Task, TaskFacts
from nhipcau.plans.statuses import Outlook, answering_outlook, coordinating_status, task_outlook

R = TypeVar("R", AssignmentFacts, TaskFacts)
AT_ONCE = 500
"""Tasks whose rows are made together."""


class _Word(NamedTuple):
    """What an agency says of its work at one time, and of which of its dates."""

    state: str | None
    percent: int | None
    done_on: date | None
    occurrence: int | None
    due: date | None


class _Source(NamedTuple):
    """What the facts of an assignment come from."""

    assignment: int
    task: int
    agency: int | None
    person: int | None
    role: str
    is_elsewhere: bool
    due: date | None
    occurrence: int | None
    starts_on: date | None
    said: str | None
    percent: int | None
    done_on: date | None
    said_occurrence: int | None
    said_due: date | None

    @property
    def turns_on(self) -> date | None:
        """The day from which the last word is none: the next return begins, of which nobody has spoken."""
        return None if self.said_occurrence == self.occurrence else self.starts_on

    def word_on(self, day: date) -> _Word:
        """Before the next return begins one speaks of the one that was; from then on of the next."""
        turns_on = self.turns_on
        if turns_on is None:
            return _Word(self.said, self.percent, self.done_on, self.occurrence, self.due)
        if day < turns_on:
            return _Word(self.said, self.percent, self.done_on, self.said_occurrence, self.said_due or self.due)
        return _Word(None, None, None, self.occurrence, self.due)


@dataclass(frozen=True, slots=True)
class _TaskSource:
    """What the facts of a task come from, but for its assignments."""

    pk: int
    plan: int
    locality: int
    position: int
    kind: str
    due: date | None
    is_standing: bool
    is_at_work: bool

    def place(self, since: date, until: date) -> dict[str, Any]:
        """The columns that the task and everybody's part in it have in common."""
        return {
            "task_id": self.pk, "plan_id": self.plan, "locality_id": self.locality, "position": self.position,
            "kind": self.kind, "is_standing": self.is_standing, "is_at_work": self.is_at_work, "since": since,
            "until": until,
        }  # fmt: skip


@transaction.atomic(savepoint=False)
def refresh(tasks: Iterable[int]) -> None:
    """Makes the facts of these tasks, and of those that are done with them, what they are now.

    The tasks are held, so that of two who change the same one the later sees what the other did.
    """
    for keys in _chunks(hold(tasks)):
        for_assignments, for_tasks = _made(keys)
        _replace(AssignmentFacts, for_assignments, keys)
        _replace(TaskFacts, for_tasks, keys)


def hold(tasks: Iterable[int]) -> list[int]:
    """Holds the tasks, and those that are the same work, until the transaction ends: all in one order.

    Whoever changes several tasks one after the other, and records in between, holds all of them first; assignments
    are locked before tasks, tasks before the record.
    """
    rows = _with_same_work(sorted(set(tasks))).select_for_update(no_key=True)
    return list(rows.values_list("pk", flat=True))


def _with_same_work(keys: list[int]) -> QuerySet[Task]:
    """The tasks, and every task that is the same piece of work as one of them, in one order: whoever reports on one
    of them reports on all, and two who do so at once must not wait for each other."""
    joined = Task.objects.filter(pk__in=keys).exclude(done_with=None)
    roots = {*keys, *joined.values_list("done_with", flat=True)}
    return Task.objects.filter(Q(pk__in=roots) | Q(done_with__in=roots)).order_by("pk")


def refresh_plan(plan: Plan) -> None:
    """The facts of everything that a plan gives to be done."""
    refresh(plan.tasks.order_by().values_list("pk", flat=True))


def rebuild() -> int:
    """Makes all facts anew where they are not what they should be; gives how many tasks were looked at."""
    for keys in _chunks(Task.objects.order_by("pk").values_list("pk", flat=True).iterator()):
        refresh(keys)
    return Task.objects.count()


def find_stale() -> Iterator[int]:
    """Tasks whose facts are not what they come from says."""
    for keys in _chunks(Task.objects.order_by("pk").values_list("pk", flat=True).iterator()):
        yield from _stale_among(_stale_among(keys))  # looked at again: somebody may have written between two queries


def _stale_among(keys: list[int]) -> list[int]:
    if not keys:
        return []
    for_assignments, for_tasks = _made(keys)
    return sorted(_differing(AssignmentFacts, for_assignments, keys) | _differing(TaskFacts, for_tasks, keys))


def _chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while chunk := list(islice(rest, AT_ONCE)):
        yield chunk


def _made(keys: list[int]) -> tuple[list[AssignmentFacts], list[TaskFacts]]:
    """The facts as they should be, from what they come from alone."""
    by_task: defaultdict[int, list[_Source]] = defaultdict(list)
    for source in _sources(keys):
        by_task[source.task].append(source)
    for_assignments: list[AssignmentFacts] = []
    for_tasks: list[TaskFacts] = []
    for task in _task_sources(keys):
        sources = by_task[task.pk]
        stretches = _stretches(sources)
        for source in sources:
            for_assignments += _merged(_row(task, source, sources, *days) for days in stretches)
        for_tasks += _merged(_task_row(task, sources, *days) for days in stretches)
    return for_assignments, for_tasks


def _task_sources(keys: list[int]) -> Iterator[_TaskSource]:
    rows = Task.objects.filter(pk__in=keys).exclude(plan__state=Plan.State.DRAFT).order_by("pk")
    columns = ("pk", "plan", "plan__locality", "item__position", "item__kind", "due", "item__dropped_at", "plan__state")
    for pk, plan, locality, position, kind, due, dropped_at, state in rows.values_list(*columns):
        stands = dropped_at is None
        yield _TaskSource(
            pk, plan, locality, position, kind, due, stands, is_at_work=stands and state == Plan.State.ACTIVE
        )


def _sources(keys: list[int]) -> Iterator[_Source]:
    rows = Assignment.objects.counted().filter(task__in=keys).annotate(
        is_elsewhere=_is_elsewhere(), own_due=F("due"), task_due=F("task__due")
    )  # fmt: skip
    columns = (
        "pk", "task", "agency", "person", "role", "is_elsewhere", "own_due", "occurrence", "occurrence_starts_on",
        *(f"latest__progress__{name}" for name in ("state", "percent", "done_on", "occurrence", "due")), "task_due",
    )  # fmt: skip
    for *found, task_due in rows.order_by("position", "pk").values_list(*columns):
        source = _Source(*found)
        yield source._replace(due=source.due or task_due)


def _is_elsewhere() -> Q:
    """That the same agency reports the work with the task of another plan with which it is done."""
    others = Assignment.objects.counted().filter(
        task=OuterRef("task__done_with"), agency=OuterRef("agency"), task__plan__state=Plan.State.ACTIVE,
        task__item__dropped_at=None,
    )  # fmt: skip
    answering_too = others.filter(role__in=Assignment.ANSWERING)
    is_partner = Q(role=Assignment.Role.COORDINATE)
    alike = (is_partner & Exists(others)) | (~is_partner & Exists(answering_too))
    return Q(task__done_with__isnull=False) & alike


def _stretches(sources: list[_Source]) -> list[tuple[date, date]]:
    """The stretches of days in each of which nothing turns: of most tasks one, from the first day to the last."""
    turns = {source.turns_on for source in sources if source.turns_on is not None}
    return list(pairwise(sorted(turns | {date.min, date.max})))


def _row(task: _TaskSource, source: _Source, everybody: list[_Source], since: date, until: date) -> AssignmentFacts:
    word = source.word_on(since)
    if source.role in Assignment.ANSWERING:
        outlook = answering_outlook(word.state, word.done_on, word.due)
    else:
        leads = (one.word_on(since).state for one in everybody if one.role in Assignment.ANSWERING)
        outlook = Outlook(None, coordinating_status(word.state, is_lead_done=ProgressState.DONE in leads))
    return AssignmentFacts(
        assignment_id=source.assignment, agency_id=source.agency, person_id=source.person, role=source.role,
        is_elsewhere=source.is_elsewhere, occurrence=word.occurrence, due=word.due, state=word.state,
        percent=word.percent, done_on=word.done_on, late_after=outlook.late_after, in_time=outlook.in_time,
        **task.place(since, until),
    )  # fmt: skip


def _task_row(task: _TaskSource, sources: list[_Source], since: date, until: date) -> TaskFacts:
    words = [source.word_on(since) for source in sources if source.role in Assignment.ANSWERING]
    outlook = task_outlook([answering_outlook(word.state, word.done_on, word.due) for word in words], task.due)
    return TaskFacts(
        due=task.due, late_after=outlook.late_after, in_time=outlook.in_time,
        **task.place(since, until),
    )  # fmt: skip


def _merged(rows: Iterable[R]) -> Iterator[R]:
    """One row for neighbouring stretches in which all is the same."""
    for _same, found in groupby(rows, _said_in):
        first, *others = found
        first.until = others[-1].until if others else first.until
        yield first


def _said_in(row: Facts) -> tuple[Any, ...]:
    return _values(row, without=("id", "since", "until"))


def _values(row: Facts, without: tuple[str, ...] = ("id",)) -> tuple[Any, ...]:
    return tuple(getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname not in without)


def _replace(model: type[R], rows: list[R], keys: list[int]) -> None:
    """Writes what differs, and nothing else."""
    wanted, there = _by_values(rows), _by_values(model._default_manager.filter(task__in=keys))
    gone = there.keys() - wanted.keys()
    if gone:
        model._default_manager.filter(pk__in=[there[values].pk for values in gone]).delete()
    model._default_manager.bulk_create(wanted[values] for values in wanted.keys() - there.keys())


def _differing(model: type[R], rows: list[R], keys: list[int]) -> set[int]:
    wanted, there = _by_values(rows), _by_values(model._default_manager.filter(task__in=keys))
    return {(wanted | there)[values].task_id for values in wanted.keys() ^ there.keys()}


def _by_values(rows: Iterable[R]) -> dict[tuple[Any, ...], R]:
    return {_values(row): row for row in rows}
