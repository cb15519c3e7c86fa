"""What people paste, as it is kept."""

import pytest

from nhipcau.common.cleaning import clean_line, clean_text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_end_of_a_line_is_one(end):
    assert clean_text(f"Đã họp{end}đã ký") == "Đã họp\nđã ký"
    assert clean_line(f"Đã họp{end}đã ký") == "Đã họp đã ký"


def test_no_control_signs_are_kept():
    assert clean_text(" a\x00b\tc\x07 ") == "ab\tc"
