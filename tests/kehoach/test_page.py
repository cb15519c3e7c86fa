"""Pages that know only where things stand."""

import pytest

from kehoach.sources.glyphs import Glyph, Page, Rule, find_lines
from kehoach.sources.grid import find_grid
from kehoach.sources.page import read_pages
from kehoach.sources.source import RawTable

WIDTH = 6.0


def _write(text, left, base, size=12.0):
    """The glyphs of a line in a typewriter face; spaces are gaps."""
    return [Glyph(c, left + i * WIDTH, left + (i + 1) * WIDTH, base, size) for i, c in enumerate(text) if c != " "]


def _page(*lines, rules=()):
    return Page(600, 800, tuple(g for text, left, base in lines for g in _write(text, left, base)), tuple(rules))


def _texts(*pages):
    return [
        [[[p.text for p in cell] for cell in row] for row in block.rows] if isinstance(block, RawTable) else block.text
        for block in read_pages(pages)
    ]


def test_glyphs_come_in_the_order_they_stand_not_the_order_they_are_drawn():
    glyphs = _write("Kế hoạch", 80, 700)

    assert [line.text for line in find_lines(reversed(glyphs))] == ["Kế hoạch"]


FULL = " ".join(["xxxxx"] * 10)


def test_a_line_goes_on_with_the_full_line_before_it():
    page = _page((FULL, 116, 700), (FULL, 80, 680), ("hết câu.", 80, 660), ("Đoạn mới.", 116, 640))

    assert _texts(page) == [f"{FULL} {FULL} hết câu.", "Đoạn mới."]


def test_a_line_with_room_left_ends_its_paragraph():
    page = _page((FULL, 80, 700), ("ngắn.", 80, 680), ("Câu sau không thụt dòng.", 80, 660), (FULL, 80, 640))

    assert _texts(page) == [f"{FULL} ngắn.", "Câu sau không thụt dòng.", FULL]


def test_two_columns_are_read_one_after_the_other():
    page = _page(
        ("ỦY BAN", 100, 760),
        ("CỘNG HÒA", 350, 760),
        ("TỈNH HÀ", 100, 745),
        ("Độc lập", 350, 744),
        ("KẾ HOẠCH", 260, 700),
    )

    assert _texts(page) == ["ỦY BAN", "TỈNH HÀ", "CỘNG HÒA", "Độc lập", "KẾ HOẠCH"]


@pytest.mark.parametrize("number", ["2", "- 3 -", "12"])
def test_page_numbers_are_dropped(number):
    assert _texts(_page((number, 295, 780), ("Nội dung", 80, 700))) == ["Nội dung"]


def _ruled(columns, rows):
    upright = [Rule(x, rows[-1], x + 1, rows[0]) for x in columns]
    level = [Rule(columns[0], y, columns[-1], y + 1) for y in rows]
    return upright + level


def test_a_ruled_table_goes_on_over_the_page():
    rules = _ruled((80, 110, 260, 400), (700, 660, 620))
    first = _page(
        ("TT", 85, 680),
        ("Việc", 115, 680),
        ("Ai", 265, 680),
        ("1", 85, 640),
        ("Đón", 115, 640),
        ("Sở", 265, 640),
        rules=rules,
    )
    second = _page(("2", 85, 690), ("Tiễn", 115, 690), ("Ban", 265, 690), rules=_ruled((80, 110, 260, 400), (700, 660)))

    assert _texts(first, second) == [[[["TT"], ["Việc"], ["Ai"]], [["1"], ["Đón"], ["Sở"]], [["2"], ["Tiễn"], ["Ban"]]]]


def test_text_above_and_below_a_table_stays_there():
    rules = _ruled((80, 110, 260, 400), (700, 660))
    page = _page(("Trên", 80, 730), ("1", 85, 680), ("a", 115, 680), ("b", 265, 680), ("Dưới", 80, 600), rules=rules)

    assert _texts(page) == ["Trên", [[["1"], ["a"], ["b"]]], "Dưới"]


def test_lines_that_draw_no_table_are_none():
    assert find_grid([Rule(80, 700, 200, 701), Rule(300, 600, 301, 700)]) is None
