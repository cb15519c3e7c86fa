"""What each stretch of the text is that is no value: so that nothing of a document is left out in silence."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from kehoach.annexes import split_annexes
from kehoach.attributes import attributes_of
from kehoach.fields.tables import find_columns
from kehoach.model import Span, Stretch
from kehoach.outline import PARAGRAPH, Node
from kehoach.parts import Parts
from kehoach.sections import points_elsewhere
from kehoach.sources.source import Cell, Paragraph, Table
from kehoach.text.normal import is_upper


def find_stretches(parts: Parts, outlines: Iterable[Node], read: Collection[Span]) -> tuple[Stretch, ...]:
    """Stretches in the order of the text; ``read`` are the spans of the items that were read from the outlines."""
    title = [*([parts.type_line] if parts.type_line else ()), *parts.title]
    found = [
        *_of_lines("letterhead", parts.letterhead),
        *_of_lines("title", title),
        *_of_lines("preamble", parts.preamble),
        *(stretch for root in outlines for stretch in _of_nodes(root, read)),
        *_of_lines("closing", parts.closing),
        *_of_lines("ending", parts.ending),
        *(stretch for annex in split_annexes(parts.appendix) for stretch in _of_lines("annex", annex.title)),
        *(stretch for table in parts.tables for stretch in _of_table(table)),
    ]
    return tuple(sorted(found, key=lambda stretch: stretch.span.start))


def _of_lines(kind: str, lines: Iterable[Paragraph]) -> Iterator[Stretch]:
    for line in lines:
        yield Stretch(kind, Span(line.start, line.end))


def _of_nodes(root: Node, read: Collection[Span]) -> Iterator[Stretch]:
    for node in root.walk():
        if node.span in read:
            continue
        if attributes_of(node):
            yield Stretch("attribute", node.span)
        elif node.children:
            yield Stretch("heading", node.span)
        elif points_elsewhere(node):
            yield Stretch("pointer", node.span)
        elif node.kind == PARAGRAPH and is_upper(node.text):
            yield Stretch("title", node.span)


def _of_table(table: Table) -> Iterator[Stretch]:
    head = find_columns(table)
    for at, row in enumerate(table.rows):
        span = _row_span(row)
        if span is not None:
            kind = "table" if head is None else "columns" if at <= head[0] else "row"
            yield Stretch(kind, span)


def _row_span(row: Sequence[Cell]) -> Span | None:
    placed = [p for cell in row for p in cell.paragraphs]
    return Span(min(p.start for p in placed), max(p.end for p in placed)) if placed else None


def unread(outlines: Iterable[Node], read: Collection[Span], stretches: Sequence[Stretch]) -> list[Span]:
    """Items of the outlines that are no value and no stretch: what was not understood."""
    known = {*read, *(stretch.span for stretch in stretches)}
    return [node.span for root in outlines for node in root.walk() if node.span not in known]
