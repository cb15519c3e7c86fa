"""What passed with a succession, given back."""

from datetime import date

from django.db.models import QuerySet

from nhipcau.agencies.models import Membership, Succession
from nhipcau.plans.facts import refresh
from nhipcau.plans.models import Assignment
from nhipcau.succession.holding import MOVED, Holding
from nhipcau.succession.holdings import HOLDINGS, holds_role
from nhipcau.succession.models import Handover


def take_back(succession: Succession) -> int:
    """Gives every row that still lies where the succession put it to the agency it came from. Gives how many."""
    given_back = sum(_give_back(holding, succession) for holding in HOLDINGS)
    refresh_facts(succession)
    return given_back


def refresh_facts(succession: Succession) -> None:
    """The facts of every task in which a part passed, or goes back."""
    parts = Handover.objects.filter(succession=succession, holding="assignment").values("row")
    refresh(Assignment.objects.filter(pk__in=parts).values_list("task", flat=True))


def _give_back(holding: Holding, succession: Succession) -> int:
    handovers = list(Handover.objects.filter(succession=succession, holding=holding.key))
    holding.restore([handover for handover in handovers if handover.was])
    moved = [handover for handover in handovers if handover.was[:1] in ("", MOVED)]
    holding.forget(moved, succession.on)
    by_way: dict[tuple[int, int], list[int]] = {}
    for handover in moved:
        by_way.setdefault((handover.old_id, handover.new_id), []).append(handover.row)
    return sum(_move_back(holding, way, keys, succession.on) for way, keys in by_way.items())


def _move_back(holding: Holding, way: tuple[int, int], keys: list[int], on: date) -> int:
    old, new = way
    count = 0
    for at in range(0, len(keys), 500):
        rows = holding.by_key(keys[at : at + 500]).filter(**{f"{holding.column}_id": new})
        if holding.model is Membership:
            _end_doubles(rows, old, on)
        count += rows.update(**{f"{holding.column}_id": old})
    return count


def _end_doubles(rows: QuerySet[Membership], old: int, on: date) -> None:
    """Who has been given the same role in the old agency since keeps that one alone."""
    doubles = [row.pk for row in rows if row.ended_on is None and holds_role(row, old)]
    Membership.objects.filter(pk__in=doubles).update(ended_on=on)
