"""Lists that offices keep in spreadsheets: which column is what, by the names that columns go by, or as somebody said.

The reader finds the list in the file: its head of one row or several, merged cells, groups, several sheets.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz

import kehoach
from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.common.unlocked import before_the_lock
from nhipcau.common.vietnamese import fold
from nhipcau.common.xlsx_in import CellFault, SheetRow

ALIKE = 85
"""Likeness in per cent from which a head is taken for a known one."""
LONGEST_HEAD = 80
MOST_ROWS = 10_000
UNREADABLE = (kehoach.UnreadableFile, kehoach.UnknownFormat, kehoach.NoText)
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class ListShape:
    """What a kind of list may say: its columns by key, each with its label and the other names that offices give it.

    The first ``required`` column tells a head, beside any other; a row without all of them is none.
    """

    labels: Mapping[str, Promise | str]
    names: Mapping[str, Sequence[str]]
    required: tuple[str, ...]

    def recognised(self, cells: Sequence[str]) -> dict[int, str]:
        """Columns by key: the likest head for each key, each head for one key."""
        alike = [
            (likeness, index, key)
            for index, cell in enumerate(cells)
            for likeness, key in self._likely_keys(cell)
            if likeness >= ALIKE
        ]
        keys: dict[int, str] = {}
        for _likeness, index, key in sorted(alike, key=lambda row: -row[0]):
            if index not in keys and key not in keys.values():
                keys[index] = key
        return keys

    def _likely_keys(self, cell: str) -> Iterator[tuple[float, str]]:
        """How like a head is to the names of each column; a remark in brackets is no part of it."""
        if cell and len(cell) <= LONGEST_HEAD:
            head = fold(_REMARK.sub("", cell) or cell)
            for key, names in self.names.items():
                yield max(fuzz.ratio(head, fold(name)) for name in names), key

    def is_head(self, cells: Sequence[str]) -> bool:
        return {self.required[0]} < set(self.recognised(cells).values())

    def missing(self, keys: Container[str]) -> tuple[str, ...]:
        """The labels of the columns that every row needs and that are not among these."""
        return self.labels_of([key for key in self.required if key not in keys])

    def labels_of(self, keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(str(self.labels[key]) for key in keys)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: where it is, its head, and what it was taken for; nothing where for nothing."""

    index: int
    head: str
    key: str

    @property
    def letter(self) -> str:
        return str(get_column_letter(self.index + 1))


@dataclass(frozen=True, slots=True)
class ColumnedList:
    """The rows of one list of a file by column, its columns, those that nobody has chosen, and all sheets with lists.

    There are no rows while a column is missing that every row needs.
    """

    rows: tuple[SheetRow, ...]
    columns: tuple[Column, ...]
    missing: tuple[str, ...]
    sheet: str
    sheets: tuple[str, ...]

    def missing_faults(self) -> list[CellFault]:
        """The columns that nobody has chosen, as faults of no cell."""
        return [CellFault("", _("Hãy chọn cột cho: %(column)s.") % {"column": label}) for label in self.missing]


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a list: its sheet, and the key of each column by its index; both may be left open."""

    sheet: str = ""
    keys: Mapping[int, str] | None = None

    def as_json(self) -> dict[str, object]:
        """What a job is told."""
        return {"sheet": self.sheet, "keys": self.keys and dict(self.keys)}

    def known_in(self, shape: ListShape) -> dict[int, str]:
        """The columns that were said and that the shape has."""
        return {at: key for at, key in (self.keys or {}).items() if key in shape.names}

    @classmethod
    def from_json(cls, said: Mapping[str, object]) -> "Said":
        """What a job was told: keys of JSON are text."""
        keys = said.get("keys")
        known = {int(at): str(key) for at, key in keys.items()} if isinstance(keys, Mapping) else None
        return cls(str(said.get("sheet", "")), known)


ALL_OPEN = Said()


def read_columns(data: bytes, shape: ListShape, said: Said = ALL_OPEN) -> ColumnedList:
    """The list that was meant. Raises Refused where the file has no such list."""
    lists = {one.sheet: one for one in _lists_in(data, shape.is_head)}
    heads = "; ".join(shape.labels_of(shape.required))
    refuse_if(not lists, _("Không tìm thấy dòng tiêu đề có cột: %(columns)s.") % {"columns": heads})
    found = lists.get(said.sheet) or next(iter(lists.values()))
    too_many = _("Bảng có hơn %(count)s dòng; hãy chia thành nhiều tệp.") % {"count": MOST_ROWS}
    refuse_if(len(found.rows) > MOST_ROWS, too_many)
    keys = shape.recognised(found.heads) if said.keys is None else said.known_in(shape)
    columns = tuple(Column(at, head, keys.get(at, "")) for at, head in enumerate(found.heads) if head)
    missing = shape.missing(keys.values())
    rows = () if missing else tuple(_rows(found, keys, shape))
    return ColumnedList(rows, columns, missing, found.sheet, tuple(lists))


def _rows(found: kehoach.OfficeList, keys: Mapping[int, str], shape: ListShape) -> Iterator[SheetRow]:
    """The rows that hold something in one of the columns that are needed."""
    letters = {key: get_column_letter(index + 1) for index, key in keys.items()}
    for row in found.rows:
        values = {key: " ".join(row.cells[index].split()) for index, key in keys.items() if index < len(row.cells)}
        if any(values.get(key) for key in shape.required):
            yield SheetRow(row.line, values, letters)


@before_the_lock
def _lists_in(data: bytes, is_head: Callable[[Sequence[str]], bool]) -> tuple[kehoach.OfficeList, ...]:
    """The lists in a file, one of each sheet that has a row of heads. Raises Refused, with a sentence."""
    try:
        return kehoach.read_lists(data, is_head)
    except kehoach.EncryptedFile as error:
        raise Refused(_("Tệp được đặt mật khẩu; hãy lưu lại thành tệp không mật khẩu rồi tải lên.")) from error
    except kehoach.TooLarge as error:
        raise Refused(_("Bảng quá dài; hãy chia thành nhiều tệp.")) from error
    except UNREADABLE as error:
        raise Refused(_("Không đọc được tệp; hãy tải lên bảng tính .xlsx, .ods, .xls hoặc .csv.")) from error
