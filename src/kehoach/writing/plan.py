"""A Plan back to an official .docx: the words as they were read, in the form of Decree 30/2020/NĐ-CP.

Written are the paragraphs and tables of the plan's text in their order, so that reading the
file again gives the same Plan. What was once typed in plain lines gets its place on paper:
letterhead and signature in two columns, ruled tables with heads that repeat.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import docx
from docx.document import Document
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell

from kehoach.model import Plan
from kehoach.parts import Parts, split_parts
from kehoach.sources.source import Cell, Paragraph, Source, Table, rebuild_source
from kehoach.text.markers import parse_marker
from kehoach.text.normal import fold
from kehoach.vocabulary.form import AUTHORITY_MARKS, MOTTO, MOTTO_ENDS
from kehoach.writing.layout import add_styles, begin_page, keep_whole, put, repeat_head, set_page
from kehoach.writing.widths import fitting_widths

_LONGEST_HEAD = 60
_LETTERHEAD = (68, 97)
_ENDING = (80, 85)
_BODY_WIDTH = 165
_LANDSCAPE_WIDTH = 252
_STYLE_OF_MARKER = {"part": "Mục", "capital": "Mục", "roman": "Mục", "article": "Tiểu mục"}


def write(plan: Plan) -> bytes:
    """The plan as .docx. Raises ValueError for a Plan without text: there is nothing to write."""
    return write_text(plan.text, f"{plan.header.type or ''} {plan.header.title or ''}".strip())


def write_text(text: str, title: str = "") -> bytes:
    """The text of a plan as it was read, as .docx. Raises ValueError where there is none."""
    if not text.strip():
        raise ValueError("A plan without text cannot be written.")
    source = rebuild_source(text)
    document = docx.Document()
    document._body.clear_content()
    add_styles(document)
    set_page(document.sections[0])
    document.core_properties.title = title[:255]
    document.core_properties.language = "vi-VN"
    _add_blocks(document, source, split_parts(source))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_blocks(document: Document, source: Source, parts: Parts) -> None:
    role_of = _roles(parts)
    is_wide = False
    for role, blocks in _runs(source, role_of):
        if role == "appendix" and not is_wide:
            begin_page(document, is_landscape=True)
            is_wide = True
        if role == "letterhead":
            _add_columns(document, blocks, _LETTERHEAD, _is_right_of_letterhead)
        elif role == "ending":
            _add_columns(document, blocks, _ENDING, _SideOfEnding().is_right)
        else:
            for block in blocks:
                _add_block(document, block, role, _LANDSCAPE_WIDTH if is_wide else _BODY_WIDTH)


def _roles(parts: Parts) -> dict[int, str]:
    """By the place where it begins, what part of the document a paragraph belongs to."""
    named: tuple[tuple[str, Iterable[Paragraph]], ...] = (
        ("letterhead", parts.letterhead),
        ("type", [parts.type_line] if parts.type_line else []),
        ("title", parts.title),
        ("preamble", parts.preamble),
        ("ending", parts.ending),
        ("appendix", parts.appendix),
    )
    return {paragraph.start: name for name, paragraphs in named for paragraph in paragraphs}


def _runs(source: Source, role_of: dict[int, str]) -> Iterator[tuple[str, list[Paragraph | Table]]]:
    """Neighbouring blocks of one part; a table stands by itself."""

    def role(block: Paragraph | Table) -> tuple[str, int]:
        return ("table", id(block)) if isinstance(block, Table) else (role_of.get(block.start, "body"), 0)

    for (name, _), blocks in groupby(source.blocks, key=role):
        yield name, list(blocks)


def _add_block(document: Document, block: Paragraph | Table, role: str, width: int) -> None:
    if isinstance(block, Table):
        _add_table(document, block, width)
        return
    document.add_paragraph(block.text, _style(block.text, role))


def _style(text: str, role: str) -> str:
    if role in ("type", "title"):
        return "Tên loại" if role == "type" else "Trích yếu"
    if role == "appendix" and (text.isupper() or text.lower().startswith("phụ lục")):
        return "Tên phụ lục"
    if role == "preamble" and fold(text).startswith("can cu"):
        return "Căn cứ"
    marker = parse_marker(text)
    return _STYLE_OF_MARKER.get(marker.kind, "Nội dung") if marker else "Nội dung"


def _is_right_of_letterhead(text: str) -> bool:
    folded = fold(text)
    is_date = ", ngay" in folded or ", thang" in folded
    return is_date or folded in MOTTO_ENDS or any(words in folded for words in MOTTO)


class _SideOfEnding:
    """The signature stands right from its mark of authority on; the recipients stand left."""

    def __init__(self) -> None:
        self._is_right = False

    def is_right(self, text: str) -> bool:
        if fold(text).startswith("noi nhan"):
            self._is_right = False
        elif text.startswith(AUTHORITY_MARKS) or (text.isupper() and len(text.split()) > 1):
            self._is_right = True
        return self._is_right


def _add_columns(
    document: Document, blocks: Sequence[Paragraph | Table], widths: tuple[int, int], is_right: Callable[[str], bool]
) -> None:
    """Lines in two columns, row by row, so that they are read again in the order they came."""
    sides = [(is_right(block.text), block.text) for block in blocks if isinstance(block, Paragraph)]
    rows: list[tuple[list[str], list[str]]] = []
    for side, run in groupby(sides, key=lambda pair: pair[0]):
        texts = [text for _, text in run]
        if side and rows and not rows[-1][1]:
            rows[-1][1].extend(texts)
        else:
            rows.append(([], texts) if side else (texts, []))
    for left, right in rows:
        if left and right:
            _add_column_row(document, left, right, widths)
        else:
            for text in (*left, *right):
                document.add_paragraph(text, _column_style(text))


def _add_column_row(document: Document, left: list[str], right: list[str], widths: tuple[int, int]) -> None:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, texts, width in zip(table.rows[0].cells, (left, right), widths, strict=True):
        cell.width = Mm(width)
        for text in texts:
            put(cell, text, _column_style(text))


def _column_style(text: str) -> str:
    if text.startswith(("-", "–")):
        return "Danh sách nơi nhận"
    if fold(text).startswith("noi nhan"):
        return "Nơi nhận"
    if text.startswith("Số"):
        return "Số ký hiệu"
    if ", ngày" in text or ", tháng" in text:
        return "Địa danh ngày tháng"
    return "Cơ quan ban hành" if len(text) < _LONGEST_HEAD else "Nội dung"


def _add_table(document: Document, table: Table, width: int) -> None:
    columns = max(len(row) for row in table.rows)
    widths = fitting_widths([[cell.text for cell in row] for row in table.rows], width)
    is_ruled = columns > 2
    written = document.add_table(rows=0, cols=columns, style="Table Grid" if is_ruled else None)
    for at, row in enumerate(table.rows):
        cells = written.add_row().cells
        above = table.rows[at - 1] if at else ()
        for column, cell in enumerate(row):
            cells[column].width = Mm(widths[column])
            if cell.paragraphs and column < len(above) and cell is above[column]:
                _merge_up(written, at, column)
            else:
                _add_cell(cells[column], cell, is_head=is_ruled and at == 0)
    if is_ruled and len(table.rows) > 1:
        repeat_head(written)
    for word_row in written.rows:
        keep_whole(word_row)


def _add_cell(written: WordCell, cell: Cell, *, is_head: bool) -> None:
    for paragraph in cell.paragraphs:
        put(written, paragraph.text, "Tiêu đề bảng" if is_head else "Ô bảng")


def _merge_up(table: WordTable, row: int, column: int) -> None:
    table.cell(row - 1, column).merge(table.cell(row, column))
