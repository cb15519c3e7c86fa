"""How the work stands."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from django.db.models import Case, F, FilteredRelation, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.common.numbers import parse_whole
from nhipcau.common.vietnamese import with_words
from nhipcau.plans.models import Assignment, Plan, Status, Task, status_on
from nhipcau.plans.queries import visible_plans
from nhipcau.plans.statuses import DONE
from nhipcau.work.models import Decline, Difficulty, Evidence, Milestone, Progress

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Facts(TypedDict):
        """What with_status adds to an assignment."""

        latest_state: str | None
        latest_percent: int | None
        latest_done_on: date | None
        occurrence_now: int | None
        due_now: date | None
        position_now: int
        status: str

    Followed = WithAnnotations[Assignment, Facts]
else:
    Followed = Assignment

A = TypeVar("A", bound=Assignment)
State = Progress.State
NO_MONTH = "khong-han"
"""How a filter names tasks without a date."""
NOBODY = "0"
"""How a filter names what was handed to nobody."""
ANY_ROLE = "moi"
"""How a filter asks for what the agency coordinates as well."""
APPENDIX = "phu-luc"
"""How a filter names the rows of an appendix, which stand under no heading."""


def visible_assignments(user: User) -> QuerySet[Assignment]:
    """What stands of the tasks of visible plans."""
    return still_to_do().filter(task__plan__in=visible_plans(user)).select_related("task__item", "task__plan", "agency")


def local_evidence(user: User) -> QuerySet[Evidence]:
    """What a person needs to see in their own province (ADR 26).

    Focal officers and leaders all of it, an agency its own, and of a task that it leads what the others have shown.
    """
    standing = standing_of(user)
    overseen, mine = standing.focal_in | standing.leader_in, standing.agencies
    led = Assignment.objects.counted().filter(agency__in=mine, role__in=Assignment.ANSWERING).values("task")
    seen = Q(progress__assignment__task__plan__locality__in=overseen) | Q(value__indicator__plan__locality__in=overseen)
    seen |= Q(progress__assignment__agency__in=mine) | Q(value__indicator__agency__in=mine)
    seen |= Q(progress__assignment__task__in=led)
    plans = visible_plans(user)
    rows = Evidence.objects.filter(Q(progress__assignment__task__plan__in=plans) | Q(value__indicator__plan__in=plans))
    return rows.filter(seen).select_related("progress__assignment__task__item", "value__indicator")


def visible_difficulties(user: User) -> QuerySet[Difficulty]:
    return Difficulty.objects.filter(assignment__task__plan__in=visible_plans(user)).select_related(
        "assignment__task__plan__locality", "assignment__task__item", "assignment__agency", "raised_by", "answered_by"
    )


def still_to_do() -> QuerySet[Assignment]:
    """Assignments that somebody still has to do something about: not ended, their task not dropped."""
    return Assignment.objects.counted().filter(task__item__dropped_at=None)


def is_to_do(at: str) -> Q:
    """The same of the assignment at the path: asked of the row itself, and never of all assignments there are."""
    return Q(**{f"{at}__{name}": None for name in ("expanded_on", "absorbed_by", "until", "task__item__dropped_at")})


def visible_milestones(user: User) -> QuerySet[Milestone]:
    rows = Milestone.objects.filter(assignment__in=visible_assignments(user))
    return rows.select_related("assignment__task__plan", "assignment__task__item", "assignment__agency")


def visible_declines(user: User) -> QuerySet[Decline]:
    rows = Decline.objects.filter(assignment__task__plan__in=visible_plans(user))
    return rows.select_related(
        "assignment__task__plan", "assignment__task__item", "assignment__agency", "by", "decided_by"
    )


def with_status(assignments: QuerySet[Assignment], today: date, **facts: Any) -> "QuerySet[Followed]":
    """Adds what was last said (latest_state, latest_percent, latest_done_on), of which date (occurrence_now, due_now),
    and status, as they stand on the day, out of the facts (``now``) that hold on it.

    Work that comes back stands by its first return that is not done; once that has begun and nobody has said anything
    of it, what was said of those before is no word on it. Of a draft nothing was said, and no date is known.

    Only those of which these ``facts`` hold, asked for all at once: a second filter would join the facts again.
    """
    of_the_day = Q(facts__since__lte=today, facts__until__gt=today)
    rows = assignments.annotate(now=FilteredRelation("facts", condition=of_the_day))
    return rows.filter(**{f"now__{name}": value for name, value in facts.items()}).annotate(
        latest_state=F("now__state"), latest_percent=F("now__percent"), latest_done_on=F("now__done_on"),
        occurrence_now=F("now__occurrence"), due_now=F("now__due"),
        position_now=F("now__position"), status=Coalesce(status_on(today, "now__"), Value(Status.SILENT)),
    )  # fmt: skip


def same_work(assignment: Assignment) -> QuerySet[Assignment]:
    """What the same agency has to do in other plans at work that is the same piece of work, in the same capacity."""
    task = assignment.task
    root = task.done_with_id or task.pk
    rows = Assignment.objects.counted().filter(
        Q(task=root) | Q(task__done_with=root), agency=assignment.agency_id, task__item__dropped_at=None,
        task__plan__state=Plan.State.ACTIVE, role__in=_alike(assignment.role),
    )  # fmt: skip
    return rows.exclude(task=task).exclude(agency=None).select_related("task__plan", "task__item")


def _alike(role: str) -> tuple[str, ...]:
    """The roles that answer as this one does, or coordinate as it does."""
    return Assignment.ANSWERING if role in Assignment.ANSWERING else (role,)


def at_work(today: date, **facts: Any) -> "QuerySet[Followed]":
    """What stands in plans at work, on the day; what the same agency reports with a task of another plan is there."""
    rows = Assignment.objects.select_related("task__item", "task__plan", "agency")
    return with_status(rows, today, is_at_work=True, is_elsewhere=False, **facts)


def my_assignments(user: User, today: date) -> "QuerySet[Followed]":
    """What the person's own agencies answer for or coordinate, in active plans, the most urgent first."""
    is_done = Case(When(status__in=DONE, then=Value(1)), default=Value(0))
    mine = at_work(today, agency__in=standing_of(user).agencies)
    return mine.order_by(is_done, F("due_now").asc(nulls_last=True), "position_now")


DUE_SOON = timedelta(days=7)


def asked_of_me(mine: "QuerySet[Followed]", asked: Mapping[str, str], today: date) -> "QuerySet[Followed]":
    """A person's assignments, filtered by status, role, plan, person, month and due=week."""
    rows = due_in(mine, asked.get("month", ""))
    if asked.get("status") in Status.values:
        rows = rows.filter(status=asked["status"])
    rows = _in_role(rows, asked)
    plan, person = parse_whole(asked.get("plan", "")), asked.get("person", "")
    if plan is not None:
        rows = rows.filter(task__plan=plan)
    if parse_whole(person) is not None:
        rows = rows.filter(person=None if person == NOBODY else parse_whole(person))
    if asked.get("due") == "week":
        rows = due_soon(rows, today)
    return rows


def _in_role(rows: "QuerySet[Followed]", asked: Mapping[str, str]) -> "QuerySet[Followed]":
    """What the agency leads or does, unless the person asks for a role or for what was handed to somebody."""
    if asked.get("role") in Assignment.Role.values:
        return rows.filter(role=asked["role"])
    return rows if asked.get("role") == ANY_ROLE or asked.get("person") else answering(rows)


def due_soon(rows: "QuerySet[Followed]", today: date) -> "QuerySet[Followed]":
    """Open ones that fall due within seven days."""
    return rows.filter(due_now__gte=today, due_now__lte=today + DUE_SOON).exclude(status__in=DONE)


def answering(assignments: "QuerySet[A]") -> "QuerySet[A]":
    """Leads and responsible agencies: those whose silence counts."""
    return assignments.filter(role__in=Assignment.ANSWERING)


def search_assignments(assignments: "QuerySet[A]", words: str) -> "QuerySet[A]":
    """Assignments whose task or agency holds every word, marks aside."""
    lookups = ("task__item__folded__contains", "folded__contains", "agency__folded__contains")
    return with_words(assignments, words, *lookups)


def assignments_with_progress(assignments: "QuerySet[Followed]") -> "QuerySet[Followed]":
    """With every progress row, its author and its evidence."""
    rows = Progress.objects.select_related("posted_by").prefetch_related("evidence", "ticks")
    return assignments.prefetch_related(Prefetch("progress", queryset=rows))


def assignments_with_parts(assignments: "QuerySet[Followed]") -> "QuerySet[Followed]":
    """With milestones, who handles each, and what was declined."""
    steps = Milestone.objects.select_related("person")
    said = Decline.objects.select_related("by", "decided_by")
    return assignments.select_related("person").prefetch_related(
        Prefetch("milestones", queryset=steps), Prefetch("declines", queryset=said)
    )


def due_in(rows: "QuerySet[Followed]", month: str, due: str = "due_now") -> "QuerySet[Followed]":
    """Those due in a month such as 2026-11, or without a date; all where the month is none.

    ``due`` is the column of the date: the assignment's, or the task's.
    """
    if month == NO_MONTH:
        return rows.filter(**{due: None})
    year, _dash, number = month.partition("-")
    asked_year, asked_month = parse_whole(year) or 0, parse_whole(number) or 0
    if not (1 <= asked_year <= 9999 and 1 <= asked_month <= 12):
        return rows
    first = date(asked_year, asked_month, 1)
    last = first.replace(day=monthrange(asked_year, asked_month)[1])
    return rows.filter(**{f"{due}__gte": first, f"{due}__lte": last})


def task_assignments(task: Task, today: date) -> "list[Followed]":
    """Everybody on a task, with status and every row of progress."""
    rows = with_status(task.assignments.counted().select_related("agency", "task__plan", "task__item"), today)
    is_partner = Case(When(role=Assignment.Role.COORDINATE, then=Value(1)), default=Value(0))
    return list(assignments_with_parts(assignments_with_progress(rows)).order_by(is_partner, "position"))


def task_difficulties(task: Task) -> QuerySet[Difficulty]:
    return Difficulty.objects.filter(assignment__task=task).select_related(
        "assignment__agency", "raised_by", "answered_by", "directive"
    )


def ticked_outputs(assignments: Iterable[Assignment]) -> set[str]:
    """The outputs that are there, of assignments whose progress is at hand."""
    return {tick.text for row in assignments for progress in row.progress.all() for tick in progress.ticks.all()}
