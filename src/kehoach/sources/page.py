"""What a page says: paragraphs and tables in reading order.

Shared by every source that knows only where things stand.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kehoach.sources.glyphs import Glyph, Line, Page, find_lines, has_room
from kehoach.sources.grid import Grid, find_grid, read_rows
from kehoach.sources.source import RawParagraph, RawRow, RawTable

_GUTTER = 8  # at least so far stand two columns apart


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
    return not is_indented and not has_room(before, line, right)


def _add_table(found: list[RawParagraph | RawTable], grid: Grid, glyphs: list[Glyph]) -> None:
    """Appends the rows; a table that goes on with the same columns on the next page is one table."""
    rows = read_rows(grid, glyphs)
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
