"""Days and months out of an address."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.common.dates import months_on, parse_day, parse_month, parse_year


@given(st.text(max_size=12))
def test_what_is_no_day_is_none(text):
    assert parse_day(text) is None or 1990 <= parse_day(text).year <= 2100


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-08-31", date(2026, 8, 31)), ("2026-13-45", None), ("1989-12-31", None), ("9999-12-01", None), ("", None)],
)
def test_a_day_of_a_year_that_is_meant(text, day):
    assert parse_day(text) == day


def test_a_year_that_is_meant():
    assert [parse_year(text) for text in ("2026", "1989", "99999999", "abcd", "")] == [2026, None, None, None, None]


def test_a_month_is_its_first_day():
    assert (parse_month("2027-02"), parse_month("2027-13"), parse_month("")) == (date(2027, 2, 1), None, None)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-60, 60))
def test_months_on_and_back_again(day, count):
    first = months_on(day, count)

    assert first.day == 1
    assert months_on(first, -count) == day.replace(day=1)
    assert (first.year - day.year) * 12 + first.month - day.month == count
