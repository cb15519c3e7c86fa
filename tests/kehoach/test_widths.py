"""Widths of columns by what stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from kehoach.writing.widths import fitting_widths

CELL = st.text(alphabet="ab ", max_size=400)


def test_the_column_with_the_most_words_is_the_widest_and_a_number_narrow():
    rows = [("TT", "Nhiệm vụ", "Cơ quan phối hợp"), ("1", "Mở lớp", "; ".join(["Sở Công Thương"] * 12))]

    number, task, partners = fitting_widths(rows, 252)

    assert (number, task, number + task + partners) == (12, 38, 252)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=20))
def test_columns_fill_the_page_and_none_is_too_narrow_for_a_word(rows):
    widths = fitting_widths(rows, 252)

    assert (sum(widths), min(widths) >= 10, len(widths)) == (252, True, 3)


def test_a_table_without_words_has_columns_all_the_same():
    assert fitting_widths([("", "")], 24) == (14, 10)
