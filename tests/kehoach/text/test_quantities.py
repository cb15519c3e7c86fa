"""Numbers that are targets, and short names."""

import pytest

import kehoach
from kehoach.fields.abbreviations import find_abbreviations
from kehoach.text.quantities import find_quantities, parse_target_year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có từ 3-5 sản phẩm đạt tiêu chuẩn 5 sao", [("từ 3-5 sản phẩm", 3, 5, "sản phẩm", "")]),
        ("100% cán bộ được tập huấn", [("100%", 100, 100, "%", "")]),
        ("tổ chức ít nhất 02 cuộc tại Lào", [("ít nhất 02 cuộc", 2, 2, "cuộc", "least")]),
        ("đón 1.250.000 lượt khách", [("1.250.000 lượt khách", 1250000, 1250000, "lượt khách", "")]),
        ("tăng khoảng 2,5 % mỗi năm", [("khoảng 2,5 %", 2.5, 2.5, "%", "about")]),
        ("không quá 10 người", [("không quá 10 người", 10, 10, "người", "most")]),
        ("ngày 15 tháng 11 năm 2024, Quyết định số 2013/QĐ-TTg, giai đoạn 2022-2026", []),
        ("lần thứ 5, Điều 3, Nghị quyết 59 của Đảng", []),
    ],
)
def test_find_quantities(text, expected):
    assert [(q.text, q.low, q.high, q.unit, q.bound) for q in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [("đến hết năm 2030 có 5 đội", "2030"), ("mỗi năm mở 2 lớp", "yearly"), ("mở 2 lớp", None)],
)
def test_parse_target_year(text, year):
    assert parse_target_year(text) == year


def test_targets_become_indicator_candidates():
    plan = kehoach.read(
        "KẾ HOẠCH\nVăn hóa đối ngoại đến năm 2030\nI. MỤC TIÊU\n- Có ít nhất 03 di sản; mỗi năm đón 02 đoàn.\n- Mở 05 lớp.".encode()
    )

    assert [(i.locator, i.text, i.low, i.unit, i.year, plan.text[i.span.start : i.span.end]) for i in plan.indicators] == [
        ("I.-1", "ít nhất 03 di sản", 3, "di sản", "yearly", "ít nhất 03 di sản"),
        ("I.-1", "02 đoàn", 2, "đoàn", "yearly", "02 đoàn"),
        ("I.-2", "05 lớp", 5, "lớp", "2030", "05 lớp"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "giao Sở Văn hóa, Thể thao và Du lịch (sau đây viết tắt là Sở VHTTDL) chủ trì",
            [("Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch")],
        ),
        (
            "theo Chỉ thị số 25/CT-TTg về văn hóa (gọi tắt là Chỉ thị 25)",
            [("Chỉ thị 25", "Chỉ thị số 25/CT-TTg về văn hóa")],
        ),
        ("người Việt Nam ở nước ngoài (sau đây gọi là NVNONN)", [("NVNONN", "người Việt Nam ở nước ngoài")]),
        ("một câu (không có gì)", []),
    ],
)
def test_find_abbreviations(text, expected):
    assert [(a.short, a.full) for a in find_abbreviations(text)] == expected
