"""A .pdf with text to Source: characters are put in order by where they stand.

So marks drawn from another font, and the two columns of a letterhead, fall into place by
themselves; page numbers are dropped, and paragraphs and rows that a page break cut are whole again.
"""

import ctypes
import os
import re
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from kehoach.errors import EncryptedFile, TooLarge, UnreadableFile
from kehoach.model import Note
from kehoach.sources.glyphs import Glyph, Page, Rule
from kehoach.sources.page import read_pages
from kehoach.sources.scan import DPI, note_surety, read_scan, repair_blocks, require_recognition
from kehoach.sources.source import Raw
from kehoach.text.legacy import share_of_syllables

MAX_PAGES = 400
MAX_SCANNED_PAGES = 100
_THIN = 2.5
_WORD, _CHARACTER = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]"), re.compile(r"[^\s\x00]")
_IN_ORDER = 0.93  # share of marked words that are syllables, from which words are taken as PDFium gives them
_UNPRINTED = frozenset(("Cc", "Cs", "Cn"))
_BROKEN = re.compile("[\x02\ufffe]")  # what PDFium makes of a hyphen at the end of a line
_STAMPED = 60
"""Words that the stamp of an electronic signature puts on a scanned page, at most."""
_OUTLINED = 60
"""Drawn shapes from which a page without text has its letters drawn."""
_MOST_OF_PAGE = 0.6
PDFIUM = Lock()
"""PDFium holds state of its own and may be used by one thread at a time."""


def open_pdf(data: bytes, *, recognise: bool = True) -> Raw:
    """Every page's words and ruled tables; words of scanned pages where they are to be recognised."""
    try:
        with opened_pdf(data) as document:
            pages, scans = _read_pages(document)
            notes = _recognise(document, pages, scans) if scans and recognise else ()
            unread = () if recognise else tuple(_note_unread(number) for number in scans)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFile("Tệp .pdf được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.") from error
        raise UnreadableFile("Tệp .pdf bị hỏng, không mở được.") from error
    return Raw(repair_blocks(read_pages(pages)) if notes else read_pages(pages), (*notes, *unread))


def _note_unread(number: int) -> Note:
    return Note("ocr", f"Trang {number + 1} là ảnh, chưa được nhận dạng chữ.")


@contextmanager
def opened_pdf(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed again in the end. Whoever asks it for something holds PDFIUM meanwhile."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        with PDFIUM:
            document.close()


def _read_pages(document: pypdfium2.PdfDocument) -> tuple[list[Page], list[int]]:
    """What is printed on every page, and which pages are pictures alone."""
    with PDFIUM:
        if len(document) > MAX_PAGES:
            raise TooLarge(f"Tệp .pdf có hơn {MAX_PAGES} trang, không đọc.")
        pages, scans = [], []
        for number, page in enumerate(document):
            pages.append(_read_page(page))
            if _is_scan(page, pages[-1]):
                scans.append(number)
        return pages, scans


def _recognise(document: pypdfium2.PdfDocument, pages: list[Page], scans: list[int]) -> tuple[Note, ...]:
    """Recognises the scanned pages, one on each core at a time, and notes how sure each is."""
    require_recognition()
    if len(scans) > MAX_SCANNED_PAGES:
        raise TooLarge(f"Tệp có hơn {MAX_SCANNED_PAGES} trang quét ảnh, không đọc; hãy tách thành nhiều tệp.")

    def recognise(number: int) -> tuple[Page, int]:
        with PDFIUM:
            picture = document[number].render(scale=DPI / 72, grayscale=True).to_pil()
        return read_scan(picture)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        recognised = list(pool.map(recognise, scans))
    for number, (page, _) in zip(scans, recognised, strict=True):
        pages[number] = page
    return tuple(note_surety(number + 1, surety) for number, (_, surety) in zip(scans, recognised, strict=True))


def _is_scan(page: pypdfium2.PdfPage, read: Page) -> bool:
    """True of a page whose words are in a picture or drawn as outlines, the words of an electronic signature aside."""
    if len(read.glyphs) > _STAMPED:
        return False
    pictures = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    if read.glyphs:
        return any(_covers_page(picture, read) for picture in pictures)
    outlines = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)
    return bool(pictures) or len(list(islice(outlines, _OUTLINED))) == _OUTLINED


def _covers_page(picture: pypdfium2.PdfObject, page: Page) -> bool:
    left, bottom, right, top = picture.get_bounds()
    return bool((right - left) * (top - bottom) > _MOST_OF_PAGE * page.width * page.height)


def _read_page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    return Page(width, height, tuple(_glyphs(page.get_textpage())), tuple(_rules(page)))


def _glyphs(text: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """The words of a page, each placed by its first and last character.

    Where letters with marks are drawn from another font PDFium gives them out of order and its
    words make no sense; then every character is placed by itself.
    """
    characters = _characters(text)
    pattern = _WORD if share_of_syllables(characters) > _IN_ORDER else _CHARACTER
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    raw, get_box, get_origin = text.raw, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    known, base, size = (0.0, 0.0), 0.0, 0.0
    for word in pattern.finditer(characters):
        first, after = word.span()
        printed = word[0] if word[0].isprintable() else _printable(word[0])
        if not printed:
            continue
        get_box(raw, first, box)
        left, right, extent = box.left, box.right, (box.bottom, box.top)
        if after - first > 1:
            get_box(raw, after - 1, box)
            right = max(right, box.right)
        if extent != known:  # words of one line and one font stand on one base
            get_origin(raw, first, x, y)
            size = pdfium.FPDFText_GetFontSize(raw, first)
            known, base, size = extent, y.value, size if size > 1 else extent[1] - extent[0]
        yield Glyph(printed, left, right, base, size)


def _printable(word: str) -> str:
    return "".join(c for c in _BROKEN.sub("-", word) if unicodedata.category(c) not in _UNPRINTED)


def _characters(text: pypdfium2.PdfTextPage) -> str:
    """The characters of a page, one for each place that PDFium counts."""
    count = text.count_chars()
    whole: str = text.get_text_range(0, count) if count else ""
    if len(whole) == count:
        return whole
    return "".join(chr(pdfium.FPDFText_GetUnicode(text, at) or ord(" ")) for at in range(count))


def _rules(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    """Thin drawn lines, those inside forms too."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    yield from _rules_among([pdfium.FPDFPage_GetObject(page.raw, at) for at in range(count)], 3)


def _rules_among(drawn: list[pdfium.FPDF_PAGEOBJECT], depth: int) -> Iterator[Rule]:
    edges = [ctypes.c_float() for _ in range(4)]
    for item in drawn:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth > 1:
            count = pdfium.FPDFFormObj_CountObjects(item)
            yield from _rules_among([pdfium.FPDFFormObj_GetObject(item, at) for at in range(count)], depth - 1)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(item, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if right - left < _THIN or top - bottom < _THIN:
                yield Rule(left, bottom, right, top)
