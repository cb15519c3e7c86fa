"""Tables as saved web pages hold them: a bar alone on its line before, between and behind the cells.

    |            a bar opens a row, closes each cell, and stands twice between two rows
    STT
    |
    Nội dung
    |
    |
    1
    |
    Mở lớp bồi dưỡng
    |

A bar with an empty line behind it closes the table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BAR = "|"
_FEWEST = 3
"""Bars of the smallest table; fewer are a line drawn in the text."""
_NUMBER = re.compile(r"(?:[IVX]{1,5}|\d{1,3}(?:\.\d{1,2})*|[A-Ea-zđ])[.)]?")

Lines = list[str]
Rows = list[list[Lines]]


@dataclass(frozen=True, slots=True)
class Barred:
    """A table: its rows, each cell as its own lines."""

    rows: Rows


def part_barred(lines: Sequence[str]) -> Iterator[Lines | Barred]:
    """The lines in runs, and between them the tables."""
    run: Lines = []
    at = 0
    while at < len(lines):
        end = _table_end(lines, at) if _is_bar(lines[at]) else None
        if end is None:
            run.append(lines[at])
            at += 1
            continue
        if run:
            yield run
            run = []
        yield Barred(_rows(_cells(lines[at:end])))
        at = end
    if run:
        yield run


def _is_bar(line: str) -> bool:
    return line.strip() == _BAR


def _table_end(lines: Sequence[str], start: int) -> int | None:
    """The line behind the bar that closes a table; None where no table begins."""
    bars = 0
    for at in range(start, len(lines)):
        if not _is_bar(lines[at]):
            continue
        bars += 1
        if at + 1 == len(lines) or not lines[at + 1].strip():
            return at + 1 if bars >= _FEWEST else None
    return None


def _cells(lines: Sequence[str]) -> list[Lines]:
    """What stands between every two bars; nothing between the bars that part two rows."""
    cells: list[Lines] = []
    for line in lines:
        if _is_bar(line):
            cells.append([])
        elif line.strip():
            cells[-1].append(line)
    return cells[:-1]


def _rows(cells: Sequence[Lines]) -> Rows:
    """A row ends at an empty place once it is as wide as the first, or where a number opens the next."""
    rows: Rows = [[]]
    is_numbered = False
    for at, cell in enumerate(cells):
        row = rows[-1]
        if cell or not row:
            row.append(cell)
            continue
        width = len(rows[0]) if len(rows) > 1 else 0
        after = next((later for later in cells[at + 1 :] if later), None)
        opens = after is not None and _NUMBER.fullmatch(" ".join(after).strip("* ")) is not None
        is_numbered = is_numbered or (opens and len(rows) == 1)
        is_last_of_run = at + 1 == len(cells) or bool(cells[at + 1])
        if not width or len(row) >= width or (is_last_of_run and (opens or not is_numbered)):
            rows.append([])
        else:
            row.append(cell)
    return [row for row in rows if row]
