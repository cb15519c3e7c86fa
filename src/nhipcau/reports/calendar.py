"""The calendar of periodic reports: from when to when their data run, and which report stands for which."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from nhipcau.common.dates import day_in
from nhipcau.common.workdays import working_days_before
from nhipcau.reports.models import Frequency

CUT_OFF = 14
"""Data end on the 14th and begin on the 15th (Decree 09/2019/NĐ-CP, Art. 12)."""
NINE_MONTHS = 9
LAST_MONTH_AFTER = 6
"""A yearly report that is due up to this month is that of the year before."""
ASKED: dict[str, int] = {
    Frequency.MONTH: 1,
    Frequency.QUARTER: 3,
    Frequency.HALF: 6,
    Frequency.NINE: NINE_MONTHS,
    Frequency.YEAR: 12,
}
"""By frequency: how many months a report covers."""
REPLACES: dict[int, set[str]] = {
    3: {Frequency.QUARTER},
    6: {Frequency.QUARTER, Frequency.HALF},
    9: {Frequency.QUARTER, Frequency.NINE},
    12: {Frequency.QUARTER, Frequency.YEAR},
}
"""By the month in which a report ends: the longer reports that end there too."""
LONGER: dict[str, set[str]] = {
    Frequency.MONTH: {Frequency.QUARTER, Frequency.HALF, Frequency.NINE, Frequency.YEAR},
    Frequency.QUARTER: {Frequency.HALF, Frequency.NINE, Frequency.YEAR},
    Frequency.HALF: {Frequency.YEAR},
    Frequency.NINE: set(),
    Frequency.YEAR: set(),
}
"""By frequency: those that take its place where they end in the same month."""
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Span:
    """What a report covers: its name, the first and the last day of its data."""

    name: str
    starts_on: date
    ends_on: date


def spans(frequency: str, year: int, also: Collection[str] = ()) -> list[Span]:
    """The reports of a year with their data (Decree 09/2019/NĐ-CP, Art. 12).

    ``also`` are the other frequencies that the same plan asks for: where a longer report ends with a shorter one, it
    takes its place, a quarter's that of its last month, the half-year's that of June and of the second quarter, the
    year's that of December and of the fourth (as Circular 47/2025/TT-BKHCN, Art. 6.7 has it).
    """
    if frequency not in ASKED:
        return []
    months = ASKED[frequency]
    lasts = range(months, 13, months) if months < NINE_MONTHS else (months,)
    return [
        _span(_name(frequency, last, year), year, last, months)
        for last in lasts if not REPLACES.get(last, set()) & set(also) & LONGER[frequency]
    ]  # fmt: skip


def _name(frequency: str, last_month: int, year: int) -> str:
    """As reports of this frequency are called; the second half-year is "6 tháng cuối"."""
    return {
        Frequency.MONTH: f"Báo cáo tháng {last_month:02}/{year}",
        Frequency.QUARTER: f"Báo cáo quý {_ROMAN[(last_month - 1) // 3]} năm {year}",
        Frequency.HALF: f"Báo cáo 6 tháng {'đầu' if last_month < NINE_MONTHS else 'cuối'} năm {year}",
        Frequency.NINE: f"Báo cáo 9 tháng năm {year}",
        Frequency.YEAR: f"Báo cáo năm {year}",
    }[Frequency(frequency)]


def due_in_year(due: str, year: int) -> date:
    """The day (MM-DD) on which the report of a year is due: one in the first half is a day of the year after."""
    return day_in(year + (int(due[:2]) <= LAST_MONTH_AFTER), due)


def cut_off_of(due: str, year: int, working_days: int) -> date:
    """The last day of the data of a year's report that is due on a day of its own (MM-DD).

    The decree's, 14 December; where the report is due sooner, so many working days before it is.
    """
    return min(date(year, 12, CUT_OFF), working_days_before(due_in_year(due, year), working_days))


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
        Fixture(date(year, month, 20), _("Đăng ký chương trình công tác tháng sau")),
        Fixture(date(year, month, 25), _("Ban hành chương trình công tác tháng sau")),
    ]
    if month % 3 == 0:
        found += [
            Fixture(date(year, month, 20), _("Đăng ký chương trình công tác quý sau")),
            Fixture(date(year, month, 25), _("Ban hành chương trình công tác quý sau")),
        ]
    if month == 11:
        found.append(Fixture(date(year, 11, 25), _("Đăng ký chương trình công tác năm sau")))
    day = date(year, month, 1)
    fridays = (day + timedelta(days=at) for at in range(31))
    found += [
        Fixture(friday, _("Lịch công tác tuần sau"))
        for friday in fridays
        if friday.month == month and friday.weekday() == 4
    ]
    return sorted(found, key=lambda row: (row.on, row.what))
