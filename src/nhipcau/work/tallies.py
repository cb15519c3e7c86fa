"""How a plan stands in numbers: in all, by agency, by section, and what waits for somebody."""

from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Case, Count, Exists, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.common.vietnamese import sort_key
from nhipcau.plans.models import Assignment, Plan, Task, top_section
from nhipcau.plans.queries import live_assignments
from nhipcau.work.models import Difficulty, Status
from nhipcau.work.queries import (
    APPENDIX,
    DONE,
    DUE_SOON,
    NO_MONTH,
    NOBODY,
    Followed,
    answering,
    still_to_do,
    with_status,
)


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
    def heads(self) -> list[tuple[str, str]]:
        """What the columns of its counts are called."""
        return [(status.value, str(status.label)) for status in Status]

    @property
    def counts(self) -> list[tuple[Status, int]]:
        return [(status, self.by_status.get(status, 0)) for status in Status]


def section_name(section: str) -> str:
    """A heading as a label of pages and reports: not in capitals; the appendix has none of its own."""
    return (section.capitalize() if section.isupper() else section) or _("Phụ lục")


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How a plan stands on a day: in all, by agency, by section."""

    whole: Tally
    by_agency: list[Tally]
    by_section: list[Tally]
    silent_agencies: list[Tally]
    unassigned: list[Task]


def unassigned_tasks(plan: Plan) -> QuerySet[Task]:
    """Tasks for which the plan names no agency that leads or answers."""
    living = Assignment.objects.filter(until=None, absorbed_by=None)  # a group that was shared out among them
    answering_now = living.filter(task=OuterRef("pk"), role__in=Assignment.ANSWERING)
    rows = plan.tasks.filter(~Exists(answering_now), item__dropped_at=None)
    return rows.select_related("item").order_by("item__position")


def plans_by_urgency(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Plans with how many difficulties wait for an answer, those with most first."""
    at = "tasks__assignments__difficulties"
    waiting = Count(
        at,
        filter=Q(**{f"{at}__answered_at": None, f"{at}__merged_into": None}),
        distinct=True,
    )
    return plans.annotate(waiting=waiting).order_by("-waiting", "-id")


class _CountedRow(NamedTuple):
    """Assignments that are alike in agency, section and status."""

    agency: int | None
    agency_name: str | None
    kind: str | None
    order: str | None
    folded: str
    section: str
    item_kind: str
    status: str
    how_many: int
    unheard: int
    place: int


def plan_counts(plan: Plan, today: date, rows: "QuerySet[Followed] | None" = None) -> PlanCounts:
    """Counts every answering assignment of the plan once: as they stand on the day, or as ``rows`` have them."""
    rows = with_status(live_assignments(plan), today) if rows is None else rows
    counts = _Counts(Tally(_("Toàn kế hoạch")), _printed_names(plan))
    for row in _counted(answering(rows)):
        counts.add(row)
    by_name = sorted(counts.agencies.values(), key=lambda agency: agency.order)
    return PlanCounts(
        whole=counts.whole,
        by_agency=[agency.tally for agency in by_name],
        by_section=list(counts.sections.values()),
        silent_agencies=[one.tally for one in counts.agencies.values() if one.tally.is_silent and not one.is_group],
        unassigned=list(unassigned_tasks(plan)),
    )


@dataclass(slots=True)
class _AgencyTally:
    order: str
    tally: Tally
    is_group: bool


@dataclass(slots=True)
class _Counts:
    """Tallies that grow row by row; of a name without an agency under its folded form."""

    whole: Tally
    names: dict[str, str]
    agencies: dict[int | str, _AgencyTally] = field(default_factory=dict)
    sections: dict[str, Tally] = field(default_factory=dict)

    def add(self, row: _CountedRow) -> None:
        for tally in (self.whole, self._agency(row).tally, self._section(row)):
            tally.add(row.status, row.how_many, row.unheard)

    def _agency(self, row: _CountedRow) -> _AgencyTally:
        key = row.agency or row.folded
        if key not in self.agencies:
            name = row.agency_name or self.names.get(row.folded, row.folded)
            tally = Tally(name, str(row.agency or ""))
            self.agencies[key] = _AgencyTally(row.order or sort_key(name), tally, row.kind == Agency.Kind.GROUP)
        return self.agencies[key]

    def _section(self, row: _CountedRow) -> Tally:
        section = top_section(row.section, row.item_kind)
        return self.sections.setdefault(section, Tally(section_name(section), section or APPENDIX))


def plan_difficulties(plan: Plan) -> list[Difficulty]:
    """What stands in the way of a plan, merged ones with theirs: passed up before the rest, answered ones last."""
    rows = Difficulty.objects.filter(assignment__task__plan=plan, merged_into=None)
    return list(_in_order(rows))


def open_difficulties(plans: QuerySet[Plan]) -> QuerySet[Difficulty]:
    """What still waits for an answer in these plans."""
    return _in_order(
        Difficulty.objects.filter(
            assignment__in=still_to_do(), assignment__task__plan__in=plans, merged_into=None, answered_at=None
        )
    )


def _in_order(rows: QuerySet[Difficulty]) -> QuerySet[Difficulty]:
    rows = rows.select_related("assignment__agency", "assignment__task__item", "raised_by", "answered_by", "directive")
    is_answered = Case(When(answered_at=None, then=Value(0)), default=Value(1))
    is_kept_below = Case(When(passed_up_at=None, then=Value(1)), default=Value(0))
    rows = rows.prefetch_related("merged__assignment__agency")
    return rows.order_by(is_answered, is_kept_below, "-raised_at")


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """What the page of a plan shows beside its list: the counts, and by whom and by what it can be filtered."""

    whole: Tally
    agencies: tuple[tuple[int, str], ...]
    sections: tuple[tuple[str, str], ...]
    unassigned: list[Task]


def plan_summary(plan: Plan, today: date) -> PlanSummary:
    """The plan in a few numbers and names: far less to count than how every agency stands."""
    rows = answering(live_assignments(plan))
    whole = Tally(_("Toàn kế hoạch"))
    for status, count in with_status(rows, today).order_by().values_list("status").annotate(count=Count("pk")):
        whole.add(status, count, 0)
    agencies = rows.exclude(agency=None).order_by("agency__sort_key").values_list("agency", "agency__name").distinct()
    headings = rows.order_by().values_list("task__item__section", "task__item__kind")
    placed = sorted(headings.annotate(place=Min("task__item__position")), key=itemgetter(-1))
    sections = dict.fromkeys(top_section(section, kind) for section, kind, _place in placed)
    named = tuple((section or APPENDIX, section_name(section)) for section in sections)
    return PlanSummary(whole, tuple(agencies), named, list(unassigned_tasks(plan)))


def _counted(rows: "QuerySet[Followed]") -> list[_CountedRow]:
    """Assignments counted in the database by agency, section and status, in the order of the document.

    Thousands of rows become a few hundred numbers there.
    """
    counted = rows.order_by().values_list(
        "agency", "agency__name", "agency__kind", "agency__sort_key", "folded", "task__item__section",
        "task__item__kind", "status",
    ).annotate(
        count=Count("pk"), unheard=Count("pk", filter=Q(latest_state=None)), place=Min("task__item__position")
    )  # fmt: skip
    return sorted((_CountedRow(*row) for row in counted), key=lambda row: row.place)


def _printed_names(plan: Plan) -> dict[str, str]:
    """Names as printed of those whose agency is not known; none in a plan at work."""
    rows = live_assignments(plan).filter(agency=None).values_list("folded", "printed_name")
    return dict(rows) if plan.is_draft else {}


def counted_by_plan(plans: QuerySet[Plan], today: date, rows: "QuerySet[Followed] | None" = None) -> list[Tally]:
    """Assignments of each plan by status, in the order of the plans: all that answer, or these ``rows``."""
    if rows is None:
        keys = list(plans.values_list("pk", flat=True))
        standing = Assignment.objects.counted().filter(task__plan__in=keys, task__item__dropped_at=None)
        rows = with_status(answering(standing), today)
    found = _tallies(rows, "task__plan")
    names = [(str(plan.pk), f"{plan.number or plan.doc_type} – {plan.title}") for plan in plans]
    return [_named(found.get(int(key)), name, key) for key, name in names]


def _named(tally: Tally | None, name: str, key: str) -> Tally:
    tally = tally or Tally(name)
    tally.name, tally.key = name, key
    return tally


def counted_by_month(plan: Plan, today: date) -> list[Tally]:
    """Answering assignments of a plan by the month in which they are due; those without a date last."""
    rows = with_status(answering(live_assignments(plan)), today).annotate(month=TruncMonth("task__due"))
    found = _tallies(rows, "month")
    dated = sorted(month for month in found if month is not None)
    tallies = [_named(found[month], f"{month:%m/%Y}", f"{month:%Y-%m}") for month in dated]
    return tallies + ([_named(found[None], _("Không ghi hạn"), NO_MONTH)] if None in found else [])


def counted_by_person(assignments: "QuerySet[Followed]") -> list[Tally]:
    """Assignments by who handles them, by name; those handed to nobody last."""
    found = _tallies(assignments, "person")
    people = User.objects.filter(pk__in=[key for key in found if key is not None]).order_by("full_name")
    tallies = [_named(found[person.pk], str(person), str(person.pk)) for person in people]
    return tallies + ([_named(found[None], _("Chưa giao riêng cho ai"), NOBODY)] if None in found else [])


def _tallies(rows: "QuerySet[Followed]", column: str) -> dict[Any, Tally]:
    """One tally for each value of a column."""
    found: dict[Any, Tally] = {}
    silent = Count("pk", filter=Q(latest_state=None))
    for value, status, count, unheard in (
        rows.order_by().values_list(column, "status").annotate(count=Count("pk"), unheard=silent)
    ):
        found.setdefault(value, Tally("")).add(status, count, unheard)
    return found


@dataclass(frozen=True, slots=True)
class MyCounts:
    """What an officer has: in all, each by the filter that lists it."""

    by_status: Tally
    due_soon: int
    handed_to_me: int


def my_counts(mine: "QuerySet[Followed]", user: User, today: date) -> MyCounts:
    """A person's assignments counted once in the database."""
    is_soon = Q(task__due__gte=today, task__due__lte=today + DUE_SOON) & ~Q(status__in=DONE)
    rows = mine.order_by().values_list("status")
    tally, soon, handed = Tally(""), 0, 0
    for status, count, soon_here, handed_here in rows.annotate(
        count=Count("pk"), soon=Count("pk", filter=is_soon), handed=Count("pk", filter=Q(person=user.pk))
    ):
        tally.add(status, count, 0)
        soon, handed = soon + soon_here, handed + handed_here
    return MyCounts(tally, soon, handed)
