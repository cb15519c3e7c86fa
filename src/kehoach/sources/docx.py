"""Word's .docx to Source, straight from word/document.xml.

Text boxes are read where they are anchored, tracked insertions are taken and
deletions dropped, headers, footers and footnotes are left out.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from kehoach.errors import EncryptedFile, TooLarge, UnknownFormat, UnreadableFile
from kehoach.model import Note
from kehoach.sources.numbering import Numbering, build_numbering, whole
from kehoach.sources.source import RawParagraph, RawRow, RawTable, Source, build_source
from kehoach.text.stamps import find_secret_stamp

MAX_BYTES: Final = 60_000_000
"""The largest part of a .docx that is unpacked; a plan of 300 pages takes about 3 MB."""

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIP: Final = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        f"{W}footnoteReference",
        f"{W}endnoteReference",
        f"{W}instrText",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_HEADER: Final = re.compile(r"word/header\d{0,3}\.xml")
_BREAKS: Final = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def open_docx(data: bytes) -> Source:
    """Paragraphs with their automatic numbers written out, and tables."""
    parts = _read_parts(data)
    body = _parse(parts["word/document.xml"]).find(f"{W}body")
    if body is None:
        raise UnreadableFile("Tệp .docx không có nội dung (thiếu phần thân văn bản).")
    styles, numbers = parts.get("word/styles.xml"), parts.get("word/numbering.xml")
    numbering = build_numbering(_parse(numbers) if numbers else None, _parse(styles) if numbers and styles else None)
    headers = [_header_text(content) for name, content in parts.items() if _HEADER.fullmatch(name)]
    stamp = find_secret_stamp("\n".join(headers))
    notes = (Note("secret", stamp),) if stamp else ()
    return build_source(list(_read_blocks(body, numbering)), notes)


def _header_text(xml: bytes) -> str:
    """The text of a page header, a paragraph a line: looked at for a mark of secrecy alone."""
    return "\n".join("".join(_read_runs(p)).strip() for p in _parse(xml).iter(f"{W}p"))


def _read_parts(data: bytes) -> dict[str, bytes]:
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise EncryptedFile("Tệp được đặt mật khẩu hoặc là định dạng .doc cũ; hãy lưu lại thành .docx không mật khẩu.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" not in names:
                raise UnknownFormat("Tệp nén này không phải là văn bản Word.")
            wanted = names & {"word/document.xml", "word/numbering.xml", "word/styles.xml"}
            wanted |= {name for name in names if _HEADER.fullmatch(name)}
            return {name: _read_part(archive, name) for name in wanted}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, OSError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise UnreadableFile("Tệp .docx bị hỏng, không mở được.") from error
    except RuntimeError as error:  # zipfile says so of an encrypted member
        raise EncryptedFile("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.") from error


def _read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        content = part.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise TooLarge("Tệp .docx giải nén ra quá lớn, không đọc.")
    return content


def _parse(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    root = etree.fromstring(xml, parser)
    if root is None:
        raise UnreadableFile("Tệp .docx bị hỏng, không mở được.")
    return root


def _read_blocks(parent: etree._Element, numbering: Numbering) -> Iterator[RawParagraph | RawTable]:
    for element in parent:
        if element.tag == f"{W}p":
            yield from _read_paragraphs(element, numbering)
        elif element.tag == f"{W}tbl":
            yield RawTable([_read_row(row, numbering) for row in element.iter(f"{W}tr")])
        elif element.tag == f"{W}sdt":
            for content in element.iterfind(f"{W}sdtContent"):
                yield from _read_blocks(content, numbering)


def _read_row(row: etree._Element, numbering: Numbering) -> RawRow:
    cells: RawRow = []
    for cell in row.iterfind(f"{W}tc"):
        paragraphs = [p for block in cell.iter(f"{W}p") for p in _read_paragraphs(block, numbering)]
        cells.append(paragraphs)
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = whole(span.get(f"{W}val"), 1) if span is not None else 1
        cells.extend([] for _ in range(min(width, 30) - 1))
    return cells


def _read_paragraphs(element: etree._Element, numbering: Numbering) -> Iterator[RawParagraph]:
    label = numbering.label(element.find(f"{W}pPr"))
    text = "".join(_read_runs(element))
    for position, line in enumerate(text.split("\n")):
        yield RawParagraph(f"{label} {line}" if label and position == 0 else line)


def _read_runs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIP:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[str(child.tag)]
        elif child.tag == f"{W}p":
            yield "\n"
            yield from _read_runs(child)
            yield "\n"
        elif child.tag != f"{W}pPr":
            yield from _read_runs(child)
