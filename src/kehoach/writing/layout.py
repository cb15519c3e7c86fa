"""Measures of Decree 30/2020/NĐ-CP, Annex I, and the Word styles that carry them."""

import re
from typing import Final, cast

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FONT: Final = "Times New Roman"
PAGE_WIDTH: Final = Mm(210)
PAGE_HEIGHT: Final = Mm(297)
MARGINS: Final = {"top": Mm(20), "bottom": Mm(20), "left": Mm(30), "right": Mm(15)}
FIRST_LINE: Final = Mm(12.7)
ADDRESSEE_INDENT: Final = Mm(38)
HANGING: Final = Mm(3.5)
"""Where the lines of several addressees begin, and by how much their dash stands before them."""
BODY_WIDTH: Final = 165
"""Millimetres between the margins of an upright page."""

_STYLES: Final = (
    # name, size, bold, italic, alignment, first line (in indents), space before, space after
    ("Quốc hiệu", 12, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, 0),
    ("Tiêu ngữ", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, 0),
    ("Cơ quan chủ quản", 13, False, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, 0),
    ("Cơ quan ban hành", 13, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, 0),
    ("Số ký hiệu", 13, False, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 6, 0),
    ("Trích yếu công văn", 13, False, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 6, 0),
    ("Địa danh ngày tháng", 14, False, True, WD_ALIGN_PARAGRAPH.CENTER, 0, 6, 0),
    ("Tên loại", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 18, 0),
    ("Trích yếu", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, 0),
    ("Kính gửi", 14, False, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 12, 6),
    ("Căn cứ", 14, False, True, WD_ALIGN_PARAGRAPH.JUSTIFY, 1, 0, 6),
    ("Mục", 14, True, False, WD_ALIGN_PARAGRAPH.JUSTIFY, 1, 6, 6),
    ("Tiểu mục", 14, True, False, WD_ALIGN_PARAGRAPH.JUSTIFY, 1, 0, 6),
    ("Nội dung", 14, False, False, WD_ALIGN_PARAGRAPH.JUSTIFY, 1, 0, 6),
    ("Chữ ký", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 2, 0),
    ("Nơi nhận", 12, True, True, WD_ALIGN_PARAGRAPH.LEFT, 0, 12, 0),
    ("Danh sách nơi nhận", 11, False, False, WD_ALIGN_PARAGRAPH.LEFT, 0, 0, 0),
    ("Tên phụ lục", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, 0),
    ("Kèm theo", 14, False, True, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, 6),
    ("Nơi gửi", 14, False, False, WD_ALIGN_PARAGRAPH.LEFT, 0, 0, 0),
    ("Độ khẩn", 13, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 6, 0),
    ("Lệnh", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 6, 6),
    ("Điều", 14, False, False, WD_ALIGN_PARAGRAPH.JUSTIFY, 1, 0, 6),
    ("Ô số", 12, False, False, WD_ALIGN_PARAGRAPH.RIGHT, 0, 1, 1),
    ("Ô thứ tự", 12, False, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 1, 1),
    ("Ô bảng dài", 11, False, False, WD_ALIGN_PARAGRAPH.LEFT, 0, 1, 1),
    ("Ô bảng", 12, False, False, WD_ALIGN_PARAGRAPH.LEFT, 0, 1, 1),
    ("Tiêu đề bảng", 12, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 2, 2),
    ("Tổng số", 12, True, False, WD_ALIGN_PARAGRAPH.RIGHT, 0, 1, 1),
    ("Tên nhóm", 12, True, False, WD_ALIGN_PARAGRAPH.LEFT, 0, 1, 1),
    ("Tên bảng", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 6, 2),
    ("Đơn vị tính", 12, False, True, WD_ALIGN_PARAGRAPH.RIGHT, 0, 0, 2),
    ("Tiêu đề Đảng", 15, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, 0),
    ("Tổ chức cấp trên", 14, False, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, 0),
    ("Tổ chức ban hành", 14, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, 0),
    ("Số của Đảng", 14, False, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 0, 0),
    ("Tên loại của Đảng", 16, True, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 18, 0),
    ("Trích yếu công văn của Đảng", 12, False, True, WD_ALIGN_PARAGRAPH.CENTER, 0, 6, 0),
    ("Chức vụ của Đảng", 14, False, False, WD_ALIGN_PARAGRAPH.CENTER, 0, 2, 0),
    ("Nơi nhận của Đảng", 14, False, False, WD_ALIGN_PARAGRAPH.LEFT, 0, 12, 0),
    ("Danh sách nơi nhận của Đảng", 12, False, False, WD_ALIGN_PARAGRAPH.LEFT, 0, 0, 0),
)


_TEXT: Final = frozenset({"Mục", "Tiểu mục", "Nội dung", "Căn cứ", "Điều", "Tên bảng"})
"""What the text of a document is set in: 13 or 14 points."""
_KEPT_WITH_NEXT: Final = frozenset(
    {
        "Mục",
        "Tiểu mục",
        "Tên loại",
        "Tên loại của Đảng",
        "Tên phụ lục",
        "Tiêu đề bảng",
        "Tên nhóm",
        "Tên bảng",
        "Đơn vị tính",
    }
)


_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ue000\ue001\ufffe\uffff]")


_TOGETHER: Final = re.compile(
    r"(?<=\bngày) (?=\d)|(?<=\btháng) (?=\d)|(?<=\bnăm) (?=\d{4}\b)|(?<=\bsố) (?=\d+\w*[/-])"
    r"|(?<=\d) (?=(?:m²|m2|km|%|ha)\b)"
)


def printable(text: str) -> str:
    """The text without what XML cannot carry, and without the two marks that the writer uses itself."""
    return _UNPRINTABLE.sub("", text)


def bound(text: str) -> str:
    """The text with what belongs together kept on one line: ngày 15/12/2026, số 57/TB-SNgV, tháng 12/2026, 36 m²."""
    return _TOGETHER.sub("\u00a0", text)


def add_styles(document: Document, text_size: int = 14) -> None:
    """Defines every style of the decree's table of parts."""
    set_font(cast(ParagraphStyle, document.styles["Normal"]), 14)
    add_missing_styles(document, text_size)


def add_missing_styles(document: Document, text_size: int = 14) -> None:
    """Defines those styles that a document has not; what it has, and its own form of text, stays."""
    known = {style.name for style in document.styles}
    for name, size, bold, italic, alignment, indent, before, after in _STYLES:
        if name in known:
            continue
        style = cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = document.styles["Normal"]
        set_font(style, text_size if name in _TEXT else size)
        style.font.bold, style.font.italic = bold, italic
        form = style.paragraph_format
        form.alignment, form.space_before, form.space_after = alignment, Pt(before), Pt(after)
        form.first_line_indent = FIRST_LINE * indent if indent else None
        if name == "Nơi gửi":
            form.left_indent, form.first_line_indent = ADDRESSEE_INDENT, -HANGING
        form.line_spacing = 1.0
        form.keep_with_next = name in _KEPT_WITH_NEXT


def set_font(style: ParagraphStyle, size: int) -> None:
    """Times New Roman for every script, so that Vietnamese is not drawn from another face."""
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def set_page(section: Section, *, is_landscape: bool = False) -> None:
    """A4 with the decree's margins; page number centred in the top margin, none on the first page."""
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if is_landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    section.page_width, section.page_height = width, height
    section.top_margin, section.bottom_margin = MARGINS["top"], MARGINS["bottom"]
    section.left_margin, section.right_margin = MARGINS["left"], MARGINS["right"]
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_field(number, "PAGE")
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.append(numbering)


def begin_page(document: Document, *, is_landscape: bool = False) -> None:
    """A new page of its own paper; the mark between takes no room, so that a full page before it stays the last."""
    set_page(document.add_section(WD_SECTION.NEW_PAGE), is_landscape=is_landscape)
    mark = document.paragraphs[-1]
    form = mark.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(0), Pt(1)


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, instruction), ("end", None)):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)


def add_rule(paragraph: Paragraph, width: int, column: int) -> None:
    """The line under a motto, an issuer or a title: so many mm wide, in the middle of its column."""
    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    properties.append(borders)
    side = Mm((column - width) / 2)
    paragraph.paragraph_format.left_indent = side
    paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.line_spacing = Pt(4)
    paragraph.paragraph_format.space_before = Pt(0)
    paragraph.paragraph_format.space_after = Pt(6)


def put(cell: _Cell, text: str, style: str) -> None:
    """Writes a paragraph into a cell, using up the empty one that every cell is born with."""
    first = cell.paragraphs[0]
    paragraph = first if not first.text and len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()
    paragraph.style = style
    paragraph.add_run(printable(text))


def layout_table(document: Document, widths: tuple[int, int]) -> Table:
    """A table without lines that sets two columns side by side; its cells have no margins of their own."""
    table: Table = document.add_table(rows=1, cols=2)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    margins = parse_xml(
        f'<w:tblCellMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    )
    table._tbl.tblPr.append(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)
    return table


def add_row(table: Table) -> tuple[_Cell, ...]:
    """One more row, kept whole."""
    row = table.add_row()  # type: ignore[no-untyped-call]
    keep_whole(row)
    return tuple(row.cells)


def keep_whole(row: _Row) -> None:
    """No page break inside the row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat_head(table: Table) -> None:
    """The first row is printed again on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
