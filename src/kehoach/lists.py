"""Lists that offices keep in spreadsheets, row by row: for those who take in more than tasks from them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kehoach.sources.source import is_as_above
from kehoach.sources.spreadsheet import HEAD_WITHIN, Sheet, read_csv, read_sheets
from kehoach.text.columns import are_task_columns, count_columns, is_total, parse_column

_ZIP, _OLD = b"PK", b"\xd0\xcf\x11\xe0"
_LONGEST_HEAD = 60


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: its line in the sheet from 1, its cells, those merged downwards filled, and the group it stands in."""

    line: int
    cells: tuple[str, ...]
    section: str


@dataclass(frozen=True, slots=True)
class OfficeList:
    """A list: its sheet, what its columns are called, and its rows without groups, counts and totals."""

    sheet: str
    heads: tuple[str, ...]
    rows: tuple[ListRow, ...]


def read_lists(data: bytes, is_head: Callable[[Sequence[str]], bool] | None = None) -> tuple[OfficeList, ...]:
    """The list of each sheet that has one, from .xlsx, .ods, .xls or .csv.

    The head is looked for in the first forty lines; ``is_head`` knows names of columns that the reader does not.
    Raises UnreadableFile, EncryptedFile or TooLarge.
    """
    sheets = read_sheets(data) if data.startswith((_ZIP, _OLD)) else [read_csv(data)]
    found = (_list_of(sheet, is_head or are_task_columns) for sheet in sheets)
    return tuple(one for one in found if one is not None)


def _list_of(sheet: Sheet, is_head: Callable[[Sequence[str]], bool]) -> OfficeList | None:
    lines = enumerate(sheet.rows[:HEAD_WITHIN])
    head = next((at for at, row in lines if are_task_columns(row) or is_head(row)), None)
    if head is None:
        return None
    heads, end = list(sheet.rows[head]), head + 1
    while end < len(sheet.rows) and _is_second_head(sheet.rows[end], heads):
        heads = [below or above for above, below in zip(heads, sheet.rows[end], strict=True)]
        end += 1
    return OfficeList(sheet.name, tuple(" ".join(name.split()) for name in heads), tuple(_rows(sheet, end)))


def _is_second_head(row: Sequence[str], heads: Sequence[str]) -> bool:
    """True of a row that parts heads of the row above it, each of its cells the name of a column."""
    said = [cell for cell in row if cell]
    is_short = len(row) == len(heads) and 0 < len(said) < len(row) and not row[0].isdigit()
    return is_short and all(len(cell) < _LONGEST_HEAD and parse_column(cell) for cell in said)


def _rows(sheet: Sheet, start: int) -> Iterator[ListRow]:
    section = ""
    above: tuple[str, ...] = ()
    for at in range(start, len(sheet.rows)):
        cells = tuple(_cell(sheet, at, column, above) for column in range(len(sheet.rows[at])))
        said = [cell for cell in sheet.rows[at] if cell]
        if not said or count_columns(said) or any(map(is_total, said[:2])):
            continue
        if _is_group(sheet.rows[at], said):
            section = said[-1]
            continue
        yield ListRow(at + 1, cells, section)
        above = cells


def _cell(sheet: Sheet, at: int, column: int, above: Sequence[str]) -> str:
    text = sheet.rows[at][column]
    is_above = is_as_above(text) or (not text and (at, column) in sheet.merged_down)
    return above[column] if is_above and column < len(above) else text


def _is_group(row: Sequence[str], said: Sequence[str]) -> bool:
    """True of a title alone in its row, or behind a Roman number or a letter."""
    if len(said) == 1:
        return len(row) > 1 and not said[0].isdigit()
    return len(said) == 2 and row[0].strip(" .)").isalpha() and row[0].strip(" .)").isupper() and len(row[0]) <= 6
