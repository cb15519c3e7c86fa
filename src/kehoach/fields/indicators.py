"""Indicator candidates: what objectives and tasks count, offered to be followed as indicators."""

from collections.abc import Iterable, Iterator

from kehoach.model import Indicator, Item, Period, Span, Task
from kehoach.text.quantities import find_quantities, parse_target_year


def find_indicators(items: Iterable[Item | Task], period: Period | None) -> tuple[Indicator, ...]:
    """Every counted thing in the items; a target without a year is one for the end of the plan."""
    return tuple(indicator for item in items for indicator in _find_in(item, period))


def _find_in(item: Item | Task, period: Period | None) -> Iterator[Indicator]:
    year = parse_target_year(item.text) or (str(period.end) if period and period.end else None)
    for quantity in find_quantities(item.text):
        start = item.span.start + quantity.start
        yield Indicator(
            locator=item.locator,
            text=quantity.text,
            low=quantity.low,
            high=quantity.high,
            unit=quantity.unit,
            bound=quantity.bound,
            year=year,
            span=Span(start, start + len(quantity.text)),
        )
