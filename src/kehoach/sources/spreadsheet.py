"""Lists as offices keep them: .xlsx, .ods, .xls and .csv to Source.

Each sheet that is shown gives its titles as paragraphs and its list as a table, whose head may stand anywhere in the
first lines. Merged cells are one cell: what it says holds for every row that it spans.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
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
Values = Sequence[Sequence[object]]


def open_spreadsheet(data: bytes) -> Raw:
    """Every sheet that is shown."""
    if data.startswith(b"PK"):
        _refuse_large(data)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        sheets = [
            (book.get_sheet_by_name(sheet.name), sheet.name)
            for sheet in book.sheets_metadata
            if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError as error:
        raise EncryptedFile("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.") from error
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise UnreadableFile("Không mở được bảng tính này; hãy lưu lại thành .xlsx.") from error
    merged = _merged_in_ods(data)
    blocks: list[RawParagraph | RawTable] = []
    for sheet, name in sheets:
        if sheet.total_height > MOST_ROWS:
            raise TooLarge(f"Bảng tính có hơn {MOST_ROWS} dòng; hãy chia thành nhiều tệp.")
        rows = sheet.to_python(skip_empty_area=False)
        blocks += _read_sheet(rows, sheet.merged_cell_ranges or merged.get(name, []))
    return Raw(blocks)


def _refuse_large(data: bytes) -> None:
    if Package(data).unpacked > MAX_BYTES:
        raise TooLarge("Tệp giải nén ra quá lớn, không đọc.")


def open_csv(data: bytes) -> Raw:
    """A list divided by the sign that makes a head of its first lines."""
    text = decode(data)
    delimiter = find_delimiter(text[:_LOOKED_AT]) or _DELIMITERS[0]
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    if len(rows) > MOST_ROWS:
        raise TooLarge(f"Bảng có hơn {MOST_ROWS} dòng; hãy chia thành nhiều tệp.")
    return Raw(_read_sheet(rows, []))


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


def _read_sheet(values: Values, merged: Sequence[Range]) -> list[RawParagraph | RawTable]:
    texts = [[_text_of(value) for value in row[:MOST_COLUMNS]] for row in values]
    head = next((at for at, row in enumerate(texts[:HEAD_WITHIN]) if are_task_columns(row)), 0)
    titles = [RawParagraph(said) for row in texts[:head] if (said := " ".join(cell for cell in row if cell))]
    covered = {place for one in merged for place in _covered(one)}
    rows = [_read_row(row, at, covered) for at, row in enumerate(texts) if at >= head and any(row)]
    return [*titles, RawTable(rows)] if rows else [*titles]


def _covered(merged: Range) -> Iterator[tuple[tuple[int, int], bool]]:
    """Places of a merged cell besides its first, and whether each lies in the first column of it."""
    (top, left), (bottom, right) = merged
    for row in range(top, min(bottom, top + MOST_ROWS) + 1):
        for column in range(left, min(right, left + MOST_COLUMNS) + 1):
            if (row, column) != (top, left):
                yield (row, column), column == left


def _read_row(texts: Sequence[str], at: int, covered: set[tuple[tuple[int, int], bool]]) -> RawRow:
    return [_read_cell(text, is_below=((at, column), True) in covered) for column, text in enumerate(texts)]


def _read_cell(text: str, *, is_below: bool) -> RawCell:
    if (is_below and not text) or is_as_above(text):
        return None
    return [RawParagraph(line) for line in _LINES.split(text) if line.strip()]


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
