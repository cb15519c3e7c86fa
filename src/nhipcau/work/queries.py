"""How the work stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from django.db.models import Case, CharField, Count, Exists, F, Min, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.agencies.standing import standing_of
from nhipcau.common.numbers import parse_whole
from nhipcau.common.vietnamese import sort_key, with_words
from nhipcau.plans.models import Assignment, Plan, Task, top_section
from nhipcau.plans.queries import standing_assignments, visible_plans, visible_tasks
from nhipcau.work.models import Difficulty, Evidence, Progress, Status

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Facts(TypedDict):
        """What with_status adds to an assignment."""

        latest_state: str | None
        latest_percent: int | None
        latest_done_on: date | None
        status: str

    Followed = WithAnnotations[Assignment, Facts]
else:
    Followed = Assignment

A = TypeVar("A", bound=Assignment)
APPENDIX = "phu-luc"
"""How a filter names the rows of an appendix, which stand under no heading."""


def visible_assignments(user: User) -> QuerySet[Assignment]:
    rows = Assignment.objects.counted().filter(task__in=visible_tasks(user))
    return rows.select_related("task__item", "task__plan", "agency")


def visible_evidence(user: User) -> QuerySet[Evidence]:
    return Evidence.objects.filter(progress__assignment__task__plan__in=visible_plans(user))


def visible_difficulties(user: User) -> QuerySet[Difficulty]:
    return Difficulty.objects.filter(assignment__task__plan__in=visible_plans(user)).select_related(
        "assignment__task__plan__locality", "assignment__task__item", "assignment__agency", "raised_by", "answered_by"
    )


def with_status(assignments: QuerySet[Assignment], today: date) -> "QuerySet[Followed]":
    """Adds what was last said (latest_state, latest_percent, latest_done_on) and status as they stand on the day.

    A coordinating agency's part is done when it says so or when a lead agency's is.
    """
    lead_done = Assignment.objects.filter(
        task=OuterRef("task"), role__in=Assignment.ANSWERING, latest__progress__state=Progress.State.DONE
    )
    return assignments.annotate(
        latest_state=F("latest__progress__state"),
        latest_percent=F("latest__progress__percent"),
        latest_done_on=F("latest__progress__done_on"),
    ).annotate(status=status_case(today, "task__due", lead_done))


def status_case(today: date, due: str, lead_done: QuerySet[Assignment]) -> Case:
    """The status from latest_state and latest_done_on, the due date in the column ``due``, and done leads."""
    return Case(
        When(latest_state=Progress.State.DONE, latest_done_on__gt=F(due), then=Value(Status.DONE_LATE)),
        When(latest_state=Progress.State.DONE, then=Value(Status.DONE)),
        When(Q(role=Assignment.Role.COORDINATE) & Exists(lead_done), then=Value(Status.DONE)),
        When(**{f"{due}__lt": today}, then=Value(Status.LATE)),
        When(latest_state=None, then=Value(Status.SILENT)),
        When(latest_state=Progress.State.PAUSED, then=Value(Status.PAUSED)),
        default=Value(Status.ON_TRACK),
        output_field=CharField(),
    )


DONE = (Status.DONE, Status.DONE_LATE)
"""The two ways of being done."""


def my_assignments(user: User, today: date) -> "QuerySet[Followed]":
    """What the person's own agencies answer for or coordinate, in active plans, the most urgent first."""
    mine = visible_assignments(user).filter(agency__in=standing_of(user).agencies, task__plan__state=Plan.State.ACTIVE)
    is_done = Case(When(status__in=DONE, then=Value(1)), default=Value(0))
    return with_status(mine, today).order_by(is_done, F("task__due").asc(nulls_last=True), "task__item__position")


def answering(assignments: "QuerySet[A]") -> "QuerySet[A]":
    """Leads and responsible agencies: those whose silence counts."""
    return assignments.filter(role__in=Assignment.ANSWERING)


def search_assignments(assignments: QuerySet[Assignment], words: str) -> QuerySet[Assignment]:
    """Assignments whose task or agency holds every word, marks aside."""
    lookups = ("task__item__folded__contains", "folded__contains", "agency__folded__contains")
    return with_words(assignments, words, *lookups)


def assignments_with_progress(assignments: "QuerySet[Followed]") -> "QuerySet[Followed]":
    """With every progress row, its author and its evidence."""
    rows = Progress.objects.select_related("posted_by").prefetch_related("evidence", "ticks")
    return assignments.prefetch_related(Prefetch("progress", queryset=rows))


@dataclass(slots=True)
class Tally:
    """How many assignments stand in each status."""

    name: str
    key: str = ""
    unheard: int = 0
    by_status: dict[str, int] = field(default_factory=dict)

    def add(self, status: str, count: int, unheard: int) -> None:
        self.by_status[status] = self.by_status.get(status, 0) + count
        self.unheard += unheard

    @property
    def total(self) -> int:
        return sum(self.by_status.values())

    @property
    def is_silent(self) -> bool:
        """True of an agency that has said nothing on anything."""
        return self.total > 0 and self.unheard == self.total

    @property
    def shares(self) -> list[tuple[Status, int, float, float]]:
        """(status, count, per cent, where its bar begins) of every status that occurs."""
        parts, start = [], 0.0
        for status in Status:
            count = self.by_status.get(status, 0)
            share = 100 * count / self.total if self.total else 0.0
            if count:
                parts.append((status, count, round(share, 2), round(start, 2)))
            start += share
        return parts

    @property
    def counts(self) -> list[tuple[Status, int]]:
        return [(status, self.by_status.get(status, 0)) for status in Status]


def _section_name(section: str) -> str:
    """A heading as a label: not in capitals; the appendix has none of its own."""
    return (section.capitalize() if section.isupper() else section) or _("Phụ lục")


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """How a plan stands on a day: in all, by agency, by section."""

    whole: Tally
    by_agency: list[Tally]
    by_section: list[Tally]
    silent_agencies: list[Tally]
    unassigned: list[Task]
    difficulties: list[Difficulty]


def unassigned_tasks(plan: Plan) -> QuerySet[Task]:
    """Tasks for which the plan names no agency that leads or answers."""
    rows = plan.tasks.filter(item__dropped_at=None).exclude(assignments__role__in=Assignment.ANSWERING)
    return rows.select_related("item")


def plans_by_urgency(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Plans with how many difficulties wait for an answer, those with most first."""
    waiting = Count(
        "tasks__assignments__difficulties",
        filter=Q(tasks__assignments__difficulties__answered_at=None),
        distinct=True,
    )
    return plans.annotate(waiting=waiting).order_by("-waiting", "-id")


def plan_standing(plan: Plan, today: date, rows: "QuerySet[Followed] | None" = None) -> PlanStanding:
    """Counts every answering assignment of the plan once: as they stand on the day, or as ``rows`` have them."""
    rows = with_status(standing_assignments(plan), today) if rows is None else rows
    whole = Tally(_("Toàn kế hoạch"))
    agencies: dict[int | str, tuple[str, Tally]] = {}
    sections: dict[str, Tally] = {}
    groups: set[int | str | None] = set()
    names = _printed_names(plan)
    for pk, name, kind, key, folded, path, item_kind, status, count, unheard, _place in _counted(answering(rows)):
        section = top_section(path, item_kind)
        shown = name or names.get(folded, folded)
        _key, agency = agencies.setdefault(pk or folded, (key or sort_key(shown), Tally(shown, str(pk or ""))))
        if kind == Agency.Kind.GROUP:
            groups.add(pk)
        for tally in (whole, agency, sections.setdefault(section, Tally(_section_name(section), section or APPENDIX))):
            tally.add(status, count, unheard)
    difficulties = Difficulty.objects.filter(assignment__task__plan=plan)
    return PlanStanding(
        whole=whole,
        by_agency=[tally for _key, tally in sorted(agencies.values(), key=itemgetter(0))],
        by_section=list(sections.values()),
        silent_agencies=[tally for pk, (_key, tally) in agencies.items() if tally.is_silent and pk not in groups],
        unassigned=list(unassigned_tasks(plan)),
        difficulties=list(
            difficulties.select_related("assignment__agency", "assignment__task__item", "raised_by", "answered_by")
        ),
    )


def _counted(rows: "QuerySet[Followed]") -> list[tuple[Any, ...]]:
    """Assignments counted in the database by agency, section and status, in the order of the document.

    Thousands of rows become a few hundred numbers there.
    """
    counted = rows.order_by().values_list(
        "agency", "agency__name", "agency__kind", "agency__sort_key", "folded", "task__item__section",
        "task__item__kind", "status",
    ).annotate(
        count=Count("pk"), unheard=Count("pk", filter=Q(latest_state=None)), place=Min("task__item__position")
    )  # fmt: skip
    return sorted(counted, key=itemgetter(-1))


def _printed_names(plan: Plan) -> dict[str, str]:
    """Names as printed of those whose agency is not known; none in a plan at work."""
    rows = standing_assignments(plan).filter(agency=None).values_list("folded", "printed_name")
    return dict(rows) if plan.is_draft else {}


def plan_assignments(plan: Plan, asked: Mapping[str, str], today: date) -> "QuerySet[Followed]":
    """The plan's answering assignments, filtered by q, status, agency and section."""
    asked_for = answering(standing_assignments(plan))
    rows = with_status(search_assignments(asked_for, asked.get("q", "")), today)
    if asked.get("status") in Status.values:
        rows = rows.filter(status=asked["status"])
    agency = parse_whole(asked.get("agency", ""))
    if agency is not None:
        rows = rows.filter(agency=agency)
    if asked.get("section") == APPENDIX:
        rows = rows.filter(task__item__section="")
    elif asked.get("section"):
        rows = rows.filter(_under(asked["section"]))
    return rows.select_related("agency", "task__item", "task__plan").order_by("task__item__position", "position")


def _under(heading: str) -> Q:
    """Items that stand under exactly this heading, wherever in their path it is."""
    column = "task__item__section"
    return (
        Q(**{column: heading})
        | Q(**{f"{column}__startswith": f"{heading} › "})
        | Q(**{f"{column}__endswith": f" › {heading}"})
        | Q(**{f"{column}__contains": f" › {heading} › "})
    )


def task_assignments(task: Task, today: date) -> "list[Followed]":
    """Everybody on a task, with status and every row of progress."""
    rows = with_status(task.assignments.counted().select_related("agency", "task__plan", "task__item"), today)
    is_partner = Case(When(role=Assignment.Role.COORDINATE, then=Value(1)), default=Value(0))
    return list(assignments_with_progress(rows).order_by(is_partner, "position"))


def task_difficulties(task: Task) -> QuerySet[Difficulty]:
    return Difficulty.objects.filter(assignment__task=task).select_related(
        "assignment__agency", "raised_by", "answered_by"
    )


def ticked_outputs(assignments: Iterable[Assignment]) -> set[str]:
    """The outputs that are there, of assignments whose progress is at hand."""
    return {tick.text for row in assignments for progress in row.progress.all() for tick in progress.ticks.all()}


def needs_reason(assignment: Assignment, today: date) -> bool:
    """True of a task whose time is over and of which nobody has said yet why."""
    due = assignment.task.due
    return due is not None and due < today and not any(progress.reason for progress in assignment.progress.all())
