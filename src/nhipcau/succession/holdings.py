"""What hangs on an agency and passes with it, table by table.

A running plan passes whole, what is done in it too: who answers for it in this year's report is the
heir. Closed plans, and reports that were accepted, keep the old name.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nhipcau.agencies.models import Agency, GroupMember, Invitation, Locality, Membership
from nhipcau.agreements.models import Agreement
from nhipcau.agreements.queries import agreements_of
from nhipcau.conferences.models import Conference
from nhipcau.conferences.queries import conferences_of
from nhipcau.delegations.models import Delegation, FollowUp
from nhipcau.delegations.queries import delegations_of, follow_ups_of
from nhipcau.duties.models import DutyCharge
from nhipcau.duties.queries import charges_of
from nhipcau.events.models import Event, Preparation
from nhipcau.events.queries import events_of, preparations_of
from nhipcau.gifts.models import Gift, ReceivedGift
from nhipcau.gifts.queries import gifts_of, received_books
from nhipcau.greetings.models import Greeting
from nhipcau.greetings.queries import greetings_of
from nhipcau.inspections.models import Inspection
from nhipcau.partners.models import Partner
from nhipcau.partners.queries import partners_of
from nhipcau.plans.models import Assignment, FormerHolder, Indicator, Plan
from nhipcau.press.models import PressVisit
from nhipcau.press.queries import press_visits_of
from nhipcau.reports.models import Step, Submission
from nhipcau.reports.passages import take_in
from nhipcau.succession.holding import Holding, Ids, nothing, room_for_all
from nhipcau.succession.models import Handover
from nhipcau.work.models import Latest, Progress
from nhipcau.works.models import FriendshipWork
from nhipcau.works.queries import works_of

State = Submission.State
REVIVED = "passed"
"""What a report was that had passed its text on, and takes in that of another."""
REMARK_OF_HEIR = "bổ sung nội dung sau khi tiếp nhận nhiệm vụ."
"""What the remark on a report says that must take in another's: official text, in Vietnamese always."""


def _assignments(agencies: Ids) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(agency__in=agencies, absorbed_by=None, until=None)
    rows = rows.exclude(task__plan__state=Plan.State.CLOSED)
    return rows.select_related("task__item", "task__plan").order_by("task__plan", "task__item__position", "pk")


def _absorb_assignments(rows: Sequence[Assignment], new: Agency, on: date) -> Mapping[int, str]:
    """Of parts that the heir comes to have in one task, one of which nothing was said counts no more beside another.

    Unless the other is done: then the heir still owes what this one was to do, and says so.
    """
    own = Assignment.objects.counted().filter(task__in={row.task_id for row in rows}, agency=new)
    candidates = [*own, *(row for row in rows if row.expanded_on is None)]
    spoken = _spoken_of(candidates)
    kept: dict[int, list[Assignment]] = {}
    absorbed = []
    for row in sorted(candidates, key=lambda row: (row.pk not in spoken, -_weight(row), row.pk)):
        others = kept.setdefault(row.task_id, [])
        room = () if row.pk in spoken else (one for one in others if _takes_in(one, row))
        into = next(iter(room), None)
        if into is None:
            others.append(row)
        else:
            row.absorbed_by, row.absorbed_on = into, on
            absorbed.append(row)
    Assignment.objects.bulk_update(absorbed, ["absorbed_by", "absorbed_on"], batch_size=500)
    return {row.pk: "counted" for row in absorbed}


def _restore_assignments(put_away: Sequence[Handover]) -> None:
    for at in range(0, len(put_away), 500):
        keys = [handover.row for handover in put_away[at : at + 500]]
        Assignment.objects.filter(pk__in=keys).update(absorbed_by=None, absorbed_on=None)


def _remember_holders(rows: Sequence[Assignment], on: date) -> None:
    """Reports of an earlier day name who had the work then."""
    FormerHolder.objects.bulk_create(
        FormerHolder(assignment=row, agency_id=row.agency_id, until=on) for row in rows if row.agency_id is not None
    )


def _forget_holders(handovers: Sequence[Handover], on: date) -> None:
    by_agency: dict[int, list[int]] = {}
    for handover in handovers:
        by_agency.setdefault(handover.old_id, []).append(handover.row)
    for agency, rows in by_agency.items():
        for at in range(0, len(rows), 500):
            FormerHolder.objects.filter(assignment__in=rows[at : at + 500], agency=agency, until=on).delete()


def _spoken_of(rows: Sequence[Assignment]) -> set[int]:
    """Those on which somebody has worked or said something: none of it may disappear with the row."""
    said = Assignment.objects.filter(pk__in=[r.pk for r in rows]).exclude(
        progress=None, difficulties=None, milestones=None, declines=None, extensions=None
    )
    return set(said.values_list("pk", flat=True))


def _takes_in(one: Assignment, row: Assignment) -> bool:
    """True of a part as weighty as the other, unless it is done and the other is still owed."""
    if _weight(row) > _weight(one):
        return False
    is_done = Latest.objects.filter(assignment=one, progress__state=Progress.State.DONE).exists()
    return not is_done or row.role not in Assignment.ANSWERING


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
        if first.state == State.PASSED:
            put_away[first.pk] = REVIVED
        _join(first, row, on)
        row.state = State.PASSED
        row.save()
    return put_away


def _join(first: Submission, other: Submission, on: date) -> None:
    """Takes the other's text in. A report that passed its own text on before begins anew."""
    is_revived = first.state == State.PASSED
    take_in(first, other, is_anew=is_revived)
    if is_revived:
        first.state = State.DRAFT
    elif first.state in (State.SENT, State.ACCEPTED):
        first.state = State.RETURNED
        first.remark = f"{first.remark}\n{other.agency.name}: {REMARK_OF_HEIR}".strip()
        at = timezone.make_aware(datetime.combine(on, time.min))
        first.steps.create(kind=Step.Kind.RETURNED, at=at, remark=first.remark)
    first.save()


def _restore_submissions(put_away: Sequence[Handover]) -> None:
    for handover in put_away:
        if handover.was == REVIVED:
            Submission.objects.filter(pk=handover.row, state=State.DRAFT).update(state=State.PASSED)
        else:
            Submission.objects.filter(pk=handover.row, state=State.PASSED).update(state=handover.was)


def _memberships(agencies: Ids) -> QuerySet[Membership]:
    return Membership.objects.held().filter(agency__in=agencies).select_related("user", "agency").order_by("pk")


def _absorb_memberships(rows: Sequence[Membership], new: Agency, on: date) -> Mapping[int, str]:
    held = set(Membership.objects.held().filter(agency=new).values_list("user", "role"))
    ended: dict[int, str] = {}
    for row in rows:
        if (row.user_id, row.role) in held:
            ended[row.pk] = "held"
        held.add((row.user_id, row.role))
    Membership.objects.filter(pk__in=ended).update(ended_on=on)
    return ended


def _restore_memberships(put_away: Sequence[Handover]) -> None:
    """A role comes back only where the person holds it still in the heir: one taken away since stays away."""
    rows = Membership.objects.in_bulk([handover.row for handover in put_away])
    for handover in put_away:
        row = rows.get(handover.row)
        if row is not None and holds_role(row, handover.new_id) and not holds_role(row, row.agency_id):
            Membership.objects.filter(pk=row.pk).update(ended_on=None)


def holds_role(row: Membership, agency: int) -> bool:
    return Membership.objects.held().filter(user=row.user_id, role=row.role, agency=agency).exists()


def _invitations(agencies: Ids) -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(agency__in=agencies, accepted_at=None, withdrawn_at=None)
    return rows.select_related("agency").order_by("pk")


def _units(agencies: Ids) -> QuerySet[Agency]:
    units = Agency.objects.filter(parent__in=agencies, valid_to=None).exclude(pk__in=agencies)
    return units.select_related("parent").order_by("pk")


def _absorb_units(rows: Sequence[Agency], new: Agency, on: date) -> Mapping[int, str]:
    """A unit that becomes the heir itself, or under which the heir stands, cannot be under it: it moves one up."""
    above = set()
    agency: Agency | None = new
    while agency is not None and agency.pk not in above:
        above.add(agency.pk)
        agency = agency.parent
    moved = [row for row in rows if row.pk in above]
    for row in moved:
        Agency.objects.filter(pk=row.pk).update(parent=row.parent.parent_id if row.parent else None)
    return {row.pk: "unit" for row in moved}


def _restore_units(put_away: Sequence[Handover]) -> None:
    for handover in put_away:
        Agency.objects.filter(pk=handover.row).update(parent=handover.old_id)


def _places_in_groups(agencies: Ids) -> QuerySet[GroupMember]:
    return GroupMember.objects.filter(agency__in=agencies).select_related("agency", "group").order_by("pk")


def _absorb_places(rows: Sequence[GroupMember], new: Agency, on: date) -> Mapping[int, str]:
    """A place in a group where the heir stands already stays with the agency that is gone, and means nobody."""
    taken = set(GroupMember.objects.filter(agency=new).values_list("group", flat=True))
    double: dict[int, str] = {}
    for row in rows:
        if row.group_id in taken:
            double[row.pk] = "named"
        taken.add(row.group_id)
    return double


def _inspections(agencies: Ids) -> QuerySet[Inspection]:
    """Visits that are still to be made or to be recorded."""
    rows = Inspection.objects.filter(agency__in=agencies, recorded_at=None, called_off_at=None)
    return rows.select_related("agency").order_by("pk")


def _focal_localities(agencies: Ids) -> QuerySet[Locality]:
    return Locality.objects.filter(focal_agency__in=agencies).order_by("pk")


def _indicators(agencies: Ids) -> QuerySet[Indicator]:
    return Indicator.objects.filter(agency__in=agencies).exclude(plan__state=Plan.State.CLOSED).order_by("pk")


HOLDINGS = (
    Holding("assignment", _("Phân công"), Assignment, "agency", _assignments, _absorb_assignments,
            _restore_assignments, _remember_holders, _forget_holders),
    Holding("submission", _("Báo cáo đang mở"), Submission, "agency", _submissions, _absorb_submissions,
            _restore_submissions),
    Holding("indicator", _("Chỉ tiêu"), Indicator, "agency", _indicators, room_for_all, nothing),
    Holding("inspection", _("Buổi kiểm tra, giám sát"), Inspection, "agency", _inspections, room_for_all, nothing),
    Holding("partner", _("Đối tác nước ngoài"), Partner, "agency", partners_of, room_for_all, nothing),
    Holding("agreement", _("Thỏa thuận quốc tế"), Agreement, "agency", agreements_of, room_for_all, nothing),
    Holding("delegation", _("Đoàn ra, đoàn vào"), Delegation, "agency", delegations_of, room_for_all, nothing),
    Holding("event", _("Sự kiện"), Event, "agency", events_of, room_for_all, nothing),
    Holding("preparation", _("Việc chuẩn bị sự kiện"), Preparation, "agency", preparations_of, room_for_all, nothing),
    Holding("conference", _("Hội nghị, hội thảo quốc tế"), Conference, "agency", conferences_of, room_for_all, nothing),
    Holding("press_visit", _("Phóng viên nước ngoài, đoàn phim"), PressVisit, "agency", press_visits_of, room_for_all,
            nothing),
    Holding("follow_up", _("Nội dung thống nhất với khách"), FollowUp, "agency", follow_ups_of, room_for_all, nothing),
    Holding("work", _("Công trình hữu nghị"), FriendshipWork, "agency", works_of, room_for_all, nothing),
    Holding("greeting", _("Điện, thư chưa gửi"), Greeting, "agency", greetings_of, room_for_all, nothing),
    Holding("gift", _("Quà tặng"), Gift, "agency", gifts_of, room_for_all, nothing),
    Holding("received_gift", _("Quà nhận được"), ReceivedGift, "agency", received_books, room_for_all, nothing),
    Holding("duty", _("Việc hằng năm theo luật"), DutyCharge, "agency", charges_of, room_for_all, nothing),
    Holding("membership", _("Cán bộ"), Membership, "agency", _memberships, _absorb_memberships,
            _restore_memberships),
    Holding("invitation", _("Thư mời"), Invitation, "agency", _invitations, room_for_all, nothing),
    Holding("unit", pgettext_lazy("của cơ quan", "Đơn vị trực thuộc"), Agency, "parent", _units, _absorb_units,
            _restore_units),
    Holding("place", _("Chỗ trong nhóm"), GroupMember, "agency", _places_in_groups, _absorb_places, nothing),
    Holding("focal", _("Vai trò cơ quan đầu mối"), Locality, "focal_agency", _focal_localities, room_for_all,
            nothing),
)  # fmt: skip
"""In the order in which they pass."""

BY_KEY = {holding.key: holding for holding in HOLDINGS}
