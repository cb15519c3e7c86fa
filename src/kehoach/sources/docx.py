"""Word's .docx to Source, straight from word/document.xml.

Text boxes are read where they are anchored, tracked insertions are taken and
deletions dropped, headers, footers and footnotes are left out.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from kehoach.errors import UnknownFormat, UnreadableFile
from kehoach.model import Note
from kehoach.sources.numbering import Numbering, build_numbering, whole
from kehoach.sources.package import Package, parse_xml
from kehoach.sources.source import Raw, RawCell, RawParagraph, RawRow, RawTable
from kehoach.text.stamps import find_secret_stamp

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
_RUN, _TEXT, _PROPERTIES, _RUN_PROPERTIES = f"{W}r", f"{W}t", f"{W}pPr", f"{W}rPr"
_HEADER: Final = re.compile(r"word/header\d{0,3}\.xml")
_STYLE_ID: Final = re.compile(rb'w:styleId="([^"]{1,200})"')
_TAG: Final = re.compile(r"<[^>]*>")
_BREAKS: Final = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def open_docx(data: bytes) -> Raw:
    """Paragraphs with their automatic numbers written out, and tables."""
    package = Package(data)
    if "word/document.xml" not in package.names:
        raise UnknownFormat("Tệp nén này không phải là văn bản Word.")
    document = package.read("word/document.xml")
    body = parse_xml(document).find(f"{W}body")
    if body is None:
        raise UnreadableFile("Tệp .docx không có nội dung (thiếu phần thân văn bản).")
    stamp = find_secret_stamp("\n".join(_header_text(package.read(name)) for name in package.find_names(_HEADER)))
    notes = (Note("secret", stamp),) if stamp else ()
    return Raw(list(_read_blocks(body, _read_numbering(package, document))), notes, _read_footnotes(package))


def _read_footnotes(package: Package) -> list[RawParagraph]:
    content = package.read("word/footnotes.xml")
    if not content:
        return []
    return [RawParagraph("".join(_read_runs(p))) for p in parse_xml(content).iter(f"{W}p")]


def _read_numbering(package: Package, document: bytes) -> Numbering:
    """The lists of the document; lists and styles that it does not use are not looked at."""
    styles = package.read("word/styles.xml")
    listed = [style for style in styles.split(b"<w:style ") if b"<w:numPr>" in style and _is_used(style, document)]
    numbers = package.read("word/numbering.xml") if listed or b"numPr" in document else b""
    if not numbers:
        return Numbering()
    return build_numbering(parse_xml(numbers), parse_xml(styles) if listed else None)


def _is_used(style: bytes, document: bytes) -> bool:
    found = _STYLE_ID.search(style)
    return found is not None and b'"' + found[1] + b'"' in document


def _header_text(xml: bytes) -> str:
    """The text of a page header, a paragraph a line: looked at for a mark of secrecy alone."""
    paragraphs = xml.decode(errors="replace").split("</w:p>")
    return "\n".join(_TAG.sub("", paragraph).strip() for paragraph in paragraphs)


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
        cells.append(_read_cell(cell, numbering))
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = whole(span.get(f"{W}val"), 1) if span is not None else 1
        cells.extend([] for _ in range(min(width, 30) - 1))
    return cells


def _read_cell(cell: etree._Element, numbering: Numbering) -> RawCell:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is not None and merge.get(f"{W}val", "continue") == "continue":
        return None
    return [p for block in cell.iter(f"{W}p") for p in _read_paragraphs(block, numbering)]


def _read_paragraphs(element: etree._Element, numbering: Numbering) -> Iterator[RawParagraph]:
    label = numbering.label(element) if numbering.levels else ""
    text = "".join(_read_runs(element))
    if "\n" not in text:
        yield RawParagraph(f"{label} {text}" if label else text)
        return
    for position, line in enumerate(text.split("\n")):
        yield RawParagraph(f"{label} {line}" if label and position == 0 else line)


def _read_runs(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == _RUN:
            for part in child:
                if part.tag == _TEXT:
                    yield part.text or ""
                elif part.tag != _RUN_PROPERTIES:
                    yield from _read_part(part)
        elif tag != _PROPERTIES:
            yield from _read_part(child)


def _read_part(part: etree._Element) -> Iterator[str]:
    """What stands in a paragraph besides plain runs: breaks, links, insertions, text boxes."""
    if part.tag in _SKIP:
        return
    if part.tag == _TEXT:
        yield part.text or ""
    elif part.tag in _BREAKS:
        yield _BREAKS[str(part.tag)]
    elif part.tag == f"{W}p":
        yield "\n"
        yield from _read_runs(part)
        yield "\n"
    else:
        yield from _read_runs(part)
