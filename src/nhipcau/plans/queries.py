"""What a person sees of plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.kinds import guess_kind
from nhipcau.agencies.models import Agency, Locality
from nhipcau.agencies.name_index import AgencyIndex, Match
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import fold, with_words
from nhipcau.plans.models import (
    Amendment,
    Assignment,
    Change,
    Indicator,
    Item,
    LearnedHeading,
    Plan,
    ReportingDuty,
    Task,
)
from nhipcau.plans.reading.plan_reader import is_group_name


def visible_plans(user: User) -> QuerySet[Plan]:
    """Drafts for focal officers; what is no draft for leaders and finance officers of the locality,
    for agencies that have work or an indicator in it, and for the ministries.
    """
    standing = standing_of(user)
    active = ~Q(state=Plan.State.DRAFT)
    if standing.is_ministry:
        return Plan.objects.filter(active | Q(locality__in=standing.focal_in))
    overseen = standing.leader_in | standing.finance_in
    seen = Q(locality__in=standing.focal_in) | (active & Q(locality__in=overseen))
    if standing.localities <= standing.focal_in | overseen:  # what their own agencies do is among these
        return Plan.objects.filter(seen)
    mine = Task.objects.filter(assignments__agency__in=standing.agencies).values("plan")
    counted = Indicator.objects.filter(agency__in=standing.agencies).values("plan")
    return Plan.objects.filter(seen | (active & (Q(pk__in=mine) | Q(pk__in=counted))))


def plans_one_corrects(user: User) -> QuerySet[Plan]:
    """The plans that a person may correct and amend (can_correct_plan)."""
    return visible_plans(user).filter(locality__in=standing_of(user).focal_in)


def search_plans(plans: QuerySet[Plan], words: str) -> QuerySet[Plan]:
    """Plans whose title or number holds every word, marks aside."""
    return with_words(plans, words, "folded__contains", "number__icontains")


def plans_with_counts(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Each plan with how many tasks it has."""
    return plans.annotate(task_count=Count("tasks", filter=Q(tasks__item__dropped_at=None))).order_by("-id")


def visible_items(user: User) -> QuerySet[Item]:
    return Item.objects.filter(plan__in=visible_plans(user)).select_related("plan")


def tasks_with(plan: Plan, words: Sequence[str]) -> QuerySet[Task]:
    """The tasks of a plan whose words have one of these, marks aside; none where no word is asked."""
    found = Q(pk__in=[])
    for word in words:
        found |= Q(item__folded__contains=fold(word))
    return plan.tasks.filter(found, item__dropped_at=None).select_related("item").order_by("item__position")


def visible_tasks(user: User) -> QuerySet[Task]:
    """Tasks of visible plans that still stand."""
    return Task.objects.filter(plan__in=visible_plans(user), item__dropped_at=None).select_related("item", "plan")


def live_assignments(plan: Plan) -> QuerySet[Assignment]:
    """Assignments of the plan's tasks that still stand; of an expanded group its members' alone."""
    return Assignment.objects.counted().filter(task__plan=plan, task__item__dropped_at=None)


def visible_tasks_ever(user: User) -> QuerySet[Task]:
    """Tasks of visible plans that stand, and those that a decision dropped: what was done on them stays to be seen."""
    rows = Task.objects.filter(Q(item__dropped_at=None) | Q(until__isnull=False), plan__in=visible_plans(user))
    return rows.select_related("item", "plan")


def visible_amendments(user: User) -> QuerySet[Amendment]:
    """Amendments of visible plans; drafts for those who may correct the plan."""
    focal = standing_of(user).focal_in
    rows = Amendment.objects.filter(plan__in=visible_plans(user))
    return rows.filter(~Q(in_force_at=None) | Q(plan__locality__in=focal)).select_related("plan__locality", "source")


def task_changes(task: Task) -> QuerySet[Change]:
    """What amendments in force have made of a task, the newest first."""
    rows = Change.objects.filter(task=task).exclude(amendment__in_force_at=None)
    return rows.select_related("amendment").order_by("-amendment__on", "-pk")


def reporting_duties(plan: Plan) -> QuerySet[ReportingDuty]:
    """The plan's own reporting duties, those with a date first."""
    return ReportingDuty.objects.filter(item__plan=plan, item__dropped_at=None).select_related("item").order_by("-due")


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The items of one kind, in the order of the document."""

    kind: Item.Kind
    items: list[Item]


def review_groups(plan: Plan) -> list[ItemGroup]:
    """All items of a draft by kind, with the assignments of tasks and duties."""
    rows = Assignment.objects.select_related("agency").order_by("position")
    items = plan.items.select_related("task", "reporting_duty", "plan").prefetch_related(
        Prefetch("task__assignments", queryset=rows)
    )
    by_kind: dict[str, list[Item]] = {kind: [] for kind in Item.Kind.values}
    for item in items:  # what was added later stands behind everything, but with its kind
        by_kind[item.kind].append(item)
    return [ItemGroup(Item.Kind(kind), group) for kind, group in by_kind.items() if group]


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name printed in the plan that no known agency bears, with what it may mean."""

    name: str
    count: int
    suggestion: Match | None
    is_group: bool
    kind: str


def unmatched_assignments(plan: Plan) -> QuerySet[Assignment]:
    return live_assignments(plan).filter(agency=None)


def _printed_name(printed: list[str], index: AgencyIndex) -> PrintedName:
    name, is_group = printed[0], is_group_name(printed[0])
    kind = Agency.Kind.GROUP.value if is_group else guess_kind(name)
    return PrintedName(name, len(printed), index.suggest(name), is_group, kind)


@dataclass(frozen=True, slots=True)
class MatchedName:
    """A name printed in the plan, the agency that it was taken to mean, and why."""

    name: str
    count: int
    agency: Agency
    reason: str


def matched_names(plan: Plan, index: AgencyIndex) -> list[MatchedName]:
    """Printed names with their agency; those that are simply its name are left out."""
    rows = live_assignments(plan).exclude(agency=None).select_related("agency").order_by("printed_name")
    found: dict[tuple[str, int], list[Assignment]] = {}
    for row in rows:
        if row.agency is not None and row.folded != row.agency.folded:
            found.setdefault((row.folded, row.agency.pk), []).append(row)
    return [_matched(same, index) for same in found.values()]


def _matched(same: list[Assignment], index: AgencyIndex) -> MatchedName:
    first = same[0]
    match = index.match(first.printed_name)
    agency = first.agency
    assert agency is not None  # noqa: S101 (left out where there is none)
    reason = match.reason if match is not None and match.agency == agency else _("đã chọn cho kế hoạch này")
    return MatchedName(first.printed_name, len(same), agency, reason)


def unmatched_names(plan: Plan, index: AgencyIndex) -> list[PrintedName]:
    """Printed names without an agency, the most frequent first."""
    found: dict[str, list[str]] = {}
    for name in unmatched_assignments(plan).values_list("printed_name", flat=True):
        found.setdefault(fold(name), []).append(name)
    names = [_printed_name(printed, index) for printed in found.values()]
    return sorted(names, key=lambda n: -n.count)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source text, and the items that were read from it."""

    text: str
    item_id: int | None
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the source: a paragraph has one cell, a table row several; a cell has paragraphs of pieces.

    ``start`` and ``end`` are where it stands in the text.
    """

    cells: list[list[list[Piece]]]
    is_row: bool
    start: int
    end: int


def source_lines(plan: Plan, items: list[Item]) -> list[SourceLine]:
    """The source text with every item marked where it stands."""
    marks = sorted((i.span_start, i.span_end, i.pk) for i in items if i.kind != Item.Kind.MENTION)
    lines, start, seen = [], 0, set[int]()
    for line in plan.source_text.split("\n"):
        if line.strip():
            lines.append(_source_line(line, start, marks, seen))
        start += len(line) + 1
    return lines


def _source_line(line: str, start: int, marks: list[tuple[int, int, int]], seen: set[int]) -> SourceLine:
    cells: list[list[list[Piece]]] = []
    at = start
    for cell in line.split("\t"):
        paragraphs = []
        for paragraph in cell.split("\u2028"):
            paragraphs.append(_pieces(paragraph, at, marks, seen))
            at += len(paragraph) + 1
        cells.append(paragraphs)
    return SourceLine(cells, len(cells) > 1, start, start + len(line))


def _pieces(text: str, start: int, marks: list[tuple[int, int, int]], seen: set[int]) -> list[Piece]:
    """Cuts a paragraph at the edges of the items in it; where two items overlap the inner one wins."""
    end = start + len(text)
    inside = [(max(a, start), min(b, end), pk) for a, b, pk in marks if a < end and b > start]
    edges = {start, end, *(edge for a, b, _ in inside for edge in (a, b))}
    pieces = []
    for left, right in pairwise(sorted(edges)):
        owner = _innermost(inside, left, right)
        is_first = owner is not None and owner not in seen
        pieces.append(Piece(text[left - start : right - start], owner, is_first))
        if owner is not None:
            seen.add(owner)
    return pieces


def _innermost(marks: list[tuple[int, int, int]], left: int, right: int) -> int | None:
    """The item with the shortest mark around a stretch; None where none is around it."""
    around = [(b - a, pk) for a, b, pk in marks if a <= left and right <= b]
    return min(around)[1] if around else None


def learned_headings(plan: Plan) -> QuerySet[LearnedHeading]:
    """What the reader was taught of headings in the plan's locality."""
    return LearnedHeading.objects.filter(locality=plan.locality_id)


def visible_changes(user: User) -> QuerySet[Change]:
    """Proposed and made changes of visible amendments."""
    return Change.objects.filter(amendment__in=visible_amendments(user)).select_related("amendment__plan")


def plans_at_work(user: User, locality: Locality) -> QuerySet[Plan]:
    """Issued plans of the locality into which more work may come: not what stands outside any plan."""
    return visible_plans(user).filter(locality=locality, state=Plan.State.ACTIVE).exclude(source=None)
