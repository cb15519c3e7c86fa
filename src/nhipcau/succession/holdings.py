"""What hangs on an agency and passes with it, table by table.

A running plan passes whole, what is done in it too: who answers for it in this year's report is the
heir. Closed plans, and reports that were accepted, keep the old name.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nhipcau.agencies.models import Agency, GroupMember, Invitation, Locality, Membership, Succession
from nhipcau.plans.models import Assignment, Plan
from nhipcau.reports.models import Submission
from nhipcau.succession.models import Handover

State = Submission.State
Ids = Collection[int]
TO_COMPLETE = "bổ sung nội dung sau khi tiếp nhận nhiệm vụ."
"""What the remark on a report says that must take in another's: official text, in Vietnamese always."""
Absorb = Callable[[Sequence[Any], Agency, date], Mapping[int, str]]
"""Given rows that pass to an agency: those that it has no room for, each with what it was, after putting them away."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of rows that an agency holds. ``column`` names the agency, ``restore`` puts absorbed rows back."""

    key: str
    label: Any
    model: type[Model]
    column: str
    rows: Callable[[Ids], QuerySet[Any]]
    absorb: Absorb
    restore: Callable[[Mapping[int, str]], None]

    def of(self, agencies: Ids) -> QuerySet[Any]:
        """The open rows of these agencies."""
        return self.rows(agencies)

    def by_key(self, keys: Ids) -> QuerySet[Any]:
        return self.model._default_manager.filter(pk__in=keys)


def _room_for_all(rows: Sequence[Any], new: Agency, on: date) -> Mapping[int, str]:
    return {}


def _nothing(rows: Mapping[int, str]) -> None:
    return None


def _assignments(agencies: Ids) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(agency__in=agencies).exclude(task__plan__state=Plan.State.CLOSED)
    return rows.select_related("task__item", "task__plan").order_by("task__plan", "task__item__position", "pk")


def _absorb_assignments(rows: Sequence[Assignment], new: Agency, on: date) -> Mapping[int, str]:
    """What the heir has on the same task already counts once, where nothing was said of the second."""
    counted = Assignment.objects.counted().filter(task__in=[r.task_id for r in rows], agency=new).order_by("pk")
    kept: dict[int, Assignment] = {}
    for row in counted:
        kept.setdefault(row.task_id, row)
    absorbed = []
    spoken = _spoken_of(rows)
    for row in sorted(rows, key=lambda row: (row.pk not in spoken, -_weight(row), row.pk)):
        first = kept.setdefault(row.task_id, row)
        if first is not row and row.pk not in spoken and _weight(row) <= _weight(first) and row.expanded_on is None:
            row.absorbed_by = first
            absorbed.append(row)
    Assignment.objects.bulk_update(absorbed, ["absorbed_by"], batch_size=500)
    return {}


def _spoken_of(rows: Sequence[Assignment]) -> set[int]:
    """Those for which progress or a difficulty was written."""
    said = Assignment.objects.filter(pk__in=[r.pk for r in rows]).exclude(progress=None, difficulties=None)
    return set(said.values_list("pk", flat=True))


def _weight(row: Assignment) -> int:
    return 1 if row.role in Assignment.ANSWERING else 0


def _submissions(agencies: Ids) -> QuerySet[Submission]:
    open_ones = Submission.objects.filter(agency__in=agencies, state__in=[State.DRAFT, State.RETURNED, State.SENT])
    return open_ones.exclude(period__plan__state=Plan.State.CLOSED).select_related("period", "agency").order_by("pk")


def _absorb_submissions(rows: Sequence[Submission], new: Agency, on: date) -> Mapping[int, str]:
    """Two reports for one period become one: the texts join, and one that was sent goes back to be completed."""
    kept = {s.period_id: s for s in Submission.objects.filter(agency=new, period__in=[r.period_id for r in rows])}
    put_away: dict[int, str] = {}
    for row in rows:
        first = kept.setdefault(row.period_id, row)
        if first is row:
            continue
        put_away[row.pk] = row.state
        if first.state != State.ACCEPTED:
            _join(first, row)
        row.state = State.PASSED
        row.version += 1
        row.save()
    return put_away


def _join(first: Submission, other: Submission) -> None:
    for name in ("results", "difficulties", "proposals"):
        said = getattr(other, name)
        if said:
            setattr(first, name, f"{getattr(first, name)}\n\n{other.agency.name}:\n{said}".strip())
    if first.state == State.SENT:
        first.state = State.RETURNED
        first.remark = f"{first.remark}\n{other.agency.name}: {TO_COMPLETE}".strip()
    first.version += 1
    first.save()


def _restore_submissions(rows: Mapping[int, str]) -> None:
    for pk, state in rows.items():
        Submission.objects.filter(pk=pk, state=State.PASSED).update(state=state)


def _memberships(agencies: Ids) -> QuerySet[Membership]:
    return Membership.objects.held().filter(agency__in=agencies).select_related("user").order_by("pk")


def _absorb_memberships(rows: Sequence[Membership], new: Agency, on: date) -> Mapping[int, str]:
    held = set(Membership.objects.held().filter(agency=new).values_list("user", "role"))
    ended: dict[int, str] = {}
    for row in rows:
        if (row.user_id, row.role) in held:
            ended[row.pk] = "held"
        held.add((row.user_id, row.role))
    Membership.objects.filter(pk__in=ended).update(ended_on=on)
    return ended


def _restore_memberships(rows: Mapping[int, str]) -> None:
    Membership.objects.filter(pk__in=rows).update(ended_on=None)


def _invitations(agencies: Ids) -> QuerySet[Invitation]:
    return Invitation.objects.filter(agency__in=agencies, accepted_at=None, withdrawn_at=None).order_by("pk")


def _units(agencies: Ids) -> QuerySet[Agency]:
    return Agency.objects.filter(parent__in=agencies, valid_to=None).exclude(pk__in=agencies).order_by("pk")


def _places_in_groups(agencies: Ids) -> QuerySet[GroupMember]:
    return GroupMember.objects.filter(agency__in=agencies).order_by("pk")


def _absorb_places(rows: Sequence[GroupMember], new: Agency, on: date) -> Mapping[int, str]:
    """A place in a group where the heir stands already stays with the agency that is gone, and means nobody."""
    taken = set(GroupMember.objects.filter(agency=new).values_list("group", flat=True))
    double: dict[int, str] = {}
    for row in rows:
        if row.group_id in taken:
            double[row.pk] = "named"
        taken.add(row.group_id)
    return double


def _focal_localities(agencies: Ids) -> QuerySet[Locality]:
    return Locality.objects.filter(focal_agency__in=agencies).order_by("pk")


HOLDINGS = (
    Holding("assignment", _("Phân công"), Assignment, "agency", _assignments, _absorb_assignments, _nothing),
    Holding("submission", _("Báo cáo đang mở"), Submission, "agency", _submissions, _absorb_submissions,
            _restore_submissions),
    Holding("membership", _("Cán bộ"), Membership, "agency", _memberships, _absorb_memberships,
            _restore_memberships),
    Holding("invitation", _("Thư mời"), Invitation, "agency", _invitations, _room_for_all, _nothing),
    Holding("unit", pgettext_lazy("của cơ quan", "Đơn vị trực thuộc"), Agency, "parent", _units, _room_for_all,
            _nothing),
    Holding("place", _("Chỗ trong nhóm"), GroupMember, "agency", _places_in_groups, _absorb_places, _nothing),
    Holding("focal", _("Vai trò cơ quan đầu mối"), Locality, "focal_agency", _focal_localities, _room_for_all,
            _nothing),
)  # fmt: skip
"""In the order in which they pass."""

BY_KEY = {holding.key: holding for holding in HOLDINGS}


def take_back(succession: Succession) -> int:
    """Gives every row that still lies where the succession put it to the agency it came from. Gives how many."""
    count = 0
    for holding in HOLDINGS:
        handovers = list(Handover.objects.filter(succession=succession, holding=holding.key))
        holding.restore({h.row: h.was for h in handovers if h.was})
        by_way: dict[tuple[int, int], list[int]] = {}
        for handover in handovers:
            by_way.setdefault((handover.old_id, handover.new_id), []).append(handover.row)
        for (old, new), keys in by_way.items():
            for at in range(0, len(keys), 500):
                rows = holding.by_key(keys[at : at + 500]).filter(**{f"{holding.column}_id": new})
                if holding.model is Assignment:
                    rows.update(absorbed_by=None)
                count += rows.update(**{f"{holding.column}_id": old})
    return count
