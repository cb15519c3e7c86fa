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
_HEADER: Final = re.compile(r"word/header\d{0,3}\.xml")
_BREAKS: Final = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def open_docx(data: bytes) -> Raw:
    """Paragraphs with their automatic numbers written out, and tables."""
    package = Package(data)
    if "word/document.xml" not in package.names:
        raise UnknownFormat("Tệp nén này không phải là văn bản Word.")
    body = parse_xml(package.read("word/document.xml")).find(f"{W}body")
    if body is None:
        raise UnreadableFile("Tệp .docx không có nội dung (thiếu phần thân văn bản).")
    stamp = find_secret_stamp("\n".join(_header_text(package.read(name)) for name in package.find_names(_HEADER)))
    notes = (Note("secret", stamp),) if stamp else ()
    return Raw(list(_read_blocks(body, _read_numbering(package))), notes, _read_footnotes(package))


def _read_footnotes(package: Package) -> list[RawParagraph]:
    content = package.read("word/footnotes.xml")
    if not content:
        return []
    return [RawParagraph("".join(_read_runs(p))) for p in parse_xml(content).iter(f"{W}p")]


def _read_numbering(package: Package) -> Numbering:
    numbers, styles = package.read("word/numbering.xml"), package.read("word/styles.xml")
    if not numbers:
        return Numbering()
    return build_numbering(parse_xml(numbers), parse_xml(styles) if styles else None)


def _header_text(xml: bytes) -> str:
    """The text of a page header, a paragraph a line: looked at for a mark of secrecy alone."""
    return "\n".join("".join(_read_runs(p)).strip() for p in parse_xml(xml).iter(f"{W}p"))


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
