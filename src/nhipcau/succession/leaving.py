"""A person leaves a role: what is in their name goes to a colleague first, and a role that is needed is not left empty
by oversight.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Membership
from nhipcau.agencies.permissions import can_end_membership
from nhipcau.agencies.queries import colleagues_of
from nhipcau.agreements.models import Agreement
from nhipcau.audit.journal import record
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.conferences.models import Conference
from nhipcau.conferences.queries import conferences_of
from nhipcau.delegations.models import Delegation
from nhipcau.delegations.queries import delegations_of
from nhipcau.documents.models import Incoming
from nhipcau.duties.models import DutyCharge
from nhipcau.events.models import Event
from nhipcau.events.queries import events_of
from nhipcau.partners.models import Partner
from nhipcau.plans.facts import refresh
from nhipcau.plans.models import Assignment, Plan
from nhipcau.press.models import PressVisit
from nhipcau.press.queries import press_visits_of
from nhipcau.work.models import Milestone
from nhipcau.work.queries import still_to_do

Role = Membership.Role
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class InTheirName:
    """What a person was given to deal with in an agency and has not done yet."""

    assignments: QuerySet[Assignment]
    milestones: QuerySet[Milestone]
    incoming: QuerySet[Incoming]
    partners: QuerySet[Partner]
    agreements: QuerySet[Agreement]
    delegations: QuerySet[Delegation]
    conferences: QuerySet[Conference]
    events: QuerySet[Event]
    press_visits: QuerySet[PressVisit]
    guided: QuerySet[PressVisit]
    duties: QuerySet[DutyCharge]

    @property
    def count(self) -> int:
        return sum(getattr(self, name).count() for name in InTheirName.__slots__)


def in_their_name(membership: Membership) -> InTheirName:
    """Of plans at work, where no other role of theirs works; of documents that came in, where they hold no other."""
    person, agency = membership.user_id, membership.agency_id
    others = Membership.objects.held().filter(user=person, agency=agency).exclude(pk=membership.pk)
    mine = still_to_do().filter(agency=agency, task__plan__state=Plan.State.ACTIVE)
    open_ones = mine.exclude(latest__progress__state="done").select_related("task__item")
    works, stays = others.filter(role__in=Membership.WORKING).exists(), others.exists()

    def unless_kept(rows: QuerySet[M]) -> QuerySet[M]:
        """Theirs still where another role of theirs works."""
        return rows.none() if works else rows

    return InTheirName(
        unless_kept(open_ones.filter(person=person)),
        _milestones(mine, person, is_kept=works),
        Incoming.objects.none() if stays else Incoming.objects.filter(agency=agency, handler=person, done_at=None),
        unless_kept(Partner.objects.filter(agency=agency, person=person, merged_into=None)),
        unless_kept(Agreement.objects.filter(agency=agency, person=person, ended_on=None)),
        unless_kept(delegations_of([agency]).filter(person=person)),
        unless_kept(conferences_of([agency]).filter(person=person)),
        unless_kept(events_of([agency]).filter(person=person)),
        unless_kept(press_visits_of([agency]).filter(person=person)),
        unless_kept(press_visits_of([agency]).filter(guide=person)),
        unless_kept(DutyCharge.objects.filter(agency=agency, person=person)),
    )


def _milestones(mine: QuerySet[Any], person: int, *, is_kept: bool) -> QuerySet[Milestone]:
    rows = Milestone.objects.filter(assignment__in=mine, person=person, done_on=None)
    return rows.none() if is_kept else rows


def left_empty(membership: Membership) -> list[str]:
    """What nobody can do any more when this role ends, as sentences; nothing where others hold it too."""
    agency, role = membership.agency, Role(membership.role)
    held = Membership.objects.held().filter(user__is_active=True).exclude(pk=membership.pk)
    here, around = held.filter(agency=agency), held.filter(agency__locality=agency.locality_id)
    sentences = []
    named = agency.locality.focal_agency_id
    acting = around.filter(agency=named) if role == Role.FOCAL and named else around
    if role in (Role.FOCAL, Role.LEADER, Role.ADMINISTRATOR) and not acting.filter(role=role).exists():
        sentences.append(_("Đây là người cuối cùng giữ vai trò %(role)s của địa phương.") % {"role": role.label})
    if role in (Role.HEAD, Role.CLERK) and not here.filter(role=role).exists():
        sentences.append(_("Cơ quan không còn ai giữ vai trò %(role)s.") % {"role": role.label})
    works = still_to_do().filter(agency=agency, task__plan__state=Plan.State.ACTIVE)
    if role in Membership.WORKING and works and not here.filter(role__in=Membership.WORKING).exists():
        sentences.append(_("Cơ quan đang có nhiệm vụ mà không còn ai cập nhật tiến độ được."))
    return sentences


@transaction.atomic
def end_membership(
    *, by: User, membership: Membership, now: datetime, heir: User | None = None, is_sure: bool = False
) -> Membership:
    """Takes a role from a person; what they did stays theirs, what they have still to do becomes the heir's.

    Refused where something is in their name and no heir is named though there are colleagues, and where the role is
    left empty and the person who ends it has not said that they know.
    """
    require(can_end_membership(by, membership), _("Tài khoản không có quyền thu hồi vai trò này."))
    locked(membership.agency.locality)  # of two roles that end at once the second sees what the first leaves
    membership = locked(membership, "agency__locality", "user")
    refuse_if(membership.ended_on is not None, _("Vai trò này đã kết thúc."))
    empty = left_empty(membership)
    if empty and not is_sure:
        raise Refused(" ".join([*empty, _("Hãy mời người thay hoặc xác nhận là đã biết.")]))
    handed = list(in_their_name(membership).assignments.values_list("pk", flat=True)) if heir else []
    passed = _pass_on(membership, heir, now, is_sure=is_sure)
    membership.ended_on = timezone.localdate(now)
    membership.save()
    record(
        by=by, verb="end_membership", target=membership.agency, person=str(membership.user), role=membership.role,
        heir=str(heir or ""), passed=passed, handed=handed,
    )  # fmt: skip
    return membership


def _pass_on(membership: Membership, heir: User | None, now: datetime, *, is_sure: bool) -> int:
    """Gives what is in the person's name to the heir; to nobody where no colleague is left and that is known.

    Gives how much that was.
    """
    held = in_their_name(membership)
    count = held.count
    others = colleagues_of(membership.agency).exclude(pk=membership.user_id)
    if heir is None and count and (others.exists() or not is_sure):
        raise Refused(_("Người này còn %(count)s việc đứng tên; hãy chọn người tiếp nhận.") % {"count": count})
    refuse_if(heir is not None and not others.filter(pk=heir.pk).exists(), _("Người tiếp nhận phải thuộc cơ quan."))
    tasks = list(held.assignments.values_list("task", flat=True))
    held.assignments.update(person=heir)
    refresh(tasks)
    held.milestones.update(person=heir)
    held.partners.update(person=heir)
    held.agreements.update(person=heir)
    held.delegations.update(person=heir)
    held.conferences.update(person=heir)
    held.events.update(person=heir)
    held.press_visits.update(person=heir)
    held.guided.update(guide=heir)
    held.duties.update(person=heir)
    held.incoming.update(handler=heir, handed_on=timezone.localdate(now) if heir else None)
    return count
