"""Printed times, and the day they make a task due."""

from datetime import date

import pytest

from kehoach import Period, Time, due_date, parse_time
from kehoach.text.said_times import find_time

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


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Hằng năm, tổ chức Ngày hội Chè.", "yearly", None, None),
        ("Trước ngày 30 tháng 6 năm 2027, hoàn thành cơ sở dữ liệu.", "by_date", None, "2027-06-30"),
        ("Đón đoàn nông dân trong tháng 5 năm 2023.", "month", "2023-05", "2023-05"),
        ("Đoàn sang thăm tỉnh, từ ngày 08/4 đến ngày 12/4/2024.", "range", "2024-04-08", "2024-04-12"),
        ("Sang biểu diễn ở Gifu. Thời gian: Quý III/2026.", "range", "2026-07", "2026-09"),
        ("Quý I/2026, hoàn thành cẩm nang.", "range", "2026-01", "2026-03"),
        ("Duy trì Festival định kỳ 02 năm một lần, mỗi kỳ 08 đoàn.", "periodic", None, None),
        ("Giai đoạn 2026 - 2028, xây dựng bản đồ số.", "range", "2026", "2028"),
    ],
)
def test_find_time_at_the_ends_of_a_sentence(text, kind, start, end):
    time = find_time(text)

    assert (time.kind, time.start, time.end) == (kind, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Quyết định số 2013/QĐ-TTg ngày 30/11/2021 của Thủ tướng.",
        "Quảng bá hình ảnh đến bạn bè.",
        "Đề án năm 2024 được triển khai sâu rộng.",
    ],
)
def test_a_date_inside_a_sentence_is_not_its_time(text):
    assert find_time(text) is None
