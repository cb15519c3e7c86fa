"""How a plan stands in numbers, the one place from which pages, documents, data and mails take them.

``docs/explanation/how-a-report-counts.md`` says what each number is. Tasks are counted by task; standing duties apart
from them; who leads apart from who coordinates.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from nhipcau.agencies.models import Agency
from nhipcau.common.vietnamese import sort_key
from nhipcau.plans.models import Assignment, Item, Plan, Status, Task, top_section
from nhipcau.plans.queries import live_assignments
from nhipcau.plans.statuses import DONE, OFFICIAL_ORDER, task_status
from nhipcau.work.queries import APPENDIX, Followed, answering, with_status


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
    folded: str
    status: str
    is_unheard: bool


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How a plan stands on a day.

    ``whole`` counts tasks, ``duties`` what "Tổ chức thực hiện" sets to be done all the time, ``parts`` the
    assignments of tasks (lượt chủ trì): one for each agency that leads a task. ``by_section`` counts tasks,
    ``by_agency`` the parts of each agency; ``tasks`` are those that were counted, each with its status.
    """

    tasks: list[tuple[CountedTask, Status]]
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


def late_tasks(plans: QuerySet[Plan], late: "QuerySet[Followed]", today: date) -> QuerySet[Task]:
    """The tasks of plans that count as late: a part (of ``late``) is, or nobody answers and the date is over."""
    answering_now = answering(Assignment.objects.counted().filter(task=OuterRef("pk")))
    rows = Task.objects.filter(plan__in=plans, item__kind=Item.Kind.TASK, item__dropped_at=None)
    return rows.filter(Q(pk__in=late.values("task")) | (Q(due__lt=today) & ~Exists(answering_now)))


def plan_counts(plan: Plan, today: date) -> PlanCounts:
    """The plan counted as it stands today."""
    tasks, parts = counted_tasks(plan), counted_parts(with_status(live_assignments(plan), today))
    return counts_of(plan, tasks, parts, today)


def counted_tasks(plan: Plan) -> list[CountedTask]:
    """The plan's tasks and duties that stand, in the order of the document."""
    rows = plan.tasks.filter(item__dropped_at=None).order_by("item__position")
    return [CountedTask(*row) for row in rows.values_list("pk", "item__section", "item__kind", "due")]


def counted_parts(rows: "QuerySet[Followed]") -> list[CountedPart]:
    """The parts of those that answer among these assignments."""
    found = answering(rows).order_by().values_list("task", "agency", "folded", "status", "latest_state")
    return [CountedPart(task, agency, folded, status, state is None) for task, agency, folded, status, state in found]


def counts_of(plan: Plan, tasks: list[CountedTask], parts: list[CountedPart], day: date) -> PlanCounts:
    """The one count of a plan, whoever asks for it: tasks and the parts in them, as they stand on the day."""
    statuses = task_statuses_of(tasks, parts, day)
    counted = _TaskCounts(Tally(_("Toàn kế hoạch")), Tally(_("Việc thường xuyên (Tổ chức thực hiện)")))
    for task in tasks:
        counted.add(task, statuses[task.pk])
    keys = {task.pk for task, _status in counted.tasks}
    of_tasks = [part for part in parts if part.task in keys]
    agencies = _by_agency(plan, of_tasks)
    whole_parts = Tally(_("Lượt chủ trì"))
    for part in of_tasks:
        whole_parts.add(part.status)
    return PlanCounts(
        tasks=counted.tasks,
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
    """Tallies of tasks that grow task by task: in all and by section; duties apart."""

    whole: Tally
    duties: Tally
    sections: dict[str, Tally] = field(default_factory=dict)
    tasks: list[tuple[CountedTask, Status]] = field(default_factory=list)

    def add(self, task: CountedTask, status: Status) -> None:
        if task.kind == Item.Kind.DUTY:
            self.duties.add(status)
            return
        section = top_section(task.section, task.kind)
        self.tasks.append((task, status))
        self.whole.add(status)
        self.sections.setdefault(section, Tally(section_name(section), section or APPENDIX)).add(status)


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


def _by_agency(plan: Plan, parts: Iterable[CountedPart]) -> list[_AgencyTally]:
    """Each agency's parts, by name; of a name without an agency under its folded form."""
    names = _printed_names(plan)
    known = Agency.objects.in_bulk({part.agency for part in parts if part.agency is not None})
    found: dict[int | str, _AgencyTally] = {}
    for part in parts:
        key = part.agency or part.folded
        if key not in found:
            found[key] = _agency_tally(known.get(part.agency or 0), names.get(part.folded, part.folded))
        found[key].tally.add(part.status, 1, part.is_unheard)
    return sorted(found.values(), key=attrgetter("order"))


def _agency_tally(agency: Agency | None, name: str) -> _AgencyTally:
    if agency is None:
        return _AgencyTally(sort_key(name), Tally(name), is_group=False)
    return _AgencyTally(agency.sort_key, Tally(agency.name, str(agency.pk)), is_group=agency.is_group)


def _printed_names(plan: Plan) -> dict[str, str]:
    """Names as printed of those whose agency is not known; none in a plan at work."""
    rows = live_assignments(plan).filter(agency=None).values_list("folded", "printed_name")
    return dict(rows) if plan.is_draft else {}


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
    rows = answering(live_assignments(plan))
    counts = plan_counts(plan, today)
    agencies = rows.exclude(agency=None).order_by("agency__sort_key").values_list("agency", "agency__name").distinct()
    headings = rows.order_by().values_list("task__item__section", "task__item__kind")
    placed = sorted(headings.annotate(place=Min("task__item__position")), key=lambda row: row[-1])
    sections = dict.fromkeys(top_section(section, kind) for section, kind, _place in placed)
    named = tuple((section or APPENDIX, section_name(section)) for section in sections)
    return PlanSummary(counts.whole, counts.duties, counts.parts, tuple(agencies), named, counts.unassigned)
