"""What a reviewer should look at first: where an item may have been read wrongly, and why."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.plans.models import NOTES, Assignment, Item, Plan, Task

DOUBTED = (
    Item.Kind.OBJECTIVE, Item.Kind.REQUIREMENT, Item.Kind.TASK, Item.Kind.DUTY, Item.Kind.REPORTING, Item.Kind.FUNDING,
)  # fmt: skip
SHORT, LONG = 12, 1200
"""Letters below and above which an item may have been cut, or may be several."""
LEFT_OPEN: dict[str, Promise] = {
    "gone": gettext_lazy("Bản mới của văn bản không còn mục này; nội dung đã sửa được giữ lại."),
    "differs": gettext_lazy("Bản mới của văn bản ghi khác; nội dung đã sửa được giữ lại."),
}


def doubts_of(plan: Plan, items: list[Item]) -> dict[int, list[str]]:
    """For each item in doubt the sentences that say why; an item that a person has checked is not in doubt."""
    notes = [note for note in plan.notes if note["span"]]
    found = {}
    for item in items:
        if item.kind in DOUBTED and item.checked_at is None and item.dropped_at is None:
            sentences = [*_of_reading(item), *_of_task(item), *_of_notes(item, notes)]
            found[item.pk] = list(dict.fromkeys(sentences))
    return {pk: sentences for pk, sentences in found.items() if sentences}


def _of_notes(item: Item, notes: list[dict[str, Any]]) -> Iterator[str]:
    """What the reader noted of a place in the item."""
    for note in notes:
        start, end = note["span"]
        if start < item.span_end and end > item.span_start:
            yield str(NOTES.get(note["kind"], note["message"]))


def _of_reading(item: Item) -> list[str]:
    said = [str(LEFT_OPEN[item.doubt])] if item.doubt else []
    if len(item.text) < SHORT:
        said.append(_("Mục rất ngắn; có thể bị cắt."))
    if len(item.text) > LONG:
        said.append(_("Mục rất dài; có thể gồm nhiều việc."))
    if item.text[:1].islower():
        said.append(_("Mục bắt đầu bằng chữ thường; có thể là phần tiếp của mục trước."))
    return said


def _of_task(item: Item) -> list[str]:
    task: Task | None = getattr(item, "task", None)
    if task is None:
        return []
    rows = list(task.assignments.all())
    said = [
        _("Tên “%(name)s” chưa xác định là cơ quan nào.") % {"name": row.printed_name[:120]}
        for row in rows
        if row.agency_id is None
    ]
    if not any(row.role in Assignment.ANSWERING for row in rows):
        said.append(_("Chưa có cơ quan chủ trì."))
    if task.time_text and not task.time_kind:
        said.append(_("Không hiểu thời gian “%(time)s”.") % {"time": task.time_text[:80]})
    if task.time_kind == "periodic" and not task.recurrence:
        said.append(
            _("“%(time)s” chưa nói kỳ nào: ghi rõ hằng tháng, hằng quý, hằng năm; nếu không, tính là thường xuyên.")
            % {"time": task.time_text[:80]}
        )
    return said
