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

_BODY = "word/document.xml"
_MARK = "<w:p><w:r><w:t>\ue000{}\ue001</w:t></w:r></w:p>"
_MARKS = re.compile(_MARK.format(r"(\d+)"))
_TWIPS_PER_MM = 1440 / 25.4
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with the width of its page in millimetres."""

    grid: Grid
    width: int


def mark_of(number: int) -> str:
    """What stands in the document where the table of this number will be."""
    return f"\ue000{number}\ue001"


def save(document: Document, tables: Sequence[Placed], out: IO[bytes]) -> None:
    """Writes the document, each mark replaced by its table."""
    buffer = io.BytesIO()
    document.save(buffer)
    styles = {name: document.styles[name].style_id for name in ("Ô bảng", "Ô số", "Tiêu đề bảng")}
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
    millimetres = grid.widths or tuple(placed.width // len(grid.columns) for _ in grid.columns)
    widths = [round(width * _TWIPS_PER_MM) for width in millimetres]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )
    head = [styles["Tiêu đề bảng"]] * len(widths)
    cells = [styles["Ô số" if at in grid.figures else "Ô bảng"] for at in range(len(widths))]
    yield _row(grid.columns, (), (widths, head), "<w:cantSplit/><w:tblHeader/>")
    for row, following in _with_next(grid.rows):
        yield _row(row, following, (widths, cells), "<w:cantSplit/>")
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


def _row(row: Row, following: Row, form: tuple[list[int], list[str]], properties: str) -> str:
    cells = []
    for at, (text, width, style) in enumerate(zip(row, *form, strict=True)):
        goes_on = bool(following) and following[at] is None
        merge = "<w:vMerge/>" if text is None else '<w:vMerge w:val="restart"/>' if goes_on else ""
        lines = "".join(_paragraph(line, style) for line in (text or "").split("\n"))
        cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>{lines}</w:tc>')
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _paragraph(line: str, style: str) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(printable(line))}</w:t></w:r>' if line else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'
