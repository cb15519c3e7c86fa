"""The table of yearly duties: days, windows, and from when to when an act is in force."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.common.dates import day_in
from nhipcau.duties.law import AHEAD, WAITED_FOR, all_duties, duties_at_hand, duties_between, duties_of, duty_in
from nhipcau.duties.models import LONGEST_CODE

DAY = timedelta(days=1)
YEARS = st.integers(2020, 2035)
DUTIES = st.sampled_from(all_duties())


def _said(one):
    window = one.window and tuple(map(str, one.window))
    return one.duty.code, str(one.due or ""), str(one.last if one.due else ""), window


def test_the_duties_of_a_year_stand_in_the_order_of_their_days():
    assert [_said(one) for one in duties_of(2026)] == [
        ("heritage_report", "2026-03-01", "2026-02-28", ("2025-01-01", "2025-12-31")),
        ("budget_estimate", "2026-07-10", "2026-07-09", ("2027-01-01", "2027-12-31")),
        ("heritage_clubs", "2026-10-31", "2026-10-30", ("2026-01-01", "2026-12-31")),
        ("agreements_report", "2026-11-15", "2026-11-15", ("2025-11-01", "2026-10-31")),
        ("budget_decision", "2026-12-10", "2026-12-09", ("2027-01-01", "2027-12-31")),
        ("conferences_report", "2026-12-18", "2026-12-18", ("2025-12-15", "2026-12-14")),
        ("spokesperson_report", "2026-12-20", "2026-12-19", ("2025-12-15", "2026-12-14")),
        ("heritage_inspections", "2026-12-31", "2026-12-31", ("2027-01-01", "2027-12-31")),
        ("external_information", "", "", ("2027-01-01", "2027-12-31")),
        ("foreign_press", "", "", ("2026-01-01", "2026-12-31")),
    ]


def test_a_duty_stands_in_the_years_in_which_its_act_is_in_force():
    codes = [{one.duty.code for one in duties_of(year)} for year in (2019, 2020, 2021, 2025, 2026, 2027)]

    new = [sorted(later - earlier) for earlier, later in pairwise(codes)]
    assert new == [
        ["conferences_report"],
        ["agreements_report"],
        [],
        ["budget_estimate", "foreign_press", "heritage_clubs", "heritage_inspections", "heritage_report",
         "spokesperson_report"],
        ["budget_balances", "budget_close", "budget_entries"],
    ]  # fmt: skip
    ended = replace(duty_in("agreements_report", 2026).duty, valid_to=date(2026, 11, 14))
    assert [ended.stands_in(year) for year in (2020, 2021, 2025, 2026)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("code", "year"), [("agreements_report", 2020), ("khong-co", 2026), ("agreements_report", 999999)]
)
def test_what_nobody_asks_is_none(code, year):
    assert duty_in(code, year) is None


@given(DUTIES, YEARS)
def test_a_day_is_the_printed_one_of_its_year_whether_it_is_a_day_off_or_not(duty, year):
    due = duty.due(year)

    assert (due is None) is (duty.month_day == "")
    assert due is None or (due.year, f"{due:%m-%d}") == (year, duty.month_day)


@given(DUTIES, YEARS)
def test_a_window_is_about_a_year_and_the_next_begins_where_it_ends(duty, year):
    first, last = duty.window(year)

    assert first <= last
    assert (last - first).days + 1 in (365, 366)
    assert duty.window(year + 1)[0] == last + DAY


@given(YEARS, st.sampled_from(["02-29", "02-28", "12-31", "01-01"]))
def test_29_february_is_the_28th_where_the_year_has_none(year, printed):
    leap = date(year, 3, 1) - date(year, 2, 1) == 29 * DAY
    expected = "02-28" if printed == "02-29" and not leap else printed

    assert f"{day_in(year, printed):%m-%d}" == expected
    duty = replace(duty_in("agreements_report", 2026).duty, month_day=printed, cut=f"03-01..{printed}")
    assert (duty.due(year), duty.window(year)[1]) == (day_in(year, printed), day_in(year, printed))


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_of_each_duty_one_year_at_most_is_at_hand(today):
    found = duties_at_hand(today)

    codes = [one.duty.code for one in found]
    assert len(codes) == len(set(codes))
    assert all(today - WAITED_FOR <= one.last <= today + AHEAD for one in found)
    assert found == sorted(found, key=lambda one: one.last)
    assert found == duties_between(today - WAITED_FOR, today + AHEAD)


def test_every_line_of_the_table_says_what_it_must():
    codes = [duty.code for duty in all_duties()]

    assert len(codes) == len(set(codes)) == 13
    for duty in all_duties():
        assert duty.name
        assert duty.name_en
        assert duty.who
        assert duty.act
        assert len(duty.code) <= LONGEST_CODE
        assert duty.by in (("before", "on") if duty.month_day else ("",))
        assert duty.register == "" or reverse(duty.register)
        assert duty.doubt or (duty.source == "văn bản gốc" and duty.month_day), "what was not read, or has no day"


def test_a_duty_is_called_in_the_language_of_the_page():
    duty = duty_in("conferences_report", 2026).duty

    with translation.override("en"):
        assert duty.called == "Report on international conferences"
    assert duty.called == "Báo cáo tình hình tổ chức, quản lý hội nghị, hội thảo quốc tế"
