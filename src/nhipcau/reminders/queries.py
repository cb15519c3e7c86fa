"""Whom to remind of what on a day, and what a person was reminded of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Absence, Locality, Membership
from nhipcau.common.workdays import is_working_day, working_days_after, working_days_before
from nhipcau.plans.models import Assignment, AssignmentFacts, Plan, Status, Task
from nhipcau.plans.queries import visible_plans
from nhipcau.plans.statuses import DONE
from nhipcau.reminders.models import Extension, Reminder, ReminderRules
from nhipcau.work.queries import Followed, answering, at_work, my_assignments, with_status

Role = Membership.Role
Why = Reminder.Why
WEEK = timedelta(days=7)
LONGEST_LATE = timedelta(days=730)
"""After two years nobody is reminded any more: such a task is a matter for the plan."""


def rules_of(locality: Locality) -> ReminderRules:
    """The locality's rules, or those that hold where it has none of its own (not saved)."""
    return ReminderRules.objects.filter(locality=locality).first() or ReminderRules(locality=locality)


def visible_extensions(user: User) -> QuerySet[Extension]:
    rows = Extension.objects.filter(assignment__task__plan__in=visible_plans(user))
    return rows.select_related("assignment__task__plan", "assignment__task__item", "assignment__agency", "asked_by")


def task_extensions(task: Task) -> QuerySet[Extension]:
    """Every later date that was asked for, the newest first."""
    return Extension.objects.filter(assignment__task=task).select_related("assignment__agency", "decided_by")


def due_this_week(user: User, day: date) -> "QuerySet[Followed]":
    """What the person's agencies have open that is late or falls due within seven days, the earliest first."""
    rows = my_assignments(user, day).filter(due_now__lt=day + WEEK).exclude(status__in=DONE)
    return answering(rows.order_by("due_now", "position_now"))


def agencies_due_this_week(day: date) -> set[int]:
    """The agencies that have something open that is late or falls due within seven days."""
    rows = AssignmentFacts.on(day).filter(is_at_work=True, is_elsewhere=False, role__in=Assignment.ANSWERING)
    found = rows.filter(due__lt=day + WEEK).exclude(in_time__in=DONE).exclude(agency=None)
    return set(found.values_list("agency", flat=True).distinct())


def weekly_readers() -> QuerySet[User]:
    """Officers and heads where the locality sends a mail at the beginning of a week."""
    silent = ReminderRules.objects.exclude(is_on=True, is_weekly=True).values("locality")
    held = Membership.objects.held().filter(role__in=[Role.OFFICER, Role.HEAD]).exclude(agency__locality__in=silent)
    return User.objects.filter(is_active=True, memberships__in=held).distinct()


def my_reminders(user: User) -> QuerySet[Reminder]:
    """What the person was reminded of, the newest first."""
    rows = Reminder.objects.filter(user=user)
    return rows.select_related("assignment__task__item", "assignment__task__plan", "assignment__agency")


def standing_reminders(rows: QuerySet[Reminder], day: date) -> list[Reminder]:
    """Those that are still true: the work is open, and due on the day that was meant; of each work the last alone."""
    rows = rows.select_related("assignment__task__item", "assignment__agency")
    due = dict(_standing(rows, day).values_list("pk", "due_now"))
    last: dict[int, Reminder] = {}
    for row in sorted(rows, key=lambda row: row.on):
        last[row.assignment_id] = row
    return sorted((row for row in last.values() if due.get(row.assignment_id) == row.due), key=lambda row: row.due)


def _standing(rows: QuerySet[Reminder], day: date) -> "QuerySet[Followed]":
    """What they remind of, where it is still to be done."""
    found = with_status(Assignment.objects.filter(reminders__in=rows), day, is_at_work=True)
    return found.exclude(status__in=[*DONE, Status.PAUSED]).distinct()


def unseen_count(user: User, day: date) -> int:
    """Of how many assignments the person was reminded by something that still holds and that they have not seen."""
    unseen = Reminder.objects.filter(user=user, seen_at=None)
    if not unseen.exists():
        return 0
    own = Exists(unseen.filter(assignment=OuterRef("pk"), due=OuterRef("due_now")))
    return _standing(unseen, day).filter(own).count()


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why a due date calls for a reminder on a day, and how many working days before or after it is."""

    why: str
    days: int


def occasions_on(due: date, day: date, rules: ReminderRules) -> Iterator[Occasion]:
    """What the rules say of a due date on a working day: nothing on most days."""
    before = {int(count) for count in rules.before} if day < due else set()
    for count in sorted(before, reverse=True):
        if count > 0 and day == working_days_before(due, count):
            yield Occasion(Why.BEFORE, count)
    if day == working_days_before(due, 0):
        yield Occasion(Why.ON, 0)
    late = _working_days_late(due, day) if due < day <= due + LONGEST_LATE else 0
    if late > 0 and _is_rung(late, rules):
        yield Occasion(Why.AFTER, late)


def _is_rung(late: int, rules: ReminderRules) -> bool:
    """True on the first day late, every so many days from then on, and when somebody above is told."""
    rungs = (rules.head_after, rules.focal_after, rules.leader_after)
    return late in rungs or (late - 1) % rules.repeat == 0


def _working_days_late(due: date, day: date) -> int:
    """Which working day after the due date the day is; 0 of a day that is none."""
    if not is_working_day(day):
        return 0
    count, at = 0, due
    while at < day:
        at = working_days_after(at, 1)
        count += 1
    return count if at == day else 0


def due_dates_of_interest(rules: ReminderRules, day: date) -> tuple[date, date]:
    """Between which due dates one may fall of which the rules say something on the day."""
    longest = max([int(count) for count in rules.before] or [0])
    return day - LONGEST_LATE, day + timedelta(days=3 * longest + 20)


def open_assignments(locality: Locality, rules: ReminderRules, day: date) -> "QuerySet[Followed]":
    """Answering assignments of active plans with a due date of interest that are neither done nor paused."""
    first, last = due_dates_of_interest(rules, day)
    plans = list(Plan.objects.filter(locality=locality, state=Plan.State.ACTIVE).values_list("pk", flat=True))
    rows = at_work(day, plan__in=plans, role__in=Assignment.ANSWERING, due__range=(first, last))
    return rows.exclude(status__in=[*DONE, Status.PAUSED])


@dataclass(frozen=True, slots=True)
class People:
    """Who is to be reminded in a locality, by agency and by rung of the ladder.

    Of an agency's officers the one who handles the task, where it was handed to somebody.
    """

    officers: dict[int, frozenset[int]]
    heads: dict[int, frozenset[int]]
    focal: frozenset[int]
    leaders: frozenset[int]
    substitutes: dict[int, int]

    def of(self, assignment: Assignment, occasion: Occasion, rules: ReminderRules) -> set[int]:
        """First who must act; the later it is, those above them as well. Who has nobody has the next above.

        Who stands in for one of them is reminded beside them.
        """
        agency = assignment.agency_id or 0
        officers = self.officers.get(agency, frozenset()) | self.heads.get(agency, frozenset())
        handler = frozenset([assignment.person_id or 0]) & officers
        reached = set(handler or self.officers.get(agency) or self.heads.get(agency) or self.focal)
        if occasion.why != Why.AFTER:
            return self._with_substitutes(reached)
        rungs = (
            (rules.head_after, self.heads.get(agency, frozenset())), (rules.focal_after, self.focal),
            (rules.leader_after, self.leaders),
        )  # fmt: skip
        for after, people in rungs:
            if occasion.days >= after:
                reached |= people
        return self._with_substitutes(reached)

    def _with_substitutes(self, people: set[int]) -> set[int]:
        return people | {self.substitutes[person] for person in people & self.substitutes.keys()}


def people_of(locality: Locality, day: date) -> People:
    """Everybody with a role in the locality, read once, and who stands in for whom on the day."""
    by_role: dict[str, dict[int, set[int]]] = {}
    for user, agency, role in (
        Membership.objects.held()
        .filter(agency__locality=locality, user__is_active=True)
        .values_list("user", "agency", "role")
    ):
        by_role.setdefault(role, {}).setdefault(agency, set()).add(user)
    focal = by_role.get(Role.FOCAL, {})
    if locality.focal_agency_id is not None:
        focal = {agency: users for agency, users in focal.items() if agency == locality.focal_agency_id}
    return People(
        officers={agency: frozenset(users) for agency, users in by_role.get(Role.OFFICER, {}).items()},
        heads={agency: frozenset(users) for agency, users in by_role.get(Role.HEAD, {}).items()},
        focal=frozenset().union(*focal.values()),
        leaders=frozenset().union(*by_role.get(Role.LEADER, {}).values()),
        substitutes=dict(Absence.objects.on(day).values_list("user", "substitute")),
    )
