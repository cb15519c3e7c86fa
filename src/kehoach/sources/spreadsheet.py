"""Lists as offices keep them: .xlsx, .ods, .xls and .csv to Source.

Each sheet that is shown gives its titles as paragraphs and its list as a table, whose head may stand anywhere in the
first lines. Merged cells are one cell: what it says holds for every row that it spans.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

import python_calamine as calamine
from lxml import etree

from kehoach.errors import EncryptedFile, TooLarge, UnreadableFile
from kehoach.sources.package import MAX_BYTES, Package, parse_xml
from kehoach.sources.source import Raw, RawCell, RawParagraph, RawRow, RawTable, is_as_above
from kehoach.sources.text import decode
from kehoach.text.columns import are_task_columns

HEAD_WITHIN = 40
"""Lines of titles and notes that may stand above the head of a list."""
MOST_ROWS, MOST_COLUMNS = 20_000, 60
_FEWEST_COLUMNS = 3
_DELIMITERS = (";", ",", "\t")
_LOOKED_AT = 20_000
_T: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LINES: Final = re.compile(r"[\n\r]+")
Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last row and column of a merged cell."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it is shown: its rows as texts, and the places that belong to the cell above them."""

    name: str
    rows: list[list[str]]
    merged_down: frozenset[tuple[int, int]]


def open_spreadsheet(data: bytes) -> Raw:
    """Every sheet that is shown."""
    return Raw([block for sheet in read_sheets(data) for block in _blocks(sheet)])


def read_sheets(data: bytes) -> list[Sheet]:
    """The sheets of an .xlsx, .ods or .xls that are shown. Raises UnreadableFile, EncryptedFile or TooLarge."""
    if data.startswith(b"PK"):
        _refuse_large(data)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        shown = [
            book.get_sheet_by_name(sheet.name)
            for sheet in book.sheets_metadata
            if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError as error:
        raise EncryptedFile("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.") from error
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise UnreadableFile("Không mở được bảng tính này; hãy lưu lại thành .xlsx.") from error
    merged = _merged_in_ods(data)
    return [_sheet(sheet, merged) for sheet in shown]


def _sheet(sheet: calamine.CalamineSheet, merged: Mapping[str, list[Range]]) -> Sheet:
    if sheet.total_height > MOST_ROWS:
        raise TooLarge(f"Bảng tính có hơn {MOST_ROWS} dòng; hãy chia thành nhiều tệp.")
    rows = [[_text_of(value) for value in row[:MOST_COLUMNS]] for row in sheet.to_python(skip_empty_area=False)]
    ranges = sheet.merged_cell_ranges or merged.get(sheet.name, [])
    return Sheet(sheet.name, rows, frozenset(place for one in ranges for place in _below_first(one)))


def _refuse_large(data: bytes) -> None:
    if Package(data).unpacked > MAX_BYTES:
        raise TooLarge("Tệp giải nén ra quá lớn, không đọc.")


def open_csv(data: bytes) -> Raw:
    """A list divided by the sign that makes a head of its first lines."""
    return Raw(_blocks(read_csv(data)))


def read_csv(data: bytes) -> Sheet:
    """The rows of a list divided by signs. Raises TooLarge."""
    text = decode(data)
    delimiter = find_delimiter(text[:_LOOKED_AT]) or _DELIMITERS[0]
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    if len(rows) > MOST_ROWS:
        raise TooLarge(f"Bảng có hơn {MOST_ROWS} dòng; hãy chia thành nhiều tệp.")
    return Sheet("", rows, frozenset())


def find_delimiter(text: str) -> str | None:
    """The sign that divides the columns of a list; None of a text that is no list."""
    for delimiter in _DELIMITERS:
        try:
            rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row][:HEAD_WITHIN]
        except csv.Error:
            continue
        if any(are_task_columns(row) and _is_of_width(rows, len(row)) for row in rows):
            return delimiter
    return None


def _is_of_width(rows: Sequence[Sequence[str]], width: int) -> bool:
    """True of lines that are rows of one list; a cut last line is left out."""
    whole = rows[:-1] or rows
    return width >= _FEWEST_COLUMNS and all(len(row) == width for row in whole)


def _blocks(sheet: Sheet) -> list[RawParagraph | RawTable]:
    """What stands above the head as paragraphs, the list as a table."""
    head = next((at for at, row in enumerate(sheet.rows[:HEAD_WITHIN]) if are_task_columns(row)), 0)
    titles = [RawParagraph(said) for row in sheet.rows[:head] if (said := " ".join(cell for cell in row if cell))]
    rows = [_raw_row(sheet, at) for at in range(head, len(sheet.rows)) if any(sheet.rows[at])]
    return [*titles, RawTable(rows)] if rows else [*titles]


def _raw_row(sheet: Sheet, at: int) -> RawRow:
    return [_raw_cell(text, is_below=(at, column) in sheet.merged_down) for column, text in enumerate(sheet.rows[at])]


def _raw_cell(text: str, *, is_below: bool) -> RawCell:
    if (is_below and not text) or is_as_above(text):
        return None
    return [RawParagraph(line) for line in _LINES.split(text) if line.strip()]


def _below_first(merged: Range) -> Iterator[tuple[int, int]]:
    """Places of a merged cell below its first, in its first column."""
    (top, left), (bottom, _) = merged
    return ((row, left) for row in range(top + 1, min(bottom, top + MOST_ROWS) + 1))


def _text_of(value: object) -> str:
    """What a cell shows: days as Vietnamese offices write them, whole numbers without a point."""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time | bool):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _merged_in_ods(data: bytes) -> dict[str, list[Range]]:
    """Merged cells of each sheet of an OpenDocument, which the reader of cells does not tell."""
    content = Package(data).read("content.xml") if data.startswith(b"PK") else b""
    if not content:
        return {}
    tables = parse_xml(content).iter(f"{_T}table")
    return {table.get(f"{_T}name", ""): list(_merged_in_table(table)) for table in tables}


def _merged_in_table(table: etree._Element) -> Iterator[Range]:
    row = 0
    for line in table.iter(f"{_T}table-row"):
        column = 0
        for cell in line:
            down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if (down > 1 or across > 1) and column < MOST_COLUMNS:
                yield (row, column), (row + down - 1, column + across - 1)
            column += _count(cell, "number-columns-repeated")
        row += _count(line, "number-rows-repeated")


def _count(element: etree._Element, name: str) -> int:
    said = element.get(f"{_T}{name}", "1")
    return int(said) if said.isdigit() else 1
