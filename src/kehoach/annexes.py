"""The appendices (phụ lục) of a document: each with its title and what it says outside its tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kehoach.outline import Node, Outline, build_outline
from kehoach.parts import opens_appendix
from kehoach.sections import label_sections, parse_section
from kehoach.sources.source import Paragraph
from kehoach.text.markers import parse_marker
from kehoach.text.normal import fold, is_upper

_PREFIX = "PL"
_LONGEST_TITLE = 10
"""Lines between the name of an appendix and the bracket below its title."""
_ATTACHED = re.compile(r"\((?:ban hanh )?(?:kem theo|dinh kem)")


@dataclass(frozen=True, slots=True)
class Annex:
    """One appendix: the lines of its title, and those below it."""

    title: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]


def split_annexes(appendix: Sequence[Paragraph]) -> Iterator[Annex]:
    """Each appendix, from the line that names it (“Phụ lục II”) to the next."""
    starts = [at for at, paragraph in enumerate(appendix) if opens_appendix(paragraph.text)]
    if appendix and starts[:1] != [0]:
        starts = [0, *starts]
    for start, end in pairwise([*starts, len(appendix)]):
        behind = start + _title_lines(appendix[start:end])
        yield Annex(tuple(appendix[start:behind]), tuple(appendix[behind:end]))


def _title_lines(paragraphs: Sequence[Paragraph]) -> int:
    """How many lines the title takes: to the bracket that says what it is attached to, else its capitals."""
    attached = next((at for at, p in enumerate(paragraphs[:_LONGEST_TITLE]) if _ATTACHED.search(fold(p.text))), None)
    if attached is not None:
        closed = (at for at, p in enumerate(paragraphs[:_LONGEST_TITLE]) if at >= attached and p.text.endswith(")"))
        return next(closed, attached) + 1
    return next((at for at, p in enumerate(paragraphs) if not _is_title(p.text)), len(paragraphs))


def _is_title(text: str) -> bool:
    if not any(c.isalpha() for c in text) or text.startswith("("):
        return True
    return opens_appendix(text) or (is_upper(text) and parse_marker(text) is None)


def label_annexes(appendix: Sequence[Paragraph]) -> tuple[dict[str, list[Node]], list[Outline]]:
    """The sections of all appendices by kind, with locators that begin with “PL”, and the outline of each.

    What an appendix is about follows from its title; where that says nothing, its items ask for nothing.
    """
    sections: dict[str, list[Node]] = {}
    outlines = []
    annexes = list(split_annexes(appendix))
    for number, annex in enumerate(annexes, start=1):
        outline = build_outline(annex.body)
        prefix = _PREFIX if len(annexes) == 1 else f"{_PREFIX}{number}"
        for node in outline.root.walk():
            node.locator = f"{prefix}.{node.locator}"
        title = " ".join(p.text for p in annex.title)
        for kind, nodes in label_sections(outline.root, default=parse_section(title) or "other").items():
            sections.setdefault(kind, []).extend(nodes)
        outlines.append(outline)
    return sections, outlines
