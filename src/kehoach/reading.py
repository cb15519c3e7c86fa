"""The pipeline: a document to a Plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kehoach.annexes import label_annexes
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
from kehoach.fields.tasks import find_doubted, read_tasks
from kehoach.model import Item, Note, Plan, Reporting, Span
from kehoach.outline import Node, Outline, build_outline
from kehoach.parts import Parts, split_parts
from kehoach.sections import find_leaves, label_sections
from kehoach.sources.opening import open_source
from kehoach.sources.source import Source
from kehoach.stretches import find_stretches, unread
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
    annexed, annexes = label_annexes(parts.appendix)
    for kind, nodes in annexed.items():
        sections.setdefault(kind, []).extend(nodes)
    header = read_header(parts, source.text)
    items = {kind: read_items(sections, kind) for kind in ("objectives", "requirements", "funding", "other")}
    objectives, tasks = items["objectives"], read_tasks(sections, parts.tables)
    duties = read_duties(sections)
    rules = read_items(sections, "reporting")
    reporting = find_reporting(duties, (*rules, *items["other"]), parts.closing)
    body_start = parts.preamble[0].start if parts.preamble else (parts.body[0].start if parts.body else 0)
    held = (*items["other"], *objectives, *items["requirements"], *items["funding"], *rules)
    read = {item.span for item in held} | {task.span for task in tasks} | {duty.span for duty in duties}
    roots = [outline.root, *(annex.root for annex in annexes)]
    stretches = find_stretches(parts, roots, read)
    lost = unread(roots, read, stretches)
    return Plan(
        header=header,
        bases=find_bases(source.text, header),
        objectives=objectives,
        requirements=items["requirements"],
        tasks=tasks,
        duties=duties,
        reporting=reporting,
        funding=items["funding"],
        context=_context(items["other"], rules, reporting),
        recipients=read_recipients(parts.ending, source.text),
        mentions=find_mentions(source.text, body_start, len(source.text)),
        indicators=find_indicators((*objectives, *tasks), header.period),
        abbreviations=find_abbreviations(source.text),
        notes=(
            *source.notes,
            *outline.notes,
            *_doubts(parts, sections, lost),
            *dict.fromkeys(find_doubted(sections, tasks)),
            *_slips(source.text),
        ),
        stretches=stretches,
        text=source.text,
    )


def _context(said: Iterable[Item], rules: Iterable[Item], reporting: Sequence[Reporting]) -> tuple[Item, ...]:
    """What asks for nothing, and what the section on reports says besides who reports."""
    starts = [duty.span.start for duty in reporting]
    besides = [rule for rule in rules if not any(rule.span.start <= at < rule.span.end for at in starts)]
    return tuple(sorted((*said, *besides), key=lambda item: item.span.start))


def _slips(text: str) -> Iterator[Note]:
    """Words that were misread or mistyped, with what was probably meant; nothing is changed."""
    for slip in find_slips(text):
        message = f"“{slip.text}” không phải là âm tiết tiếng Việt; có lẽ là “{slip.offered}”."
        yield Note("slip", message, Span(slip.start, slip.end))


def _doubts(parts: Parts, sections: dict[str, list[Node]], lost: Iterable[Span]) -> Iterator[Note]:
    """What a reader of the plan would miss."""
    if parts.type_line is None and not parts.title:
        yield Note("header", "Không tìm thấy tên loại văn bản (KẾ HOẠCH, CHƯƠNG TRÌNH…).")
    if not any(True for node in sections.get("tasks", []) for _ in find_leaves(node)) and not parts.tables:
        yield Note("tasks", "Không tìm thấy nhiệm vụ nào; hãy kiểm tra tiêu đề các mục.")
    if "duties" not in sections:
        yield Note("duties", "Không tìm thấy phần Tổ chức thực hiện theo từng cơ quan.")
    for node in sections.get("unknown", []):
        yield Note("section", "Chưa rõ mục này nói về điều gì; các ý trong mục được đọc là nhiệm vụ.", node.span)
    for span in lost:
        yield Note("unplaced", "Đoạn chưa xếp được vào mục nào.", span)
    for table in parts.tables:
        head = next((cell.paragraphs for row in table.rows for cell in row if cell.paragraphs), None)
        if head and find_columns(table) is None:
            yield Note("table", "Bảng này không đọc thành nhiệm vụ.", Span(head[0].start, head[-1].end))
