"""Tasks: what is done, by whom, with what output and when; from the body and from appendix tables."""

from collections.abc import Iterator, Sequence

from kehoach.fields.tables import read_task_tables
from kehoach.model import Span, Task, Time
from kehoach.outline import Node
from kehoach.sections import Leaf, find_attributes, find_leaves, is_sentence, split_tail
from kehoach.sources.source import Table
from kehoach.text.agencies import find_agencies
from kehoach.text.outputs import parse_outputs
from kehoach.text.periods import find_time, parse_time

Attributes = dict[str, tuple[str, int]]


def read_tasks(sections: dict[str, list[Node]], tables: Sequence[Table]) -> tuple[Task, ...]:
    """Items of the sections that say what is done, then the rows of the appendices."""
    body = sorted(
        (task for node in sections.get("tasks", []) for task in _read_section(node)), key=lambda t: t.span.start
    )
    return (*body, *read_task_tables(tables))


def _read_section(section: Node) -> Iterator[Task]:
    attributes = _attributes_by_item(section)
    for leaf in find_leaves(section):
        yield _build_task(leaf, _attributes_of(leaf, attributes))


def _attributes_by_item(section: Node) -> dict[str, Attributes]:
    """For the locator of each child of a heading, the lines that say who and when.

    A line belongs to the items before it, back to the line before that or to the heading;
    where it stands before all items, to those behind it.
    """
    found: dict[str, Attributes] = {}
    for parent in [section, *section.walk()]:
        found.update(_attributes_of_children(parent))
    return found


def _attributes_of_children(parent: Node) -> dict[str, Attributes]:
    found: dict[str, Attributes] = {}
    waiting: list[str] = []
    leading: Attributes = {}
    runs = _runs_of(parent)
    for position, (items, said) in enumerate(runs):
        if said and not items:
            is_last = position == len(runs) - 1
            leading = {} if is_last and position else said
            found.update({parent.locator: said} if is_last and not position else {})
            continue
        own = {item.locator: attributes for item in items if (attributes := _shared_attributes(item))}
        for item in items:
            waiting.append(item.locator)
            if item.locator in own:  # stated under the last item of a list, they hold for the items before it too
                found.update(dict.fromkeys(waiting, own[item.locator]))
                waiting = []
        stated = leading or said
        found.update(dict.fromkeys(waiting, stated) if stated else {})
        leading = said if leading else {}
        waiting = []
    return found


def _runs_of(parent: Node) -> list[tuple[list[Node], Attributes]]:
    """The items of a heading cut at the lines of attributes, each run with the lines behind it."""
    runs: list[tuple[list[Node], Attributes]] = [([], {})]
    for child in parent.children:
        attributes = find_attributes(child.text)
        items, said = runs[-1]
        if attributes:
            runs[-1] = (items, said | {name: (value, child.span.start + at) for name, value, at in attributes})
        elif said:
            runs.append(([child], {}))
        else:
            items.append(child)
    return runs


def _shared_attributes(item: Node) -> Attributes:
    """What the lines at the end of an item's own list say; those of a heading are its own alone."""
    runs = _runs_of(item)
    is_heading = item.is_numbered and item.kind != "letter" and any(items for items, _ in runs)
    return {} if is_heading and not is_sentence(item) else runs[-1][1]


def _attributes_of(leaf: Leaf, attributes: dict[str, Attributes]) -> Attributes:
    """The nearest lines: the item's own, else those of a heading it stands under."""
    for locator in [leaf.node.locator, *(h.locator for h in reversed(leaf.headings))]:
        if locator in attributes:
            return attributes[locator]
    return {}


def _build_task(leaf: Leaf, attributes: Attributes) -> Task:
    said, own = split_tail(leaf.node.text)
    attributes = attributes | {name: (value, leaf.node.span.start + at) for name, value, at in own}
    leads, lead_spans = _agencies(attributes.get("leads"))
    partners, partner_spans = _agencies(attributes.get("partners"))
    return Task(
        locator=leaf.node.locator,
        text=leaf.node.text,
        span=leaf.node.span,
        section=leaf.section,
        leads=leads,
        partners=partners,
        outputs=parse_outputs(attributes["outputs"][0]) if "outputs" in attributes else (),
        time=_time(attributes.get("time")) or find_time(said),
        lead_spans=lead_spans,
        partner_spans=partner_spans,
    )


def _agencies(said: tuple[str, int] | None) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    if said is None:
        return (), ()
    text, start = said
    names = find_agencies(text)
    return tuple(n.text for n in names), tuple(Span(start + n.start, start + n.end) for n in names)


def _time(said: tuple[str, int] | None) -> Time | None:
    return parse_time(said[0]) if said else None
