"""Days and months out of an address, days of a year, and months counted on."""

from calendar import monthrange
from datetime import date

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Between which a day or a month may be asked for."""


def parse_day(text: str) -> date | None:
    """The day that 2026-08-31 is, or None for what is no day or of a year that nobody means."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def parse_month(text: str) -> date | None:
    """The first day of the month that 2026-08 is, or None."""
    return parse_day(f"{text}-01")


def parse_year(text: str) -> int | None:
    """The year that 2026 is, or None for one that nobody means."""
    first = parse_day(f"{text}-01-01")
    return first.year if first else None


def day_in(year: int, month_day: str) -> date:
    """The day of a year that 12-15 is; the last of the month where that has none such (02-29)."""
    month, day = map(int, month_day.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))


def same_day(day: date, year: int) -> date:
    """The same day of another year; 29 February is the 28th where that year has none."""
    return day_in(year, f"{day:%m-%d}")


def months_on(first: date, count: int) -> date:
    """The first day of the month that stands ``count`` months after that of a day; before it, where negative."""
    index = first.year * 12 + first.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)
