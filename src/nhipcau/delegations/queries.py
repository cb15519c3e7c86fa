"""Delegations as people look for them, and their steps against the law."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.delegations.models import Delegation, FollowUp, Member
from nhipcau.gifts.models import Giving
from nhipcau.partners.models import Partner
from nhipcau.procedures.steps import Step, due_of, steps_of
from nhipcau.records.steps import StageRow, noted, stage_rows

PREPARING, DECIDED, UNDER_WAY, TO_REPORT, DONE, CANCELLED = (
    "preparing", "decided", "under_way", "to_report", "done", "cancelled",
)  # fmt: skip
STATES = (
    (PREPARING, _("Đang chuẩn bị")),
    (DECIDED, _("Đã cho phép, đã quyết định")),
    (UNDER_WAY, _("Đang diễn ra")),
    (TO_REPORT, _("Chờ báo cáo")),
    (DONE, _("Đã báo cáo")),
    (CANCELLED, _("Đã hủy")),
)
REPORTING = {Delegation.Direction.IN: 4, Delegation.Direction.OUT: 4}
"""Which step of the procedure is the report afterwards."""
SENDING = 1
"""Which step of one that comes is the request with the list and the programme."""
SEEN_AHEAD = timedelta(days=30)


def visible_delegations(user: User) -> QuerySet[Delegation]:
    """The delegations of the localities in which the person holds a role."""
    rows = Delegation.objects.filter(locality__in=standing_of(user).localities)
    partners, members = Partner.objects.select_related("country"), Member.objects.select_related("contact")
    return with_report(rows).select_related("agency", "person", "locality", "country").prefetch_related(
        Prefetch("partners", queryset=partners), Prefetch("members", queryset=members)
    )  # fmt: skip


def with_report(rows: QuerySet[Delegation]) -> QuerySet[Delegation]:
    """Adds whether the report afterwards was noted (is_reported)."""
    return rows.annotate(is_reported=noted(Delegation, *REPORTING.values()))


def search_delegations(rows: QuerySet[Delegation], words: str) -> QuerySet[Delegation]:
    """Delegations with every word in their name, a partner's, a member's or the country's."""
    found = with_words(
        rows, words, "folded__contains", "partners__folded__contains", "members__folded__contains",
        "country__folded__contains",
    )  # fmt: skip
    return found.distinct() if words else found


def delegations_in(rows: QuerySet[Delegation], state: str, today: date) -> QuerySet[Delegation]:
    """Those (with is_reported) that stand so on a day; all for another word."""
    goes = Q(cancelled_on=None)
    chosen = {
        PREPARING: goes & Q(starts_on__gt=today, decided_on=None),
        DECIDED: goes & Q(starts_on__gt=today, decided_on__isnull=False),
        UNDER_WAY: goes & Q(starts_on__lte=today, ends_on__gte=today),
        TO_REPORT: goes & Q(ends_on__lt=today, is_reported=False),
        DONE: goes & Q(ends_on__lt=today, is_reported=True),
        CANCELLED: Q(cancelled_on__isnull=False),
    }
    return rows.filter(chosen[state]) if state in chosen else rows


def state_of(delegation: Delegation, today: date) -> str:
    """The word of STATES that is true of a delegation (with is_reported) on a day."""
    if delegation.cancelled_on is not None:
        return CANCELLED
    if delegation.ends_on < today:
        return DONE if delegation.is_reported else TO_REPORT  # type: ignore[attr-defined]
    if delegation.starts_on <= today:
        return UNDER_WAY
    return PREPARING if delegation.decided_on is None else DECIDED


def steps_followed(delegation: Delegation) -> dict[int, Step]:
    """The steps by number, by the law of the day on which the delegation was entered."""
    law = timezone.localdate(delegation.made_at)
    return {step.number: step for step in steps_of(f"delegation_{delegation.direction}", law)}


def delegation_steps(delegation: Delegation, today: date) -> list[StageRow]:
    """The steps of the procedure, each with what was done of it, counted from its first and its last day."""
    since = {"ngày bắt đầu": delegation.starts_on, "ngày kết thúc": delegation.ends_on}
    return stage_rows(delegation, steps_followed(delegation), since, today)


def not_reported(rows: QuerySet[Delegation], today: date) -> QuerySet[Delegation]:
    """Those that are over of which nobody has noted the report."""
    return delegations_in(with_report(rows), TO_REPORT, today)


def not_sent(rows: QuerySet[Delegation], today: date) -> QuerySet[Delegation]:
    """Those that come within a month of which nobody has noted that the request was sent."""
    ahead = rows.filter(direction=Delegation.Direction.IN, cancelled_on=None,
                        starts_on__range=(today, today + SEEN_AHEAD))  # fmt: skip
    return ahead.exclude(noted(Delegation, SENDING))


def report_due(delegation: Delegation) -> date | None:
    number = REPORTING[Delegation.Direction(delegation.direction)]
    return due_of(steps_followed(delegation), number, delegation.ends_on)


def request_due(delegation: Delegation) -> date | None:
    return due_of(steps_followed(delegation), SENDING, delegation.starts_on)


def overdue_reports(delegation: Delegation, today: date) -> list[Delegation]:
    """Trips whose report is overdue, of the agency that sends this one or with somebody who is in it."""
    names = Q(members__user__in=delegation.members.exclude(user=None).values("user")) | Q(
        members__folded__in=delegation.members.values("folded")
    )
    trips = Delegation.objects.filter(locality=delegation.locality_id, direction=Delegation.Direction.OUT)
    same = trips.exclude(pk=delegation.pk).filter(Q(agency=delegation.agency_id) | names).distinct()
    return [row for row in not_reported(same, today) if (due := report_due(row)) and due < today]


def delegations_of(agencies: Collection[int]) -> QuerySet[Delegation]:
    """What these agencies receive or send, but for what was called off and what was reported."""
    rows = Delegation.objects.filter(agency__in=agencies, cancelled_on=None)
    return rows.exclude(noted(Delegation, *REPORTING.values())).order_by("pk")


def follow_ups_of(agencies: Collection[int]) -> QuerySet[FollowUp]:
    """What these agencies agreed to do and no task has yet."""
    return FollowUp.objects.filter(agency__in=agencies, task=None).order_by("pk")


def visible_members(user: User) -> QuerySet[Member]:
    rows = Member.objects.filter(delegation__in=visible_delegations(user))
    return rows.select_related("delegation__locality", "contact", "user")


def visible_follow_ups(user: User) -> QuerySet[FollowUp]:
    rows = FollowUp.objects.filter(delegation__in=visible_delegations(user))
    return rows.select_related("delegation__locality", "agency", "task__item")


def gifts_on(delegation: Delegation) -> QuerySet[Giving]:
    """What was given to its partners while it was here, or while it was there."""
    days = (delegation.starts_on, delegation.ends_on)
    rows = Giving.objects.filter(partner__in=delegation.partners.all(), on__range=days, taken_back_at=None)
    return rows.select_related("gift", "contact", "partner")
