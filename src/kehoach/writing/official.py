"""An OfficialDocument to .docx: letterhead, body, signature, recipients, appendices."""

import io
from typing import IO

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from kehoach.text.markers import parse_marker
from kehoach.writing.document import Appendix, Grid, OfficialDocument, Picture, Text
from kehoach.writing.grid import Placed, mark_of, save
from kehoach.writing.layout import add_rule, add_styles, keep_whole, printable, put, set_page
from kehoach.writing.numbered import Numbering

_STYLE_OF = {
    "section": "Mục", "heading": "Tiểu mục", "text": "Nội dung", "basis": "Căn cứ", "order": "Lệnh",
    "article": "Điều",
}  # fmt: skip
_LETTERHEAD = (62, 103)
_BODY_WIDTH = 165
_LANDSCAPE_WIDTH = 252
_BELOW_GRID = Pt(6)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def write_official(content: OfficialDocument) -> bytes:
    """The document as .docx, laid out by Decree 30/2020/NĐ-CP, Annex I."""
    buffer = io.BytesIO()
    write_official_to(content, buffer)
    return buffer.getvalue()


def write_official_to(content: OfficialDocument, out: IO[bytes]) -> None:
    """Writes the document into an open file. Tables are written row by row, however long they are."""
    document = docx.Document()
    document._body.clear_content()
    add_styles(document)
    set_page(document.sections[0])
    document.core_properties.title = printable(f"{content.type} {content.title}".strip())[:255]
    document.core_properties.author = " ".join(content.issuer)[:255]
    document.core_properties.language = "vi-VN"
    tables: list[Placed] = []
    _add_letterhead(document, content)
    _add_title(document, content)
    _add_body(document, content, tables)
    _add_ending(document, content)
    for position, appendix in enumerate(content.appendices):
        label = f"PHỤ LỤC {_ROMAN[position]}" if len(content.appendices) > 1 else "PHỤ LỤC"
        _add_appendix(document, label, appendix, tables)
    save(document, tables, out)


def _add_letterhead(document: Document, content: OfficialDocument) -> None:
    table = _layout_table(document, _LETTERHEAD)
    left, right = table.rows[0].cells
    if content.parent:
        put(left, content.parent.upper(), "Cơ quan chủ quản")
    for line in content.issuer:
        put(left, line.upper(), "Cơ quan ban hành")
    add_rule(left.add_paragraph(), 22, _LETTERHEAD[0] - 4)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Quốc hiệu")
    put(right, "Độc lập - Tự do - Hạnh phúc", "Tiêu ngữ")
    add_rule(right.add_paragraph(), 58, _LETTERHEAD[1] - 4)
    left, right = _add_row(table)
    put(left, f"Số: {content.number or '       '}/{content.symbol}", "Số ký hiệu")
    put(right, f"{content.place}, {content.date}", "Địa danh ngày tháng")
    if not content.type:
        put(left, f"V/v {content.title}", "Trích yếu công văn")
    if content.urgency:
        put(left, content.urgency.upper(), "Độ khẩn")


def _layout_table(document: Document, widths: tuple[int, int]) -> Table:
    table: Table = document.add_table(rows=1, cols=2)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)
    return table


def _add_row(table: Table) -> tuple[_Cell, ...]:
    row = table.add_row()  # type: ignore[no-untyped-call]
    keep_whole(row)
    return tuple(row.cells)


def _add_title(document: Document, content: OfficialDocument) -> None:
    """Name and summary of a document that has a name; an official letter (công văn) has neither here."""
    if not content.type:
        _add_addressees(document, content)
        return
    document.add_paragraph(printable(content.type.upper()), "Tên loại")
    document.add_paragraph(printable(content.title), "Trích yếu")
    add_rule(document.add_paragraph(), 42, _BODY_WIDTH)
    _add_addressees(document, content)
    if content.authority:
        document.add_paragraph(printable(content.authority.upper()), "Lệnh")


def _add_addressees(document: Document, content: OfficialDocument) -> None:
    """One addressee stands behind the words, several stand one a line below (Annex I, II.9a)."""
    if len(content.addressees) == 1:
        document.add_paragraph(f"Kính gửi: {printable(content.addressees[0])}.", "Kính gửi")
    elif content.addressees:
        document.add_paragraph("Kính gửi:", "Kính gửi")
        last = len(content.addressees) - 1
        for position, name in enumerate(content.addressees):
            document.add_paragraph(f"- {printable(name)}{'.' if position == last else ';'}", "Nơi gửi")


def _add_body(document: Document, content: OfficialDocument, tables: list[Placed]) -> None:
    numbering = Numbering(document)
    is_below_grid = False
    for block in content.body:
        if isinstance(block, Grid):
            _add_grid(document, block, _BODY_WIDTH, tables)
        else:
            added = _add_text(document, block, numbering) if isinstance(block, Text) else _add_picture(document, block)
            if is_below_grid:
                added.paragraph_format.space_before = _BELOW_GRID
        is_below_grid = isinstance(block, Grid)


def _add_text(document: Document, block: Text, numbering: Numbering) -> Paragraph:
    paragraph = document.add_paragraph(style=_STYLE_OF[block.weight])
    text = numbering.add(paragraph, printable(block.text), block.weight)
    marker = parse_marker(text) if block.weight == "article" else None
    if marker is not None:
        paragraph.add_run(text[: marker.rest]).bold = True
        text = text[marker.rest :]
    paragraph.add_run(text)
    return paragraph


def _add_picture(document: Document, picture: Picture) -> Paragraph:
    paragraph = document.add_paragraph(style="Nội dung")
    paragraph.alignment, paragraph.paragraph_format.first_line_indent = WD_ALIGN_PARAGRAPH.CENTER, Mm(0)
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=Mm(picture.width))
    shape._inline.docPr.set("descr", picture.said)
    return paragraph


def _add_ending(document: Document, content: OfficialDocument) -> None:
    table = _layout_table(document, (80, 85))
    keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    put(left, "Nơi nhận:", "Nơi nhận")
    for position, recipient in enumerate(content.recipients):
        is_last = position == len(content.recipients) - 1
        put(left, f"- {recipient}{'.' if is_last else ';'}", "Danh sách nơi nhận")
    signature = content.signature
    for line in (signature.authority, *signature.positions):
        if line:
            put(right, line.upper(), "Chữ ký")
    for _ in range(4):
        right.add_paragraph(style="Chữ ký")
    put(right, signature.name, "Chữ ký")


def _add_appendix(document: Document, label: str, appendix: Appendix, tables: list[Placed]) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, is_landscape=True)
    document.add_paragraph(label, "Tên phụ lục")
    document.add_paragraph(printable(appendix.title.upper()), "Tên phụ lục")
    document.add_paragraph(printable(appendix.caption), "Kèm theo")
    _add_grid(document, appendix.grid, _LANDSCAPE_WIDTH, tables)


def _add_grid(document: Document, grid: Grid, width: int, tables: list[Placed]) -> None:
    """Marks the place; the table is written there when the file is."""
    document.add_paragraph(mark_of(len(tables)))
    tables.append(Placed(grid, width))
