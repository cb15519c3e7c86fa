"""A plan over the days of a year: from when to when each task runs, how far it is, what runs over its date."""

from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.plans.models import Plan, Status
from nhipcau.work.boards import TaskStatus, plan_task_statuses

MOST_YEARS = 15


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a year, in per cent of its length from its first day: where it begins, and how wide it is."""

    at: float
    wide: float

    @property
    def x(self) -> str:
        """12.50%: as an attribute of a picture, whatever the language of the page writes for a comma."""
        return f"{self.at:.2f}%"

    @property
    def width(self) -> str:
        return f"{self.wide:.2f}%"


@dataclass(frozen=True, slots=True)
class Track:
    """A task over a year: the ``planned`` stretch, what is ``done`` of it, what ran ``over`` its date up to today.

    What has no date is a band (``is_standing``). None where nothing of it lies in the year.
    """

    standing: TaskStatus
    planned: Stretch | None
    done: Stretch | None
    over: Stretch | None

    @property
    def is_standing(self) -> bool:
        return self.standing.task.due is None


def timeline(plan: Plan, year: int, today: date) -> list[Track]:
    """Every task of the plan against the days of a year."""
    begun = begun_on(plan)
    return [_track(standing, year, begun, today) for standing in plan_task_statuses(plan, today)]


def begun_on(plan: Plan) -> date:
    """The day from which the plan's tasks run: that of its issue, else the first of its period."""
    try:
        return date.fromisoformat(plan.issued_on)
    except ValueError:
        return date(plan.period_start or plan.created_at.year, 1, 1)


def _track(standing: TaskStatus, year: int, begun: date, today: date) -> Track:
    """A task runs from the plan's day, or that on which a decision added it."""
    since, due = standing.task.since or begun, standing.task.due
    if due is None:
        return Track(standing, stretch(since, date.max, year), None, None)
    since = min(since, due)
    reached = since + (due - since) * standing.percent / 100
    over = stretch(due, today, year) if standing.status == Status.LATE else None
    return Track(standing, stretch(since, due, year), stretch(since, reached, year), over)


def stretch(first: date, last: date, year: int) -> Stretch | None:
    """What of the days from the first to before the last lies in the year; None where nothing does."""
    start, end = date(year, 1, 1), date(year, 12, 31) + timedelta(days=1)
    first, last = max(first, start), min(last, end)
    if first >= last:
        return None
    whole = (end - start).days
    return Stretch(100 * (first - start).days / whole, 100 * (last - first).days / whole)


def day_in(day: date, year: int) -> str:
    """Where a day lies in the year, as the attribute of a picture; empty of a day of another year."""
    found = stretch(day, day + timedelta(days=1), year)
    return found.x if found else ""


def years_of(plan: Plan, today: date) -> list[int]:
    """The years that the plan spans, with those of its due dates, and this one."""
    dues = {day.year for day in plan.tasks.exclude(due=None).values_list("due", flat=True) if day is not None}
    span = range(plan.period_start or today.year, (plan.period_end or today.year) + 1)
    return sorted({*dues, *list(span)[:MOST_YEARS], today.year})
