"""What somebody should look at twice: what was not understood, what may belong elsewhere, what may be misprinted."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kehoach.attributes import attributes_of
from kehoach.fields.tables import find_columns
from kehoach.model import Note, Plan, Span, Task
from kehoach.outline import ASSIGNMENT, PARAGRAPH, Node
from kehoach.parts import ANNEX_TITLE, Parts
from kehoach.sections import find_leaves
from kehoach.text.slips import find_slips

Sections = dict[str, list[Node]]
_OF_ANOTHER = r"(?:Nghị định|Thông tư|Luật|Quyết định|Nghị quyết|Chỉ thị|Công văn|Hướng dẫn)"
_NAMED_ANNEX = re.compile(
    r"(?:theo|tại|xem|kèm|ở|có|trong)\s+(?:các\s+)?[Pp]hụ lục"
    r"(?:\s+(?:số\s+)?(?P<label>[IVX]{1,4}|\d{1,2})\b|(?!\s+(?:số\s+)?[IVX\d]))"
    rf"(?!\s+(?:số\s+\S+\s+)?(?:ban hành\s+)?(?:kèm theo\s+|của\s+)?{_OF_ANOTHER})"
)
"""An appendix of this document; one of a decree that is cited is none."""
_MAY_BE_OF = "Dòng cơ quan chủ trì ở cuối danh sách bên dưới có thể thuộc về mục này, có thể chỉ thuộc về danh sách đó."


def find_doubts(parts: Parts, sections: Sections, plan: Plan, lost: Iterable[Span]) -> Iterator[Note]:
    """Every doubt about a plan; ``lost`` is what lies in no value and in no stretch."""
    yield from _missing(parts, sections)
    for node in sections.get("unknown", []):
        yield Note("section", "Chưa rõ mục này nói về điều gì; các ý trong mục được đọc là nhiệm vụ.", node.span)
    for span in lost:
        yield Note("unplaced", "Đoạn chưa xếp được vào mục nào.", span)
    yield from _unread_tables(parts)
    yield from _missing_annexes(plan.text)
    yield from dict.fromkeys(_unclear_leads(sections, plan.tasks))
    yield from _slips(plan.text)


def _missing(parts: Parts, sections: Sections) -> Iterator[Note]:
    """What a reader of the plan would miss."""
    if parts.type_line is None and not parts.title:
        yield Note("header", "Không tìm thấy tên loại văn bản (KẾ HOẠCH, CHƯƠNG TRÌNH…).")
    if not any(True for node in sections.get("tasks", []) for _ in find_leaves(node)) and not parts.tables:
        yield Note("tasks", "Không tìm thấy nhiệm vụ nào; hãy kiểm tra tiêu đề các mục.")
    if "duties" not in sections:
        yield Note("duties", "Không tìm thấy phần Tổ chức thực hiện theo từng cơ quan.")


def _missing_annexes(text: str) -> Iterator[Note]:
    """Each appendix that is named and is not in the file, where it is named first."""
    titles = [found["label"] for line in text.split("\n") if (found := ANNEX_TITLE.match(line.strip()))]
    held = {_plain_label(label) for label in titles}
    missing = [span for label, span in _named_annexes(text).items() if not _is_held(label, held)]
    for span in missing if held else missing[:1]:  # where the file has none, the first says so for all
        yield Note("annex", "Phụ lục được nhắc đến ở đây không có trong tệp.", span)


def _is_held(label: str, held: set[str]) -> bool:
    """True of an appendix that is there; one without a number is the only one, or the first."""
    return label in held or bool(held and label == "") or (held == {""} and label in ("i", "1"))


def _named_annexes(text: str) -> dict[str, Span]:
    named: dict[str, Span] = {}
    for found in _NAMED_ANNEX.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.end()]
        if not ANNEX_TITLE.match(line.strip()):
            named.setdefault(_plain_label(found["label"]), Span(found.start(), found.end()))
    return named


def _plain_label(label: str | None) -> str:
    return (label or "").lower()


def _unread_tables(parts: Parts) -> Iterator[Note]:
    for table in parts.tables:
        head = next((cell.paragraphs for row in table.rows for cell in row if cell.paragraphs), None)
        if head and find_columns(table) is None:
            yield Note("table", "Bảng này không đọc thành nhiệm vụ.", Span(head[0].start, head[-1].end))


def _unclear_leads(sections: Sections, tasks: Sequence[Task]) -> Iterator[Note]:
    """Tasks above a line of leads that stands under a deeper list: said of them too, or of that list alone."""
    by_place = {task.locator: task for task in tasks}
    for section in sections.get("tasks", []):
        for heading in (node for node in section.walk() if node.is_numbered and node.children):
            held = [by_place[node.locator] for node in heading.walk() if node.locator in by_place]
            lines = [node for node in heading.walk() if node.kind in (PARAGRAPH, ASSIGNMENT) and _states_leads(node)]
            last = lines[-1] if lines and held and lines[-1].span.start > held[-1].span.start else None
            if last is not None and last not in heading.children and held[-1].leads:
                yield from (Note("lead", _MAY_BE_OF, one.span) for one in held[:-1] if _is_spread(one, held[-1]))


def _is_spread(task: Task, last: Task) -> bool:
    """True of a task outside the list of the last one that has no line of leads of its own."""
    is_outside = task.locator.rpartition(".")[0] != last.locator.rpartition(".")[0]
    return is_outside and (not task.leads or task.lead_spans == last.lead_spans)


def _states_leads(node: Node) -> bool:
    return any(name == "leads" for name, _, _ in attributes_of(node))


def _slips(text: str) -> Iterator[Note]:
    """Words that were misread or mistyped, with what was probably meant; nothing is changed."""
    for slip in find_slips(text):
        message = f"“{slip.text}” không phải là âm tiết tiếng Việt; có lẽ là “{slip.offered}”."
        yield Note("slip", message, Span(slip.start, slip.end))
