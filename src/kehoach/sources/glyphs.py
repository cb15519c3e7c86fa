"""Characters on a page, and the lines that they make. Lengths are in points, y grows upwards."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple


class Glyph(NamedTuple):
    """One character: its baseline, its left and right edge, the size of its type."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Rule(NamedTuple):
    """A thin drawn line."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_vertical(self) -> bool:
        return self.top - self.bottom > self.right - self.left


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]


class Line(NamedTuple):
    """A run of words on one baseline, without a wide gap in it."""

    text: str
    left: float
    right: float
    base: float
    size: float


def find_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Lines from the top down; words on one baseline with a wide gap between them are two lines."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.base, g.left)):
        if rows and rows[-1][0].base - glyph.base < 0.35 * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [line for row in rows for line in _split_row(sorted(row, key=lambda g: g.left))]


def _split_row(row: list[Glyph]) -> Iterator[Line]:
    start = 0
    for at, (before, after) in enumerate(pairwise(row), start=1):
        is_blank_number = after.text.startswith("/") and before.text.endswith(":")  # "Số:        /KH-UBND"
        if after.left - before.right > 2.2 * after.size and not is_blank_number:
            yield _line(row[start:at])
            start = at
    yield _line(row[start:])


def _line(row: list[Glyph]) -> Line:
    parts = [row[0].text]
    for before, after in pairwise(row):
        gap = after.left - before.right
        parts.append(f" {after.text}" if gap > 0.12 * after.size else after.text)
    size = row[0].size
    if any(g.size != size for g in row):
        size = Counter(round(g.size, 1) for g in row).most_common(1)[0][0]
    return Line("".join(parts), row[0].left, max(g.right for g in row), row[0].base, size)


def has_room(before: Line, line: Line, right: float) -> bool:
    """True where the first word of a line would still have fitted behind the line before it.

    So somebody began a new paragraph there.
    """
    word = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * (len(word) + 1) / max(len(line.text), 1)
    return before.right + width + 0.3 * line.size < right
