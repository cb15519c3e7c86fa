"""A document as it stands after what amended it (bản hợp nhất), made of its own .docx: nothing else of it is touched.

The technique is that of the ordinance on consolidation (Pháp lệnh 01/2012/UBTVQH13, Art. 12-17): the title of the
amended document with what amended it below; numbers stay; an added item bears the number that it was given; a repealed
one leaves its number empty; at each place a footnote names what changed it. It is no document of its own: it has no
number, and its letterhead is left out.
"""

import copy
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from kehoach.errors import TORN, UnreadableFile
from kehoach.text.markers import parse_marker
from kehoach.writing.footnotes import Footnotes
from kehoach.writing.layout import FONT, printable

UNREADABLE = (PackageNotFoundError, *TORN, KeyError, ValueError, LxmlError)
"""What damaged files make python-docx raise."""
NAME = "BẢN HỢP NHẤT"
_NATION = "cộnghòaxãhộichủnghĩaviệtnam"
_PART = 60
"""Letters by which a place is found where its words stand in several paragraphs."""


@dataclass(frozen=True, slots=True)
class Amended:
    """What became of one item of the document, found by its words (``places``: as they were printed, as they became).

    ``swaps`` are pieces of it with what takes their place; of a repealed one (``is_dropped``) the number alone stays;
    ``added`` are the cells of a new item behind it, ``known`` those of the item itself, by which columns are told:
    number, text, and so on in one order. ``note`` is the footnote.
    """

    places: tuple[str, ...]
    note: str
    swaps: tuple[tuple[str, str], ...] = ()
    is_dropped: bool = False
    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def consolidate(
    data: bytes, title: str, head: Sequence[str], changes: Sequence[Amended]
) -> tuple[bytes, tuple[Amended, ...]]:
    """The consolidated .docx, and the changes for which no place was found. Raises UnreadableFile.

    ``head`` stands below the ``title`` of the document: what amended it, and that the originals prevail.
    """
    try:
        document = docx.Document(io.BytesIO(data))
    except UNREADABLE as error:
        raise UnreadableFile("Tệp không phải văn bản .docx. This is no .docx document.") from error
    notes = Footnotes(document)
    unplaced = tuple(change for change in changes if not _apply(document, change, notes))
    notes.keep()
    _put_head(document, title, head)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), unplaced


def squashed(text: str) -> str:
    """The text without white space and case: what two printings of the same words have in common."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).casefold()


def _apply(document: Document, change: Amended, notes: Footnotes) -> bool:
    """Makes a change at its place; False where there is none."""
    places = (_place(document, words) for words in change.places)
    found = next((place for place in places if place is not None), None)
    if found is None:
        return False
    block = _added(document, found, change) if change.added else found
    paragraphs = list(_paragraphs(document, block))
    if change.is_dropped:
        _empty(document, block)
    marked = [done for old, new in change.swaps if (done := _swap(document, block, old, new)) is not None]
    at, behind = marked[0] if marked else (paragraphs[0], None)
    notes.add(at, change.note, behind)
    return len(marked) == len(change.swaps) and _has_columns(document, found, change)


def _place(document: Document, words: str) -> Any:
    """The row or the paragraph with the words, the shortest of several."""
    sought = squashed(words)
    for wanted in (sought, sought[:_PART]):
        found = [(len(text), at, block) for at, (text, block) in enumerate(_blocks(document)) if wanted in text]
        if found and wanted:
            return min(found)[2]
    return None


def _blocks(document: Document) -> Iterator[tuple[str, Any]]:
    """(squashed text, element) of every paragraph of the body and every row of a table."""
    for element in document.element.body:
        if element.tag == qn("w:p"):
            yield squashed(Paragraph(element, document._body).text), element
        elif element.tag == qn("w:tbl"):
            for row in element.tr_lst:
                yield squashed("".join(_cell(document, cell).text for cell in row.tc_lst)), row


def _cell(document: Document, element: Any) -> _Cell:
    """A cell by its element, whatever table it stands in."""
    parent: Any = document._body
    return _Cell(element, parent)


def _drop(element: Any) -> None:
    element.getparent().remove(element)


def _paragraphs(document: Document, block: Any) -> Iterator[Paragraph]:
    """The paragraphs of a row or the paragraph itself."""
    if block.tag == qn("w:p"):
        yield Paragraph(block, document._body)
        return
    for element in block.iter(qn("w:p")):
        yield Paragraph(element, document._body)


def _swap(document: Document, block: Any, old: str, new: str) -> tuple[Paragraph, Any] | None:
    """Writes the new words in place of the old ones; the paragraph, and the run behind which a mark may stand."""
    if not old:
        return None
    for cell in block.iter(qn("w:tc")):
        said = _cell(document, cell)
        if squashed(said.text) == squashed(old):
            return _write(said.paragraphs, new)
    for paragraph in _paragraphs(document, block):
        run = _replace(paragraph, old, new)
        if run is not None:
            return paragraph, run
    return None


def _write(paragraphs: list[Paragraph], text: str) -> tuple[Paragraph, Any]:
    """The text as the only words of a cell, in the form of its first ones."""
    first, *others = paragraphs
    for other in others:
        _drop(other._p)
    run = first.runs[0] if first.runs else first.add_run()
    for other_run in first.runs[1:]:
        _drop(other_run._r)
    run.text = printable(text)
    return first, run._r


def _replace(paragraph: Paragraph, old: str, new: str) -> Any:
    """Replaces the words within a paragraph, however its runs part them; the run that has the new ones."""
    pattern = r"\s*".join(re.escape(letter) for letter in old if not letter.isspace())
    found = re.search(pattern, "".join(run.text for run in paragraph.runs), re.IGNORECASE)
    if found is None:
        return None
    at, written = 0, None
    for run in paragraph.runs:
        text, start, end = run.text, found.start() - at, found.end() - at
        at += len(text)
        if end <= 0 or start >= len(text):
            continue
        said = new if written is None else ""
        run.text = f"{text[: max(start, 0)]}{printable(said)}{text[max(min(end, len(text)), 0) :]}"
        written = written if written is not None else run._r
    return written


def _empty(document: Document, block: Any) -> None:
    """Leaves the number alone: the first cell of a row, the marker of a paragraph."""
    if block.tag == qn("w:tr"):
        for cell in block.tc_lst[1:]:
            _write(_cell(document, cell).paragraphs, "")
        return
    paragraph = Paragraph(block, document._body)
    marker = parse_marker(paragraph.text)
    _write([paragraph], paragraph.text[: marker.rest] if marker else "")


def _added(document: Document, before: Any, change: Amended) -> Any:
    """A new item behind another one and its own letters, in its form: a row with cells in columns, or a paragraph."""
    block = copy.deepcopy(before)
    last = before
    while _is_lettered(document, last.getnext(), change.known):
        last = last.getnext()
    last.addnext(block)
    if block.tag == qn("w:p"):
        label, *words = (cell for cell in change.added)
        _write([Paragraph(block, document._body)], f"{label}. {'; '.join(filter(None, words))}".lstrip(". "))
        return block
    places = {squashed(words): at for at, words in enumerate(change.known) if words}
    for cell in block.tc_lst:
        said = _cell(document, cell)
        at = places.get(squashed(said.text))
        _write(said.paragraphs, change.added[at] if at is not None else "")
    return block


def _has_columns(document: Document, block: Any, change: Amended) -> bool:
    """True where every word of an added item has its cell; a paragraph takes them all."""
    if block.tag == qn("w:p") or not change.added:
        return True
    told = {squashed(_cell(document, cell).text) for cell in block.tc_lst}
    return all(not words or squashed(known) in told for words, known in zip(change.added, change.known, strict=True))


def _is_lettered(document: Document, row: Any, known: tuple[str, ...]) -> bool:
    """True of a row that was added behind the item before: 6a of 6."""
    if row is None or row.tag != qn("w:tr") or not known:
        return False
    number = squashed(_cell(document, row.tc_lst[0]).text)
    return number[:-1] == squashed(known[0]) and number[-1:].isalpha()


def _put_head(document: Document, title: str, head: Sequence[str]) -> None:
    """The name above all, what amended the document below its title; the letterhead goes."""
    body = document.element.body
    first = document.tables[0] if document.tables else None
    if first is not None and _NATION in squashed("".join(cell.text for cell in first._cells)):
        _drop(first._tbl)
    body.insert(0, _line(document, NAME, is_bold=True))
    titled = next((p for p in document.paragraphs if title and squashed(title) in squashed(p.text)), None)
    at = titled._p if titled is not None else body[0]
    for text in reversed(head):
        at.addnext(_line(document, text, is_italic=text.startswith("(")))


def _line(document: Document, text: str, *, is_bold: bool = False, is_italic: bool = False) -> Any:
    """A paragraph that is not of the document: in the middle where it is bold, else across the page."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(printable(text))
    run.bold, run.italic, run.font.name = is_bold, is_italic, FONT
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_bold else WD_ALIGN_PARAGRAPH.JUSTIFY
    _drop(paragraph._p)
    return paragraph._p
