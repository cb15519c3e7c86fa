"""A list as a value: its columns, how it is asked, what it says when it is empty."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from django.db.models import Model, QuerySet

from nhipcau.common.xlsx_out import Sheet, Value, write_book
from nhipcau.registers.filters import Filter

R = TypeVar("R")
M = TypeVar("M", bound=Model)
Label = Any
"""A text of the interface that is translated when it is shown."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a list.

    ``value`` is what stands in the cell of the spreadsheet, and on the page where ``cell`` names no template of its
    own (which gets ``row``). ``order`` are the fields to sort by; a column without is not sorted. ``link`` is where
    the cell leads. A column may be left out of the page (``on_page``) or of the spreadsheet (``in_sheet``).
    """

    key: str
    label: Label
    value: Callable[[R], Value]
    width: int = 20
    order: tuple[str, ...] = ()
    cell: str = ""
    link: Callable[[R], str] | None = None
    on_page: bool = True
    in_sheet: bool = True


@dataclass(frozen=True, slots=True)
class Listing(Generic[R]):
    """A list: its name, the file name of its spreadsheet, columns and filters, and what an empty one says."""

    name: Label
    file: str
    columns: tuple[Column[R], ...]
    empty: Label = ""
    filters: tuple[Filter, ...] = ()
    icon: str = "inbox"
    choice: ClassVar[str] = "cols"
    """The name under which an address says which columns a page shows."""

    @property
    def on_page(self) -> list[Column[R]]:
        """The columns of the page, the first of which heads its row."""
        return [column for column in self.columns if column.on_page]

    def chosen(self, keys: Collection[str]) -> list[Column[R]]:
        """The columns of the page as a person chose them, the one that heads its row first; as declared for none."""
        head, known = self.on_page[0], self.to_choose
        if not {column.key for column in known}.intersection(keys):
            return self.on_page
        return [head, *(column for column in known if column.key in keys and column is not head)]

    @property
    def to_choose(self) -> list[Column[R]]:
        """One column of each key: page and spreadsheet may each have their own of one."""
        return list({column.key: column for column in reversed(self.columns)}.values())[::-1]

    def is_asked(self, asked: Mapping[str, str]) -> bool:
        """True where a filter narrows the list, so that an empty page does not mean an empty list."""
        return any(asked.get(one.name) for one in self.filters)


def in_order(listing: Listing[Any], rows: QuerySet[M], asked: Mapping[str, str]) -> QuerySet[M]:
    """The rows as ?sort=key or ?sort=-key asks; as they come where no column of the list has that key."""
    key = asked.get("sort", "")
    order = next((column.order for column in listing.columns if column.key == key.removeprefix("-")), ())
    sign = "-" if key.startswith("-") else ""
    return rows.order_by(*(f"{sign}{field}" for field in order)) if order else rows


def to_xlsx(listing: Listing[R], rows: Any, title: str = "") -> bytes:
    """The list as a book of one sheet; rows are walked once."""
    columns = [column for column in listing.columns if column.in_sheet]
    heads = [(str(column.label), column.width) for column in columns]
    cells = ([column.value(row) for column in columns] for row in rows)
    return write_book([Sheet(str(listing.name), heads, cells)], title or str(listing.name))
