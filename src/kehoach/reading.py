"""The pipeline: a document to a Plan."""

from collections.abc import Iterator, Mapping
from pathlib import Path

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
from kehoach.fields.tables import find_columns
from kehoach.fields.tasks import read_tasks
from kehoach.model import Duty, Note, Plan, Span
from kehoach.outline import Node, Outline, build_outline
from kehoach.parts import Parts, split_parts
from kehoach.sections import find_leaves, label_sections
from kehoach.sources.opening import open_source
from kehoach.sources.source import Source, Table
from kehoach.text.markers import parse_marker
from kehoach.text.slips import find_slips

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
    """Every list of the plan from its cut and outlined text."""
    sections = label_sections(outline.root, headings)
    header = read_header(parts, source.text)
    objectives, tasks = read_items(sections, "objectives"), read_tasks(sections, parts.tables)
    duties = read_duties(sections)
    body_start = parts.preamble[0].start if parts.preamble else (parts.body[0].start if parts.body else 0)
    return Plan(
        header=header,
        bases=find_bases(source.text, header),
        objectives=objectives,
        requirements=read_items(sections, "requirements"),
        tasks=tasks,
        duties=duties,
        reporting=find_reporting(duties, read_items(sections, "reporting"), parts.closing),
        funding=read_items(sections, "funding"),
        recipients=read_recipients(parts.ending, source.text),
        mentions=find_mentions(source.text, body_start, len(source.text)),
        indicators=find_indicators((*objectives, *tasks), header.period),
        abbreviations=find_abbreviations(source.text),
        notes=(*source.notes, *outline.notes, *_doubts(parts, sections, duties), *_slips(source.text)),
        text=source.text,
    )


def _slips(text: str) -> Iterator[Note]:
    """Words that were misread or mistyped, with what was probably meant; nothing is changed."""
    for slip in find_slips(text):
        message = f"“{slip.text}” không phải là âm tiết tiếng Việt; có lẽ là “{slip.offered}”."
        yield Note("slip", message, Span(slip.start, slip.end))


def _doubts(parts: Parts, sections: dict[str, list[Node]], duties: tuple[Duty, ...]) -> Iterator[Note]:
    """What a reader of the plan would miss."""
    if parts.type_line is None and not parts.title:
        yield Note("header", "Không tìm thấy tên loại văn bản (KẾ HOẠCH, CHƯƠNG TRÌNH…).")
    if not any(True for node in sections.get("tasks", []) for _ in find_leaves(node)) and not parts.tables:
        yield Note("tasks", "Không tìm thấy nhiệm vụ nào; hãy kiểm tra tiêu đề các mục.")
    if "duties" not in sections:
        yield Note("duties", "Không tìm thấy phần Tổ chức thực hiện theo từng cơ quan.")
    read = {duty.span for duty in duties}
    lost = [
        leaf.node for node in sections.get("duties", []) for leaf in find_leaves(node) if leaf.node.span not in read
    ]
    other = [child for node in sections.get("other", []) for child in node.children or [node]]
    spans = [node.span for node in (*lost, *other)]
    spans += [Span(p.start, p.end) for p in parts.appendix if parse_marker(p.text)]
    spans += [_table_span(table) for table in parts.tables if find_columns(table) is None]
    for span in spans:
        yield Note("unplaced", "Đoạn chưa xếp được vào mục nào.", span)


def _table_span(table: Table) -> Span:
    placed = [p for row in table.rows for cell in row for p in cell.paragraphs]
    return Span(placed[0].start, placed[-1].end) if placed else Span(0, 0)
