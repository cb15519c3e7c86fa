"""Objectives, requirements and funding: plain leaf items of their sections."""

from kehoach.model import Item
from kehoach.outline import Node
from kehoach.sections import find_leaves


def read_items(sections: dict[str, list[Node]], kind: str) -> tuple[Item, ...]:
    """The leaf items of all sections of one kind, in the order of the document."""
    leaves = [leaf for node in sections.get(kind, []) for leaf in find_leaves(node)]
    found = [Item(leaf.node.locator, leaf.node.text, leaf.node.span, leaf.section) for leaf in leaves]
    return tuple(sorted(found, key=lambda item: item.span.start))
