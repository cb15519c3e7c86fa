"""Two plans side by side, as they stand after people corrected them: one more door to the reader."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

import kehoach
from nhipcau.plans.models import Assignment, Item, Plan, Task

Role = Assignment.Role
SAME = "same"
KINDS = {
    "added": _("Thêm"), "dropped": _("Bỏ"), "changed": _("Sửa nội dung"), "reassigned": _("Đổi cơ quan"),
    "rescheduled": _("Đổi thời gian"), SAME: _("Giữ nguyên"),
}  # fmt: skip
"""What may become of a task from one plan to the next."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of one task; a side is missing where it was added or dropped."""

    kinds: tuple[str, ...]
    old: Task | None
    new: Task | None

    @property
    def labels(self) -> list[str]:
        return [str(KINDS[kind]) for kind in self.kinds]


def compare_plans(old: Plan, new: Plan) -> list[Compared]:
    """What became of every task: in the order of the new plan, then what was dropped."""
    old_tasks, new_tasks = plan_tasks(old), plan_tasks(new)
    read_old, read_new = as_read(old_tasks), as_read(new_tasks)
    by_old = {id(read): task for read, task in zip(read_old, old_tasks, strict=True)}
    by_new = {id(read): task for read, task in zip(read_new, new_tasks, strict=True)}
    changes = kehoach.diff(_plan(read_old), _plan(read_new))
    return [
        Compared(change.kinds or (SAME,), by_old.get(id(change.old)), by_new.get(id(change.new))) for change in changes
    ]


def count_kinds(compared: list[Compared]) -> dict[str, int]:
    """How many tasks each kind of change befell."""
    counts = Counter(kind for row in compared for kind in row.kinds)
    return {kind: counts.get(kind, 0) for kind in KINDS}


def plan_tasks(plan: Plan) -> list[Task]:
    """The standing tasks of a plan in its order, with whom the document names for each."""
    rows = Assignment.objects.named().select_related("agency").order_by("position", "pk")
    tasks = plan.tasks.filter(item__dropped_at=None, item__kind=Item.Kind.TASK)
    return list(tasks.select_related("item").prefetch_related(Prefetch("assignments", rows)).order_by("item__position"))


def _plan(tasks: list[kehoach.Task]) -> kehoach.Plan:
    return kehoach.Plan(header=kehoach.Header(), tasks=tuple(tasks))


def as_read(tasks: list[Task]) -> list[kehoach.Task]:
    """The tasks as they stand now, in the reader's form."""
    nowhere = kehoach.Span(0, 0)
    return [
        kehoach.Task(
            locator=task.item.locator, text=task.item.text, span=nowhere, section=task.item.section,
            leads=_names(task, Role.LEAD), partners=_names(task, Role.COORDINATE), outputs=tuple(task.outputs),
            time=kehoach.Time(task.time_kind, task.time_text) if task.time_text else None,
        )
        for task in tasks
    ]  # fmt: skip


def _names(task: Task, role: Role) -> tuple[str, ...]:
    return tuple(str(row.display_name) for row in task.assignments.all() if row.role == role)
