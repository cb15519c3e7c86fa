"""A .pdf with text to Source: characters are put in order by where they stand.

So marks drawn from another font, and the two columns of a letterhead, fall into place by
themselves; page numbers are dropped, and paragraphs and rows that a page break cut are whole again.
"""

import ctypes
import unicodedata
from collections.abc import Iterator
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from kehoach.errors import EncryptedFile, TooLarge, UnreadableFile
from kehoach.model import Note
from kehoach.sources.glyphs import Glyph, Page, Rule
from kehoach.sources.page import read_pages
from kehoach.sources.scan import DPI, note_surety, read_scan, repair_blocks, require_recognition
from kehoach.sources.source import Raw

MAX_PAGES = 400
_THIN = 2.5
_BROKEN = "\x02"  # what PDFium makes of a hyphen at the end of a line
_PDFIUM = Lock()
"""PDFium holds state of its own and may be used by one thread at a time."""


def open_pdf(data: bytes) -> Raw:
    """Every page's words and ruled tables."""
    try:
        with _PDFIUM:
            pages, notes = _read_document(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFile("Tệp .pdf được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.") from error
        raise UnreadableFile("Tệp .pdf bị hỏng, không mở được.") from error
    return Raw(repair_blocks(read_pages(pages)) if notes else read_pages(pages), notes)


def _read_document(data: bytes) -> tuple[list[Page], tuple[Note, ...]]:
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [_read_page(page) for page in _pages(document)]
        notes = []
        for at, page in enumerate(pages):
            if not page.glyphs and _is_picture(document[at]):
                require_recognition()
                pages[at], surety = read_scan(document[at].render(scale=DPI / 72, grayscale=True).to_pil())
                notes.append(note_surety(at + 1, surety))
        return pages, tuple(notes)
    finally:
        document.close()


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _pages(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage]:
    if len(document) > MAX_PAGES:
        raise TooLarge(f"Tệp .pdf có hơn {MAX_PAGES} trang, không đọc.")
    yield from document


def _read_page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    return Page(width, height, tuple(_glyphs(page.get_textpage())), tuple(_rules(page)))


def _glyphs(text: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, at)).replace(_BROKEN, "-")
        if char.isspace() or unicodedata.category(char) in ("Cc", "Cs", "Cn"):
            continue
        if pdfium.FPDFText_IsGenerated(text, at):
            continue
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        size = pdfium.FPDFText_GetFontSize(text, at)
        yield Glyph(char, box.left, box.right, y.value, size if size > 1 else box.top - box.bottom)


def _rules(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if right - left < _THIN or top - bottom < _THIN:
            yield Rule(left, bottom, right, top)
