"""Tree to sections: which heading opens objectives, tasks, duties, and so on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from kehoach.attributes import assigns, attributes_of, find_attribute
from kehoach.model import Span
from kehoach.outline import ASSIGNMENT, PARAGRAPH, Node
from kehoach.text.agencies import names_agency
from kehoach.text.normal import fold, is_upper
from kehoach.text.periods import parse_time
from kehoach.vocabulary.form import LONE_HEADINGS, SECTIONS, VIEWS

Headings = Mapping[str, str]
"""What headings open that the reader does not know by itself: heading_key of each to a kind of section."""
_NONE: Headings = {}
_SHORT_HEADING = 60
_LONGEST_ROUND = 160
_BY_AGENCY = 0.8
"""Of the headings of a section that name an agency, for the section to be one of duties."""
_POINTER = re.compile(
    r"\(?(?:cac |danh muc |noi dung |nhiem vu |phan cong |noi dung, |cu the |chi tiet )*(?:cu the |chi tiet |duoc neu |theo |tai |xem |thuc hien )+"  # noqa: E501
    r"(?:cac )?(?:phu luc|bieu|bang|danh muc)[^.;]{0,60}[).;]*$"
    r"|\(?(?:co )?(?:cac )?phu luc (?:[ivx\d, ]+)?(?:chi tiet )?(?:kem theo|dinh kem)[).;]*$"
    r"|\([^()]{0,120}phu luc[^()]{0,60}\)[.;]*$"
    r"|(?:bang|bieu)(?: so)? \d{1,2}[.:] .{3,120}$"
)


_WORDS = re.compile("|".join(f"(?P<{kind}>{'|'.join(map(re.escape, phrases))})" for kind, phrases in sorted(SECTIONS)))
"""Which of two kinds that open at one place is taken follows from the order of their names."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf item with the headings it stands under, outermost first."""

    node: Node
    headings: tuple[Node, ...]

    @property
    def section(self) -> str:
        return " › ".join(h.text.strip(" .:;") for h in self.headings)


def parse_section(heading: str, learned: Headings = _NONE) -> str | None:
    """The kind of section that a heading opens: as was learned, else by the word that stands first."""
    folded = fold(heading)
    if (known := learned.get(heading_key(heading))) is not None:
        return known
    found = _WORDS.search(folded)
    kind = found.lastgroup if found else None
    if kind == "other" and any(one.lastgroup == "objectives" for one in _WORDS.finditer(folded)):
        return "objectives"  # "Quan điểm, mục tiêu": views and aims in one list
    return kind


def opens_section(heading: str) -> bool:
    """True of a heading that begins with the words of a section."""
    return _WORDS.match(fold(heading).removeprefix("ve ")) is not None


def heading_key(heading: str) -> str:
    """How a heading is remembered: folded, without its signs."""
    return " ".join(re.findall(r"\w+", fold(heading)))


def label_sections(root: Node, learned: Headings = _NONE, default: str | None = None) -> dict[str, list[Node]]:
    """For each kind of section the nodes whose items belong to it; ``learned`` says what its headings open.

    What stands under a heading that opens no kind of section is of the kind ``default``; without one it is read as
    tasks, and its headings are those of the kind "unknown" too.
    """
    for node in (root, *root.walk()):
        _join_rounds(node)
    sections: dict[str, list[Node]] = {}
    loose: dict[str, list[Node]] = {}
    for node in root.children:
        if not opens_section(node.text) and names_agency(node.text):
            loose.setdefault("duties", []).append(node)  # a directive: "1. Sở Ngoại vụ …", "2. Giao Công an tỉnh …"
            continue
        known = parse_section(node.text, learned) or default
        if known is None and node.kind != PARAGRAPH:
            sections.setdefault("unknown", []).append(node)
        if node.children:
            _label(node, known or "tasks", sections, learned)
        elif not (opens_section(node.text) or is_upper(node.text)):
            loose.setdefault(default or ("other" if node.kind == PARAGRAPH else "tasks"), []).append(node)
    for kind, nodes in loose.items():
        sections.setdefault(kind, []).append(Node("root", "", 0, "", root.span, children=nodes))
    return sections


def _join_rounds(parent: Node) -> None:
    """Puts a list of times into the line that announces it: "Thời gian:", "+ Đợt 1: từ ngày …"."""
    for line in parent.children:
        attribute = find_attribute(line.text)
        if attribute is None or attribute[0] != "time" or attribute[1]:
            continue
        behind = parent.children[parent.children.index(line) + 1 :]
        rounds = line.children or list(takewhile(lambda node: _states_time(node.text), behind))
        if not rounds:
            continue
        line.text = " ".join((line.text, *(one.text for one in rounds)))
        line.span = Span(line.span.start, rounds[-1].span.end)
        line.children = []
        parent.children = [node for node in parent.children if node not in rounds]


def _states_time(text: str) -> bool:
    return len(text) <= _LONGEST_ROUND and parse_time(text.rpartition(": ")[2]) is not None


def _mark_assignments(section: Node) -> None:
    """Lines below an item that give it to somebody are no items themselves."""
    for node in section.walk():
        for child in node.children:
            if child.kind == PARAGRAPH and assigns(child.text):
                child.kind = ASSIGNMENT


def _label(node: Node, kind: str, sections: dict[str, list[Node]], learned: Headings) -> None:
    if kind == "tasks":
        _mark_assignments(node)
    kind = "duties" if kind == "tasks" and _is_by_agency(node) else kind
    own = [c for c in node.children if _own_kind(c, kind, learned)]
    for child in own:
        _label(child, _own_kind(child, kind, learned) or kind, sections, learned)
    if len(own) == len(node.children) and own:
        return
    rest = [c for c in node.children if c not in own]
    money = [c for c in rest if kind == "duties" and not c.children and fold(c.text).startswith("kinh phi ")]
    for name, children in ((kind, [c for c in rest if c not in money]), ("funding", money)):
        if children or name == kind:
            sections.setdefault(name, []).append(
                Node(node.kind, node.label, node.ordinal, node.text, node.span, children, node.locator)
            )


def _is_by_agency(node: Node) -> bool:
    """True of tasks that are set out agency by agency, each under its name alone: they are the agencies' duties."""
    headings = [child for child in node.children if child.is_numbered and child.children]
    named = [child for child in headings if names_agency(child.text) and not is_sentence(child)]
    return len(headings) > 1 and len(named) >= _BY_AGENCY * len(headings)


def _own_kind(child: Node, kind: str, learned: Headings) -> str | None:
    """The kind that a sub-heading gives its items where it differs from the section's own."""
    if child.children and (known := learned.get(heading_key(child.text))) is not None:
        return known if known != kind else None
    is_heading = child.is_numbered or fold(child.text) in LONE_HEADINGS
    if not is_heading or not child.children or len(child.text) > _SHORT_HEADING:
        return None
    own = parse_section(child.text)
    is_view = fold(child.text).startswith(VIEWS)
    is_kept = own == kind or (own == "other" and not is_view)
    return own if opens_section(child.text) and not is_kept else None


def find_leaves(node: Node, headings: tuple[Node, ...] = ()) -> Iterator[Leaf]:
    """The items under a node: leaves, and parents that are full sentences themselves."""
    inner = (*headings, node)
    for child in node.children:
        if attributes_of(child):
            continue
        if not _items_of(child):
            if not points_elsewhere(child):
                yield Leaf(child, inner)
            continue
        if is_sentence(child):
            yield Leaf(child, inner)
        yield from find_leaves(child, inner)


def points_elsewhere(node: Node) -> bool:
    """True of a line that only announces a table or an appendix: it asks for nothing itself."""
    announces = node.kind == PARAGRAPH and node.text.rstrip().endswith(":")
    return announces or _POINTER.match(fold(node.text)) is not None


def _items_of(node: Node) -> list[Node]:
    return [c for c in node.children if not attributes_of(c)]


def is_sentence(node: Node) -> bool:
    """True of a parent that says something itself, rather than naming what follows."""
    if node.kind == PARAGRAPH:
        return not node.text.rstrip().endswith(":") and fold(node.text) not in LONE_HEADINGS
    if node.is_bullet:
        return node.text.rstrip()[-1:] in ".;"
    is_long = len(node.text) > _SHORT_HEADING or any(attributes_of(child) for child in node.children)
    return node.text.rstrip().endswith(".") and is_long
