"""Tables of an official document, written row by row into the file: no table is ever whole in memory.

A document is laid out by python-docx with a mark in the place of each table; while the file is
written, the mark gives way to the table.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO
from xml.sax.saxutils import escape

from docx.document import Document

from kehoach.writing.document import Grid, Row
from kehoach.writing.layout import printable
from kehoach.writing.widths import fitting_widths

_BODY = "word/document.xml"
MARK = "\ue000"
_MARK = "<w:p><w:r><w:t>\ue000{}\ue001</w:t></w:r></w:p>"
_MARKS = re.compile(_MARK.format(r"(\d+)"))
_TWIPS_PER_MM = 1440 / 25.4
_CHUNK = 1 << 20
_INSET = 68
"""Twips between the rule and the words of a cell: 1,2 mm."""
_ORDER = "TT"
"""The head of the column of ordinal numbers, which stand in its middle."""
_GROUP = 2
"""Cells of a row that heads a group."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with the width of its page in millimetres."""

    grid: Grid
    width: int


@dataclass(frozen=True, slots=True)
class _Form:
    """How a row is set: widths in twips and styles of its cells, what else is said of it and of each of them.

    One that ``is_kept`` goes on to the page of the row below it: the first of a table with a total never stands alone.
    """

    widths: list[int]
    styles: list[str]
    of_row: str = ""
    of_cell: str = ""
    is_kept: bool = False


def mark_of(number: int) -> str:
    """What stands in the document where the table of this number will be."""
    return f"\ue000{number}\ue001"


def save(document: Document, tables: Sequence[Placed], out: IO[bytes]) -> None:
    """Writes the document, each mark replaced by its table."""
    buffer = io.BytesIO()
    document.save(buffer)
    names = ("Ô bảng", "Ô bảng dài", "Ô số", "Ô thứ tự", "Tiêu đề bảng", "Tên nhóm", "Tổng số")
    styles = {name: document.styles[name].style_id for name in names}
    with zipfile.ZipFile(buffer) as laid_out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for part in laid_out.infolist():
            if part.filename != _BODY:
                written.writestr(part, laid_out.read(part))
                continue
            text = laid_out.read(part).decode()
            with written.open(zipfile.ZipInfo(_BODY, part.date_time), "w", force_zip64=True) as body:
                _write_body(body, text, tables, styles)


def _write_body(body: IO[bytes], text: str, tables: Sequence[Placed], styles: Mapping[str, str]) -> None:
    pending: list[str] = []
    size = 0
    for piece in _pieces(text, tables, styles):
        pending.append(piece)
        size += len(piece)
        if size > _CHUNK:
            body.write("".join(pending).encode())
            pending, size = [], 0
    body.write("".join(pending).encode())


def _pieces(text: str, tables: Sequence[Placed], styles: Mapping[str, str]) -> Iterator[str]:
    for at, part in enumerate(_MARKS.split(text)):
        if at % 2:
            yield from _table(tables[int(part)], styles)
        else:
            yield part


def _table(placed: Placed, styles: Mapping[str, str]) -> Iterator[str]:
    grid = placed.grid
    millimetres = grid.widths or fitting_widths(grid.told(), placed.width)
    widths = [round(width * _TWIPS_PER_MM) for width in millimetres]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{_INSET}" w:type="dxa"/><w:right w:w="{_INSET}" '
        f'w:type="dxa"/></w:tblCellMar><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )
    plain = ("Ô bảng", "Ô bảng dài")[grid.is_long]
    cells = [styles["Ô số" if at in grid.figures else plain] for at in range(len(widths))]
    if grid.columns[0] == _ORDER:
        cells[0] = styles["Ô thứ tự"]
    totals = [styles["Tổng số" if at in grid.figures else "Tên nhóm"] for at in range(len(widths))]
    head = _Form(widths, [styles["Tiêu đề bảng"]] * len(widths), "<w:tblHeader/>", '<w:vAlign w:val="center"/>')
    body, kept, last = _Form(widths, cells), _Form(widths, cells, is_kept=True), _Form(widths, totals)
    yield _row(grid.columns, (), head)
    for at, (row, following) in enumerate(_with_next(grid.rows)):
        if len(row) == _GROUP < len(widths):
            yield _group_row(row, widths, styles["Tên nhóm"])
        else:
            is_first = at == 0 and grid.has_total
            yield _row(row, following, last if grid.has_total and not following else kept if is_first else body)
    yield "</w:tbl>"


def _with_next(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Each row with the one below it: a cell must know whether it goes on there."""
    held: Row | None = None
    for row in rows:
        if held is not None:
            yield held, row
        held = row
    if held is not None:
        yield held, ()


def _row(row: Row, following: Row, form: _Form) -> str:
    cells = []
    for at, (text, width, style) in enumerate(zip(row, form.widths, form.styles, strict=True)):
        goes_on = len(following) == len(row) and following[at] is None
        merge = "<w:vMerge/>" if text is None else '<w:vMerge w:val="restart"/>' if goes_on else ""
        lines = "".join(_paragraph(line, style, is_kept=form.is_kept) for line in (text or "").split("\n"))
        cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{form.of_cell}</w:tcPr>{lines}</w:tc>')
    return f"<w:tr><w:trPr><w:cantSplit/>{form.of_row}</w:trPr>{''.join(cells)}</w:tr>"


def _group_row(row: Row, widths: list[int], style: str) -> str:
    """The heading of a group: its name spans the columns behind its number."""
    number, name = (_paragraph(text or "", style) for text in row)
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{widths[0]}" w:type="dxa"/></w:tcPr>{number}'
        f'</w:tc><w:tc><w:tcPr><w:tcW w:w="{sum(widths[1:])}" w:type="dxa"/><w:gridSpan w:val="{len(widths) - 1}"/>'
        f"</w:tcPr>{name}</w:tc></w:tr>"
    )


def _paragraph(line: str, style: str, *, is_kept: bool = False) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(printable(line))}</w:t></w:r>' if line else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" * is_kept}</w:pPr>{run}</w:p>'
