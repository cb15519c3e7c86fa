"""An OfficialDocument to .docx: letterhead, body, signature, recipients, appendices."""

import io

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm
from docx.table import Table, _Cell

from kehoach.writing.document import Appendix, Grid, OfficialDocument, Text
from kehoach.writing.layout import add_rule, add_styles, keep_whole, put, repeat_head, set_page

_STYLE_OF = {"section": "Mục", "heading": "Tiểu mục", "text": "Nội dung", "basis": "Căn cứ"}
_LETTERHEAD = (62, 103)
_BODY_WIDTH = 165
_LANDSCAPE_WIDTH = 252


def write_official(content: OfficialDocument) -> bytes:
    """The document as .docx, laid out by Decree 30/2020/NĐ-CP, Annex I."""
    document = docx.Document()
    document._body.clear_content()
    add_styles(document)
    set_page(document.sections[0])
    document.core_properties.title = f"{content.type} {content.title}".strip()
    document.core_properties.author = " ".join(content.issuer)
    document.core_properties.language = "vi-VN"
    _add_letterhead(document, content)
    _add_title(document, content)
    _add_body(document, content)
    _add_ending(document, content)
    for appendix in content.appendices:
        _add_appendix(document, appendix)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


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
    document.add_paragraph(content.type.upper(), "Tên loại")
    document.add_paragraph(content.title, "Trích yếu")
    add_rule(document.add_paragraph(), 42, _BODY_WIDTH)
    _add_addressees(document, content)


def _add_addressees(document: Document, content: OfficialDocument) -> None:
    if content.addressees:
        document.add_paragraph("Kính gửi: " + "; ".join(content.addressees) + ".", "Kính gửi")


def _add_body(document: Document, content: OfficialDocument) -> None:
    for block in content.body:
        if isinstance(block, Text):
            document.add_paragraph(block.text, _STYLE_OF[block.weight])
        else:
            _add_grid(document, block, _BODY_WIDTH)


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


def _add_appendix(document: Document, appendix: Appendix) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, is_landscape=True)
    document.add_paragraph("PHỤ LỤC", "Tên phụ lục")
    document.add_paragraph(appendix.title.upper(), "Tên phụ lục")
    document.add_paragraph(appendix.caption, "Kèm theo")
    _add_grid(document, appendix.grid, _LANDSCAPE_WIDTH)


def _add_grid(document: Document, grid: Grid, width: int) -> None:
    widths = grid.widths or tuple(width // len(grid.columns) for _ in grid.columns)
    table = document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    table.autofit = False
    for column, size in zip(table.columns, widths, strict=True):
        column.width = Mm(size)
    for cell, text, size in zip(table.rows[0].cells, grid.columns, widths, strict=True):
        cell.width = Mm(size)
        put(cell, text, "Tiêu đề bảng")
    repeat_head(table)
    for row in grid.rows:
        cells = _add_row(table)
        for cell, text, size in zip(cells, row, widths, strict=True):
            cell.width = Mm(size)
            for line in text.split("\n"):
                put(cell, line, "Ô bảng")
