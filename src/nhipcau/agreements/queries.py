"""Agreements as people look for them, and their steps against the law."""

from collections.abc import Collection
from datetime import date

from django.db.models import DateField, DateTimeField, Exists, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Cast, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.agreements.models import WARNED, Agreement, Commitment, Review
from nhipcau.common.vietnamese import with_words
from nhipcau.partners.models import Partner
from nhipcau.procedures.steps import Step, due_of, steps_of
from nhipcau.records.steps import StageRow, noted, stage_rows

PREPARING, IN_FORCE, EXPIRING, EXPIRED, ENDED = "preparing", "in_force", "expiring", "expired", "ended"
STATES = (
    (EXPIRING, _("Sắp hết hiệu lực")),
    (IN_FORCE, _("Đang có hiệu lực")),
    (PREPARING, _("Đang chuẩn bị")),
    (EXPIRED, _("Đã hết hiệu lực")),
    (ENDED, _("Đã chấm dứt")),
)


def visible_agreements(user: User) -> QuerySet[Agreement]:
    """The agreements of the localities in which the person holds a role."""
    rows = Agreement.objects.filter(locality__in=standing_of(user).localities)
    partners = Partner.objects.select_related("country")
    return rows.select_related("agency", "person", "locality").prefetch_related(Prefetch("partners", queryset=partners))


def visible_commitments(user: User) -> QuerySet[Commitment]:
    rows = Commitment.objects.filter(agreement__in=visible_agreements(user))
    return rows.select_related("agreement__locality", "task__item")


def search_agreements(rows: QuerySet[Agreement], words: str) -> QuerySet[Agreement]:
    """Agreements with every word in their title or in a name of a partner."""
    found = with_words(rows, words, "folded__contains", "partners__folded__contains")
    return found.distinct() if words else found


def agreements_in(rows: QuerySet[Agreement], state: str, today: date) -> QuerySet[Agreement]:
    """Those that stand so on a day; all for another word."""
    lives = Q(ended_on=None, signed_on__isnull=False)
    goes_on = Q(expires_on=None) | Q(renews_itself=True)
    chosen = {
        PREPARING: Q(ended_on=None, signed_on=None),
        IN_FORCE: lives & (goes_on | Q(expires_on__gt=today + WARNED)),
        EXPIRING: lives & Q(renews_itself=False, expires_on__range=(today, today + WARNED)),
        EXPIRED: lives & Q(renews_itself=False, expires_on__lt=today),
        ENDED: Q(ended_on__isnull=False),
    }
    return rows.filter(chosen[state]) if state in chosen else rows


def state_of(agreement: Agreement, today: date) -> str:
    """The word of STATES that is true of an agreement on a day."""
    if agreement.ended_on is not None:
        return ENDED
    if agreement.signed_on is None:
        return PREPARING
    if agreement.expires_on is None or agreement.renews_itself:
        return IN_FORCE
    if agreement.expires_on < today:
        return EXPIRED
    return EXPIRING if agreement.expires_on <= today + WARNED else IN_FORCE


def days_left(agreement: Agreement, today: date) -> int | None:
    """How many days one that ends soon has left; None of any other."""
    ends = agreement.expires_on
    return (ends - today).days if ends is not None and state_of(agreement, today) == EXPIRING else None


def steps_followed(agreement: Agreement) -> dict[int, Step]:
    """The steps by number, by the law of the day on which the agreement was entered; none where it had been signed."""
    law = timezone.localdate(agreement.made_at)
    if agreement.signed_on is not None and agreement.signed_on < law:
        return {}
    return {step.number: step for step in steps_of(f"agreement_{agreement.level}", law)}


def agreement_steps(agreement: Agreement, today: date) -> list[StageRow]:
    """The steps of the law, each with what was done of it; after signature counted from that day."""
    return stage_rows(agreement, steps_followed(agreement), {"ngày ký": agreement.signed_on}, today)


AFTER_SIGNING = {Agreement.Level.PROVINCE: 6, Agreement.Level.DEPARTMENT: 3}
"""Which step of the law is the report with the copy, counted from the day of signature."""


def not_reported(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Those signed since they are in the register of which nobody has noted the report that the law asks for."""
    reported = Q()
    for level, number in AFTER_SIGNING.items():
        reported |= Q(noted(Agreement, number), level=level)
    signed = rows.filter(ended_on=None, level__in=AFTER_SIGNING, signed_on__gte=TruncDate("made_at"))
    return signed.exclude(reported)


def report_due(agreement: Agreement) -> date | None:
    """The last day of the report after signature; None where the law asks for none."""
    number = AFTER_SIGNING.get(Agreement.Level(agreement.level), 0)
    return due_of(steps_followed(agreement), number, agreement.signed_on)


def not_reviewed(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Those of which nobody has said in the last half year before their end what follows."""
    warned_from = Cast(ExpressionWrapper(OuterRef("expires_on") - WARNED, DateTimeField()), DateField())
    return rows.exclude(Exists(Review.objects.filter(agreement=OuterRef("pk"), at__date__gte=warned_from)))


def agreements_of(agencies: Collection[int]) -> QuerySet[Agreement]:
    """The agreements that these agencies follow, but for those that ended."""
    return Agreement.objects.filter(agency__in=agencies, ended_on=None).order_by("pk")
