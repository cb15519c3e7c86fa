"""The calendar of periodic reports: from when to when their data run, and which report stands for which."""

from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.reports.models import Frequency

CUT_OFF = 14
"""Data end on the 14th and begin on the 15th (Decree 09/2019/NĐ-CP, Art. 12)."""
MONTHS_REPORTED = frozenset({1, 2, 4, 5, 7, 8, 10, 11})
"""Months with a report of their own; the others' are replaced by the quarter's, the half-year's or the year's."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a report covers: its name, the first and the last day of its data."""

    name: str
    starts_on: date
    ends_on: date


def spans(frequency: str, year: int) -> list[Span]:
    """The reports of a year with their data (Decree 09/2019/NĐ-CP, Art. 12), without those that others replace.

    The report of a quarter replaces its last month's, the half-year's the month's and quarter's before it, the
    year's the month's and quarter's at its end (as Circular 47/2025/TT-BKHCN, Art. 6.7 has it).
    """
    match frequency:
        case Frequency.MONTH:
            found = [_span(f"Báo cáo tháng {month:02}/{year}", year, month, 1) for month in sorted(MONTHS_REPORTED)]
        case Frequency.QUARTER:
            found = [_span(f"Báo cáo quý {name} năm {year}", year, month, 3) for name, month in (("I", 3), ("III", 9))]
        case Frequency.HALF:
            found = [_span(f"Báo cáo 6 tháng đầu năm {year}", year, 6, 6)]
        case Frequency.NINE:
            found = [_span(f"Báo cáo 9 tháng năm {year}", year, 9, 9)]
        case Frequency.YEAR:
            found = [_span(f"Báo cáo năm {year}", year, 12, 12)]
        case _:
            found = []
    return found


def _span(name: str, year: int, last_month: int, months: int) -> Span:
    """So many months up to the 14th of the last one."""
    before = 12 * year + last_month - 1 - months
    starts_on = date(before // 12, before % 12 + 1, CUT_OFF + 1)
    return Span(name, starts_on, date(year, last_month, CUT_OFF))


@dataclass(frozen=True, slots=True)
class Fixture:
    """A day of the work-programme calendar: by when, what."""

    on: date
    what: str


def work_programme(year: int, month: int) -> list[Fixture]:
    """By when the work programme of what follows is proposed and issued (Decree 314/2025/NĐ-CP, Art. 20-21)."""
    found = [
        Fixture(date(year, month, 20), "Đăng ký chương trình công tác tháng sau"),
        Fixture(date(year, month, 25), "Ban hành chương trình công tác tháng sau"),
    ]
    if month % 3 == 0:
        found += [
            Fixture(date(year, month, 20), "Đăng ký chương trình công tác quý sau"),
            Fixture(date(year, month, 25), "Ban hành chương trình công tác quý sau"),
        ]
    if month == 11:
        found.append(Fixture(date(year, 11, 25), "Đăng ký chương trình công tác năm sau"))
    day = date(year, month, 1)
    fridays = (day + timedelta(days=at) for at in range(31))
    found += [
        Fixture(friday, "Lịch công tác tuần sau")
        for friday in fridays
        if friday.month == month and friday.weekday() == 4
    ]
    return sorted(found, key=lambda row: (row.on, row.what))
