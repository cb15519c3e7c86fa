"""Lists that offices keep as .xlsx, read by the names of their columns."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from nhipcau.common.archives import TORN, refuse_large_archive
from nhipcau.common.refusal import Refused
from nhipcau.common.unlocked import before_the_lock
from nhipcau.common.vietnamese import fold

MAX_ROWS = 10_000
UNREADABLE = (
    *TORN, InvalidFileException, KeyError, IndexError, ValueError, OSError,
    SyntaxError, RuntimeError,
)  # fmt: skip
"""What a damaged file makes openpyxl raise: errors of XML are SyntaxErrors, encryption is a RuntimeError."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong with one cell: where it is, and a sentence."""

    cell: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a list: its line in the sheet, and the text of each column by the column's key."""

    line: int
    values: Mapping[str, str]
    letters: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")

    def has(self, key: str) -> bool:
        """True where the list has this column at all."""
        return key in self.letters

    def fault(self, key: str, sentence: str) -> CellFault:
        return CellFault(f"{self.letters.get(key, '')}{self.line}", sentence)


def read_sheet(data: bytes, columns: Sequence[tuple[str, str]], required: Sequence[str]) -> list[SheetRow]:
    """The rows of the first sheet. ``columns`` are (key, label): a label is known in every language, marks aside.

    Raises Refused, with a sentence, for what is no .xlsx, is too large, or lacks a required column.
    """
    lines = _lines_of(data)
    head = next(lines, (0, ()))[1]
    keys = _keys_of(head, columns)
    labels = dict(columns)
    missing = [labels[key] for key in required if key not in keys.values()]
    if missing:
        raise Refused(_("Bảng thiếu cột: %(columns)s.") % {"columns": ", ".join(missing)})
    return _rows_of(lines, keys, list(keys.values()))


def _rows_of(lines: Iterable[tuple[int, list[str]]], keys: Mapping[int, str], telling: Sequence[str]) -> list[SheetRow]:
    """The lines below the head that hold something in one of the ``telling`` columns."""
    letters = {key: get_column_letter(index + 1) for index, key in keys.items()}
    rows = []
    for line, cells in lines:
        values = {key: cells[index] for index, key in keys.items() if index < len(cells)}
        if any(values.get(key) for key in telling):
            rows.append(SheetRow(line, values, letters))
    if len(rows) > MAX_ROWS:
        raise Refused(_("Bảng có hơn %(count)s dòng; hãy chia thành nhiều tệp.") % {"count": MAX_ROWS})
    return rows


def _keys_of(head: Sequence[str], columns: Sequence[tuple[str, str]]) -> dict[int, str]:
    known = keys_by_label(columns)
    return {index: known[fold(label)] for index, label in enumerate(head) if fold(label) in known}


def keys_by_label(labels: Iterable[tuple[str, object]]) -> dict[str, str]:
    """Keys by what they are called in every language, folded, from (key, label)."""
    pairs = list(labels)
    known: dict[str, str] = {}
    for language in ("vi", "en"):
        with translation.override(language):
            known |= {fold(str(label)): key for key, label in pairs}
    return known


def parts_of(cell: str) -> list[str]:
    """Several values of one cell, divided by semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def refuse_faults(faults: Sequence[CellFault]) -> None:
    """Raises Refused with the first cell that is wrong, if any is."""
    if faults:
        raise Refused(_("Ô %(cell)s: %(sentence)s") % {"cell": faults[0].cell, "sentence": faults[0].sentence})


@before_the_lock
def _lines_of(data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        refuse_large_archive(io.BytesIO(data))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for line, cells in enumerate(sheet.iter_rows(values_only=True, max_row=MAX_ROWS + 2, max_col=60), start=1):
            yield line, [_text_of(cell) for cell in cells]
    except UNREADABLE as error:
        raise Refused(_("Không đọc được tệp; hãy tải lên bảng tính .xlsx.")) from error


def _text_of(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def day_of(text: str) -> date | None:
    """A day as 2025-07-01, 1/7/2025 or 01.07.2025; None where it is none."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return None
