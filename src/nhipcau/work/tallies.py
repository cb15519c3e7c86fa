"""How a plan stands in numbers, the one place from which pages, documents, data and mails take them.

``docs/explanation/how-a-report-counts.md`` says what each number is. Tasks are counted by task; standing duties apart
from them; who leads apart from who coordinates.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from nhipcau.agencies.models import Agency
from nhipcau.plans.models import Assignment, AssignmentFacts, Item, Plan, Status, Task, TaskFacts, top_section
from nhipcau.plans.statuses import DONE, OFFICIAL_ORDER, task_status
from nhipcau.work.queries import APPENDIX


@dataclass(slots=True)
class Tally:
    """How many tasks, or assignments of an agency, stand in each status."""

    name: str
    key: str = ""
    unheard: int = 0
    by_status: dict[str, int] = field(default_factory=dict)

    def add(self, status: str, count: int = 1, unheard: int = 0) -> None:
        self.by_status[status] = self.by_status.get(status, 0) + count
        self.unheard += unheard

    @property
    def total(self) -> int:
        return sum(self.by_status.values())

    @property
    def done(self) -> int:
        """Done in time, late, or without a date."""
        return sum(self.by_status.get(status, 0) for status in DONE)

    @property
    def is_silent(self) -> bool:
        """True of an agency that has said nothing on anything."""
        return self.total > 0 and self.unheard == self.total

    @property
    def shown(self) -> list[tuple[Status, int]]:
        """The statuses in which something stands, and how much is late, be it nothing."""
        return [(status, self.by_status.get(status, 0)) for status in shown_statuses([self])]

    @property
    def counts(self) -> list[tuple[Status, int]]:
        return [(status, self.by_status.get(status, 0)) for status in OFFICIAL_ORDER]


def shown_statuses(tallies: "Iterable[Tally]") -> list[Status]:
    """The columns of a table of counts: what nothing stands in is left out, but for what is late."""
    there = {status for tally in tallies for status, count in tally.by_status.items() if count} | {Status.LATE}
    return [status for status in OFFICIAL_ORDER if status in there]


def section_name(section: str) -> str:
    """A heading as a label of pages and reports: not in capitals; the appendix has none of its own."""
    return (section.capitalize() if section.isupper() else section) or _("Phụ lục")


class CountedTask(NamedTuple):
    """What is counted: a task of the plan, where it stands and by when it is due."""

    pk: int
    section: str
    kind: str
    due: date | None


class CountedPart(NamedTuple):
    """An agency's part in a task that it leads or does: how it stands, and whether anything was said."""

    task: int
    agency: int | None
    status: str
    is_unheard: bool


class TaskGroup(NamedTuple):
    """So many tasks of one section that stand alike."""

    section: str
    kind: str
    status: str
    size: int


class PartGroup(NamedTuple):
    """So many parts of one agency in tasks that stand alike, and of how many of them nothing was said."""

    agency: int | None
    status: str
    size: int
    unheard: int


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How a plan stands on a day.

    ``whole`` counts tasks, ``duties`` what "Tổ chức thực hiện" sets to be done all the time, ``parts`` the
    assignments of tasks (lượt chủ trì): one for each agency that leads a task. ``by_section`` counts tasks,
    ``by_agency`` the parts of each agency.
    """

    whole: Tally
    duties: Tally
    parts: Tally
    by_section: list[Tally]
    by_agency: list[Tally]
    silent_agencies: list[Tally]
    unassigned: list[Task]


def unassigned_tasks(plan: Plan) -> QuerySet[Task]:
    """Tasks for which the plan names no agency that leads or answers."""
    living = Assignment.objects.filter(until=None, absorbed_by=None)  # a group that was shared out among them
    answering_now = living.filter(task=OuterRef("pk"), role__in=Assignment.ANSWERING)
    rows = plan.tasks.filter(~Exists(answering_now), item__dropped_at=None)
    return rows.select_related("item").order_by("item__position")


def late_tasks(plans: QuerySet[Plan], today: date) -> "QuerySet[Any]":
    """The facts of those tasks of plans that count as late: a part is, or nobody answers and the date is over."""
    return tasks_now(plans, today).filter(status=Status.LATE)


def tasks_now(plans: Iterable[Plan], today: date) -> "QuerySet[Any]":
    """The facts of the tasks of plans that stand, duties aside, each with its status."""
    return TaskFacts.on(today).filter(plan__in=plans, is_standing=True, kind=Item.Kind.TASK)


def task_statuses_now(plan: Plan, today: date) -> "QuerySet[Any]":
    """The facts of the plan's tasks and duties that stand, each with its status."""
    return TaskFacts.on(today).filter(plan=plan, is_standing=True)


def plan_counts(plan: Plan, today: date) -> PlanCounts:
    """The plan counted as it stands today; of a draft nothing but what nobody is given."""
    return counts_of(plan, _task_groups(plan, today), _part_groups(plan, today))


def _task_groups(plan: Plan, today: date) -> list[TaskGroup]:
    """In the order of the document."""
    rows = task_statuses_now(plan, today).values_list("task__item__section", "kind", "status")
    counted = rows.annotate(count=Count("pk"), place=Min("position")).order_by("place")
    return [TaskGroup(*row) for *row, _place in counted]


def _part_groups(plan: Plan, today: date) -> list[PartGroup]:
    rows = AssignmentFacts.on(today).filter(
        plan=plan, is_standing=True, kind=Item.Kind.TASK, role__in=Assignment.ANSWERING
    )  # fmt: skip
    silent = Count("pk", filter=Q(state=None))
    counted = rows.order_by().values_list("agency", "status").annotate(count=Count("pk"), unheard=silent)
    return [PartGroup(*row) for row in counted]


def grouped(
    tasks: Iterable[CountedTask], parts: Iterable[CountedPart], day: date
) -> tuple[list[TaskGroup], list[PartGroup]]:  # fmt: skip
    """Tasks and parts that are at hand one by one, as they stood on a day: each a group of its own."""
    tasks, parts = list(tasks), list(parts)
    statuses = task_statuses_of(tasks, parts, day)
    kinds = {task.pk: task.kind for task in tasks}
    return (
        [TaskGroup(task.section, task.kind, statuses[task.pk], 1) for task in tasks],
        [
            PartGroup(part.agency, part.status, 1, int(part.is_unheard))
            for part in parts
            if kinds.get(part.task) == Item.Kind.TASK
        ],
    )


def counts_of(plan: Plan, tasks: Iterable[TaskGroup], parts: Iterable[PartGroup]) -> PlanCounts:
    """The one count of a plan, whoever asks for it: tasks and the parts in them, as they stand on the day."""
    counted = _TaskCounts(Tally(_("Toàn kế hoạch")), Tally(_("Việc thường xuyên (Tổ chức thực hiện)")))
    for group in tasks:
        counted.add(group)
    whole_parts, parts = Tally(_("Lượt chủ trì")), list(parts)
    for part in parts:
        whole_parts.add(part.status, part.size)
    agencies = _by_agency(parts)
    return PlanCounts(
        whole=counted.whole,
        duties=counted.duties,
        parts=whole_parts,
        by_section=list(counted.sections.values()),
        by_agency=[row.tally for row in agencies],
        silent_agencies=[row.tally for row in agencies if row.is_silent],
        unassigned=list(unassigned_tasks(plan)),
    )


@dataclass(slots=True)
class _TaskCounts:
    """Tallies of tasks that grow group by group: in all and by section; duties apart."""

    whole: Tally
    duties: Tally
    sections: dict[str, Tally] = field(default_factory=dict)

    def add(self, group: TaskGroup) -> None:
        if group.kind == Item.Kind.DUTY:
            self.duties.add(group.status, group.size)
            return
        section = top_section(group.section, group.kind)
        self.whole.add(group.status, group.size)
        tally = self.sections.setdefault(section, Tally(section_name(section), section or APPENDIX))
        tally.add(group.status, group.size)


def task_statuses_of(tasks: Iterable[CountedTask], parts: Iterable[CountedPart], day: date) -> dict[int, Status]:
    """How each task stands, from its parts."""
    by_task: dict[int, list[Status]] = {}
    for part in parts:
        by_task.setdefault(part.task, []).append(Status(part.status))
    return {task.pk: task_status(by_task.get(task.pk, ()), task.due, day) for task in tasks}


@dataclass(slots=True)
class _AgencyTally:
    order: str
    tally: Tally
    is_group: bool

    @property
    def is_silent(self) -> bool:
        """True of an agency, not of a group of them, that has said nothing on anything."""
        return self.tally.is_silent and not self.is_group


def _by_agency(parts: Iterable[PartGroup]) -> list[_AgencyTally]:
    """Each agency's parts, by name."""
    found: dict[int, list[PartGroup]] = {}
    for part in parts:
        if part.agency is not None:
            found.setdefault(part.agency, []).append(part)
    agencies = Agency.objects.filter(pk__in=found).only("name", "sort_key", "kind")
    return sorted((_agency_tally(agency, found[agency.pk]) for agency in agencies), key=attrgetter("order"))


def _agency_tally(agency: Agency, parts: Iterable[PartGroup]) -> _AgencyTally:
    tally = Tally(agency.name, str(agency.pk))
    for part in parts:
        tally.add(part.status, part.size, part.unheard)
    return _AgencyTally(agency.sort_key, tally, agency.is_group)


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """What the page of a plan shows beside its list: the counts, and by whom and by what it can be filtered."""

    whole: Tally
    duties: Tally
    parts: Tally
    agencies: tuple[tuple[int, str], ...]
    sections: tuple[tuple[str, str], ...]
    unassigned: list[Task]


def plan_summary(plan: Plan, today: date) -> PlanSummary:
    """The plan in a few numbers and names."""
    tasks = _task_groups(plan, today)
    counts = counts_of(plan, tasks, _part_groups(plan, today))
    sections = dict.fromkeys(top_section(group.section, group.kind) for group in tasks)
    named = tuple((section or APPENDIX, section_name(section)) for section in sections)
    return PlanSummary(counts.whole, counts.duties, counts.parts, _answering_agencies(plan), named, counts.unassigned)


def _answering_agencies(plan: Plan) -> tuple[tuple[int, str], ...]:
    """Who answers for something in the plan, a duty too, by name."""
    rows = AssignmentFacts.objects.filter(plan=plan, is_standing=True, role__in=Assignment.ANSWERING)
    agencies = Agency.objects.filter(pk__in=rows.values("agency")).order_by("sort_key")
    return tuple(agencies.values_list("pk", "name"))
