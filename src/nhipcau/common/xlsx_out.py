"""Tables as .xlsx: typed cells, a frozen head row, a filter on every column; written row by row."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter

from nhipcau.common.cleaning import with_line_ends

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its columns with their widths in characters, and its rows, walked once."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Value]]


def write_book(sheets: Iterable[Sheet], title: str) -> bytes:
    """A book of these sheets. Only one row is held at a time."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True, "remove_timezone": True})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
    for table in sheets:
        sheet = book.add_worksheet(table.name)
        for column, (label, width) in enumerate(table.columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, label, head)
        line = 0
        for line, row in enumerate(table.rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(line, column, with_line_ends(value), wrap)
                elif isinstance(value, date):
                    sheet.write_datetime(line, column, value, day)
                elif value is not None:
                    sheet.write_number(line, column, value, wrap)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(line, 1), len(table.columns) - 1)
    book.set_properties({"title": title})
    book.close()
    return buffer.getvalue()
