"""Printed dates."""

import pytest

from kehoach.text.dates import parse_date

FORMS = [
    ("ngày 01 tháng 02 năm 2024", "2024-02-01"),
    ("Ngày 5 tháng 12 năm 2026", "2026-12-05"),
    ("trước ngày 10/9/2021 của", "2021-09-10"),
    ("10-09-2021", "2021-09-10"),
    ("10.9.2021", "2021-09-10"),
    ("3/4/2026", "2026-04-03"),
    ("trước ngày 15/11 hàng năm", "11-15"),
    ("ngày 20 tháng 11", "11-20"),
    ("ngày      tháng 8 năm 2022", "2022-08"),
    ("tháng 8/2022", "2022-08"),
    ("ngày      tháng      năm 2022", "2022"),
    ("31/02/2026", None),
    ("tháng 13/2026", None),
    ("số 25/CT-TTg", None),
    ("", None),
]


@pytest.mark.parametrize(("printed", "expected"), FORMS)
def test_parse_date(printed, expected):
    assert parse_date(printed) == expected
