"""Working days of Viet Nam: neither Saturday nor Sunday nor a public holiday.

Holidays, Tết among them, and days swapped by the Government come from the package `holidays`; swaps are
known there only for the years for which they were announced.
"""

from datetime import date, timedelta
from functools import lru_cache

import holidays

SATURDAY = 5
ONE = timedelta(days=1)


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("VN", years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def working_days_before(day: date, count: int) -> date:
    """The working day that lies so many working days before a day; the last one not after it for 0."""
    while not is_working_day(day):
        day -= ONE
    for _step in range(count):
        day -= ONE
        while not is_working_day(day):
            day -= ONE
    return day


def working_days_after(day: date, count: int) -> date:
    """The working day that lies so many (at least one) working days after a day."""
    for _step in range(count):
        day += ONE
        while not is_working_day(day):
            day += ONE
    return day
