"""Tasks: what is done, by whom, with what output and when; from the body and from appendix tables."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kehoach.attributes import attributes_of, split_tail
from kehoach.fields.tables import find_columns, read_task_tables
from kehoach.model import Span, Task, Time
from kehoach.outline import Node
from kehoach.sections import Leaf, find_leaves, is_sentence
from kehoach.sources.source import Table
from kehoach.text.agencies import Name, find_agencies
from kehoach.text.normal import CAPITALS, LOWERS
from kehoach.text.outputs import parse_outputs
from kehoach.text.periods import parse_time
from kehoach.text.said_times import find_time
from kehoach.vocabulary.agencies import DOING_VERBS

_SEGMENT = re.compile(r"[^;\u2028\n]+")
_DOES = rf"(?:(?<=[{LOWERS}]\s)tổ chức|{'|'.join(DOING_VERBS)})(?!\w)"
_VERB = re.compile(rf"(?<!được giao)(?<!được phân công)(?<!ịch vụ)(?<!các),?\s{_DOES}")
_DONE_BY = re.compile(
    rf"(?:^|\s)do\s+(?P<who>[{CAPITALS}][^.;:]{{3,120}}?)\s(?:chủ trì|thực hiện|phụ trách|đảm nhiệm)\b"
)
_WITH = re.compile(r"phối hợp (?:cùng )?(?:với |cùng )")
Attributes = dict[str, tuple[str, int]]


def read_tasks(sections: dict[str, list[Node]], tables: Sequence[Table]) -> tuple[Task, ...]:
    """Items of the sections that say what is done, then the rows of the appendices."""
    body = [task for node in sections.get("tasks", []) for task in _read_section(node)]
    rows = list(read_task_tables(tables))
    titles = _above_tables(tables)
    items = (task for task in body if not (task.span.end in titles and _is_title(task)))
    return (*sorted(items, key=lambda task: task.span.start), *rows)


def _is_title(task: Task) -> bool:
    is_bullet = task.locator.rpartition(".")[2].startswith(("-", "+"))
    return not is_bullet and not task.text.endswith(".")


def _above_tables(tables: Sequence[Table]) -> set[int]:
    """Where the line above each table of tasks ends: it is the title of its rows."""
    starts = [
        min((p.start for row in table.rows for cell in row for p in cell.paragraphs), default=0)
        for table in tables
        if find_columns(table) is not None
    ]
    return {start - 1 for start in starts}


def _read_section(section: Node) -> Iterator[Task]:
    attributes = _attributes_by_item(section)
    leaves = list(find_leaves(section))
    said = [_attributes_of(leaf, attributes) for leaf in leaves]
    for leaf, own in zip(leaves, _spread_up(leaves, said), strict=True):
        yield _build_task(leaf, own)


def _spread_up(leaves: Sequence[Leaf], said: Sequence[Attributes]) -> list[Attributes]:
    """Lines below the last, deeper list of a numbered item hold for what stands before it there, if that has none."""
    spread = list(said)
    for at in range(len(leaves) - 1, 0, -1):
        own, before = leaves[at], leaves[at - 1]
        shared = _numbered_item(own)
        is_deeper = len(own.headings) > len(before.headings)
        if is_deeper and "leads" in spread[at] and not spread[at - 1] and shared in before.headings:
            spread[at - 1] = spread[at]
    return spread


def _numbered_item(leaf: Leaf) -> Node | None:
    """The nearest numbered heading above the list that a leaf is in."""
    numbered = [heading for heading in leaf.headings[1:] if heading.kind in ("arabic", "decimal")]
    return numbered[-1] if numbered else None


def _attributes_by_item(section: Node) -> dict[str, Attributes]:
    """For the locator of each child of a heading, the lines that say who and when.

    A line belongs to the items before it, back to the line before that or to the heading;
    where it stands before all items, to those behind it.
    """
    found: dict[str, Attributes] = {}
    for parent in [section, *section.walk()]:
        found.update(_said_in_heading(parent))
        found.update(_attributes_of_children(parent))
    return found


def _said_in_heading(heading: Node) -> dict[str, Attributes]:
    """Who does what stands under a heading that says it: "A. Việc do Công an tỉnh chủ trì"."""
    who = _DONE_BY.search(heading.text) if heading.children and heading.is_numbered else None
    return {heading.locator: {"leads": (who["who"], heading.span.start + who.start("who"))}} if who else {}


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
        own = {item.locator: attributes for item in items if (attributes := _shared_attributes(item, items))}
        for item in items:
            if not _is_heading(item) or _closes(items[-1], items):
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
        attributes = attributes_of(child)
        items, said = runs[-1]
        if attributes:
            runs[-1] = (items, said | {name: (value, child.span.start + at) for name, value, at in attributes})
        elif said:
            runs.append(([child], {}))
        else:
            items.append(child)
    return runs


def _shared_attributes(item: Node, among: Sequence[Node]) -> Attributes:
    """What the lines at the end of an item's own list say.

    Those of a heading are its own alone, but where it is the last and none before it has any: they close the section.
    """
    runs = _runs_of(item)
    if _is_heading(item) and not (item is among[-1] and _closes(item, among)):
        return {}
    return runs[-1][1]


def _closes(last: Node, among: Sequence[Node]) -> bool:
    """True of the last heading of a section where no item before it has attributes: its own close the section."""
    before = [one for one in among if one is not last]
    return last.kind == "decimal" and _is_heading(last) and not any(map(_has_attributes, before))


def _is_heading(item: Node) -> bool:
    """True of a numbered title with items of its own below it."""
    has_items = any(not attributes_of(child) for child in item.children)
    return item.is_numbered and item.kind != "letter" and has_items and not is_sentence(item)


def _has_attributes(item: Node) -> bool:
    return any(attributes_of(node) for node in (item, *item.walk()))


def _attributes_of(leaf: Leaf, attributes: dict[str, Attributes]) -> Attributes:
    """The nearest lines: the item's own, else those of a heading it stands under."""
    for locator in [leaf.node.locator, *(h.locator for h in reversed(leaf.headings))]:
        if locator in attributes:
            return attributes[locator]
    return {}


def _build_task(leaf: Leaf, attributes: Attributes) -> Task:
    said, own = split_tail(leaf.node.text)
    attributes = attributes | {name: (value, leaf.node.span.start + at) for name, value, at in own}
    said_leads, helping = _doers(attributes.get("leads"))
    leads, lead_spans = _placed(said_leads)
    partners, partner_spans = _placed((*helping, *_doers(attributes.get("partners"))[0]))
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


def _doers(said: tuple[str, int] | None) -> tuple[list[Name], list[Name]]:
    """Who does it and who helps, placed in the text; a line may say it in a sentence.

    "Sở Nội vụ chủ trì, phối hợp với Công an tỉnh tham mưu …" gives Sở Nội vụ, and Công an tỉnh as one that helps.
    """
    if said is None:
        return [], []
    text, start = said
    doing, helping = [], []
    for segment in _SEGMENT.finditer(text):
        at, sentence = start + segment.start(), segment[0]
        verb = _VERB.search(sentence, 3)
        subject = sentence[: verb.start()] if verb else sentence
        doing += _names(subject, at)
        helped = _WITH.search(sentence, len(subject))
        if helped:
            behind = sentence[helped.end() :]
            stop = _VERB.search(behind, 3)
            helping += _names(behind[: stop.start()] if stop else behind, at + helped.end())
    return doing, helping


def _names(text: str, start: int) -> list[Name]:
    return [Name(name.text, start + name.start, start + name.end) for name in find_agencies(text)]


def _placed(names: Iterable[Name]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    held = list(names)
    return tuple(name.text for name in held), tuple(Span(name.start, name.end) for name in held)


def _time(said: tuple[str, int] | None) -> Time | None:
    return parse_time(said[0]) if said else None
