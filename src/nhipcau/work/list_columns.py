"""Which column of an office's list is what: by the names that columns go by, or as somebody said."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz

from nhipcau.common.refusal import Refused
from nhipcau.common.vietnamese import fold
from nhipcau.common.xlsx_in import SheetRow
from nhipcau.plans.reading.office_lists import OfficeList, office_lists

NAMES = {
    "text": ("Nội dung nhiệm vụ", "Nội dung công việc", "Nhiệm vụ", "Nội dung", "Công việc", "Tên nhiệm vụ", "Task"),
    "lead": ("Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì", "Cơ quan thực hiện", "Đơn vị thực hiện", "Lead agency"),
    "partners": ("Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp", "Coordinating"),
    "due": ("Thời hạn hoàn thành", "Thời hạn", "Hạn hoàn thành", "Hạn", "Thời gian hoàn thành", "Thời gian thực hiện",
            "Thời gian", "Due"),
    "outputs": ("Sản phẩm", "Kết quả, sản phẩm", "Sản phẩm đầu ra", "Output"),
    "state": ("Tình trạng", "Trạng thái", "Tiến độ", "Tiến độ thực hiện", "Status"),
    "percent": ("Tỷ lệ hoàn thành", "Tỷ lệ hoàn thành (%)", "%", "% hoàn thành", "Percent"),
    "result": ("Kết quả thực hiện", "Kết quả", "Ghi chú kết quả", "Result"),
    "origin": ("Văn bản giao", "Căn cứ", "Văn bản chỉ đạo", "Số văn bản", "Origin"),
}  # fmt: skip
"""What offices call the columns of such lists; the first name of each stands for it."""
LABELS: dict[str, Promise] = {
    "text": gettext_lazy("Nội dung nhiệm vụ"), "lead": gettext_lazy("Cơ quan chủ trì"),
    "partners": gettext_lazy("Cơ quan phối hợp"), "due": gettext_lazy("Thời hạn hoàn thành"),
    "outputs": gettext_lazy("Sản phẩm"), "state": gettext_lazy("Tình trạng"),
    "percent": gettext_lazy("Tỷ lệ hoàn thành"), "result": gettext_lazy("Kết quả thực hiện"),
    "origin": gettext_lazy("Văn bản giao"),
}  # fmt: skip
REQUIRED = ("text", "lead")
ALIKE = 85
"""Likeness in per cent from which a head is taken for a known one."""
LONGEST_HEAD = 80
MOST_ROWS = 10_000
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")


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


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a list: its sheet, and the key of each column by its index; both may be left open."""

    sheet: str = ""
    keys: Mapping[int, str] | None = None


def read_columns(data: bytes, said: Said) -> ColumnedList:
    """The list that was meant. Raises Refused where the file has no list."""
    lists = office_lists(data, _is_head)
    if not lists:
        heads = "; ".join(str(LABELS[key]) for key in REQUIRED)
        raise Refused(_("Không tìm thấy dòng tiêu đề có cột: %(columns)s.") % {"columns": heads})
    found = next((one for one in lists if one.sheet == said.sheet), lists[0])
    keys = recognised(found.heads) if said.keys is None else _known(said.keys)
    if len(found.rows) > MOST_ROWS:
        raise Refused(_("Bảng có hơn %(count)s dòng; hãy chia thành nhiều tệp.") % {"count": MOST_ROWS})
    return _columned(found, keys, tuple(one.sheet for one in lists))


def _columned(found: OfficeList, keys: Mapping[int, str], sheets: tuple[str, ...]) -> ColumnedList:
    columns = tuple(Column(at, head, keys.get(at, "")) for at, head in enumerate(found.heads) if head)
    missing = tuple(str(LABELS[key]) for key in REQUIRED if key not in keys.values())
    rows = [] if missing else _rows(found, keys)
    return ColumnedList(tuple(rows), columns, missing, found.sheet, sheets)


def _known(keys: Mapping[int, str]) -> dict[int, str]:
    return {at: key for at, key in keys.items() if key in NAMES}


def _is_head(cells: Sequence[str]) -> bool:
    return {"text"} < set(recognised(cells).values())


def _rows(found: OfficeList, keys: Mapping[int, str]) -> list[SheetRow]:
    """The rows that hold something in one of the columns that are needed."""
    letters = {key: get_column_letter(index + 1) for index, key in keys.items()}
    rows = []
    for row in found.rows:
        values = {key: " ".join(row.cells[index].split()) for index, key in keys.items() if index < len(row.cells)}
        if any(values.get(key) for key in REQUIRED):
            rows.append(SheetRow(row.line, values, letters))
    return rows


def recognised(cells: Sequence[str]) -> dict[int, str]:
    """Columns by key: the likest head for each key, each head for one key."""
    alike = [
        (likeness, index, key)
        for index, cell in enumerate(cells)
        for likeness, key in _likely_keys(cell)
        if likeness >= ALIKE
    ]
    keys: dict[int, str] = {}
    for _likeness, index, key in sorted(alike, key=lambda row: -row[0]):
        if index not in keys and key not in keys.values():
            keys[index] = key
    return keys


def _likely_keys(cell: str) -> Iterator[tuple[float, str]]:
    """How like a head is to the names of each column; a remark in brackets is no part of it."""
    if cell and len(cell) <= LONGEST_HEAD:
        head = fold(_REMARK.sub("", cell) or cell)
        for key, names in NAMES.items():
            yield max(fuzz.ratio(head, fold(name)) for name in names), key
