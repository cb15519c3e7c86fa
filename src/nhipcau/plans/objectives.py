"""Which objective is served by which tasks: a person's judgement, with a suggestion from the words."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz, process

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.refusal import refuse_if, require
from nhipcau.plans.models import Item, Plan, Task
from nhipcau.plans.permissions import can_correct_plan

FOCAL_ONLY = gettext_lazy("Chỉ cán bộ đầu mối được nối nhiệm vụ với mục tiêu.")
LIKE = 55
"""Likeness in per cent from which a task is offered for an objective."""
OFFERED = 3


@dataclass(frozen=True, slots=True)
class Served:
    """An objective, the tasks that serve it, and some that may."""

    objective: Item
    tasks: list[Task]
    offered: list[Task]


def plan_objectives(plan: Plan) -> tuple[list[Served], list[Task]]:
    """Every objective with its tasks, and the tasks that serve none."""
    objectives = plan.items.filter(kind=Item.Kind.OBJECTIVE, dropped_at=None)
    rows = plan.tasks.filter(item__dropped_at=None, item__kind=Item.Kind.TASK).select_related("item")
    tasks = list(rows.prefetch_related("serves").order_by("item__position"))
    by_objective: dict[int, list[Task]] = {}
    for task in tasks:
        for objective in task.serves.all():
            by_objective.setdefault(objective.pk, []).append(task)
    words = {at: task.item.folded for at, task in enumerate(tasks)}
    served = [_served(objective, by_objective.get(objective.pk, []), tasks, words) for objective in objectives]
    return served, [task for task in tasks if not task.serves.all()]


def _served(objective: Item, own: list[Task], tasks: list[Task], words: dict[int, str]) -> Served:
    likest = process.extract(
        objective.folded, words, scorer=fuzz.token_set_ratio, score_cutoff=LIKE, limit=OFFERED + len(own)
    )
    offered = [tasks[at] for _words, _likeness, at in likest if tasks[at] not in own]
    return Served(objective, own, offered[:OFFERED])


@transaction.atomic
def link_objective(*, by: User, objective: Item, task: Task) -> None:
    """Says that a task serves an objective."""
    require(can_correct_plan(by, objective.plan), str(FOCAL_ONLY))
    refuse_if(
        objective.kind != Item.Kind.OBJECTIVE or task.plan_id != objective.plan_id,
        _("Hãy chọn một mục tiêu và một nhiệm vụ của cùng kế hoạch."),
    )
    task.serves.add(objective)
    record(by=by, verb="link_objective", target=objective, task=task)


@transaction.atomic
def unlink_objective(*, by: User, objective: Item, task: Task) -> None:
    """Says that a task does not serve an objective after all."""
    require(can_correct_plan(by, objective.plan), str(FOCAL_ONLY))
    task.serves.remove(objective)
    record(by=by, verb="unlink_objective", target=objective, task=task)
