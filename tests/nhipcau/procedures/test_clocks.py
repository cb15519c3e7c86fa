"""What has to be done before something takes place, over every day from 2025 to 2030: holidays, swaps, Tết."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.common.workdays import is_working_day
from nhipcau.procedures.clocks import CALENDAR_BEFORE, WORKING, WORKING_BEFORE, deadline

EVENTS = st.dates(date(2025, 1, 1), date(2030, 12, 31))
DAY = timedelta(days=1)


def _working_days(first, last):
    """How many working days there are from a day up to the day before another."""
    return sum(is_working_day(first + at * DAY) for at in range((last - first).days))


@given(EVENTS, st.integers(1, 40))
def test_so_many_working_days_before(event, days):
    last = deadline(WORKING_BEFORE, days, event)

    assert is_working_day(last)
    assert _working_days(last, event) == days


@given(EVENTS, st.integers(1, 60))
def test_so_many_days_before_and_never_later(event, days):
    last = deadline(CALENDAR_BEFORE, days, event)

    assert is_working_day(last)
    assert last <= event - days * DAY
    assert _working_days(last + DAY, event - days * DAY + DAY) == 0


@pytest.mark.parametrize(
    ("event", "last"),
    [
        (date(2026, 12, 9), date(2026, 12, 4)),  # a Wednesday: Tuesday, Monday, Friday
        (date(2026, 12, 13), date(2026, 12, 9)),  # a Sunday: Friday, Thursday, Wednesday
        (date(2027, 2, 12), date(2027, 2, 2)),  # Thursday, then over the six days of Tết to Wednesday and Tuesday
    ],
)
def test_three_working_days_before_a_visit(event, last):
    assert deadline(WORKING_BEFORE, 3, event) == last


@given(EVENTS, st.integers(1, 30))
def test_counted_on_from_there_the_event_is_reached(event, days):
    last = deadline(WORKING_BEFORE, days, event)

    assert deadline(WORKING, days, last) >= event or not is_working_day(event)
