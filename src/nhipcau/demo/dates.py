"""Dates in the demo plan, told from the day on which it is loaded, so that it is always half way through.

{day:-40} is 12/10/2026, {long:-182} is "ngày 23 tháng 5 năm 2026" (so many days away);
{month:+2} is "tháng 01/2027", {quarter:-1} is "Quý III/2026" (so many months, quarters away).
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

ROMAN = ("I", "II", "III", "IV")
HALF_YEAR = timedelta(days=182)


def add_months(day: date, months: int) -> date:
    """The same day so many months away, or the last of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One name in braces; what stands behind its colon is how far from the day of loading."""

    name: str
    today: date

    def __format__(self, away: str) -> str:
        written = {"day": self._day, "long": self._long, "month": self._month, "quarter": self._quarter}
        return written[self.name](int(away))

    def _day(self, away: int) -> str:
        return f"{self.today + timedelta(days=away):%d/%m/%Y}"

    def _long(self, away: int) -> str:
        day = self.today + timedelta(days=away)
        month = f"{day.month:02}" if day.month < 3 else str(day.month)
        return f"ngày {day.day:02} tháng {month} năm {day.year}"

    def _month(self, away: int) -> str:
        day = add_months(self.today, away)
        return f"tháng {day.month:02}/{day.year}"

    def _quarter(self, away: int) -> str:
        day = add_months(self.today, 3 * away)
        return f"Quý {ROMAN[(day.month - 1) // 3]}/{day.year}"


def fill(text: str, today: date) -> str:
    """The text with every date written out."""
    names = {name: Placeholder(name, today) for name in ("day", "long", "month", "quarter")}
    first, last = (today - HALF_YEAR).year, (today + HALF_YEAR).year
    span = f"năm {first}" if first == last else f"giai đoạn {first} - {last}"
    return text.format(**names, span=span)
