"""An OfficialDocument to .docx: letterhead, body, signature, recipients, appendices."""

import io
from collections.abc import Iterator
from typing import IO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from kehoach.text.markers import parse_marker
from kehoach.writing import decree, party
from kehoach.writing.document import Appendix, Grid, OfficialDocument, Picture, Text
from kehoach.writing.grid import MARK, Placed, mark_of, save
from kehoach.writing.layout import BODY_WIDTH, add_styles, begin_page, bound, printable, set_page
from kehoach.writing.numbered import Numbering

_STYLE_OF = {
    "section": "Mục", "heading": "Tiểu mục", "group": "Nội dung", "text": "Nội dung", "basis": "Căn cứ",
    "order": "Lệnh", "article": "Điều", "caption": "Tên bảng", "unit": "Đơn vị tính",
}  # fmt: skip
_LANDSCAPE_WIDTH = 252
_BELOW_GRID = Pt(6)
_LINE = 90
"""Letters of a line: as many at least go on to the page of the signature, so that it never stands alone."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def write_official(content: OfficialDocument) -> bytes:
    """The document as .docx, laid out by its form: Decree 30/2020/NĐ-CP, Annex I, or the Party's guide."""
    buffer = io.BytesIO()
    write_official_to(content, buffer)
    return buffer.getvalue()


def write_official_to(content: OfficialDocument, out: IO[bytes]) -> None:
    """Writes the document into an open file. Tables are written row by row, however long they are."""
    document = docx.Document()
    document._body.clear_content()
    add_styles(document, content.size)
    set_page(document.sections[0])
    if content.form == "party":
        content = party.by_the_party(content)
        party.set_styles(document)
    form = party if content.form == "party" else decree
    document.core_properties.title = printable(f"{content.type} {content.title}".strip())[:255]
    document.core_properties.author = " ".join(content.issuer)[:255]
    document.core_properties.language = "vi-VN"
    tables: list[Placed] = []
    form.add_letterhead(document, content)
    form.add_title(document, content)
    _add_body(document, content, tables)
    form.add_ending(document, content)
    for position, appendix in enumerate(content.appendices):
        label = f"Phụ lục {_ROMAN[position]}" if len(content.appendices) > 1 else "Phụ lục"
        _add_appendix(document, label, appendix, tables)
    save(document, tables, out)


def _add_body(document: Document, content: OfficialDocument, tables: list[Placed]) -> None:
    numbering = Numbering(document, section_mark="-" if content.form == "party" else ".")
    is_below_grid = False
    for block in content.body:
        if isinstance(block, Grid):
            _add_grid(document, block, BODY_WIDTH, tables)
        else:
            added = _add_text(document, block, numbering) if isinstance(block, Text) else _add_picture(document, block)
            if is_below_grid:
                added.paragraph_format.space_before = _BELOW_GRID
        is_below_grid = isinstance(block, Grid)
    for paragraph in _last_lines(document.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def _last_lines(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """What goes with the signature: the last paragraph, and those above it while it is no whole line of words."""
    letters = 0
    for paragraph in reversed(paragraphs):
        if paragraph.text.startswith(MARK) or letters > _LINE:
            return
        yield paragraph
        letters += len(paragraph.text)


def _add_text(document: Document, block: Text, numbering: Numbering) -> Paragraph:
    paragraph = document.add_paragraph(style=_STYLE_OF[block.weight])
    if block.weight == "group":
        paragraph.paragraph_format.keep_with_next = True
    if block.lead:
        lead = paragraph.add_run(f"{bound(printable(block.lead))} ")
        lead.bold = lead.italic = True
    text = bound(numbering.add(paragraph, printable(block.text), block.weight))
    marker = parse_marker(text) if block.weight == "article" else None
    if marker is not None:
        bold = len(text) if text[-1] not in ".:;" else marker.rest  # a title is bold with its number
        paragraph.add_run(text[:bold]).bold = True
        paragraph.paragraph_format.keep_with_next = bold == len(text)
        text = text[bold:]
    paragraph.add_run(text)
    return paragraph


def _add_picture(document: Document, picture: Picture) -> Paragraph:
    paragraph = document.add_paragraph(style="Nội dung")
    paragraph.alignment, paragraph.paragraph_format.first_line_indent = WD_ALIGN_PARAGRAPH.CENTER, Mm(0)
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=Mm(picture.width))
    shape._inline.docPr.set("descr", picture.said)
    return paragraph


def _add_appendix(document: Document, label: str, appendix: Appendix, tables: list[Placed]) -> None:
    begin_page(document, is_landscape=appendix.grid is not None)
    document.add_paragraph(label, "Tên phụ lục")
    document.add_paragraph(printable(appendix.title.upper()), "Tên phụ lục")
    document.add_paragraph(printable(appendix.caption), "Kèm theo")
    numbering = Numbering(document)
    for block in appendix.text:
        _add_text(document, block, numbering)
    if appendix.grid is not None:
        _add_grid(document, appendix.grid, _LANDSCAPE_WIDTH, tables)


def _add_grid(document: Document, grid: Grid, width: int, tables: list[Placed]) -> None:
    """Marks the place; the table is written there when the file is."""
    document.add_paragraph(mark_of(len(tables)))
    tables.append(Placed(grid, width))
