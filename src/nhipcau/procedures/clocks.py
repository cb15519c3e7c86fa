"""The clocks of the law (thời hạn theo luật): how a number of days is counted.

The day from which one counts is not counted itself (Civil Code 91/2015/QH13, Art. 147.2); a time in days that ends on a
day off ends on the next working day (Art. 148.5).
"""

from datetime import date, timedelta

from nhipcau.common.workdays import is_working_day, working_days_after

WORKING, CALENDAR = "working", "calendar"


def deadline(clock: str, days: int, since: date) -> date:
    """The last day of so many days after a day. Raises ValueError for a clock that nobody knows."""
    if clock == WORKING:
        return working_days_after(since, days)
    if clock != CALENDAR:
        raise ValueError(clock)
    last = since + timedelta(days=days)
    return last if is_working_day(last) else working_days_after(last, 1)
