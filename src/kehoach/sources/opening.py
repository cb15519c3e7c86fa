"""Which opener reads these bytes."""

from collections.abc import Callable

from kehoach.errors import NoText, UnknownFormat, UnreadableFile
from kehoach.sources.docx import open_docx
from kehoach.sources.pdf import open_pdf
from kehoach.sources.source import Source
from kehoach.sources.text import open_text

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF"
_OLE = b"\xd0\xcf\x11\xe0"
_OTHER = {
    b"\x89PNG": "Đây là tệp ảnh, không phải văn bản; hãy tải lên tệp .docx, .pdf hoặc .txt.",
    b"\xff\xd8\xff": "Đây là tệp ảnh, không phải văn bản; hãy tải lên tệp .docx, .pdf hoặc .txt.",
    b"{\\rtf": "Chưa đọc được tệp .rtf; hãy lưu lại thành .docx.",
}


def open_source(data: bytes) -> Source:
    """Opens the document by its bytes, never by its name."""
    if not data.strip():
        raise NoText("Tệp rỗng, không có nội dung để đọc.")
    for magic, message in _OTHER.items():
        if data.startswith(magic):
            raise UnknownFormat(message)
    source = _opener(data)(data)
    if not any(c.isalpha() for c in source.text):
        raise NoText("Văn bản không có chữ nào để đọc.")
    return source


def _opener(data: bytes) -> Callable[[bytes], Source]:
    if data.startswith((_ZIP, _OLE)):
        return open_docx
    return open_pdf if data[:1024].lstrip().startswith(_PDF) else _open_text


def _open_text(data: bytes) -> Source:
    is_wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\x00" in data[:4096] and not is_wide:
        raise UnreadableFile("Tệp không phải là văn bản; hãy tải lên tệp .docx, .pdf hoặc .txt.")
    return open_text(data)
