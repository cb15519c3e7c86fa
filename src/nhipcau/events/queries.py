"""Events as people look for them, what must be ready, and their steps against the law."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Signer
from nhipcau.agencies.queries import committee_of
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.events.models import Event, Invitee, Participation, Preparation, Sponsor
from nhipcau.events.permits import PERMITS, Permit, permits_of
from nhipcau.partners.models import Partner
from nhipcau.procedures.steps import Step, due_of, steps_of
from nhipcau.records.steps import StageRow, noted, stage_rows

PREPARING, UNDER_WAY, TO_WRAP_UP, DONE, CANCELLED = "preparing", "under_way", "to_wrap_up", "done", "cancelled"
STATES = (
    (PREPARING, _("Đang chuẩn bị")),
    (UNDER_WAY, _("Đang diễn ra")),
    (TO_WRAP_UP, _("Chờ ghi kết quả")),
    (DONE, _("Đã có kết quả")),
    (CANCELLED, _("Đã hủy")),
)
AHEAD = timedelta(days=14)
"""How long before its day what must be ready stands among what waits; longer than the days off at Tết."""
FILED_AHEAD = timedelta(days=75)
"""How long before an event begins a file that was not sent stands among what waits; the longest clock is 30 days."""
WRAP_UP = 15
"""Days after the end within which the result is asked for; offices do so, no law says it."""


def visible_events(user: User) -> QuerySet[Event]:
    """The events of the localities in which the person holds a role."""
    rows = Event.objects.filter(locality__in=standing_of(user).localities)
    partners, taking_part = Partner.objects.select_related("country"), Participation.objects.select_related("country")
    return rows.select_related("agency", "person", "locality", "country").prefetch_related(
        Prefetch("partners", queryset=partners), Prefetch("participations", queryset=taking_part)
    )  # fmt: skip


def search_events(rows: QuerySet[Event], words: str) -> QuerySet[Event]:
    """Events with every word in their name, a partner's or the country's."""
    found = with_words(rows, words, "folded__contains", "partners__folded__contains", "country__folded__contains")
    return found.distinct() if words else found


def events_in(rows: QuerySet[Event], state: str, today: date) -> QuerySet[Event]:
    """Those that stand so on a day; all for another word."""
    goes = Q(cancelled_on=None)
    chosen = {
        PREPARING: goes & Q(starts_on__gt=today),
        UNDER_WAY: goes & Q(starts_on__lte=today, ends_on__gte=today),
        TO_WRAP_UP: goes & Q(ends_on__lt=today, results=""),
        DONE: goes & Q(ends_on__lt=today) & ~Q(results=""),
        CANCELLED: Q(cancelled_on__isnull=False),
    }
    return rows.filter(chosen[state]) if state in chosen else rows


def state_of(event: Event, today: date) -> str:
    """The word of STATES that is true of an event on a day."""
    if event.cancelled_on is not None:
        return CANCELLED
    if event.ends_on < today:
        return DONE if event.results else TO_WRAP_UP
    return UNDER_WAY if event.starts_on <= today else PREPARING


def steps_followed(event: Event) -> dict[int, Step]:
    """The steps of every permit that it needs, by the law of the day on which it was entered."""
    law = timezone.localdate(event.made_at)
    return {step.number: step for permit in permits_of(event) for step in steps_of(permit.procedure, law)}


def event_steps(event: Event, today: date) -> list[StageRow]:
    """The steps, each with what was done of it, counted from its first day, an answer from when it was asked for."""
    return stage_rows(event, steps_followed(event), {"ngày bắt đầu": event.starts_on}, today)


def not_filed(rows: QuerySet[Event], today: date) -> QuerySet[Event]:
    """Those to come soon of which a file was not noted as sent; ``unsent`` is the step of the one that is due first."""
    missing = [(permit, Q(permit.condition) & ~noted(Event, permit.sending)) for permit in _by_lead(today)]
    whens = [When(condition, then=Value(permit.sending)) for permit, condition in missing]
    ahead = rows.filter(cancelled_on=None, starts_on__gt=today, starts_on__lte=today + FILED_AHEAD)
    return ahead.annotate(unsent=Case(*whens, default=None)).exclude(unsent=None)


def _by_lead(today: date) -> list[Permit]:
    """The permits by how long before an event their file is sent, the longest first, those without a time last."""
    sent = {permit: steps_of(permit.procedure, today)[0].due(today) for permit in PERMITS}
    return sorted(PERMITS, key=lambda permit: sent[permit] or date.max)


def filing_due(event: Event) -> date | None:
    """The last day for what is not sent of an event (with unsent)."""
    return due_of(steps_followed(event), event.unsent, event.starts_on)  # type: ignore[attr-defined]


def not_wrapped_up(rows: QuerySet[Event], today: date) -> QuerySet[Event]:
    """Those that are over of which nobody has written the result."""
    return events_in(rows, TO_WRAP_UP, today)


def wrap_up_due(event: Event) -> date:
    return event.ends_on + timedelta(days=WRAP_UP)


def not_prepared(rows: QuerySet[Preparation], today: date) -> QuerySet[Preparation]:
    """What must be ready within two weeks or is late, of events to come that go ahead."""
    ahead = rows.filter(done_on=None, event__cancelled_on=None, event__starts_on__gt=today)
    near = [Q(days=days, event__starts_on__lte=today + AHEAD + timedelta(days=days)) for days in _leads()]
    return ahead.filter(reduce(or_, near, Q(pk__in=[]))).select_related("event", "agency")


def _leads() -> list[int]:
    """How many days before their events things are to be ready, each number once."""
    return list(Preparation.objects.filter(done_on=None).order_by().values_list("days", flat=True).distinct())


def at_the_same_time(event: Event) -> QuerySet[Event]:
    """Other events of the locality at home on the same days: two that ask for the same guests, police, rooms."""
    if event.is_abroad or event.cancelled_on is not None:
        return Event.objects.none()
    others = _others(event.pk, event.locality_id, event.starts_on, event.ends_on)
    return others.select_related("agency")


def with_clash(rows: QuerySet[Event]) -> QuerySet[Event]:
    """Adds whether another event of the locality takes place on the same days (has_clash)."""
    others = _others(*map(OuterRef, ("pk", "locality", "starts_on", "ends_on")))
    goes = Q(cancelled_on=None, is_abroad=False)
    return rows.annotate(has_clash=Case(When(goes, then=Exists(others)), default=Value(value=False)))


def _others(pk: Any, locality: Any, first: Any, last: Any) -> QuerySet[Event]:
    """What takes place at home on the days of an event beside it; each is a value, or a reference to a query around."""
    rows = Event.objects.filter(locality=locality, cancelled_on=None, is_abroad=False).exclude(pk=pk)
    return rows.filter(starts_on__lte=last, ends_on__gte=first)


def following_of(event: Event) -> Event | None:
    """That of the next year, where it was made."""
    return Event.objects.filter(previous=event).first()


def events_of(agencies: Collection[int]) -> QuerySet[Event]:
    """What these agencies organise, but for what was called off and what is over and told."""
    rows = Event.objects.filter(agency__in=agencies, cancelled_on=None)
    return rows.exclude(Q(ends_on__lt=timezone.localdate()) & ~Q(results="")).order_by("pk")


def preparations_of(agencies: Collection[int]) -> QuerySet[Preparation]:
    """What these agencies are still to prepare."""
    return Preparation.objects.filter(agency__in=agencies, done_on=None).order_by("pk")


def hosts_of(event: Event, day: date) -> QuerySet[Signer]:
    """Who may invite to it: those who sign for the Committee, and for the agency that organises it."""
    committee = committee_of(event.locality)
    bodies = [event.agency_id, *([committee.pk] if committee else [])]
    return Signer.objects.on(day).filter(agency__in=bodies).select_related("agency__locality").order_by("agency", "pk")


def visible_invitees(user: User) -> QuerySet[Invitee]:
    return Invitee.objects.filter(event__in=visible_events(user)).select_related("event__locality", "partner")


def visible_preparations(user: User) -> QuerySet[Preparation]:
    return Preparation.objects.filter(event__in=visible_events(user)).select_related("event__locality", "agency")


def visible_sponsors(user: User) -> QuerySet[Sponsor]:
    return Sponsor.objects.filter(event__in=visible_events(user)).select_related("event__locality", "partner")
