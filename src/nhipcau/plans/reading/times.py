"""Printed times as a plan keeps them: the kind, the rule by which the work returns, the date."""

from dataclasses import dataclass
from datetime import date

import kehoach
from nhipcau.plans.models import Plan, Task
from nhipcau.plans.recurrence import first_due

NOT_RETURNING = ("continuous",)
"""Kinds of time that say of themselves that the work never ends, whatever else stands beside them."""


@dataclass(frozen=True, slots=True)
class TimeRead:
    """A printed time as it was understood: its kind ("" where it was not), the rule by which it returns, the date.

    Of work that returns the date is that of its first return.
    """

    kind: str
    recurrence: str
    due: date | None


def read_time(text: str, plan: Plan, since: date | None = None) -> TimeRead:
    """A time as it was printed, or as a person typed it, of a task that stands ``since`` a day."""
    return time_of(kehoach.parse_time(text) or kehoach.Time("", text), plan, since)


def time_of(time: kehoach.Time | None, plan: Plan, since: date | None = None) -> TimeRead:
    """A time that the reader found: of work that comes back by the rule that its words give."""
    if time is None:
        return TimeRead("", "", None)
    recurrence = "" if time.kind in NOT_RETURNING else recurrence_in(time.text)
    if recurrence:
        first = first_due(Task(plan=plan, recurrence=recurrence, since=since))
        return TimeRead(time.kind or "periodic", recurrence, first)
    period = kehoach.Period(plan.period_start, plan.period_end, plan.vision)
    return TimeRead(time.kind, "", kehoach.due_date(time, period) if time.kind else None)


def report_day(text: str) -> str:
    """A day that comes back every year (15/11) as MM-DD, one of a year (15/11/2026) as a date; else an empty text."""
    time = kehoach.parse_time(f"Trước ngày {text}") if text else None
    return time.end or "" if time is not None and time.kind == "by_date" else ""


def recurrence_in(text: str) -> str:
    """The rule by which work comes back, as a printed time states it; empty where it states none."""
    return kehoach.parse_recurrence(text)
