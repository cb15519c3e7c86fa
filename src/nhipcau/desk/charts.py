"""Counts and values as bars: where each begins and how long it is, in the units of its picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhipcau.plans.models import Status
from nhipcau.plans.statuses import OFFICIAL_ORDER
from nhipcau.work.indicators.reach import Year
from nhipcau.work.tallies import Tally

FULL = 100
"""The length of a whole bar, and the height of the tallest."""


@dataclass(frozen=True, slots=True)
class Part:
    """A status in a bar: how many, where it begins (from the left, or from the top) and how long it is."""

    status: Status
    count: int
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class YearBars:
    """A year of an indicator as two bars that stand on the same ground."""

    year: Year
    target_height: float
    height: float

    @property
    def target_top(self) -> float:
        return FULL - self.target_height

    @property
    def top(self) -> float:
        return FULL - self.height


def bar(tally: Tally) -> list[Part]:
    """A lying bar of the statuses that occur, together as long as the whole."""
    parts, start = [], 0.0
    for status, count in _occurring(tally):
        length = FULL * count / tally.total
        parts.append(Part(status, count, round(start, 2), round(length, 2)))
        start += length
    return parts


def columns(tallies: Sequence[Tally]) -> list[tuple[Tally, list[Part]]]:
    """Standing bars beside each other, as high as they count, what is done at the foot."""
    most = max((tally.total for tally in tallies), default=0)
    return [(tally, _column(tally, most)) for tally in tallies]


def _column(tally: Tally, most: int) -> list[Part]:
    parts, top = [], float(FULL)
    for status, count in reversed(_occurring(tally)):
        height = FULL * count / most
        top -= height
        parts.append(Part(status, count, round(top, 2), round(height, 2)))
    return parts


def _occurring(tally: Tally) -> list[tuple[Status, int]]:
    return [(status, tally.by_status[status]) for status in OFFICIAL_ORDER if tally.by_status.get(status)]


def year_bars(years: Sequence[Year]) -> list[YearBars]:
    """Targets and results of an indicator, all to one measure."""
    numbers = [number for year in years for number in (year.target, year.value) if number is not None]
    most = max(map(abs, numbers), default=Decimal(0)) or Decimal(1)
    return [YearBars(year, _height(year.target, most), _height(year.value, most)) for year in years]


def _height(number: Decimal | None, most: Decimal) -> float:
    return round(float(FULL * max(number or Decimal(0), Decimal(0)) / most), 2)
