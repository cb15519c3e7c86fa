"""Word's .docx to Source, straight from word/document.xml.

Text boxes are read where they are anchored, tracked insertions are taken and
deletions dropped, as is what is hidden or struck through; headers and footers are left out.
"""

import posixpath
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
_WRAPPERS: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_UNSHOWN: Final = (f"{W}vanish", f"{W}strike", f"{W}dstrike")
_GONE: Final = (f"{W}del", f"{W}hidden")
_UNSHOWN_MARKS: Final = (b"<w:vanish", b"<w:strike", b"<w:dstrike", b"<w:del ", b"<w:del/", b"<w:hidden")
_USUAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL_PARTS: Final = {
    "officeDocument": "word/document.xml",
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "footnotes": "word/footnotes.xml",
}
"""What nearly every program calls the parts; where it does, the list of parts need not be read."""
_MOST_COLUMNS: Final = 30
_HEADER: Final = re.compile(r"word/header\d{0,3}\.xml")
_STYLE_ID: Final = re.compile(rb'w:styleId="([^"]{1,200})"')
_TAG: Final = re.compile(r"<[^>]*>")
_BREAKS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def open_docx(data: bytes) -> Raw:
    """Paragraphs with their automatic numbers written out, and tables."""
    package = Package(data)
    name = _main_part(package)
    document = _transitional(package.read(name))
    root = parse_xml(document)
    is_marked = any(mark in document for mark in _UNSHOWN_MARKS) and _drop_unshown(root)
    body = root.find(f"{W}body")
    if body is None:
        raise UnreadableFile("Tệp .docx không có nội dung (thiếu phần thân văn bản).")
    stamp = find_secret_stamp("\n".join(_header_text(package.read(part)) for part in package.find_names(_HEADER)))
    unshown = "Chữ ẩn, chữ bị gạch ngang và hàng đã xóa trong tệp không được đọc."
    notes = (*((Note("secret", stamp),) if stamp else ()), *((Note("unshown", unshown),) if is_marked else ()))
    parts = _parts_of(package, name)
    blocks = list(_read_blocks(body, _read_numbering(package, parts, document)))
    return Raw(blocks, notes, _read_footnotes(_transitional(package.read(parts.get("footnotes", "")))))


def _main_part(package: Package) -> str:
    """The part that holds the text: word/document.xml, or what the package itself names so."""
    if _USUAL_PARTS["officeDocument"] in package.names:
        return _USUAL_PARTS["officeDocument"]
    name = _parts_of(package, "").get("officeDocument", "word/document.xml")
    if name not in package.names or not name.endswith(".xml"):
        raise UnknownFormat("Tệp nén này không phải là văn bản Word.")
    return name


def _parts_of(package: Package, name: str) -> dict[str, str]:
    """The parts that a part names, by the last word of their kind: styles, numbering, footnotes."""
    if name == _USUAL_PARTS["officeDocument"] and _USUAL_PARTS["styles"] in package.names:
        return _USUAL_PARTS
    folder, _, file = name.rpartition("/")
    relations = package.read(f"{folder}/_rels/{file}.rels".removeprefix("/"))
    if not relations:
        return {}
    named = ((one.get("Type", "").rpartition("/")[2], one.get("Target", "")) for one in parse_xml(relations))
    return {kind: posixpath.normpath(posixpath.join("/", folder, target))[1:] for kind, target in named}


def _transitional(content: bytes) -> bytes:
    """A part in the strict form of the format (ISO/IEC 29500-1) with the names of the usual one."""
    return content.replace(_STRICT, _USUAL) if _STRICT in content else content


def _drop_unshown(root: etree._Element) -> bool:
    """Takes out runs that are hidden or struck through, and rows deleted or hidden; True where there are any."""
    found = False
    for run in list(root.iter(_RUN)):
        looks = run.find(_RUN_PROPERTIES)
        if looks is not None and any(_is_on(looks.find(name)) for name in _UNSHOWN):
            found = found or bool(run.findtext(_TEXT))
            for part in list(run):
                run.remove(part)
    for row in list(root.iter(f"{W}tr")):
        looks = row.find(f"{W}trPr")
        parent = row.getparent()
        if looks is not None and parent is not None and any(looks.find(name) is not None for name in _GONE):
            parent.remove(row)
            found = True
    return found


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get(f"{W}val", "true") not in ("false", "0", "off")


def _read_footnotes(content: bytes) -> list[RawParagraph]:
    if not content:
        return []
    return [RawParagraph("".join(_read_runs(p))) for p in parse_xml(content).iter(f"{W}p")]


def _read_numbering(package: Package, parts: dict[str, str], document: bytes) -> Numbering:
    """The lists of the document; lists and styles that it does not use are not looked at."""
    styles = _transitional(package.read(parts.get("styles", "")))
    listed = [style for style in styles.split(b"<w:style ") if b"<w:numPr>" in style and _is_used(style, document)]
    is_listed = bool(listed) or b"numPr" in document
    numbers = _transitional(package.read(parts.get("numbering", ""))) if is_listed else b""
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
            yield RawTable([_read_row(row, numbering) for row in _inside(element, f"{W}tr")])
        elif element.tag in _WRAPPERS:
            yield from _read_blocks(element, numbering)


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, those in content controls and custom XML among them."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _inside(element, tag)


def _read_row(row: etree._Element, numbering: Numbering) -> RawRow:
    cells: RawRow = [[] for _ in range(_width(row.find(f"{W}trPr/{W}gridBefore"), 0))]
    for cell in _inside(row, f"{W}tc"):
        cells.append(_read_cell(cell, numbering))
        cells.extend([] for _ in range(_width(cell.find(f"{W}tcPr/{W}gridSpan"), 1) - 1))
    cells.extend([] for _ in range(_width(row.find(f"{W}trPr/{W}gridAfter"), 0)))
    return cells


def _width(columns: etree._Element | None, usual: int) -> int:
    """How many columns of the grid a cell, or the room beside a row, takes."""
    return min(whole(columns.get(f"{W}val"), usual), _MOST_COLUMNS) if columns is not None else usual


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
