"""Conferences as people look for them, and their steps against the decision of the Prime Minister."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.conferences.models import Attendance, Conference
from nhipcau.partners.models import Partner
from nhipcau.procedures.steps import Step, due_of, steps_of
from nhipcau.records.steps import StageRow, noted, stage_rows

PREPARING, PERMITTED, TO_REPORT, DONE, CANCELLED = "preparing", "permitted", "to_report", "done", "cancelled"
STATES = (
    (PREPARING, _("Đang chuẩn bị")),
    (PERMITTED, _("Đã được phép")),
    (TO_REPORT, _("Chờ báo cáo")),
    (DONE, _("Đã báo cáo")),
    (CANCELLED, _("Đã hủy")),
)
FILING, REPORTING = 1, 4
"""Which step is the file that asks for permission, which the report afterwards."""


def with_report(rows: QuerySet[Conference]) -> QuerySet[Conference]:
    """Adds whether the report afterwards was noted (is_reported)."""
    return rows.annotate(is_reported=noted(Conference, REPORTING))


def visible_conferences(user: User) -> QuerySet[Conference]:
    """The conferences of the localities in which the person holds a role."""
    rows = Conference.objects.filter(locality__in=standing_of(user).localities)
    partners, attendances = Partner.objects.select_related("country"), Attendance.objects.select_related("country")
    return with_report(rows).select_related("agency", "person", "locality").prefetch_related(
        Prefetch("partners", queryset=partners), Prefetch("attendances", queryset=attendances)
    )  # fmt: skip


def search_conferences(rows: QuerySet[Conference], words: str) -> QuerySet[Conference]:
    """Conferences with every word in their name or a partner's."""
    found = with_words(rows, words, "folded__contains", "partners__folded__contains")
    return found.distinct() if words else found


def conferences_in(rows: QuerySet[Conference], state: str, today: date) -> QuerySet[Conference]:
    """Those (with is_reported) that stand so on a day; all for another word."""
    goes = Q(cancelled_on=None)
    chosen = {
        PREPARING: goes & Q(ends_on__gte=today, decided_on=None),
        PERMITTED: goes & Q(ends_on__gte=today, decided_on__isnull=False),
        TO_REPORT: goes & Q(ends_on__lt=today, is_reported=False),
        DONE: goes & Q(ends_on__lt=today, is_reported=True),
        CANCELLED: Q(cancelled_on__isnull=False),
    }
    return rows.filter(chosen[state]) if state in chosen else rows


def state_of(conference: Conference, today: date) -> str:
    """The word of STATES that is true of a conference (with is_reported) on a day."""
    if conference.cancelled_on is not None:
        return CANCELLED
    if conference.ends_on < today:
        return DONE if conference.is_reported else TO_REPORT  # type: ignore[attr-defined]
    return PREPARING if conference.decided_on is None else PERMITTED


def steps_followed(conference: Conference) -> dict[int, Step]:
    """The steps by number, by the law of the day on which it was entered and by who permits it."""
    procedure = ("conference_province", "conference_government")[conference.is_the_governments]
    return {step.number: step for step in steps_of(procedure, timezone.localdate(conference.made_at))}


def conference_steps(conference: Conference, today: date) -> list[StageRow]:
    """The steps, each with what was done of it, counted from its first and its last day."""
    since = {"ngày bắt đầu": conference.starts_on, "ngày kết thúc": conference.ends_on}
    return stage_rows(conference, steps_followed(conference), since, today)


def not_filed(rows: QuerySet[Conference], today: date) -> QuerySet[Conference]:
    """Those to come of which neither the file was noted nor the permission."""
    ahead = rows.filter(cancelled_on=None, decided_on=None, starts_on__gt=today)
    return ahead.exclude(noted(Conference, FILING))


def not_reported(rows: QuerySet[Conference], today: date) -> QuerySet[Conference]:
    """Those that are over of which nobody has noted the report."""
    return conferences_in(with_report(rows), TO_REPORT, today)


def filing_due(conference: Conference) -> date | None:
    return due_of(steps_followed(conference), FILING, conference.starts_on)


def report_due(conference: Conference) -> date | None:
    return due_of(steps_followed(conference), REPORTING, conference.ends_on)


def conferences_of(agencies: Collection[int]) -> QuerySet[Conference]:
    """What these agencies organise, but for what was called off and what was reported."""
    rows = Conference.objects.filter(agency__in=agencies, cancelled_on=None)
    return rows.exclude(noted(Conference, REPORTING)).order_by("pk")


def visible_attendances(user: User) -> QuerySet[Attendance]:
    rows = Attendance.objects.filter(conference__in=visible_conferences(user))
    return rows.select_related("conference__locality", "country")
