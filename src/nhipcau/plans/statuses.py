"""How an assignment and a task stand on a day: the rules, once, for every page, document, mail and figure.

``docs/explanation/how-a-report-counts.md`` says them in words. An ``Outlook`` is what they leave open until the day is
known: the rows of facts keep it, so that the database compares one date and knows no rule.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from nhipcau.plans.models import Assignment, ProgressState, Status

DONE = (Status.DONE, Status.DONE_LATE, Status.DONE_UNDATED)
"""The ways of being done: in time, late, and where no date is set."""
WORST_DONE = (Status.DONE_LATE, Status.DONE, Status.DONE_UNDATED)
"""Of several agencies that are all done, the task is what stands first here."""
OFFICIAL_ORDER = (
    Status.DONE,
    Status.DONE_LATE,
    Status.DONE_UNDATED,
    Status.ON_TRACK,
    Status.NOT_BEGUN,
    Status.PAUSED,
    Status.LATE,
    Status.SILENT,
)
"""In which reports name the statuses: what is done first, what nobody has said anything of last."""
UNDER_WAY: dict[str, Status] = {ProgressState.PAUSED: Status.PAUSED, ProgressState.NOT_BEGUN: Status.NOT_BEGUN}


class Outlook(NamedTuple):
    """How something stands whatever the day: late once ``late_after`` is over (None: never), until then ``in_time``."""

    late_after: date | None
    in_time: Status

    def on(self, day: date) -> Status:
        return Status.LATE if self.late_after is not None and self.late_after < day else self.in_time


def status_label(role: str, status: Status) -> Any:
    """What a status is called: a coordinating agency has no date of its own that it could keep or miss."""
    if role == Assignment.Role.COORDINATE and status in DONE:
        return ProgressState.DONE.label
    return status.label


def answering_status(state: str | None, done_on: date | None, due: date | None, day: date) -> Status:
    """How a lead or responsible agency stands: from its last word (None where it has said nothing) and its date.

    A pause stands however late it is; "in time" is said only of what has a date.
    """
    if state == ProgressState.DONE:
        return _done(done_on, due)
    if state == ProgressState.PAUSED:
        return Status.PAUSED
    if due is not None and due < day:
        return Status.LATE
    if state is None:
        return Status.SILENT
    return UNDER_WAY.get(state, Status.ON_TRACK)


def _done(done_on: date | None, due: date | None) -> Status:
    if due is None:
        return Status.DONE_UNDATED
    return Status.DONE_LATE if done_on is not None and done_on > due else Status.DONE


def coordinating_status(state: str | None, *, is_lead_done: bool) -> Status:
    """How a coordinating agency stands: done when it says so or when a lead agency is, never late."""
    if state == ProgressState.DONE or is_lead_done:
        return Status.DONE_UNDATED
    return Status.SILENT if state is None else UNDER_WAY.get(state, Status.ON_TRACK)


def task_status(statuses: Collection[Status], due: date | None, day: date) -> Status:
    """How a task stands, from how each agency that answers for it does: each task has one status.

    Done when all are; late as soon as one is; not updated while nobody has said anything. A task for which nobody
    answers is late when its date is over and else not updated.
    """
    said = set(statuses)
    if not said:
        return Status.LATE if due is not None and due < day else Status.SILENT
    open_ones = said.difference(DONE)
    if not open_ones:
        return min(said, key=WORST_DONE.index)
    if Status.LATE in open_ones:
        return Status.LATE
    return _open_status(open_ones, has_done=len(open_ones) < len(said))


def _open_status(open_ones: Collection[Status], *, has_done: bool) -> Status:
    """Of several agencies with time left: what all the open ones say, else under way."""
    if set(open_ones) == {Status.PAUSED}:
        return Status.PAUSED
    if has_done or not set(open_ones) <= {Status.SILENT, Status.NOT_BEGUN}:
        return Status.ON_TRACK
    return Status.NOT_BEGUN if Status.NOT_BEGUN in open_ones else Status.SILENT


def answering_outlook(state: str | None, done_on: date | None, due: date | None) -> Outlook:
    """``answering_status`` for all days at once."""
    is_open = state not in (ProgressState.DONE, ProgressState.PAUSED)
    return Outlook(due if is_open else None, answering_status(state, done_on, due, date.min))


def task_outlook(parts: Iterable[Outlook], due: date | None) -> Outlook:
    """``task_status`` for all days at once, from the outlook of each agency that answers for the task."""
    found = list(parts)
    dates = [part.late_after for part in found] if found else [due]
    first = min((day for day in dates if day is not None), default=None)
    return Outlook(first, task_status([part.in_time for part in found], due, date.min))
