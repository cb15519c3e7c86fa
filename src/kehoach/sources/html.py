"""A web page, or what Word saves as one, to Source."""

from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml import html as markup

from kehoach.errors import UnreadableFile
from kehoach.sources.numbering import whole
from kehoach.sources.source import Raw, RawCell, RawParagraph, RawRow, RawTable, find_paragraphs
from kehoach.sources.text import decode

_SKIP: Final = frozenset(
    {"script", "style", "head", "title", "nav", "footer", "form", "button", "noscript", "template"}
)
_BLOCKS: Final = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "figcaption", "figure", "h1",  # noqa: E501
     "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td",  # noqa: E501
     "tfoot", "th", "thead", "tr", "ul"}
)  # fmt: skip
_WIDEST: Final = 30


def open_html(data: bytes) -> Raw:
    """Paragraphs, items of lists with their bullets or numbers, and tables."""
    parser = markup.HTMLParser(remove_comments=True, no_network=True, huge_tree=False, encoding="utf-8")
    root = markup.document_fromstring(decode(data).encode(), parser) if data.strip() else None
    if root is None:
        raise UnreadableFile("Trang HTML bị hỏng, không mở được.")
    return Raw(list(_read_blocks(root)))


def _read_blocks(element: etree._Element) -> Iterator[RawParagraph | RawTable]:
    """What an element holds: runs of words between blocks are paragraphs."""
    words = [element.text or ""]
    for child in element:
        if child.tag == "br":
            words.append("\n")
        elif child.tag == "table":
            yield from _paragraphs(words)
            yield RawTable(list(_read_rows(child)))
            words = []
        elif child.tag in _BLOCKS or _holds_block(child):
            yield from _paragraphs(words)
            yield from _labelled(child)
            words = []
        elif child.tag not in _SKIP:
            words.extend(_read_words(child))
        words.append(child.tail or "")
    yield from _paragraphs(words)


def _holds_block(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and any(e.tag in _BLOCKS for e in element.iterdescendants())


def _paragraphs(words: list[str]) -> Iterator[RawParagraph]:
    """White space of the markup is a blank; only <br> begins a new line."""
    lines = "\x01".join("".join("\x01" if w == "\n" else w for w in words).split("\x01"))
    for line in lines.split("\x01"):
        text = " ".join(line.split())
        if text:
            yield RawParagraph(text)


def _labelled(element: etree._Element) -> Iterator[RawParagraph | RawTable]:
    label = _label(element) if element.tag == "li" else ""
    for position, block in enumerate(_read_blocks(element)):
        if label and position == 0 and isinstance(block, RawParagraph):
            yield RawParagraph(f"{label} {block.text}")
        else:
            yield block


def _label(item: etree._Element) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-" if parent is None or parent.getparent() is None or not _is_nested(parent) else "+"
    number = whole(parent.get("start"), 1) + sum(1 for e in item.itersiblings(preceding=True) if e.tag == "li")
    form = parent.get("type", "1")
    return f"{chr(96 + min(number, 26))})" if form == "a" else f"{number}."


def _is_nested(parent: etree._Element) -> bool:
    return any(e.tag == "ul" for e in parent.iterancestors())


def _read_words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.tag not in _SKIP:
            yield from _read_words(child)
        yield child.tail or ""


def _read_rows(table: etree._Element) -> Iterator[RawRow]:
    """Rows as wide as they are drawn: a cell that reaches down stands in the rows below as merged."""
    reaching: dict[int, int] = {}
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        cells: RawRow = []
        for cell in row.iterchildren("td", "th"):
            _fill_reached(cells, reaching)
            width = min(whole(cell.get("colspan"), 1), _WIDEST)
            reach = whole(cell.get("rowspan"), 1)
            for at in range(len(cells), len(cells) + width):
                reaching[at] = reach - 1
            cells.append(_read_cell(cell))
            cells.extend([] for _ in range(width - 1))
        _fill_reached(cells, reaching)
        yield cells


def _fill_reached(cells: RawRow, reaching: dict[int, int]) -> None:
    while reaching.get(len(cells), 0) > 0:
        reaching[len(cells)] -= 1
        cells.append(None)


def _read_cell(cell: etree._Element) -> RawCell:
    return list(find_paragraphs(_read_blocks(cell)))
