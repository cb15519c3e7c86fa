"""Paragraphs to a tree: depth from the markers alone.

A marker goes on with the nearest open list of its kind, or, where no such list is
open, with a list of another kind whose last number it follows (1. … 5. e)); else it
opens a child. A paragraph without a marker goes on with the sentence before it, or
stands as a paragraph of its own under the nearest numbered heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kehoach.model import Note, Span
from kehoach.sources.source import Paragraph
from kehoach.text.agencies import names_agency
from kehoach.text.markers import BULLETS, RANK, Marker, parse_marker
from kehoach.text.normal import fold, is_upper, starts_lower
from kehoach.vocabulary.form import LONE_HEADINGS
from kehoach.vocabulary.naming import NAME_FOLLOWS

_OPEN_WORDS = ("và", "của", "các", "với", "hoặc", "trong", "cho", "về", "từ", "đến", "tại", "theo")
_FULL_LINE = 35
"""Characters; a shorter line was not broken for want of room."""
PARAGRAPH = "paragraph"
ASSIGNMENT = "assignment"
"""The kind of a paragraph that gives the item above it to somebody."""


@dataclass(slots=True)
class Node:
    """A numbered, bulleted or plain paragraph with what hangs under it."""

    kind: str
    label: str
    ordinal: int
    text: str
    span: Span
    children: list["Node"] = field(default_factory=list)
    locator: str = ""
    more: list[str] = field(default_factory=list)

    @property
    def last_line(self) -> str:
        return self.more[-1] if self.more else self.text

    @property
    def is_bullet(self) -> bool:
        return self.kind in BULLETS

    @property
    def is_numbered(self) -> bool:
        return self.kind in RANK and not self.is_bullet

    def walk(self) -> Iterator["Node"]:
        for child in self.children:
            yield child
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree and what was odd about its numbers."""

    root: Node
    notes: tuple[Note, ...]


def build_outline(paragraphs: Sequence[Paragraph]) -> Outline:
    """The tree of a run of paragraphs, with locators."""
    root = Node("root", "", 0, "", Span(0, 0))
    stack = [root]
    notes: list[Note] = []
    for paragraph in paragraphs:
        marker = parse_marker(paragraph.text)
        if marker is not None and not _is_false_marker(marker, paragraph, stack):
            _add_marked(stack, marker, paragraph, notes)
        else:
            _add_unmarked(stack, paragraph)
    _set_locators(root, "")
    return Outline(root, tuple(notes))


def _is_false_marker(marker: Marker, paragraph: Paragraph, stack: list[Node]) -> bool:
    """A dash or a number that a line break put at the head of a line, in mid-sentence."""
    last = stack[-1]
    is_open = last.kind != "root" and _is_unfinished(last.last_line) and not _is_heading_like(last)
    rest = paragraph.text[marker.rest :]
    return is_open and marker.kind in ("minus", "arabic", "roman") and starts_lower(rest) and marker.label != "-"


def _add_marked(stack: list[Node], marker: Marker, paragraph: Paragraph, notes: list[Note]) -> None:
    parent_at = _find_parent(stack, marker)
    del stack[parent_at + 1 :]
    before = next((c for c in reversed(stack[-1].children) if c.kind != PARAGRAPH), None)
    node = Node(
        marker.kind,
        marker.label,
        marker.ordinal,
        paragraph.text[marker.rest :],
        Span(paragraph.start + marker.rest, paragraph.end),
    )
    if marker.kind not in BULLETS and before is not None and _is_out_of_order(before, marker):
        message = f"Số thứ tự không liên tục: “{before.label}” rồi đến “{marker.label}”."
        notes.append(Note("numbering", message, Span(paragraph.start, paragraph.end)))
    stack[-1].children.append(node)
    stack.append(node)


def _find_parent(stack: list[Node], marker: Marker) -> int:
    """The index in the stack of the node under which the marker hangs."""
    for at in range(len(stack) - 1, 0, -1):
        if stack[at].kind == marker.kind and _is_same_list(stack[at], marker):
            return at - 1
    for at in range(len(stack) - 1, 0, -1):
        if _continues_other_kind(stack[at], marker):
            return at - 1
    at = len(stack) - 1
    if marker.kind == "letter" and marker.ordinal == 1 and stack[at].kind == "bracketed":
        return at  # a list of letters inside "(1)", where others have it outside
    while at > 0 and RANK.get(stack[at].kind, 99) >= RANK[marker.kind] and not _announces(stack[at], marker):
        at -= 1
    return at


def _announces(node: Node, marker: Marker) -> bool:
    """True of a paragraph with the bullets that come behind it: "Sở Ngoại vụ:", a heading without a number."""
    is_heading = node.last_line.endswith(":") or fold(node.last_line) in LONE_HEADINGS
    return node.kind == PARAGRAPH and marker.kind in BULLETS and is_heading


def _is_same_list(node: Node, marker: Marker) -> bool:
    if marker.kind != "decimal":
        return True
    return node.label.count(".") == marker.label.count(".")


def _continues_other_kind(node: Node, marker: Marker) -> bool:
    is_number = node.kind in ("arabic", "letter") and marker.kind in ("arabic", "letter")
    return is_number and marker.ordinal > 1 and marker.ordinal == node.ordinal + 1


def _is_out_of_order(before: Node, marker: Marker) -> bool:
    if before.kind != marker.kind:
        return False
    step = marker.ordinal - before.ordinal
    is_latin_step = marker.kind == "letter" and step == 2
    return step != 1 and not is_latin_step


def _add_unmarked(stack: list[Node], paragraph: Paragraph) -> None:
    last = stack[-1]
    follows = paragraph.start <= last.span.end + 1  # no table stands between
    if last.kind != "root" and follows and _goes_on(last, paragraph.text):
        last.more.append(paragraph.text)
        last.span = Span(last.span.start, paragraph.end)
        return
    while stack[-1].is_bullet or stack[-1].kind == PARAGRAPH:
        stack.pop()
    node = Node(PARAGRAPH, "p", 0, paragraph.text, Span(paragraph.start, paragraph.end))
    stack[-1].children.append(node)
    stack.append(node)


def _goes_on(last: Node, text: str) -> bool:
    if last.is_numbered and not last.text:
        return True  # "Phần thứ nhất", its title in the line below
    if last.last_line.endswith((";", ",")) and starts_lower(text):
        return True
    if not _is_unfinished(last.last_line):
        return False
    if _breaks_a_name(last.last_line) and not names_agency(last.text):
        return True
    if _is_heading_like(last):
        return starts_lower(text) or (is_upper(last.last_line) and is_upper(text))
    ends_open = last.last_line.endswith(",") or last.last_line.rsplit(" ", 1)[-1] in _OPEN_WORDS
    return starts_lower(text) or text[:1].isdigit() or text[:1] in '(“"' or ends_open


def _breaks_a_name(line: str) -> bool:
    """True of a full line that ends before the name it announces: "… tại thành phố", "… người Việt"."""
    return len(line) >= _FULL_LINE and line.endswith(NAME_FOLLOWS)


def _is_unfinished(text: str) -> bool:
    return text.rstrip(' ”")')[-1:] not in (".", ";", ":", "!", "?", "…")


def _is_heading_like(node: Node) -> bool:
    return node.is_numbered and len(node.text) < 160 and len(node.more) < 2


def _set_locators(node: Node, path: str) -> None:
    counts: dict[str, int] = {}
    taken: dict[str, int] = {}
    for child in node.children:
        child.text = " ".join(part for part in (child.text, *child.more) if part)
        label = child.label
        if child.is_bullet or child.kind == PARAGRAPH:
            counts[label] = counts.get(label, 0) + 1
            label = f"{label}{counts[label]}"
        child.locator = _join(path, child, label)
        taken[child.locator] = taken.get(child.locator, 0) + 1
        if taken[child.locator] > 1:  # a number that was printed twice
            child.locator = f"{child.locator}({taken[child.locator]})"
        _set_locators(child, child.locator)


def _join(path: str, child: Node, label: str) -> str:
    """2.1 under II.2 is II.2.1: a decimal number repeats the number above it."""
    if child.kind == "decimal":
        above = label.rsplit(".", 1)[0]
        if path == above or path.endswith(f".{above}"):
            path = path[: -len(above)].rstrip(".")
    return f"{path}.{label}" if path else label
