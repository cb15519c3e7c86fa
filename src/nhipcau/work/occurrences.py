"""Which due date of an assignment one speaks of, and where recurring work stands after each word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nhipcau.plans.facts import refresh
from nhipcau.plans.models import Assignment, Status
from nhipcau.plans.recurrence import Occurrence, occurrences
from nhipcau.plans.statuses import answering_status
from nhipcau.work.models import Latest, Progress


@dataclass(frozen=True, slots=True)
class DueDate:
    """One due date of an assignment: its day, and of recurring work which return it is of."""

    occurrence: int | None
    day: date | None


def due_at_hand(assignment: Assignment, today: date) -> DueDate:
    """The due date that the agency speaks of today, unless it says otherwise.

    Of recurring work the first return that is not done, or the last that is while the next has not begun.
    """
    begins = assignment.occurrence_starts_on
    if begins is not None and begins > today:
        last = assignment.latest.progress
        return DueDate(last.occurrence, last.due)
    number = (assignment.occurrence or 1) if assignment.task.recurrence else None
    return DueDate(number, assignment.due or assignment.task.due)


def is_done(assignment: Assignment, due: DueDate) -> bool:
    """True where the last word on a due date is that the work is done."""
    said = assignment.progress.filter(occurrence=due.occurrence).first()
    return said is not None and said.state == Progress.State.DONE


def begun(assignment: Assignment, today: date) -> list[Occurrence]:
    """The returns of which the agency can say something: those that have begun."""
    return [row for row in occurrences(assignment.task, assignment.since) if row.starts_on <= today]


def due_of(assignment: Assignment, number: int | None, today: date) -> DueDate | None:
    """The due date of a return that has begun; None where there is no such return."""
    at_hand = due_at_hand(assignment, today)
    if number is None or number == at_hand.occurrence:
        return at_hand
    found = next((row for row in begun(assignment, today) if row.number == number), None)
    if found is None:
        return None
    said = assignment.progress.filter(occurrence=number).first()
    return DueDate(number, _own_due(assignment, found, said))


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """One return of an agency's work: its date as it was put off or not, how it stands, what was said last."""

    occurrence: Occurrence
    due: date
    status: Status
    word: Progress | None

    @property
    def days_late(self) -> int:
        """How many days after its date it was done; 0 in time, and while it is open."""
        done_on = self.word.done_on if self.word else None
        return max((done_on - self.due).days, 0) if done_on else 0


def occurrence_rows(assignment: Assignment, today: date) -> list[OccurrenceRow]:
    """Every return that has begun, the latest first, of an assignment whose progress is at hand."""
    last: dict[int, Progress] = {}
    for word in assignment.progress.all():  # the last word first
        last.setdefault(word.occurrence or 1, word)
    return [_row(assignment, row, last.get(row.number), today) for row in reversed(begun(assignment, today))]


def _row(assignment: Assignment, found: Occurrence, word: Progress | None, today: date) -> OccurrenceRow:
    due = _own_due(assignment, found, word)
    state, done_on = (word.state, word.done_on) if word else (None, None)
    return OccurrenceRow(found, due, answering_status(state, done_on, due, today), word)


def current_of(found: Iterable[Occurrence], done: Iterable[int]) -> Occurrence:
    """The first return that is not done; the last where all are."""
    rows, finished = list(found), set(done)
    return next((row for row in rows if row.number not in finished), rows[-1])


def follow(assignment: Assignment) -> None:
    """Points to the last word on an assignment; of recurring work also to the return at which it stands now."""
    _follow(assignment)
    refresh([assignment.task_id])


def _follow(assignment: Assignment) -> None:
    said = list(assignment.progress.order_by("posted_at", "pk"))
    found = occurrences(assignment.task, assignment.since)
    if not found:
        _point(assignment, said[-1])
        return
    last = {row.occurrence: row for row in said}
    now = current_of(found, (number or 1 for number, row in last.items() if row.state == Progress.State.DONE))
    _point(assignment, last.get(now.number) or last.get(now.number - 1) or said[-1])
    due = _own_due(assignment, now, last.get(now.number))
    assignment.occurrence, assignment.occurrence_starts_on, assignment.due = now.number, now.starts_on, due
    assignment.save(update_fields=["occurrence", "occurrence_starts_on", "due"])


def _own_due(assignment: Assignment, found: Occurrence, word: Progress | None) -> date:
    """The date of a return: as it was put off, where it was, which the assignment or its last word knows."""
    is_at_hand = found.number == (assignment.occurrence or 1)
    own = assignment.due if is_at_hand else word and word.due
    return own or found.due


def _point(assignment: Assignment, progress: Progress) -> None:
    Latest.objects.update_or_create(assignment=assignment, defaults={"progress": progress})


def needs_reason(assignment: Assignment, occurrence: int | None, today: date) -> bool:
    """True of a due date that is over and of which the agency that answers has not said yet why."""
    due = due_of(assignment, occurrence, today)
    if due is None or due.day is None or due.day >= today or assignment.role not in Assignment.ANSWERING:
        return False
    return not any(row.reason and row.due == due.day for row in assignment.progress.all())
