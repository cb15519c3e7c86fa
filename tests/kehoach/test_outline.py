"""Markers to depths and locators."""

import pytest

from kehoach.outline import build_outline
from kehoach.sources.source import Raw, RawParagraph, build_source
from kehoach.text.markers import parse_marker, parse_roman


def _outline(*lines):
    return build_outline(build_source(Raw([RawParagraph(line) for line in lines])).blocks)


def _locators(*lines):
    return [node.locator for node in _outline(*lines).root.walk()]


OUTLINES = [
    (("I. A", "1. B", "a) C", "- D.", "+ E."), ["I", "I.1", "I.1.a", "I.1.a.-1", "I.1.a.-1.+1"]),
    (("I. A", "- B.", "- C.", "II. D", "- E."), ["I", "I.-1", "I.-2", "II", "II.-1"]),
    (("I. A", "2. B", "2.1 C", "- D.", "2.2. E", "- F."), ["I", "I.2", "I.2.1", "I.2.1.-1", "I.2.2", "I.2.2.-1"]),
    (("I. A", "1. B.", "2. C.", "3. D.", "4. E.", "5. F.", "e) G."), ["I", "I.1", "I.2", "I.3", "I.4", "I.5", "I.e"]),
    (("I. A", "1. B", "Đoạn văn không số."), ["I", "I.1", "I.1.p1"]),
    (("I. A", "- B dài", "nối tiếp dòng trên.", "- C."), ["I", "I.-1", "I.-2"]),
    (("I. A", "1. B", "- Một.", "Đoạn rời.", "2. C"), ["I", "I.1", "I.1.-1", "I.1.p1", "I.2"]),
    (("I. A", "1. B", "d) C.", "đ) D.", "e) E."), ["I", "I.1", "I.1.d", "I.1.đ", "I.1.e"]),
    (("Phần I. A", "I. B", "Điều 1. C"), ["I", "I.I", "I.1"]),
]


@pytest.mark.parametrize(("lines", "expected"), OUTLINES)
def test_locators(lines, expected):
    assert _locators(*lines) == expected


def test_a_jump_in_the_numbers_is_noted_and_nothing_is_lost():
    outline = _outline("I. A", "1. B.", "3. C.")

    assert [n.kind for n in outline.notes] == ["numbering"]
    assert [n.text for n in outline.root.walk()] == ["A", "B.", "C."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IV. TỔ CHỨC", ("roman", "IV", 4)),
        ("12. Việc", ("arabic", "12", 12)),
        ("2.1. Việc", ("decimal", "2.1", 1)),
        ("đ) Việc", ("letter", "đ", 5)),
        ("- Việc", ("minus", "-", 0)),
        ("• Việc", ("minus", "-", 0)),
        ("+ Việc", ("plus", "+", 0)),
        ("Điều 3. Việc", ("article", "3", 3)),
    ],
)
def test_parse_marker(text, expected):
    marker = parse_marker(text)

    assert (marker.kind, marker.label, marker.ordinal) == expected


@pytest.mark.parametrize("text", ["Việc", "12/8/2021 của", "1.234.567 đồng", "", "-", "I.", "20 năm thành lập"])
def test_no_marker(text):
    assert parse_marker(text) is None


def test_parse_roman():
    assert [parse_roman(r) for r in ("I", "IV", "IX", "XIV")] == [1, 4, 9, 14]


def test_a_heading_whose_words_stand_below_its_number_begins_with_them():
    [node] = _outline("Điều 1.", "Sở Ngoại vụ: đón đoàn.").root.walk()

    assert (node.locator, node.text) == ("1", "Sở Ngoại vụ: đón đoàn.")
