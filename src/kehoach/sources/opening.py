"""Which opener reads these bytes."""

import re
from collections.abc import Callable

from kehoach.errors import NoText, TooLarge, UnknownFormat
from kehoach.sources.doc import open_doc
from kehoach.sources.docx import open_docx
from kehoach.sources.html import open_html
from kehoach.sources.limits import TOO_LONG, refuse_too_long
from kehoach.sources.noise import drop_noise
from kehoach.sources.odt import open_odt
from kehoach.sources.package import Package
from kehoach.sources.pdf import open_pdf
from kehoach.sources.picture import open_picture
from kehoach.sources.rtf import open_rtf
from kehoach.sources.side_by_side import part_columns
from kehoach.sources.source import Raw, RawParagraph, RawTable, Source, build_source, find_paragraphs
from kehoach.sources.spreadsheet import find_delimiter, open_csv, open_spreadsheet
from kehoach.sources.text import decode, open_text
from kehoach.text.legacy import modernise

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|table|div|p)[\s>]", re.I | re.S)  # fmt: skip  # noqa: E501
FORMATS = ".docx, .doc, .odt, .rtf, .pdf, .html, .txt, .md, .xlsx, .ods, .xls, .csv, .png, .jpg"
"""What can be read, as a person names it."""

SUFFIXES = (
    ".docx",
    ".doc",
    ".odt",
    ".rtf",
    ".pdf",
    ".html",
    ".htm",
    ".txt",
    ".md",
    ".xlsx",
    ".ods",
    ".xls",
    ".csv",
    ".png",
    ".jpg",
    ".jpeg",
    ".tif",
    ".tiff",
)
"""Names of files that are taken for documents; they are opened by their bytes."""


MAX_LOOKED_AT = 20_000
"""Bytes from which it is told whether a text is a list divided by signs."""
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_WORKBOOK, _WORD = ("Workbook".encode("utf-16-le"), "WordDocument".encode("utf-16-le"))
"""Names of the streams in the old binary files of Excel and of Word."""

MAX_TEXT_BYTES = 20_000_000


def open_source(data: bytes, *, recognise: bool = True) -> Source:
    """Opens the document by its bytes, never by its name; scans only where words are to be recognised."""
    if not data.strip():
        raise NoText("Tệp rỗng, không có nội dung để đọc.")
    opener = _opener(data)
    if opener in (open_html, _open_text) and len(data) > MAX_TEXT_BYTES:
        raise TooLarge(TOO_LONG)
    raw = opener(data) if recognise else _open_without_recognition(opener, data)
    paragraphs = list(find_paragraphs((*raw.blocks, *raw.footnotes)))
    refuse_too_long(sum(len(paragraph.text) for paragraph in paragraphs))
    _modernise(paragraphs)
    blocks, notes = drop_noise(_with_columns_parted(raw.blocks))
    source = build_source(Raw(blocks, (*raw.notes, *notes), raw.footnotes))
    if not any(c.isalpha() for c in source.text):
        raise NoText("Văn bản không có chữ nào để đọc.")
    return source


def _with_columns_parted(blocks: list[RawParagraph | RawTable]) -> list[RawParagraph | RawTable]:
    """The columns that stand beside each other in the first and the last run of paragraphs one after the other."""
    texts = [block.text if isinstance(block, RawParagraph) else None for block in blocks]
    first = next((at for at, text in enumerate(texts) if text is None), len(texts))
    last = len(texts) - next((at for at, text in enumerate(reversed(texts)) if text is None), len(texts))
    if first == len(texts):
        return [RawParagraph(line) for line in part_columns([text or "" for text in texts])]
    head, tail = (part_columns([text or "" for text in run]) for run in (texts[:first], texts[last:]))
    return [*map(RawParagraph, head), *blocks[first:last], *map(RawParagraph, tail)]


def _open_without_recognition(opener: Callable[[bytes], Raw], data: bytes) -> Raw:
    if opener is open_picture:
        raise NoText("Tệp là ảnh.")
    return open_pdf(data, recognise=False) if opener is open_pdf else opener(data)


def _modernise(paragraphs: list[RawParagraph]) -> None:
    """Turns a document set in TCVN3 or VNI fonts into Unicode."""
    sample = "\n".join(paragraph.text for paragraph in paragraphs)
    readable = modernise(sample)
    if readable is not sample:
        for paragraph, text in zip(paragraphs, readable.split("\n"), strict=True):
            paragraph.text = text


def _opener(data: bytes) -> Callable[[bytes], Raw]:
    if data.startswith(b"PK\x03\x04"):
        return _zip_opener(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return open_spreadsheet if _WORKBOOK in data and _WORD not in data else open_doc
    if data.startswith(_PICTURES):
        return open_picture
    if data[:1024].lstrip().startswith(b"%PDF"):
        return open_pdf
    return open_rtf if data.startswith(b"{\\rtf") else _text_opener(data)


def _text_opener(data: bytes) -> Callable[[bytes], Raw]:
    if _HTML.match(data[:4096]):
        return open_html
    return open_csv if find_delimiter(decode(data[:MAX_LOOKED_AT])) else _open_text


def _zip_opener(data: bytes) -> Callable[[bytes], Raw]:
    package = Package(data)
    if "xl/workbook.xml" in package.names or package.read("mimetype").startswith(_ODS):
        return open_spreadsheet
    return open_odt if "content.xml" in package.names else open_docx


def _open_text(data: bytes) -> Raw:
    is_wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\x00" in data[:4096] and not is_wide:
        raise UnknownFormat(f"Tệp không phải là văn bản; hãy tải lên tệp {FORMATS}.")
    return open_text(data)
