"""Printed times, and the day they make a task due."""

from datetime import date

import pytest

from kehoach import Period, Time, due_date, parse_time

FORMS = [
    ("Thường xuyên", Time("continuous", "Thường xuyên")),
    ("Hằng năm.", Time("yearly", "Hằng năm")),
    ("Trước ngày 15/11 hằng năm", Time("yearly", "Trước ngày 15/11 hằng năm", end="11-15")),
    ("Theo định kỳ", Time("periodic", "Theo định kỳ")),
    ("Hằng quý", Time("periodic", "Hằng quý")),
    ("Trong năm", Time("within_year", "Trong năm")),
    ("Năm 2026", Time("within_year", "Năm 2026", "2026", "2026")),
    ("Trước ngày 30/6/2026", Time("by_date", "Trước ngày 30/6/2026", end="2026-06-30")),
    ("Quý II/2026", Time("range", "Quý II/2026", "2026-04", "2026-06")),
    ("Quý 3 năm 2026", Time("range", "Quý 3 năm 2026", "2026-07", "2026-09")),
    ("Quý I - Quý III/2026", Time("range", "Quý I - Quý III/2026", "2026-01", "2026-09")),
    ("Quý IV", Time("range", "Quý IV")),
    ("Tháng 9/2026", Time("month", "Tháng 9/2026", "2026-09", "2026-09")),
    ("Tháng 3 - 5/2026", Time("range", "Tháng 3 - 5/2026", "2026-03", "2026-05")),
    ("Từ tháng 11/2026 đến tháng 2/2027", Time("range", "Từ tháng 11/2026 đến tháng 2/2027", "2026-11", "2027-02")),
    ("2022-2026", Time("range", "2022-2026", "2022", "2026")),
    ("Đến năm 2030", Time("horizon", "Đến năm 2030", end="2030")),
    ("", None),
    ("Khi có yêu cầu", None),
]


@pytest.mark.parametrize(("printed", "expected"), FORMS)
def test_parse_time(printed, expected):
    assert parse_time(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Thường xuyên", None),
        ("Hằng quý", None),
        ("Trong năm", date(2026, 12, 31)),
        ("Trước ngày 15/11 hằng năm", date(2026, 11, 15)),
        ("Trước ngày 30/6/2026", date(2026, 6, 30)),
        ("Quý I/2028", date(2028, 3, 31)),
        ("Quý IV", None),
        ("Tháng 2/2028", date(2028, 2, 29)),
        ("Đến năm 2030", date(2030, 12, 31)),
        ("2022-2026", date(2026, 12, 31)),
        ("Trước ngày 29/02", date(2026, 2, 28)),
    ],
)
def test_due_date_in_a_plan_for_2026(printed, expected):
    assert due_date(parse_time(printed), Period(2026, 2026)) == expected


def test_due_date_without_period_or_time():
    assert [due_date(None, None), due_date(parse_time("Trong năm"), None), due_date(parse_time("ngày 3/4"), None)] == [
        None
    ] * 3
