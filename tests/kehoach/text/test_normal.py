"""Folding, sorting, list letters."""

import unicodedata

import pytest

from kehoach import find_secret_stamp, fold, list_letter, sort_key
from kehoach.text.outputs import parse_outputs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lễ hội Hoa Phượng Đỏ", "le hoi hoa phuong do"),
        (unicodedata.normalize("NFD", "Ủy ban"), "uy ban"),
        ("HOÀ  bình\n", "hoa binh"),
        ("Đ đ Ơ Ư", "d d o u"),
    ],
)
def test_fold(text, expected):
    assert fold(text) == expected


def test_sort_key_sorts_as_a_dictionary_does():
    words = ["ba", "bà", "bả", "bã", "bá", "bạ", "bă", "bâ", "da", "đa", "ea", "êa", "oa", "ôa", "ơa", "ua", "ưa"]

    assert sorted(set(words), key=sort_key) == words


def test_sort_key_puts_letters_before_tones():
    assert sorted(["hòa an", "hoa bình"], key=sort_key) == ["hòa an", "hoa bình"]


def test_list_letters_are_those_of_the_vietnamese_alphabet():
    assert "".join(list_letter(i) for i in range(12)) == "abcdđeghiklm"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MẬT\nKẾ HOẠCH", "MẬT"),
        ("UBND\tCỘNG HÒA\n  TỐI MẬT \nSố:", "TỐI MẬT"),
        ("Độ mật: TUYỆT MẬT\n", "TUYỆT MẬT"),
        ("KẾ HOẠCH\nGiữ bí MẬT nhà nước", None),
        ("BÍ MẬT\n", None),
        ("KẾ HOẠCH\n" + "x\n" * 3000 + "MẬT\n", None),
    ],
)
def test_find_secret_stamp(text, expected):
    assert find_secret_stamp(text) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Lễ hội", ("Lễ hội",)),
        ("Hội nghị; ấn phẩm", ("Hội nghị", "ấn phẩm")),
        ("Ấn phẩm, tạp chí, Danh mục", ("Ấn phẩm", "tạp chí", "Danh mục")),
        ("Lớp đào tạo, bồi dưỡng.", ("Lớp đào tạo, bồi dưỡng",)),
        ("Báo cáo, Kế hoạch", ("Báo cáo", "Kế hoạch")),
        ("", ()),
    ],
)
def test_parse_outputs(cell, expected):
    assert parse_outputs(cell) == expected
