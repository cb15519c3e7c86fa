"""The clocks of the law (thời hạn theo luật): how a number of days is counted.

The day from which one counts is not counted itself (Civil Code 91/2015/QH13, Art. 147.2); a time in days that ends on a
day off ends on the next working day (Art. 148.5). What has to be done so many days before something takes place has to
be done by a working day: where the last one is a day off, by the one before.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from nhipcau.common.workdays import is_working_day, working_days_after, working_days_before

WORKING, CALENDAR = "working", "calendar"
WORKING_BEFORE, CALENDAR_BEFORE = "working_before", "calendar_before"
BEFORE = (WORKING_BEFORE, CALENDAR_BEFORE)
ONE = timedelta(days=1)


def deadline(clock: str, days: int, since: date) -> date:
    """The last day of so many days (at least one) after a day, or before it. Raises ValueError for an unknown clock."""
    if clock not in _COUNTED:
        raise ValueError(clock)
    return _COUNTED[clock](since, days)


def hours_after(since: datetime, hours: int) -> datetime:
    """The moment so many hours later: a time in hours runs through nights and days off."""
    return since + timedelta(hours=hours)


def _after(since: date, days: int) -> date:
    last = since + timedelta(days=days)
    return last if is_working_day(last) else working_days_after(last, 1)


_COUNTED: dict[str, Callable[[date, int], date]] = {
    WORKING: working_days_after,
    CALENDAR: _after,
    WORKING_BEFORE: lambda event, days: working_days_before(event - ONE, days - 1),
    CALENDAR_BEFORE: lambda event, days: working_days_before(event - timedelta(days=days), 0),
}
