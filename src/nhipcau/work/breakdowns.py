"""The same counts by plan, by month, by person: what dashboards and a person's own page show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.plans.models import Assignment, Plan
from nhipcau.plans.statuses import DONE
from nhipcau.work.queries import DUE_SOON, NO_MONTH, NOBODY, Followed
from nhipcau.work.tallies import Tally, tasks_now


def counted_by_plan(plans: Iterable[Plan], today: date) -> list[Tally]:
    """The tasks of each plan by status, in the order of the plans."""
    plans = list(plans)
    rows = tasks_now(plans, today)
    found: dict[int, Tally] = {}
    for plan, status, count in rows.order_by().values_list("plan", "status").annotate(count=Count("pk")):
        found.setdefault(plan, Tally("")).add(status, count)
    return [_named(found.get(int(key)), name, key) for key, name in _named_plans(plans)]


def my_parts_by_plan(plans: QuerySet[Plan], rows: "QuerySet[Followed]") -> list[Tally]:
    """What these assignments are in each plan, by status, in the order of the plans."""
    found = _tallies(rows, "task__plan")
    return [_named(found.get(int(key)), name, key) for key, name in _named_plans(plans)]


def _named_plans(plans: Iterable[Plan]) -> list[tuple[str, str]]:
    return [(str(plan.pk), f"{plan.number or plan.doc_type} – {plan.title}") for plan in plans]


def _named(tally: Tally | None, name: str, key: str) -> Tally:
    tally = tally or Tally(name)
    tally.name, tally.key = name, key
    return tally


def counted_by_month(plan: Plan, today: date) -> list[Tally]:
    """The tasks of a plan by the month in which they are due; those without a date last."""
    rows = tasks_now([plan], today)
    found: dict[tuple[int, int] | None, Tally] = {}
    for due, status, count in rows.order_by().values_list("due", "status").annotate(count=Count("pk")):
        found.setdefault((due.year, due.month) if due else None, Tally("")).add(status, count)
    dated = sorted(month for month in found if month is not None)
    tallies = [_named(found[at], f"{at[1]:02}/{at[0]}", f"{at[0]}-{at[1]:02}") for at in dated]
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
    """What an officer has: what the agency leads or does by status, what it coordinates, each by its filter."""

    by_status: Tally
    coordinated: int
    due_soon: int
    handed_to_me: int


def my_counts(mine: "QuerySet[Followed]", user: User, today: date) -> MyCounts:
    """A person's assignments counted once in the database."""
    is_soon = Q(due_now__gte=today, due_now__lte=today + DUE_SOON) & ~Q(status__in=DONE)
    rows = mine.order_by().values_list("status", "role").annotate(
        count=Count("pk"), soon=Count("pk", filter=is_soon), handed=Count("pk", filter=Q(person=user.pk))
    )  # fmt: skip
    tally, coordinated, soon, handed = Tally(""), 0, 0, 0
    for status, role, count, soon_here, handed_here in rows:
        handed += handed_here
        if role == Assignment.Role.COORDINATE:
            coordinated += count
        else:
            tally.add(status, count)
            soon += soon_here
    return MyCounts(tally, coordinated, soon, handed)
