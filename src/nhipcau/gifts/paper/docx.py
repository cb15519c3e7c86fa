"""Cards and catalogues as .docx, to be changed by hand before they are printed."""

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt

from nhipcau.agencies.models import Locality
from nhipcau.files.integrity import open_whole
from nhipcau.gifts.models import Gift
from nhipcau.gifts.paper.entries import Entry, catalogue_title, entry_of, with_compliments

FONT = "Times New Roman"
CARD = (Mm(90), Mm(130))
A4 = (Mm(210), Mm(297))


def card_docx(gift: Gift) -> bytes:
    """The card of a gift: a page in Vietnamese, one in English."""
    entry = entry_of(gift)
    document = _page(*CARD, Mm(8), 9)
    for number, (language, foot) in enumerate(zip(("vi", "en"), with_compliments(gift.locality), strict=True)):
        name = getattr(entry, f"name_{language}")
        if not name:
            continue
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _add_picture(document, entry, Mm(74))
        document.add_heading(name, 1)
        for label, text in entry.texts(language):
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{label}: ").bold = True
            paragraph.add_run(text)
        end = document.add_paragraph()
        end.alignment = WD_ALIGN_PARAGRAPH.CENTER
        end.add_run(foot).italic = True
    return _bytes(document)


def catalogue_docx(locality: Locality, gifts: Sequence[Gift]) -> bytes:
    """The gifts of a locality, each as a table of two languages under its names."""
    document = _page(*A4, Mm(20), 11)
    title_vi, title_en = catalogue_title(locality)
    document.add_heading(title_vi, 1)
    document.add_paragraph(title_en)
    for gift in gifts:
        _add_entry(document, entry_of(gift))
    return _bytes(document)


def _add_entry(document: Document, entry: Entry) -> None:
    document.add_heading(entry.name_vi, 2)
    if entry.picture:
        _add_picture(document, entry, Mm(60))
        said = f"{entry.picture.caption_vi}. Ảnh: {entry.picture.credit}"
        document.add_paragraph().add_run(said).italic = True
    table = document.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, ("", entry.name_vi, entry.name_en), strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(text).bold = True
    for line in entry.lines:
        texts = (f"{line.label_vi} / {line.label_en}", line.text_vi, line.text_en)
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text


def _add_picture(document: Document, entry: Entry, width: Mm) -> None:
    if entry.picture is not None:
        with open_whole(entry.picture.content, entry.picture.sha256) as content:
            document.add_picture(io.BytesIO(content.read()), width=width)


def _page(width: Mm, height: Mm, margin: Mm, size: int) -> Document:
    """An empty document of one paper size in one typeface."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = FONT
        style.font.size = Pt(size + {"Heading 1": 5, "Heading 2": 2}.get(name, 0))
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    return document


def _bytes(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
