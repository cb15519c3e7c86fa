"""How often work comes back, from what plans print."""

import pytest

from kehoach import parse_recurrence

YEAR_END = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"


@pytest.mark.parametrize(
    ("printed", "rule"),
    [
        ("Hằng năm", YEAR_END),
        ("hàng năm.", YEAR_END),
        ("Các năm 2026 - 2030", YEAR_END),
        ("Trước ngày 15/12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        ("Hằng năm (trước ngày 30 tháng 11)", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"),
        ("Trước ngày 31/6 hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"),
        ("Ngày 29/02 hằng năm", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("Tháng 6 hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"),
        ("Tháng 10, tháng 5 hằng năm", "FREQ=YEARLY;BYMONTH=5,10;BYMONTHDAY=-1"),
        ("Quý IV hằng năm", YEAR_END),
        ("Quý II hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"),
        ("Hằng quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("Định kỳ hằng quý, hằng năm", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("01 lần/quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("Hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("Mỗi tháng 01 lần", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("Trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("Ngày 31 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("6 tháng một lần", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("Định kỳ 6 tháng", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("02 lần/năm", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("Mỗi năm 02 lần", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("ba lần một năm", "FREQ=YEARLY;BYMONTH=4,8,12;BYMONTHDAY=-1"),
        ("5 lần/năm", "FREQ=YEARLY;BYMONTH=3,5,8,10,12;BYMONTHDAY=-1"),
        ("1 lần/năm", YEAR_END),
        ("2 năm một lần", "FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=31"),
        ("Định kỳ 5 năm", "FREQ=YEARLY;INTERVAL=5;BYMONTH=12;BYMONTHDAY=31"),
        ("01 năm một lần", YEAR_END),
    ],
)
def test_what_comes_back_has_a_rule(printed, rule):
    assert parse_recurrence(printed) == rule


@pytest.mark.parametrize(
    "printed",
    ["", "Theo định kỳ", "Định kỳ", "Thường xuyên", "Năm 2026", "Quý IV/2026", "Tháng 6/2026", "Trước ngày 15/11/2026",
     "năm 2026, một lần", "13 lần/năm", "5 tháng một lần", "Giai đoạn 2026 - 2030", "Trong năm"],
)  # fmt: skip
def test_what_does_not_say_how_often_has_none(printed):
    assert parse_recurrence(printed) == ""
