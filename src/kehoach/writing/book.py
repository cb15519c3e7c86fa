"""A clerk's book printed: its cover, and its rows on landscape pages (Decree 30/2020/NĐ-CP, Annex IV)."""

from dataclasses import dataclass
from typing import IO

import docx
from docx.shared import Pt

from kehoach.writing.document import Grid
from kehoach.writing.grid import Placed, mark_of, save
from kehoach.writing.layout import add_styles, begin_page, printable, set_page

_LANDSCAPE_WIDTH = 252
_ABOVE_TITLE = Pt(150)


@dataclass(frozen=True, slots=True)
class Book:
    """Who keeps it, under whom; its name; the lines below it on the cover; its rows, walked once."""

    parent: str
    issuer: tuple[str, ...]
    name: str
    said: tuple[str, ...]
    grid: Grid


def write_book(book: Book, out: IO[bytes]) -> None:
    """Writes the book into an open file, its table row by row."""
    document = docx.Document()
    document._body.clear_content()
    add_styles(document)
    set_page(document.sections[0], is_landscape=True)
    document.core_properties.title = printable(book.name)[:255]
    if book.parent:
        document.add_paragraph(printable(book.parent.upper()), "Cơ quan chủ quản")
    for line in book.issuer:
        document.add_paragraph(printable(line.upper()), "Cơ quan ban hành")
    document.add_paragraph(
        printable(book.name.upper()), "Tên loại của Đảng"
    ).paragraph_format.space_before = _ABOVE_TITLE
    for line in book.said:
        document.add_paragraph(printable(line), "Tên phụ lục")
    begin_page(document, is_landscape=True)
    document.add_paragraph(mark_of(0))
    save(document, [Placed(book.grid, _LANDSCAPE_WIDTH)], out)
