"""Clocks of the law and the steps that they belong to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.common.workdays import is_working_day
from nhipcau.procedures.clocks import CALENDAR, WORKING, deadline
from nhipcau.procedures.steps import steps_of

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("clock", "days", "since", "expected"),
    [
        (WORKING, 7, date(2027, 2, 23), date(2027, 3, 4)),  # received on a Tuesday, two days off between
        (WORKING, 1, date(2026, 4, 29), date(2026, 5, 4)),  # over 30 April, 1 May and a weekend
        (CALENDAR, 15, date(2026, 8, 3), date(2026, 8, 18)),
        (CALENDAR, 15, date(2026, 8, 7), date(2026, 8, 24)),  # the 22nd is a Saturday
        (CALENDAR, 1, date(2026, 9, 1), date(2026, 9, 3)),  # National Day
    ],
)
def test_the_last_day_of_a_time(clock, days, since, expected):
    assert deadline(clock, days, since) == expected


@given(st.sampled_from([WORKING, CALENDAR]), st.integers(1, 60), st.dates(date(2021, 7, 1), date(2030, 12, 31)))
def test_a_time_ends_on_a_working_day_and_never_too_early(clock, days, since):
    last = deadline(clock, days, since)
    between = [since + n * DAY for n in range(1, (last - since).days + 1)]

    assert is_working_day(last)
    counted = sum(map(is_working_day, between)) if clock == WORKING else (last - since).days
    assert counted == days if clock == WORKING else counted >= days


def test_a_clock_that_nobody_knows_is_an_error():
    with pytest.raises(ValueError, match="hours"):
        deadline("hours", 3, date(2026, 1, 1))


def test_steps_are_those_of_the_law_of_the_day():
    steps = steps_of("agreement_province", date(2026, 8, 20))

    assert [(step.number, step.days, step.clock) for step in steps] == [
        (1, None, ""), (2, 7, WORKING), (3, None, ""), (4, 7, WORKING), (5, None, ""), (6, 15, CALENDAR), (7, None, ""),
    ]  # fmt: skip
    assert all(step.act and step.source and step.name for step in steps)
    assert steps_of("agreement_province", date(2021, 6, 30)) == []
    assert steps_of("nothing", date(2026, 1, 1)) == []
    assert (steps[1].due(None), steps[0].due(date(2026, 1, 5))) == (None, None)
