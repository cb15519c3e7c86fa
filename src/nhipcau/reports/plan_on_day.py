"""A plan as it stood on a day: what was known and said by the end of it, whatever came later.

Progress counts from the day on which it was posted, an extension or a refusal from that on which it was decided, a
succession and an amendment from the day on which they take effect.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from nhipcau.agencies.models import Agency
from nhipcau.plans.models import Assignment, Change, FormerDue, FormerHolder, Plan, Status, Task
from nhipcau.plans.recurrence import occurrences
from nhipcau.plans.statuses import answering_status, coordinating_status
from nhipcau.reminders.models import Extension
from nhipcau.work.models import Progress
from nhipcau.work.occurrences import current_of
from nhipcau.work.tallies import CountedPart, CountedTask, PlanCounts, counts_of, grouped

if TYPE_CHECKING:
    from nhipcau.work.queries import Followed


class Word(NamedTuple):
    """What was last said of one due date of an assignment."""

    state: str
    percent: int
    done_on: date | None
    due: date | None


class DueThen(NamedTuple):
    """The due date at which an assignment stood, of which return it is, and what was last said of it."""

    occurrence: int | None
    due: date | None
    word: Word | None


@dataclass(frozen=True, slots=True)
class StandingThen:
    """How an assignment stood on a day, and who had it."""

    task: int
    agency: int | None
    folded: str
    role: str
    has_moved: bool
    status: Status
    at: DueThen

    @property
    def state(self) -> str | None:
        return self.at.word.state if self.at.word else None


@dataclass(slots=True)
class _Record:
    """What was known of a plan by the end of a day, by assignment and by task."""

    day: date
    tasks: dict[int, Task]
    words: dict[int, dict[int | None, Word]] = field(default_factory=lambda: defaultdict(dict))
    put_off: dict[tuple[int, int | None], tuple[datetime, date]] = field(default_factory=dict)
    redated: dict[int, datetime] = field(default_factory=dict)
    holders: dict[int, int] = field(default_factory=dict)


def end_of(day: date) -> datetime:
    """The first moment that the day no longer counts."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def said_by(day: date) -> QuerySet[Progress]:
    """Rows of progress that count on the day, the last word first: those that were posted by the end of it."""
    return Progress.objects.filter(posted_at__lt=end_of(day)).order_by("-posted_at", "-pk")


def asked_until(assignments: Iterable[int], day: date) -> dict[int, date]:
    """Until when agencies had asked for an assignment by the end of the day, of what nothing was decided."""
    waiting = Extension.objects.filter(assignment__in=list(assignments), decided_at=None, asked_at__lt=end_of(day))
    return dict(waiting.values_list("assignment", "until"))


@dataclass(frozen=True, slots=True)
class PlanThen:
    """A plan of a day: its tasks with the words and dates that they had, and how each assignment stood, by its key."""

    plan: Plan
    day: date
    tasks: list[Task]
    standings: dict[int, StandingThen]

    @property
    def counted_tasks(self) -> list[CountedTask]:
        return [CountedTask(task.pk, task.item.section, task.item.kind, task.due) for task in self.tasks]

    @property
    def parts(self) -> list[CountedPart]:
        """The parts of those that answered."""
        return [
            CountedPart(row.task, row.agency, row.status, row.state is None)
            for row in self.standings.values()
            if row.role in Assignment.ANSWERING
        ]

    def counts(self) -> PlanCounts:
        """The plan counted as it stood on the day."""
        return counts_of(self.plan, *grouped(self.counted_tasks, self.parts, self.day))

    def stood(self, rows: "Iterable[Assignment]") -> "Iterator[Followed]":
        """Assignments with the facts of that day, as ``with_status`` adds those of today; only who was there then."""
        moved = {pk: row.agency for pk, row in self.standings.items() if row.has_moved and row.agency is not None}
        agencies = Agency.objects.in_bulk(set(moved.values())) if moved else {}
        for row in rows:
            then = self.standings.get(row.pk)
            if row.pk in moved:
                row.agency = agencies[moved[row.pk]]
            if then is not None:
                yield _with_facts(row, then)


def plan_then(plan: Plan, day: date, only: Collection[int] | None = None) -> PlanThen:
    """The plan, or ``only`` some of its tasks, as it stood at the end of the day."""
    tasks = [task for task in tasks_then(plan, day) if only is None or task.pk in only]
    known = _known_by(plan, day, tasks)
    rows = Assignment.objects.filter(task__in=list(known.tasks)).on(day)
    found = list(rows.values_list("pk", "task", "agency", "folded", "role", "since"))
    at = {pk: _due_then(known, pk, known.tasks[task], since) for pk, task, _agency, _folded, _role, since in found}
    done = {task for pk, task, _agency, _folded, role, _since in found if _is_done_lead(role, at[pk].word)}
    standings = {
        pk: StandingThen(
            task, known.holders.get(pk, agency), folded, role, pk in known.holders,
            _status(role, at[pk], day, is_lead_done=task in done), at[pk],
        )
        for pk, task, agency, folded, role, _since in found
    }  # fmt: skip
    return PlanThen(plan, day, tasks, standings)


def _is_done_lead(role: str, word: Word | None) -> bool:
    return role in Assignment.ANSWERING and word is not None and word.state == Progress.State.DONE


def _status(role: str, at: DueThen, day: date, *, is_lead_done: bool) -> Status:
    state, done_on = (at.word.state, at.word.done_on) if at.word else (None, None)
    if role == Assignment.Role.COORDINATE:
        return coordinating_status(state, is_lead_done=is_lead_done)
    return answering_status(state, done_on, at.due, day)


def _known_by(plan: Plan, day: date, tasks: list[Task]) -> _Record:
    known = _Record(day, {task.pk: task for task in tasks})
    said = said_by(day).filter(assignment__task__plan=plan, assignment__task__in=list(known.tasks))
    said = said.order_by("posted_at", "pk")
    for pk, occurrence, state, percent, done_on, due in said.values_list(
        "assignment", "occurrence", "state", "percent", "done_on", "due"
    ):
        known.words[pk][occurrence] = Word(state, percent, done_on, due)
    granted = Extension.objects.filter(assignment__task__plan=plan, is_granted=True, is_of_task=False)
    for pk, occurrence, at, until in (
        granted.filter(decided_at__lt=end_of(day))
        .order_by("decided_at")
        .values_list("assignment", "occurrence", "decided_at", "until")
    ):
        if at is not None:
            known.put_off[pk, occurrence] = (at, until)
    dated = FormerDue.objects.filter(task__plan=plan, until__lte=day).order_by("entered_at")
    known.redated.update(dated.values_list("task", "entered_at"))
    held = FormerHolder.objects.filter(assignment__task__plan=plan, until__gt=day).order_by("-until", "-pk")
    known.holders.update(held.values_list("assignment", "agency"))  # the earliest comes last
    return known


def _due_then(known: _Record, pk: int, task: Task, since: date | None) -> DueThen:
    words = known.words.get(pk, {})
    found = occurrences(task, since)
    if not found:
        number, day = (1 if task.recurrence else None), task.due
        return DueThen(number, _put_off(known, pk, number, task) or day, _last(words))
    now = current_of(found, (number or 1 for number, word in words.items() if word.state == Progress.State.DONE))
    if now.starts_on > known.day and now.number > 1:
        rested = words[now.number - 1]
        return DueThen(now.number - 1, rested.due, rested)
    return DueThen(now.number, _put_off(known, pk, now.number, task) or now.due, words.get(now.number))


def _last(words: dict[int | None, Word]) -> Word | None:
    """What was said last: of work that does not come back there is one due date."""
    return next(reversed(words.values()), None)


def _put_off(known: _Record, pk: int, occurrence: int | None, task: Task) -> date | None:
    """The later date that was granted for this due date, unless the task was given another one since."""
    at, until = known.put_off.get((pk, occurrence), (None, None))
    redated = known.redated.get(task.pk)
    return until if at is not None and (redated is None or redated <= at) else None


def _with_facts(row: Any, then: StandingThen) -> "Followed":
    word = then.at.word
    row.status, row.due_now, row.occurrence_now = then.status, then.at.due, then.at.occurrence
    row.latest_state, row.latest_percent, row.latest_done_on = (
        (word.state, word.percent, word.done_on) if word else (None, None, None)
    )
    followed: Followed = row
    return followed


def tasks_then(plan: Plan, day: date) -> list[Task]:
    """The plan's tasks of that day in their order, with the words and the time that they had; not to be saved."""
    stood_then = Q(item__dropped_at=None) | Q(until__gt=day) | Q(until=None, item__dropped_at__gte=end_of(day))
    rows = plan.tasks.filter(Q(since=None) | Q(since__lte=day), stood_then)
    tasks = list(rows.select_related("item").order_by("item__position"))
    later = Change.objects.filter(
        task__in=tasks, amendment__on__gt=day, amendment__in_force_at__isnull=False
    ).order_by("-amendment__in_force_at", "-amendment_id")  # fmt: skip
    before = {change.task_id: change.before for change in later}  # the earliest of them comes last
    dues = dict(FormerDue.objects.filter(task__plan=plan, until__gt=day).order_by("-pk").values_list("task", "due"))
    for task in tasks:
        task.plan = plan
        task.item.text = before.get(task.pk, {}).get("text", task.item.text)
        task.time_text = before.get(task.pk, {}).get("time_text", task.time_text)
        task.due = dues.get(task.pk, task.due)
    return tasks
