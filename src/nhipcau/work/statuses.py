"""How an assignment and a task stand on a day: the rules, once, for every page, document, mail and figure.

``docs/explanation/how-a-report-counts.md`` says them in words. ``work.queries.status_case`` is the first of them in
SQL, for lists that are filtered and paged in the database; a property test holds the two together.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from nhipcau.plans.models import Assignment
from nhipcau.work.models import Progress, Status

State = Progress.State
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
UNDER_WAY: dict[str, Status] = {State.PAUSED: Status.PAUSED, State.NOT_BEGUN: Status.NOT_BEGUN}


def status_label(role: str, status: Status) -> Any:
    """What a status is called: a coordinating agency has no date of its own that it could keep or miss."""
    if role == Assignment.Role.COORDINATE and status in DONE:
        return Progress.State.DONE.label
    return status.label


def answering_status(state: str | None, done_on: date | None, due: date | None, day: date) -> Status:
    """How a lead or responsible agency stands: from its last word (None where it has said nothing) and its date.

    A pause stands however late it is; "in time" is said only of what has a date.
    """
    if state == State.DONE:
        return _done(done_on, due)
    if state == State.PAUSED:
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
    if state == State.DONE or is_lead_done:
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
