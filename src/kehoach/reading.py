"""The pipeline: a document to a Plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kehoach.annexes import label_annexes
from kehoach.doubts import find_doubts
from kehoach.errors import TooLarge
from kehoach.fields.abbreviations import find_abbreviations
from kehoach.fields.bases import find_bases
from kehoach.fields.duties import read_duties
from kehoach.fields.header import read_header
from kehoach.fields.indicators import find_indicators
from kehoach.fields.items import read_items
from kehoach.fields.mentions import find_mentions
from kehoach.fields.recipients import read_recipients
from kehoach.fields.reporting import find_reporting
from kehoach.fields.tasks import read_tasks
from kehoach.model import Item, Plan, Reporting, Span
from kehoach.outline import Node, Outline, build_outline
from kehoach.parts import Parts, split_parts
from kehoach.sections import label_sections
from kehoach.sources.opening import open_source
from kehoach.sources.source import Source
from kehoach.stretches import find_stretches, unread

MAX_FILE_BYTES = 200_000_000
"""A file larger than this is refused before it is opened."""


def read(document: str | Path | bytes, *, recognise: bool = True, headings: Mapping[str, str] | None = None) -> Plan:
    """Reads a plan from a path or from bytes; scanned pages too, unless ``recognise`` is False.

    ``headings`` says what headings open that the reader does not know by itself: the words of each
    (see heading_key) to objectives, requirements, tasks, duties, reporting, funding or other.
    A readable file always gives a Plan, with ``notes`` on whatever was in doubt.
    Raises UnreadableFile (see kehoach.errors) for one that cannot be read, and
    OSError where the path cannot be opened.
    """
    data = document if isinstance(document, bytes) else Path(document).read_bytes()
    if len(data) > MAX_FILE_BYTES:
        raise TooLarge("Tệp lớn hơn 200 MB, không đọc.")
    source = open_source(data, recognise=recognise)
    parts = split_parts(source)
    outline = build_outline(parts.body)
    return read_plan(source, parts, outline, headings or {})


def read_plan(source: Source, parts: Parts, outline: Outline, headings: Mapping[str, str]) -> Plan:
    """Every list of the plan from its cut and outlined text, with what is in doubt."""
    sections = label_sections(outline.root, headings)
    annexed, annexes = label_annexes(parts.appendix)
    for kind, nodes in annexed.items():
        sections.setdefault(kind, []).extend(nodes)
    plan = _read_values(source, parts, sections)
    roots = [outline.root, *(annex.root for annex in annexes)]
    read = _spans_read(plan, sections)
    stretches = find_stretches(parts, roots, read)
    doubts = find_doubts(parts, sections, plan, unread(roots, read, stretches))
    return replace(plan, stretches=stretches, notes=(*source.notes, *outline.notes, *doubts))


def _read_values(source: Source, parts: Parts, sections: dict[str, list[Node]]) -> Plan:
    header = read_header(parts, source.text)
    objectives, said = read_items(sections, "objectives"), read_items(sections, "other")
    tasks, duties, rules = read_tasks(sections, parts.tables), read_duties(sections), read_items(sections, "reporting")
    reporting = find_reporting(duties, (*rules, *said), parts.closing)
    body_start = parts.preamble[0].start if parts.preamble else (parts.body[0].start if parts.body else 0)
    return Plan(
        header=header,
        bases=find_bases(source.text, header),
        objectives=objectives,
        requirements=read_items(sections, "requirements"),
        tasks=tasks,
        duties=duties,
        reporting=reporting,
        funding=read_items(sections, "funding"),
        context=_context(said, rules, reporting),
        recipients=read_recipients(parts.ending, source.text),
        mentions=find_mentions(source.text, body_start, len(source.text)),
        indicators=find_indicators((*objectives, *tasks), header.period),
        abbreviations=find_abbreviations(source.text),
        text=source.text,
    )


def _spans_read(plan: Plan, sections: dict[str, list[Node]]) -> set[Span]:
    """Where the items stand that were read, the rules on reports among them."""
    items = (*plan.objectives, *plan.requirements, *plan.funding, *plan.context, *read_items(sections, "reporting"))
    return {
        *(item.span for item in items),
        *(task.span for task in plan.tasks),
        *(duty.span for duty in plan.duties),
    }


def _context(said: Iterable[Item], rules: Iterable[Item], reporting: Sequence[Reporting]) -> tuple[Item, ...]:
    """What asks for nothing, and what the section on reports says besides who reports."""
    starts = [duty.span.start for duty in reporting]
    besides = [rule for rule in rules if not any(rule.span.start <= at < rule.span.end for at in starts)]
    return tuple(sorted((*said, *besides), key=lambda item: item.span.start))
