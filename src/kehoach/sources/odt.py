"""OpenDocument text (.odt) to Source, straight from content.xml.

Automatic numbers are written out as they are printed; notes, and what tracked changes deleted,
are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from kehoach.errors import EncryptedFile, UnreadableFile
from kehoach.sources.numbering import Level, parse_bullet, whole, write_number
from kehoach.sources.package import Package, parse_xml
from kehoach.sources.source import Raw, RawCell, RawParagraph, RawRow, RawTable, find_paragraphs

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_BLOCKS: Final = (f"{TEXT}p", f"{TEXT}h")
_SKIP: Final = frozenset({f"{TEXT}note", f"{TEXT}tracked-changes", f"{OFFICE}annotation"})
_INSIDE: Final = frozenset({f"{TEXT}section", f"{TEXT}index-body", f"{TEXT}table-of-content"})
_FORMS: Final = {"I": "upperRoman", "i": "lowerRoman", "a": "lowerLetter", "A": "upperLetter", "": "none"}
_DEEPEST: Final = 40


@dataclass(slots=True)
class Lists:
    """The list styles of a document, and how far each list has been counted."""

    levels: dict[str, dict[int, Level]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def start(self, style: str, *, goes_on: bool) -> None:
        if not goes_on:
            self.counts.pop(style, None)

    def label(self, style: str, depth: int) -> str:
        """The number or bullet of the next item."""
        level = self.levels.get(style, {}).get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return parse_bullet(level.pattern)
        counts = self.counts.setdefault(style, {})
        counts[depth] = counts.get(depth, level.first - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        shown = range(depth - level.shown + 1, depth + 1)
        numbers = [write_number(counts.get(d, 1), self.levels[style][d].form) for d in shown if d in self.levels[style]]
        return level.pattern.replace("%", ".".join(numbers))


def open_odt(data: bytes) -> Raw:
    """Paragraphs with their numbers written out, and tables."""
    package = Package(data)
    if b"manifest:encryption-data" in package.read("META-INF/manifest.xml"):
        raise EncryptedFile("Tệp .odt được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.")
    root = parse_xml(package.read("content.xml"))
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableFile("Tệp .odt không có nội dung (thiếu phần thân văn bản).")
    styles = package.read("styles.xml")
    lists = Lists(_read_styles(root) | (_read_styles(parse_xml(styles)) if styles else {}))
    footnotes = [RawParagraph("".join(_read_runs(p))) for p in body.iterfind(f".//{TEXT}note-body//{TEXT}p")]
    return Raw(list(_read_blocks(body, lists)), footnotes=footnotes)


def _read_styles(root: etree._Element) -> dict[str, dict[int, Level]]:
    return {
        style.get(f"{STYLE}name", ""): {whole(level.get(f"{TEXT}level"), 1): _read_level(level) for level in style}
        for style in root.iter(f"{TEXT}list-style")
    }


def _read_level(level: etree._Element) -> Level:
    if level.tag == f"{TEXT}list-level-style-bullet":
        return Level("bullet", level.get(f"{TEXT}bullet-char", "-"), 1)
    before, behind = level.get(f"{STYLE}num-prefix", ""), level.get(f"{STYLE}num-suffix", "")
    form = level.get(f"{STYLE}num-format", "")
    return Level(
        _FORMS.get(form, "decimal"),
        f"{before}%{behind}",
        whole(level.get(f"{TEXT}start-value"), 1),
        whole(level.get(f"{TEXT}display-levels"), 1),
    )


def _read_blocks(parent: etree._Element, lists: Lists) -> Iterator[RawParagraph | RawTable]:
    for element in parent:
        if element.tag in _BLOCKS:
            yield from _read_paragraphs(element)
        elif element.tag == f"{TEXT}list":
            yield from _read_list(element, lists, element.get(f"{TEXT}style-name", ""), 1)
        elif element.tag == f"{TABLE}table":
            yield RawTable(list(_read_rows(element, lists)))
        elif element.tag in _INSIDE:
            yield from _read_blocks(element, lists)


def _read_list(element: etree._Element, lists: Lists, style: str, depth: int) -> Iterator[RawParagraph]:
    if depth > _DEEPEST:
        return
    if depth == 1:
        is_continued = element.get(f"{TEXT}continue-numbering") == "true"
        lists.start(style, goes_on=is_continued or element.get(f"{TEXT}continue-list") is not None)
    for item in element:
        label = ""
        for position, child in enumerate(item):
            if child.tag in _BLOCKS:
                label = lists.label(style, depth) if position == 0 and item.tag == f"{TEXT}list-item" else ""
                paragraphs = list(_read_paragraphs(child))
                yield from ([RawParagraph(f"{label} {paragraphs[0].text}"), *paragraphs[1:]] if label else paragraphs)
            elif child.tag == f"{TEXT}list":
                yield from _read_list(child, lists, child.get(f"{TEXT}style-name", style), depth + 1)


def _read_rows(table: etree._Element, lists: Lists) -> Iterator[RawRow]:
    for element in table:
        if element.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _read_rows(element, lists)
        elif element.tag == f"{TABLE}table-row":
            yield list(_read_row(element, lists))


def _read_row(row: etree._Element, lists: Lists) -> Iterator[RawCell]:
    """The cells of a row; those that a cell to their left covers are empty, those covered from above None."""
    beside = 0
    for child in row:
        for cell in _read_cell(child, lists):
            yield [] if cell is None and beside else cell
            beside = max(beside - 1, 0) if cell is None else whole(child.get(f"{TABLE}number-columns-spanned"), 1) - 1


def _read_cell(element: etree._Element, lists: Lists) -> Iterator[RawCell]:
    repeated = min(whole(element.get(f"{TABLE}number-columns-repeated"), 1), 30)
    if element.tag == f"{TABLE}covered-table-cell":
        yield from [None if not len(element) else []] * repeated
    elif element.tag == f"{TABLE}table-cell":
        yield from [list(find_paragraphs(_read_blocks(element, lists)))] * repeated


def _read_paragraphs(element: etree._Element) -> Iterator[RawParagraph]:
    for line in "".join(_read_runs(element)).split("\n"):
        yield RawParagraph(line)


def _read_runs(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _SKIP:
            yield from _read_run(child)
        yield child.tail or ""


def _read_run(child: etree._Element) -> Iterator[str]:
    if child.tag == f"{TEXT}line-break":
        yield "\n"
    elif child.tag in (f"{TEXT}tab", f"{TEXT}s"):
        yield " "
    elif child.tag in _BLOCKS:  # a paragraph of a text box
        yield "\n"
        yield from _read_runs(child)
        yield "\n"
    elif isinstance(child.tag, str):
        yield from _read_runs(child)
