"""Work that comes back: its occurrences, each with its name, the day on which it begins and that by which it is due."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from dateutil.rrule import rrulestr
from django.utils.translation import gettext as _

from nhipcau.plans.models import Assignment, Plan, Task

LONGEST_YEARS = 10
"""For so many years work comes back in a plan that names no last one."""
ONE = timedelta(days=1)
_INTERVAL = re.compile(r"INTERVAL=(\d+)")
QUARTERS = {3: "I", 6: "II", 9: "III", 12: "IV"}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One return of recurring work: its number from 1 on, from which day and by which day it is to be done.

    It is the ``nth`` of its year, in which it is due in these ``months``.
    """

    number: int
    starts_on: date
    due: date
    nth: int
    months: tuple[int, ...]

    @property
    def name(self) -> str:
        """As offices call it: by month, quarter or year where it comes at such distances, else by its count."""
        if len(self.months) == 1:
            return _("năm %(year)s") % {"year": self.due.year}
        if self.months == tuple(range(1, 13)):
            return _("tháng %(month)s") % {"month": f"{self.due:%m/%Y}"}
        if self.months == tuple(QUARTERS):
            return _("quý %(quarter)s/%(year)s") % {"quarter": QUARTERS[self.due.month], "year": self.due.year}
        return _("lần %(nth)s/%(count)s năm %(year)s") % {
            "nth": self.nth, "count": len(self.months), "year": self.due.year,
        }  # fmt: skip


def occurrences(task: Task, since: date | None = None) -> tuple[Occurrence, ...]:
    """Every return of a recurring task in the years of its plan, in their order; none of work that does not recur.

    It begins with the plan, with the decision that added the task, or on the day ``since`` which somebody has it: what
    was due before is not their debt. Each return begins on the day after the one before was due.
    """
    if not task.recurrence:
        return ()
    first, last = _years(task.plan)
    begins = max(filter(None, (_issued_on(task.plan), task.since, since, date(first, 1, 1))))
    return _occurrences(task.recurrence, first, last, begins)


def first_due(task: Task, since: date | None = None) -> date | None:
    """By when the first return is due."""
    found = occurrences(task, since)
    return found[0].due if found else None


def occurrence_of(task: Task, number: int | None, since: date | None = None) -> Occurrence | None:
    """The return with this number, the first where none is named; None of work that does not recur."""
    found = occurrences(task, since)
    return found[min(max(number or 1, 1), len(found)) - 1] if found else None


def date_first_returns(rows: Iterable[Assignment]) -> None:
    """Gives unsaved assignments that begin on a day of their own the date of their first return."""
    for row in rows:
        if row.task.recurrence and row.since is not None:
            row.due = first_due(row.task, row.since)


def _years(plan: Plan) -> tuple[int, int]:
    issued = _issued_on(plan)
    first = plan.period_start or (issued.year if issued else plan.created_at.year)
    return first, max(plan.period_end or first + LONGEST_YEARS, first)


def _issued_on(plan: Plan) -> date | None:
    return date.fromisoformat(plan.issued_on) if len(plan.issued_on) == len("YYYY-MM-DD") else None


@lru_cache(maxsize=1000)
def _occurrences(recurrence: str, first: int, last: int, begins: date) -> tuple[Occurrence, ...]:
    """Work that comes back every so many years is due at the end of each stretch, not of its first year."""
    apart = _INTERVAL.search(recurrence)
    begin = datetime(first + (int(apart[1]) - 1 if apart else 0), 1, 1, tzinfo=UTC)
    end = datetime(last, 12, 31, tzinfo=UTC)
    dues = [day.date() for day in rrulestr(recurrence, dtstart=begin).between(begin, end, inc=True)]
    return tuple(_numbered(dues, begins))


def _numbered(dues: list[date], begins: date) -> Iterator[Occurrence]:
    starts_on = begins
    for number, due in enumerate((due for due in dues if due >= begins), start=1):
        in_year = [day for day in dues if day.year == due.year]
        yield Occurrence(number, starts_on, due, in_year.index(due) + 1, tuple(day.month for day in in_year))
        starts_on = due + ONE
