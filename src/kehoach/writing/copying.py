"""Certified copies of a .docx: of the whole (sao y, sao lục), of some of its parts (trích sao).

Decree 30/2020/NĐ-CP, Annex I, part III, 2: below the text that is copied stand, under a rule, who copies, under what
number, in what form, where and when; then to whom the copy goes and who signs for it.
"""

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from kehoach.errors import UnreadableFile
from kehoach.text.markers import parse_marker
from kehoach.writing.consolidation import UNREADABLE
from kehoach.writing.decree import LETTERHEAD, add_ending_of, rule_below
from kehoach.writing.document import Signature
from kehoach.writing.layout import BODY_WIDTH, add_missing_styles, add_row, add_rule, layout_table, put

SECTION = "Mục"
"""The style of the headings by which a document of ours parts; in others a typed Roman number or "Điều" does."""


@dataclass(frozen=True, slots=True)
class CopyNote:
    """What a copy says below its text: its form (SAO Y), who copies, its number, day, signature and recipients."""

    form: str
    issuer: tuple[str, ...]
    number: str
    place: str
    date: str
    signature: Signature
    recipients: tuple[str, ...]


def parts_of(data: bytes) -> tuple[str, ...]:
    """The headings (I. …, Điều 1. …) of a .docx, from which a part may be copied. Raises UnreadableFile."""
    return tuple(text for text, _element in _headings(_opened(data)))


def write_copy(data: bytes, note: CopyNote, kept: Collection[int] = ()) -> bytes:
    """The copy of a .docx; of an extract only the parts that are ``kept``, by their places in ``parts_of``.

    An extract keeps letterhead, title, bases and signature of the document. Raises UnreadableFile.
    """
    document = _opened(data)
    if kept:
        _drop_parts(document, kept)
    _add_note(document, note)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _opened(data: bytes) -> Document:
    try:
        return docx.Document(io.BytesIO(data))
    except UNREADABLE as error:
        raise UnreadableFile("Tệp không phải văn bản .docx. This is no .docx document.") from error


def _headings(document: Document) -> Iterator[tuple[str, Any]]:
    """Words and element of each heading in the body."""
    for paragraph in document.paragraphs:
        text = paragraph.text.strip()
        is_ours = paragraph.style is not None and paragraph.style.name == SECTION
        if text and (is_ours or _is_heading(text)):
            yield text, paragraph._p


def _is_heading(text: str) -> bool:
    if text.startswith("Điều "):
        return True
    marker = parse_marker(text)
    return marker is not None and marker.kind == "roman" and text.upper() == text


def _drop_parts(document: Document, kept: Collection[int]) -> None:
    """Takes out of the body what lies between the headings that are not kept, up to the table of the signature."""
    headings = [element for _text, element in _headings(document)]
    at, is_dropping = -1, False
    for element in list(document.element.body):
        if element in headings:
            at += 1
            is_dropping = at not in kept
        elif _is_ending(document, element):
            is_dropping = False
        elif _is_annex(element):
            is_dropping = True
        if is_dropping and element.find(f".//{qn('w:sectPr')}") is None:
            element.getparent().remove(element)


def _is_ending(document: Document, element: Any) -> bool:
    """True for the table of recipients and signature."""
    if element.tag != qn("w:tbl"):
        return False
    return Table(element, document._body).cell(0, 0).text.strip().startswith("Nơi nhận")


def _is_annex(element: Any) -> bool:
    """True for the first line of an appendix: it is no part of an extract."""
    return element.tag == qn("w:p") and "".join(element.itertext(qn("w:t"))).strip().startswith("Phụ lục")


def _add_note(document: Document, note: CopyNote) -> None:
    """The note behind the last page, whatever styles the file brought."""
    add_missing_styles(document)
    rule: Paragraph = document.add_paragraph()
    add_rule(rule, BODY_WIDTH, BODY_WIDTH)
    table = layout_table(document, LETTERHEAD)
    left, right = table.rows[0].cells
    for line in note.issuer:
        put(left, line.upper(), "Cơ quan ban hành")
    add_rule(left.add_paragraph(), rule_below(note.issuer), LETTERHEAD[0])
    put(right, note.form.upper(), "Cơ quan ban hành")
    left, right = add_row(table)
    put(left, f"Số: {note.number}", "Số ký hiệu")
    put(right, f"{note.place}, {note.date}", "Địa danh ngày tháng")
    add_ending_of(document, note.recipients, note.signature)
