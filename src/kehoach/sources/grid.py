"""The table that ruled lines draw on a page: its cells, merged ones among them, and what stands in them."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import neg

from kehoach.sources.glyphs import Glyph, Line, Rule, find_lines, has_room
from kehoach.sources.source import RawCell, RawParagraph, RawRow
from kehoach.text.normal import starts_lower

_PADDING = 5.4
"""Between the text of a cell and its edge: Word's and LibreOffice's default, 0.19 cm."""
Place = tuple[int, int]
"""Row and column in a grid."""

_CLOSED = ".;:…"
_NEAR = 3  # points between a line and the edge that it draws


Stretch = tuple[float, float]
"""From where to where a line is drawn along an edge."""
Ruled = tuple[float, Stretch]
"""Where a line is drawn, across or down, and from where to where."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The ruled cells of a table: edges of columns, left to right, of rows, top to bottom, what is drawn on each."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    drawn_down: tuple[tuple[Stretch, ...], ...]
    drawn_across: tuple[tuple[Stretch, ...], ...]

    def holds(self, glyph: Glyph) -> bool:
        inside = self.rows[-1] - 1 <= glyph.base <= self.rows[0] + 1
        return inside and self.columns[0] - 1 <= glyph.left <= self.columns[-1] + 1

    def is_ruled_above(self, row: int, column: int) -> bool:
        """True where a line is drawn between a cell and the one above it; else they are one cell."""
        return row == 0 or _covers(self.drawn_across[row], self.columns[column], self.columns[column + 1])

    def is_ruled_before(self, row: int, column: int) -> bool:
        """True where a line is drawn between a cell and the one to its left; else they are one cell."""
        return column == 0 or _covers(self.drawn_down[column], self.rows[row + 1], self.rows[row])


def _covers(drawn: Iterable[Stretch], start: float, end: float) -> bool:
    """True where lines are drawn along a good part of the way."""
    return sum(max(0.0, min(b, end) - max(a, start)) for a, b in drawn) > 0.4 * (end - start)


def find_grid(rules: Iterable[Rule]) -> Grid | None:
    """The table that the page's ruled lines draw, if they make at least two columns."""
    down = [((r.left + r.right) / 2, (r.bottom, r.top)) for r in rules if r.is_vertical]
    across = [((r.bottom + r.top) / 2, (r.left, r.right)) for r in rules if not r.is_vertical]
    across = [line for line in across if line[1][1] - line[1][0] > 20]
    rows = _clusters(y for y, _ in across)
    columns = _spanning(down, rows)
    rows = _spanning(across, columns)[::-1]
    if len(columns) < 3 or len(rows) < 2:
        return None
    return Grid(tuple(columns), tuple(rows), _by_edge(columns, down), _by_edge(rows, across))


def _spanning(pieces: list[Ruled], edges: list[float]) -> list[float]:
    """Where lines are drawn all the way from one edge to the next, as strokes of a seal and underlining are not."""
    lines: dict[float, list[Stretch]] = {at: [] for at in _clusters(at for at, _ in pieces)}
    for at, stretch in pieces:
        near = min(lines, key=lambda line: abs(line - at))
        lines[near].append(stretch)
    return [at for at, drawn in lines.items() if any(_covers(drawn, a, b) for a, b in pairwise(edges))]


def _by_edge(edges: Iterable[float], drawn: list[tuple[float, Stretch]]) -> tuple[tuple[Stretch, ...], ...]:
    """What is drawn near each edge."""
    return tuple(tuple(stretch for at, stretch in drawn if abs(at - edge) < _NEAR) for edge in edges)


def _clusters(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def read_rows(grid: Grid, glyphs: list[Glyph]) -> list[RawRow]:
    """The rows with their merged cells: words in the first cell, None below it, nothing to its right."""
    owner = _find_owners(grid)
    inside: dict[Place, list[Glyph]] = {}
    for glyph in glyphs:
        at = _cell_of(grid, glyph)
        if at is not None:
            inside.setdefault(owner[at], []).append(glyph)
    return [
        [_read_owned(grid, (row, column), owner[row, column], inside) for column in range(len(grid.columns) - 1)]
        for row in range(len(grid.rows) - 1)
    ]


def find_cells(grid: Grid) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom edge of every cell, merged ones whole."""
    parts: dict[Place, list[Place]] = {}
    for place, owner in _find_owners(grid).items():
        parts.setdefault(owner, []).append(place)
    return [
        (grid.columns[column], grid.rows[row], grid.columns[max(c for _, c in places) + 1],
         grid.rows[max(r for r, _ in places) + 1])
        for (row, column), places in parts.items()
    ]  # fmt: skip


def _find_owners(grid: Grid) -> dict[Place, Place]:
    """For every place in the grid the first place of the cell that it is part of."""
    owner: dict[Place, Place] = {}
    for row in range(len(grid.rows) - 1):
        for column in range(len(grid.columns) - 1):
            cell = (row, column)
            if not grid.is_ruled_before(row, column):
                cell = owner[row, column - 1]
            elif not grid.is_ruled_above(row, column):
                cell = owner[row - 1, column]
            owner[row, column] = cell
    return owner


def _cell_of(grid: Grid, glyph: Glyph) -> Place | None:
    column = bisect_right(grid.columns, (glyph.left + glyph.right) / 2) - 1
    row = bisect_right(grid.rows, -glyph.base, key=neg) - 1
    is_inside = 0 <= column < len(grid.columns) - 1 and 0 <= row < len(grid.rows) - 1
    return (row, column) if is_inside else None


def _read_owned(grid: Grid, cell: Place, owner: Place, inside: dict[Place, list[Glyph]]) -> RawCell:
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
        if before is not None and _goes_on_in_cell(texts[-1], line.text, has_room=has_room(before, line, right)):
            texts[-1] = f"{texts[-1]} {line.text}"
        else:
            texts.append(line.text)
        before = line
    return [RawParagraph(text) for text in texts]


def _goes_on_in_cell(before: str, line: str, *, has_room: bool) -> bool:
    if line.startswith(("- ", "+ ", "• ")):
        return before[-1] not in _CLOSED and not has_room
    return not has_room or (starts_lower(line) and before[-1] not in _CLOSED)
