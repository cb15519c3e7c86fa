"""How far indicators have come: the one place that says so, for pages and reports alike."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from nhipcau.accounts.models import User
from nhipcau.common.vietnamese import with_words
from nhipcau.plans.models import Indicator, Plan
from nhipcau.plans.queries import visible_plans
from nhipcau.work.models import IndicatorValue


def visible_indicators(user: User) -> QuerySet[Indicator]:
    rows = Indicator.objects.filter(plan__in=visible_plans(user))
    return rows.select_related("plan__locality", "agency", "item")


def indicators_with_values(indicators: QuerySet[Indicator]) -> QuerySet[Indicator]:
    """With every target and value, newest value first."""
    values = IndicatorValue.objects.select_related("posted_by").prefetch_related("evidence")
    return indicators.prefetch_related("targets", Prefetch("values", queryset=values))


@dataclass(frozen=True, slots=True)
class Year:
    """A year of an indicator: what it was to reach, and what it reached."""

    year: int
    target: Decimal | None
    value: Decimal | None
    is_reached: bool | None


@dataclass(frozen=True, slots=True)
class Reach:
    """An indicator on a day: the target that counts, the last value, per cent of the target, and its years."""

    indicator: Indicator
    target: Decimal | None
    target_year: int | None
    last: IndicatorValue | None
    years: list[Year]

    @property
    def is_reached(self) -> bool | None:
        """None where there is no target or no value."""
        value = self.last.value if self.last else None
        return _is_reached(self.indicator, value, self.target)

    @property
    def per_cent(self) -> int | None:
        """Of the target; None where it cannot be said: no value, no target, or less is better."""
        if self.last is None or not self.target or self.indicator.is_falling:
            return None
        return round(100 * self.last.value / self.target)


def reach_of(indicator: Indicator, day: date) -> Reach:
    """How far an indicator (with its targets and values at hand) has come by a day.

    The target is that of the day's year, else of the next year that has one, else the last one.
    """
    values = [row for row in indicator.values.all() if row.on <= day]
    targets = {row.year: row.value for row in indicator.targets.all()}
    ahead = sorted(year for year in targets if year >= day.year)
    year = ahead[0] if ahead else max(targets, default=None)
    return Reach(
        indicator, targets.get(year) if year is not None else None, year, values[0] if values else None,
        _years(indicator, targets, values),
    )  # fmt: skip


def plan_reach(plan: Plan, day: date, words: str = "") -> list[Reach]:
    """Every indicator of a plan by a day."""
    rows = Indicator.objects.filter(plan=plan).select_related("agency", "item")
    rows = with_words(rows, words, "folded__contains")
    return [reach_of(row, day) for row in indicators_with_values(rows)]


def _years(indicator: Indicator, targets: dict[int, Decimal], values: list[IndicatorValue]) -> list[Year]:
    reached: dict[int, Decimal] = {}
    for row in reversed(values):  # the last value of a year stays
        reached[row.on.year] = row.value
    return [
        Year(
            year, targets.get(year), reached.get(year),
            _is_reached(indicator, reached.get(year), targets.get(year)),
        )
        for year in sorted({*targets, *reached})
    ]  # fmt: skip


def _is_reached(indicator: Indicator, value: Decimal | None, target: Decimal | None) -> bool | None:
    if value is None or target is None:
        return None
    return value <= target if indicator.is_falling else value >= target
