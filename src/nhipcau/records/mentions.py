"""What plans at work name, for registers to offer: each name once, with the tasks in which it stands."""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from nhipcau.accounts.models import User
from nhipcau.common.vietnamese import fold
from nhipcau.plans.models import Item, Plan, Task
from nhipcau.records.queries import tasks_to_link


@dataclass(frozen=True, slots=True)
class NamedInPlans:
    """A name as a plan prints it, where it stands there, and the tasks that it is part of."""

    text: str
    plan: Plan
    tasks: list[Task] = field(default_factory=list)


def named_in_plans(user: User, localities: Collection[int], types: Collection[str]) -> list[NamedInPlans]:
    """Names of these types (see kehoach.Mention) in the plans at work that the person sees, in their order."""
    tasks = list(tasks_to_link(user, localities).select_related("item", "plan"))
    plans = {task.plan_id: task.plan for task in tasks}
    mentioned = Item.objects.filter(kind=Item.Kind.MENTION, mention_type__in=types, dropped_at=None, plan__in=plans)
    at = _Places.of(tasks)
    found: dict[tuple[int, str], NamedInPlans] = {}
    for item in mentioned.order_by("plan", "position"):
        named = found.setdefault((item.plan_id, fold(item.text)), NamedInPlans(item.text, plans[item.plan_id]))
        task = at.task_around(item)
        if task is not None and task not in named.tasks:
            named.tasks.append(task)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Places:
    """The tasks of each plan by where they begin in its text."""

    begins: dict[int, list[int]]
    tasks: dict[int, list[Task]]

    @classmethod
    def of(cls, tasks: Iterable[Task]) -> "_Places":
        by_plan: dict[int, list[Task]] = {}
        for task in sorted(tasks, key=lambda task: task.item.span_start):
            by_plan.setdefault(task.plan_id, []).append(task)
        return cls({plan: [task.item.span_start for task in rows] for plan, rows in by_plan.items()}, by_plan)

    def task_around(self, item: Item) -> Task | None:
        """The last task that begins before the name and ends behind it."""
        at = bisect_right(self.begins[item.plan_id], item.span_start)
        task = self.tasks[item.plan_id][at - 1] if at else None
        return task if task is not None and task.item.span_end >= item.span_end else None
