"""Slips of recognition, and the syllables that prove them."""

import pytest

from kehoach.text.slips import find_slips, repair_line
from kehoach.text.syllables import is_syllable


@pytest.mark.parametrize(
    "word",
    "nghiêng khuya quyết gì giếng quốc huỳnh tuyệt ương hòa hoà thủy thuỷ đường kẻ ý ở ngoằn uých khuỷu gia xoong Thuở yểng quy".split(),
)
def test_syllables_are_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", "thánø glao vịet ngh tôt hoac quôc bct Festival Busan zằng thuợc tièt ểế".split())
def test_what_is_no_syllable_is_known(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("H. NỘI DUNG", "II. NỘI DUNG"),
        ("1V. KINH PHÍ", "IV. KINH PHÍ"),
        ("L MỤC ĐÍCH", "L MỤC ĐÍCH"),
        ("H. Lê Văn", "H. Lê Văn"),
        ("§. Cục Hải quan", "8. Cục Hải quan"),
        ("9, Các cơ quan", "9. Các cơ quan"),
        ("trước ngày l5 thánø II năm 2024", "trước ngày 15 tháng 11 năm 2024"),
        ("Kế hoạch số 3§49/KH-UBND", "Kế hoạch số 3849/KH-UBND"),
        ("thỰc hiỆn viỆc", "thực hiện việc"),
        ("UBND, HĐND và eBay", "UBND, HĐND và eBay"),
    ],
)
def test_what_has_one_reading_only_is_put_right(line, expected):
    assert repair_line(line) == expected


def test_a_slip_is_found_and_offered_not_changed():
    assert [(s.text, s.offered, s.start) for s in find_slips("Trước thánø này, ngoại glao và Festival tôt đẹp")] == [
        ("glao", "giao", 23), ("thánø", "tháng", 6),
    ]  # fmt: skip
