"""Tasks in appendix tables: columns by their heads, rows by their numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.attributes import find_attributes
from kehoach.model import Span, Task
from kehoach.sources.source import Cell, Paragraph, Table
from kehoach.text.agencies import Name, find_agencies
from kehoach.text.columns import are_task_columns, count_columns, is_total, parse_column
from kehoach.text.markers import BULLETS, parse_marker
from kehoach.text.outputs import parse_outputs
from kehoach.text.periods import parse_time

_LONGEST_HEAD = 60
Row = tuple[Cell, ...]
_OUTER = re.compile(r"[IVX]+|[A-E]")
"""Numbers of groups of rows; such a row may say when, for all below it."""
_NUMBER = re.compile(r"(?:[IVX]+|\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]?$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what."""

    by_name: dict[str, int]

    def cell(self, row: Row, name: str) -> Cell:
        at = self.by_name.get(name)
        return row[at] if at is not None and at < len(row) else Cell(())


@dataclass(frozen=True, slots=True)
class Said:
    """What a row, or one item of a list in it, says is to be done."""

    locator: str
    section: str
    text: str
    span: Span


def read_task_tables(tables: Sequence[Table]) -> Iterator[Task]:
    """The rows of every table that has a column of tasks and one of agencies, outputs or times."""
    task_tables = [(t, head) for t in tables if (head := find_columns(t)) is not None]
    for position, (table, (at, columns)) in enumerate(task_tables, start=1):
        prefix = "PL" if len(task_tables) == 1 else f"PL{position}"
        yield from _read_rows(table.rows[at + 1 :], columns, prefix)


def find_columns(table: Table) -> tuple[int, Columns] | None:
    """The last row of column heads and what each column holds, or None where it is no table of tasks."""
    for at in range(min(len(table.rows), 3)):
        heads = _heads(table, at)
        if are_task_columns(heads):
            while at + 1 < len(table.rows) and _is_head(table.rows[at + 1], heads):
                at += 1
            return at, Columns(_columns_of(_heads(table, at)))
    return None


def _heads(table: Table, at: int) -> list[str]:
    """What stands over each column, down to a row: "Phân công thực hiện" and "Chủ trì" below it."""
    rows = table.rows[: at + 1]
    width = max(len(row) for row in rows)
    return [_lowest_head([row[column] for row in rows if column < len(row)]) for column in range(width)]


def _lowest_head(cells: list[Cell]) -> str:
    filled = [cell.text for cell in cells if cell.paragraphs]
    return filled[-1] if filled else ""


def _is_head(row: Row, heads: Sequence[str]) -> bool:
    """True of a second row of heads: no number, and no cell that does not name a column."""
    texts = [cell.text for cell in row if cell.paragraphs]
    below = [text for text in texts if text not in heads]
    if not texts or row[0].text.strip("(). ").isdigit():
        return False
    named = sum(parse_column(text) is not None for text in below)
    is_under = row[0].text in heads[:1] or not row[0].paragraphs  # the first head goes on: it is merged down
    return all(len(text) < _LONGEST_HEAD for text in below) and (named == len(below) or (is_under and named > 1))


def _columns_of(heads: Sequence[str]) -> dict[str, int]:
    by_name: dict[str, int] = {}
    for position, head in enumerate(heads):
        name = parse_column(head)
        if name and name not in by_name:
            by_name[name] = position
    return by_name


def _read_rows(rows: Sequence[Row], columns: Columns, prefix: str) -> Iterator[Task]:
    section = group = ""
    counted = 0
    taken: set[str] = set()
    for row in rows:
        text = columns.cell(row, "text")
        if count_columns([cell.text for cell in row if cell.paragraphs]) or is_total(text.text):
            continue
        if not text.paragraphs:
            heading = _merged_heading(row)
            section = heading or section
            continue
        number = columns.cell(row, "number").text.strip(" .)")
        if _is_heading(row, columns):
            section, group = text.text, number
            continue
        counted += 1
        label = number or str(counted)
        if label in taken and group:  # the numbers begin anew in each group
            label = f"{group}.{label}"
        taken.add(label)
        yield from _read_row(row, columns, f"{prefix}.{label}", section)


def _merged_heading(row: Row) -> str | None:
    filled = [cell for cell in row if cell.paragraphs]
    return filled[0].text if len(filled) == 1 and not _NUMBER.match(filled[0].text) else None


def _is_heading(row: Row, columns: Columns) -> bool:
    """A row of a number and a title alone groups the rows below it."""
    number = columns.cell(row, "number").text.strip(" .)")
    said = ("leads", "partners", "outputs") if _OUTER.fullmatch(number) else ("leads", "partners", "outputs", "time")
    others = [columns.cell(row, name) for name in said]
    is_plain = not any(cell.paragraphs for cell in others)
    is_numbered_task = number.isdigit() or ":" in columns.cell(row, "text").text
    return is_plain and not is_numbered_task and len(columns.cell(row, "text").paragraphs) == 1


def _read_row(row: Row, columns: Columns, locator: str, section: str) -> Iterator[Task]:
    paragraphs = columns.cell(row, "text").paragraphs
    bullets = [p for p in paragraphs if _is_bullet(p)]
    if not bullets:
        first, last = paragraphs[0], paragraphs[-1]
        text = " ".join(p.text for p in paragraphs)
        yield _build_task(row, columns, Said(locator, section, text, Span(first.start, last.end)))
        return
    heads = [p for p in paragraphs if p.start < bullets[0].start]
    if heads and not heads[-1].text.endswith(":"):
        text = " ".join(p.text for p in heads)
        yield _build_task(row, columns, Said(locator, section, text, Span(heads[0].start, heads[-1].end)))
    yield from _read_bullets(row, columns, locator, section, bullets)


def _is_bullet(paragraph: Paragraph) -> bool:
    marker = parse_marker(paragraph.text)
    return marker is not None and marker.kind in BULLETS


def _read_bullets(row: Row, columns: Columns, locator: str, section: str, bullets: list[Paragraph]) -> Iterator[Task]:
    """Items listed in one cell; agencies listed beside them one to one go to one item each."""
    leads = columns.cell(row, "leads").paragraphs
    beside = len(leads) == len(bullets) and len(leads) > 1
    for position, bullet in enumerate(bullets):
        marker = parse_marker(bullet.text)
        rest = marker.rest if marker else 0
        names = _agencies(leads[position : position + 1] if beside else leads)
        span = Span(bullet.start + rest, bullet.end)
        yield _build_task(row, columns, Said(f"{locator}.-{position + 1}", section, bullet.text[rest:], span), names)


def _build_task(row: Row, columns: Columns, said: Said, leads: list[Name] | None = None) -> Task:
    said_leads, helping = _doers(columns.cell(row, "leads").paragraphs)
    leads = said_leads if leads is None else leads
    partners = [*helping, *_agencies(columns.cell(row, "partners").paragraphs)]
    return Task(
        locator=said.locator,
        text=said.text,
        span=said.span,
        section=said.section,
        leads=tuple(n.text for n in leads),
        partners=tuple(n.text for n in partners),
        outputs=tuple(o for p in columns.cell(row, "outputs").paragraphs for o in parse_outputs(p.text)),
        time=parse_time(columns.cell(row, "time").text),
        lead_spans=tuple(Span(n.start, n.end) for n in leads),
        partner_spans=tuple(Span(n.start, n.end) for n in partners),
    )


def _doers(paragraphs: Sequence[Paragraph]) -> tuple[list[Name], list[Name]]:
    """Who leads and who helps by a cell of leads, which may say both: "Chủ trì: Phòng A", "Phối hợp: Phòng B"."""
    leads: list[Name] = []
    helping: list[Name] = []
    for paragraph in paragraphs:
        said = find_attributes(paragraph.text)
        for name, value, at in said or [("leads", paragraph.text, 0)]:
            into = helping if name == "partners" else leads
            into += _agencies([Paragraph(value, paragraph.start + at)])
    return leads, helping


def _agencies(paragraphs: Sequence[Paragraph]) -> list[Name]:
    """The agencies of a cell, placed in the source text."""
    return [Name(n.text, p.start + n.start, p.start + n.end) for p in paragraphs for n in find_agencies(p.text)]
