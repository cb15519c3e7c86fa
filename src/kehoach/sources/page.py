"""A page as glyphs and ruled lines, and what it says: paragraphs and tables in reading order.

Shared by every source that knows only where things stand. Lengths are in points, y grows upwards.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kehoach.sources.source import RawCell, RawParagraph, RawRow, RawTable
from kehoach.text.normal import starts_lower

_PADDING = 5.4
"""Between the text of a cell and its edge: Word's and LibreOffice's default, 0.19 cm."""
_CLOSED = ".;:…"
_NEAR = 3  # points between a line and the edge that it draws
_GUTTER = 8  # at least so far stand two columns apart


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its baseline, its left and right edge, the size of its type."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
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


@dataclass(frozen=True, slots=True)
class Line:
    """A run of words on one baseline, without a wide gap in it."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The ruled cells of a table: edges of its columns, left to right, of its rows, top to bottom, and what is drawn."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    rules: tuple[Rule, ...]

    def holds(self, glyph: Glyph) -> bool:
        inside = self.rows[-1] - 1 <= glyph.base <= self.rows[0] + 1
        return inside and self.columns[0] - 1 <= glyph.left <= self.columns[-1] + 1

    def is_ruled_above(self, row: int, column: int) -> bool:
        """True where a line is drawn between a cell and the one above it; else they are one cell."""
        y, left, right = self.rows[row], self.columns[column], self.columns[column + 1]
        drawn = sum(
            max(0.0, min(r.right, right) - max(r.left, left))
            for r in self.rules
            if not r.is_vertical and abs((r.bottom + r.top) / 2 - y) < _NEAR
        )
        return row == 0 or drawn > 0.4 * (right - left)

    def is_ruled_before(self, row: int, column: int) -> bool:
        """True where a line is drawn between a cell and the one to its left; else they are one cell."""
        x, top, bottom = self.columns[column], self.rows[row], self.rows[row + 1]
        drawn = sum(
            max(0.0, min(r.top, top) - max(r.bottom, bottom))
            for r in self.rules
            if r.is_vertical and abs((r.left + r.right) / 2 - x) < _NEAR
        )
        return column == 0 or drawn > 0.4 * (top - bottom)


def read_pages(pages: Sequence[Page]) -> list[RawParagraph | RawTable]:
    """Paragraphs and tables of all pages; what a page break cut is whole again."""
    found: list[RawParagraph | RawTable] = []
    loose: list[Line] = []
    for page in pages:
        grid = find_grid(page.rules)
        table = [g for g in page.glyphs if grid and grid.holds(g)]
        rest = [g for g in page.glyphs if not (grid and grid.holds(g))]
        lines = [line for line in find_lines(rest) if not _is_page_number(line, page)]
        above = [line for line in lines if grid is None or line.base > grid.rows[0]]
        loose += _in_columns(above)
        if grid is not None:
            found += read_paragraphs(loose)
            loose = []
            _add_table(found, grid, table)
            loose += _in_columns([line for line in lines if line.base <= grid.rows[0]])
    return [*found, *read_paragraphs(loose)]


def _is_page_number(line: Line, page: Page) -> bool:
    at_edge = line.base > page.height - 60 or line.base < 60
    return at_edge and line.text.strip("- ").isdigit() and len(line.text) <= 6


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
    size = Counter(round(g.size, 1) for g in row).most_common(1)[0][0]
    return Line("".join(parts), row[0].left, max(g.right for g in row), row[0].base, size)


def _in_columns(lines: list[Line]) -> list[Line]:
    """Letterhead and signature block, left column before the right one; other lines as they come."""
    ordered: list[Line] = []
    at = 0
    while at < len(lines):
        left, right = _find_columns(lines, at)
        ordered += [*left, *right] or [lines[at]]
        at += len(left) + len(right) or 1
    return ordered


def _find_columns(lines: list[Line], start: int) -> tuple[list[Line], list[Line]]:
    """The lines of two columns that begin here, or nothing."""
    for first, second in pairwise(lines[start : start + 6]):
        left, right = (first, second) if first.left < second.left else (second, first)
        if abs(first.base - second.base) < 1.6 * first.size and left.right + _GUTTER < right.left:
            columns = _grow_columns(lines[start:], left, right)
            return columns if _are_beside(*columns) else ([], [])
    return [], []


def _grow_columns(lines: list[Line], left: Line, right: Line) -> tuple[list[Line], list[Line]]:
    """Lines from the first on, as long as each stands in one of the columns that two lines open."""
    middle = (left.right + right.left) / 2
    left_end, right_begin = left.right, right.left
    columns: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        is_left = (line.left + line.right) / 2 < middle
        if is_left:
            left_end = max(left_end, line.right)
        else:
            right_begin = min(right_begin, line.left)
        if left_end + _GUTTER > right_begin:
            break
        columns[0 if is_left else 1].append(line)
    return columns


def _are_beside(left: list[Line], right: list[Line]) -> bool:
    """True of lines that stand beside each other rather than one run below the other."""
    if not left or not right:
        return False
    return max(left[-1].base, right[-1].base) <= min(left[0].base, right[0].base) + 0.5


def read_paragraphs(lines: Sequence[Line]) -> list[RawParagraph]:
    """Joins lines: a paragraph begins with an indent or a marker, or behind a line that stops short."""
    if not lines:
        return []
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    right = _right_margin(lines)
    texts: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _goes_on(before, line, left, right):
            texts[-1] = f"{texts[-1]} {line.text}"
        else:
            texts.append(line.text)
        before = line
    return [RawParagraph(text) for text in texts]


def _right_margin(lines: Sequence[Line]) -> float:
    """Where most full lines end; a few that hang out do not move it."""
    ends = sorted(line.right for line in lines)
    return ends[int(0.95 * (len(ends) - 1))]


def _goes_on(before: Line, line: Line, left: float, right: float) -> bool:
    is_indented = line.left > left + 6
    return not is_indented and not _has_room(before, line, right)


def _has_room(before: Line, line: Line, right: float) -> bool:
    """True where the first word of a line would still have fitted behind the line before it.

    So somebody began a new paragraph there.
    """
    word = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * (len(word) + 1) / max(len(line.text), 1)
    return before.right + width + 0.3 * line.size < right


def find_grid(rules: Iterable[Rule]) -> Grid | None:
    """The table that the page's ruled lines draw, if they make at least two columns."""
    rules = list(rules)
    columns = _clusters((r.left + r.right) / 2 for r in rules if r.is_vertical and r.top - r.bottom > 8)
    rows = _clusters((r.bottom + r.top) / 2 for r in rules if not r.is_vertical and r.right - r.left > 20)
    if len(columns) < 3 or len(rows) < 2:
        return None
    return Grid(tuple(columns), tuple(reversed(rows)), tuple(rules))


def _clusters(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _add_table(found: list[RawParagraph | RawTable], grid: Grid, glyphs: list[Glyph]) -> None:
    """Appends the rows; a table that goes on with the same columns on the next page is one table."""
    rows = _read_rows(grid, glyphs)
    last = found[-1] if found else None
    if isinstance(last, RawTable) and len(last.rows[0]) == len(grid.columns) - 1:
        heads = [_texts(row) for row in last.rows[:3]]
        while rows and heads and _texts(rows[0]) == heads[0]:  # Word repeats the head on every page
            rows, heads = rows[1:], heads[1:]
        last.rows.extend(rows)
    else:
        found.append(RawTable(rows))


def _texts(row: RawRow) -> list[str]:
    return [paragraph.text for cell in row for paragraph in cell or ()]


def _read_rows(grid: Grid, glyphs: list[Glyph]) -> list[RawRow]:
    """The rows with their merged cells: words in the first cell, None below it, nothing to its right."""
    height, width = len(grid.rows) - 1, len(grid.columns) - 1
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    inside: dict[tuple[int, int], list[Glyph]] = {}
    for row in range(height):
        for column in range(width):
            cell = (row, column)
            if not grid.is_ruled_before(row, column):
                cell = owner[row, column - 1]
            elif not grid.is_ruled_above(row, column):
                cell = owner[row - 1, column]
            owner[row, column] = cell
    for glyph in glyphs:
        at = _cell_of(grid, glyph)
        if at is not None:
            inside.setdefault(owner[at], []).append(glyph)
    return [
        [_read_owned(grid, (row, column), owner[row, column], inside) for column in range(width)]
        for row in range(height)
    ]


def _cell_of(grid: Grid, glyph: Glyph) -> tuple[int, int] | None:
    middle = (glyph.left + glyph.right) / 2
    row = next((at for at, (top, bottom) in enumerate(pairwise(grid.rows)) if bottom < glyph.base <= top), None)
    column = next((at for at, (a, b) in enumerate(pairwise(grid.columns)) if a <= middle < b), None)
    return (row, column) if row is not None and column is not None else None


def _read_owned(
    grid: Grid, cell: tuple[int, int], owner: tuple[int, int], inside: dict[tuple[int, int], list[Glyph]]
) -> RawCell:
    if owner == cell:
        glyphs = inside.get(cell, [])
        right = max((g.right for g in glyphs), default=0.0)
        edges = [edge for edge in grid.columns[cell[1] + 1 :] if edge >= right] or [grid.columns[-1]]
        return _read_cell(glyphs, edges[0] - _PADDING)
    is_below = owner[0] < cell[0] and owner[1] == cell[1]
    return None if is_below else []


def _read_cell(glyphs: list[Glyph], right: float) -> list[RawParagraph]:
    """Lines of a cell as paragraphs: a bullet behind a closed sentence, or room left on the line before."""
    texts: list[str] = []
    before: Line | None = None
    for line in find_lines(glyphs):
        if before is not None and _goes_on_in_cell(texts[-1], line.text, has_room=_has_room(before, line, right)):
            texts[-1] = f"{texts[-1]} {line.text}"
        else:
            texts.append(line.text)
        before = line
    return [RawParagraph(text) for text in texts]


def _goes_on_in_cell(before: str, line: str, *, has_room: bool) -> bool:
    if line.startswith(("- ", "+ ", "• ")):
        return before[-1] not in _CLOSED and not has_room
    return not has_room or (starts_lower(line) and before[-1] not in _CLOSED)
