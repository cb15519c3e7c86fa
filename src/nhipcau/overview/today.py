"""What a person opens in the morning: what waits for them in the order in which to do it, what is due, what is late."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Case, Count, Exists, Min, OuterRef, QuerySet, Value, When

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Membership
from nhipcau.agencies.standing import standing_of
from nhipcau.notices.kinds.base import Kind, Said
from nhipcau.notices.queries import waiting_for
from nhipcau.plans.models import Assignment, AssignmentFacts, Plan, Status
from nhipcau.plans.queries import visible_plans
from nhipcau.plans.statuses import DONE
from nhipcau.reminders.models import Extension
from nhipcau.reminders.queries import visible_extensions
from nhipcau.reports.models import Period, Submission
from nhipcau.reports.queries import period_counts
from nhipcau.work.breakdowns import counted_by_plan
from nhipcau.work.models import Difficulty
from nhipcau.work.open_difficulties import open_difficulties
from nhipcau.work.queries import Followed, answering, is_to_do, my_assignments, still_to_do, with_status
from nhipcau.work.tallies import Tally, late_tasks

SOON = timedelta(days=30)
MOST = 20
"""Of one kind on the page; each says where the rest is."""
FEW = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for the person: its kind, what it says, the page and the button that deal with it."""

    kind: Kind
    said: Said


@dataclass(frozen=True, slots=True)
class OwnWork:
    """What the person's agencies answer for: late, due within thirty days; the rest by its number."""

    late: "list[Followed]"
    soon: "list[Followed]"
    late_count: int = 0
    soon_count: int = 0
    later: int = 0
    undated: int = 0
    done: int = 0
    helped: int = 0

    @property
    def first(self) -> "Followed | None":
        """The most overdue of what is theirs, or the next that is due."""
        return next(iter([*self.late, *self.soon]), None)


@dataclass(frozen=True, slots=True)
class OpenPeriod:
    """A period that is open: how many have sent, the first that have not, how many days are left (negative: late)."""

    period: Period
    silent: list[str]
    silent_count: int
    days_left: int


@dataclass(frozen=True, slots=True)
class Oversight:
    """What a focal officer looks after: late tasks by name, open periods, agencies in which nobody can sign in."""

    late: "list[Followed]"
    late_count: int
    has_more: bool
    plans: list[Plan]
    periods: list[OpenPeriod]
    unreached: list[Agency]
    drafts: list[Plan]


@dataclass(frozen=True, slots=True)
class LateAgency:
    """An agency with overdue tasks: how many, and for how many days the oldest of them."""

    agency: Agency
    count: int
    days: int


@dataclass(frozen=True, slots=True)
class Leading:
    """What a leader sees in two minutes: three numbers, what is to be decided, which agencies are late."""

    late: int
    late_agencies: list[LateAgency]
    late_agency_count: int
    done: int
    total: int
    sent: int
    expected: int
    decisions: int
    difficulties: list[Difficulty] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)


def waiting_of(user: User, without: tuple[str, ...] = ()) -> list[Waiting]:
    """All that asks something of the person, what is due first; at most so many of a kind."""
    found = [
        (said.due or date.max, order, Waiting(kind, said))
        for order, (kind, rows) in enumerate(waiting_for(user))
        if kind.name not in without
        for said in (kind.say(row, user) for row in rows.order_by("pk")[:MOST])
    ]
    return [row for _due, _order, row in sorted(found, key=lambda one: one[:2])]


def own_work(user: User, today: date) -> OwnWork | None:
    """What the person's agencies have to do, theirs by name first; None of who works for none."""
    if not standing_of(user).agencies:
        return None
    mine = my_assignments(user, today)
    own = mine.filter(role__in=Assignment.ANSWERING)
    is_theirs = Case(When(person=user.pk, then=Value(0)), When(person=None, then=Value(1)), default=Value(2))
    left = own.exclude(status__in=[*DONE, Status.PAUSED])
    late = left.filter(status=Status.LATE).order_by(is_theirs, "due_now", "position_now")
    soon = left.filter(due_now__gte=today, due_now__lte=today + SOON)
    soon = soon.order_by(is_theirs, "due_now", "position_now")
    return OwnWork(late=list(late[:MOST]), soon=list(soon[:MOST]), **_counts_of(mine, today))


def _counts_of(mine: "QuerySet[Followed]", today: date) -> dict[str, int]:
    """The numbers of a person's work, by the names that OwnWork gives them: counted in one pass."""
    found: Counter[str] = Counter()
    rows = mine.order_by().values_list("status", "role", "due_now").annotate(count=Count("pk"))
    for status, role, due, count in rows:
        found[_bucket(status, role, due, today)] += count
        found["late_count"] += count * (status == Status.LATE)
    return {name: found[name] for name in ("late_count", "soon_count", "later", "undated", "done", "helped")}


def _bucket(status: str, role: str, due: date | None, today: date) -> str:
    """Under which of the numbers a part counts; what is paused, or coordinated and done, under none."""
    if role == Assignment.Role.COORDINATE:
        return "" if status in DONE else "helped"
    if status in DONE:
        return "done"
    if status == Status.PAUSED:
        return ""
    if due is None:
        return "undated"
    return "later" if due > today + SOON else "soon_count" if due >= today else ""


def oversight(user: User, today: date) -> Oversight | None:
    """What the person looks after as focal officer; None of everybody else."""
    standing = standing_of(user)
    if not standing.focal_in:
        return None
    plans = visible_plans(user).filter(state=Plan.State.ACTIVE, locality__in=standing.focal_in)
    late = _late_of(plans, today)
    first = list(late.order_by("due", "pk").values_list("assignment", flat=True)[: 2 * FEW + 1])
    drafts = visible_plans(user).filter(state=Plan.State.DRAFT, locality__in=standing.focal_in)
    rows = Assignment.objects.filter(pk__in=first[: 2 * FEW]).select_related("task__item", "agency", "person")
    return Oversight(
        late=list(with_status(rows, today).order_by("due_now", "pk")),
        has_more=len(first) > 2 * FEW,
        plans=list(plans.filter(pk__in=late.values("plan"))),
        late_count=late_tasks(plans, today).count(),
        periods=_open_periods(plans, today),
        unreached=list(_unreached(plans)),
        drafts=list(drafts[:FEW]),
    )


def _of_status(tallies: Iterable[Tally], *statuses: Status) -> int:
    """How many tasks have one of the statuses, counted as every report counts them."""
    return sum(tally.by_status.get(status, 0) for tally in tallies for status in statuses)


def _late_of(plans: QuerySet[Plan], today: date) -> QuerySet[AssignmentFacts]:
    """The facts of the parts that are late."""
    keys = list(plans.values_list("pk", flat=True))
    return AssignmentFacts.on(today).filter(plan__in=keys, is_standing=True, late_after__lt=today)


def _open_periods(plans: QuerySet[Plan], today: date) -> list[OpenPeriod]:
    """Open periods with who has not sent, the first due first."""
    periods = Period.objects.filter(plan__in=plans, closed_at=None, report__issued_at=None).select_related("plan")
    first = list(period_counts(periods).order_by("due_on", "pk")[:FEW])
    silent = Submission.objects.filter(period__in=first, state__in=Submission.OPEN).order_by("agency__sort_key")
    names: dict[int, list[str]] = {}
    for period, name in silent.values_list("period", "agency__name"):
        names.setdefault(period, []).append(name)
    return [
        OpenPeriod(row, names.get(row.pk, [])[:FEW], len(names.get(row.pk, [])), (row.due_on - today).days)
        for row in first
    ]


def _unreached(plans: QuerySet[Plan]) -> QuerySet[Agency]:
    """Agencies that have work in these plans, and in which nobody holds a role."""
    held = Membership.objects.held().filter(agency=OuterRef("pk"), user__is_active=True)
    work = answering(still_to_do().filter(task__plan__in=plans))
    rows = Agency.objects.single().filter(pk__in=work.values("agency"), valid_to=None)
    return rows.exclude(Exists(held)).order_by("sort_key")


def leading(user: User, today: date) -> Leading | None:
    """What the person decides as leader; None of everybody else."""
    standing = standing_of(user)
    if not standing.leader_in:
        return None
    plans = visible_plans(user).filter(state=Plan.State.ACTIVE, locality__in=standing.leader_in)
    late = _late_of(plans, today)
    by_agency = late.exclude(agency=None).values("agency").annotate(count=Count("pk"), oldest=Min("due"))
    rows = list(by_agency.order_by("oldest"))
    agencies = Agency.objects.in_bulk([row["agency"] for row in rows[:FEW]])
    tallies = counted_by_plan(plans, today)
    reports = Submission.objects.filter(
        period__plan__in=plans, period__closed_at=None, period__report__issued_at=None
    ).exclude(state=Submission.State.PASSED)  # fmt: skip
    asked = visible_extensions(user).filter(
        is_to_do("assignment"), decided_at=None, assignment__task__plan__in=plans
    ).exclude(asked_by=user)  # fmt: skip
    difficulties = open_difficulties(plans).filter(passed_up_at__isnull=False)
    return Leading(
        late=_of_status(tallies, Status.LATE),
        late_agencies=[
            LateAgency(agencies[row["agency"]], row["count"], (today - row["oldest"]).days) for row in rows[:FEW]
        ],
        late_agency_count=len(rows),
        done=_of_status(tallies, *DONE),
        total=sum(tally.total for tally in tallies),
        sent=reports.exclude(state__in=Submission.OPEN).count(),
        expected=reports.count(),
        decisions=difficulties.count() + asked.count(),
        difficulties=list(difficulties[:FEW]),
        extensions=list(asked.order_by("asked_at")[:FEW]),
    )
