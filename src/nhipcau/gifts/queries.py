"""Gifts as people look for them, what is in store, what was given before, and what waits in the book."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Case, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.gifts.models import Gift, Giving, Movement, ReceivedGift
from nhipcau.partners.models import Contact, Partner
from nhipcau.procedures.steps import Step, steps_of
from nhipcau.records.steps import StageRow, noted, stage_rows

EXPIRING_WITHIN = timedelta(days=92)
"""Before its last day a certificate is said to expire: a quarter, in which the assessment is done again."""
IN_USE, LOW, EXPIRED, WITHDRAWN = "in_use", "low", "expired", "withdrawn"
STATES = (
    (IN_USE, _("Đang dùng")),
    (LOW, _("Sắp hết trong kho")),
    (EXPIRED, _("OCOP hết hạn, sắp hết hạn")),
    (WITHDRAWN, _("Thôi dùng")),
)
REPORTING, PAYING = 1, 4
"""The steps by which a gift is reported and handed over, and what it was sold for is paid in."""


def visible_gifts(user: User) -> QuerySet[Gift]:
    """The gifts of the localities in which the person holds a role, each with its ``stock`` in pieces."""
    rows = Gift.objects.filter(locality__in=standing_of(user).localities)
    return with_stock(rows).select_related("agency", "locality")


def with_stock(rows: QuerySet[Gift]) -> QuerySet[Gift]:
    """Adds how many pieces are in store (stock)."""
    pieces = Movement.objects.filter(gift=OuterRef("pk")).order_by().values("gift").annotate(sum=Sum("pieces"))
    return rows.annotate(stock=Coalesce(Subquery(pieces.values("sum")), Value(0), output_field=IntegerField()))


def stock_of(gift: Gift) -> int:
    """How many pieces are in store."""
    return int(gift.movements.aggregate(sum=Sum("pieces"))["sum"] or 0)


def with_last_given(rows: QuerySet[Gift]) -> QuerySet[Gift]:
    """Adds the day on which each was given last (given_on)."""
    last = Giving.objects.filter(gift=OuterRef("pk"), taken_back_at=None).order_by("-on").values("on")[:1]
    return rows.annotate(given_on=Subquery(last))


def search_gifts(rows: QuerySet[Gift], words: str) -> QuerySet[Gift]:
    """Gifts with every word in their name, their code, or the name of their maker."""
    return with_words(
        rows, words, "folded__contains", "maker_folded__contains", "name_en__icontains", "code__icontains"
    )


def gifts_in(rows: QuerySet[Gift], state: str, today: date) -> QuerySet[Gift]:
    """Those (with stock) that stand so on a day; of another word those that are in use."""
    in_use = rows.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=today))
    if state == WITHDRAWN:
        return rows.filter(withdrawn_on__lte=today)
    if state == LOW:
        return in_use.filter(stock__lte=F("fewest"))  # type: ignore[misc]
    if state == EXPIRED:
        return in_use.filter(ocop_stars__isnull=False, ocop_until__lte=today + EXPIRING_WITHIN)
    return in_use


def certificate_state(gift: Gift, today: date) -> str:
    """ "expired", "soon" or "valid" of a certificate on a day; empty where there is none or nobody knows until when."""
    if gift.ocop_stars is None or gift.ocop_until is None:
        return ""
    if gift.ocop_until < today:
        return "expired"
    return "soon" if gift.ocop_until <= today + EXPIRING_WITHIN else "valid"


def certificate_words(gift: Gift, today: date) -> tuple[str, str]:
    """4 sao; đến 30/9/2028. The first is empty of what has no stars, the second where nobody knows until when."""
    if gift.ocop_stars is None:
        return "", ""
    stars = now("%(stars)s sao") % {"stars": gift.ocop_stars}
    if gift.ocop_until is None:
        return stars, ""
    sentence = now("hết hạn %(day)s") if certificate_state(gift, today) == "expired" else now("đến %(day)s")
    return stars, sentence % {"day": f"{gift.ocop_until:%d/%m/%Y}"}


def certified_products(rows: QuerySet[Gift], stars: int, day: date) -> QuerySet[Gift]:
    """Those in use that have at least so many stars on a day: what targets of plans count."""
    valid = Q(ocop_until=None) | Q(ocop_until__gte=day)
    return gifts_in(rows, IN_USE, day).filter(valid, ocop_stars__gte=stars)


def givings_of(gift: Gift) -> QuerySet[Giving]:
    """To whom a gift was given, the last first."""
    return gift.givings.filter(taken_back_at=None).select_related("contact", "partner", "activity")


def visible_givings(user: User) -> QuerySet[Giving]:
    rows = Giving.objects.filter(gift__locality__in=standing_of(user).localities)
    return rows.select_related("gift__agency", "gift__locality", "contact", "partner__country", "activity")


def givings_to(partner: Partner) -> QuerySet[Giving]:
    """What a partner and its people were given, the last first."""
    return partner.givings.filter(taken_back_at=None).select_related("gift", "contact")


def given_before(gift: Gift, partner: Partner, contact: Contact | None) -> Giving | None:
    """When the same gift was given to the same person last; of nobody in particular to the same partner."""
    rows = gift.givings.filter(taken_back_at=None).select_related("contact", "partner")
    rows = rows.filter(contact=contact) if contact else rows.filter(partner=partner, contact=None)
    return rows.first()


def gifts_of(agencies: Collection[int]) -> QuerySet[Gift]:
    """The gifts that these agencies keep."""
    return Gift.objects.filter(agency__in=agencies, withdrawn_on=None).order_by("pk")


def received_books(agencies: Collection[int]) -> QuerySet[ReceivedGift]:
    """What stands open in the books of these agencies."""
    return ReceivedGift.objects.filter(agency__in=agencies, closed_on=None).order_by("pk")


def visible_received(user: User) -> QuerySet[ReceivedGift]:
    """The rows of the book that the person may see: see gifts.permissions."""
    standing = standing_of(user)
    lead = Q(locality__in=standing.focal_in | standing.leader_in) | Q(agency__in=standing.headed)
    rows = ReceivedGift.objects.filter(lead | Q(receiver=user))
    return rows.select_related("agency", "locality", "receiver", "partner")


def search_received(rows: QuerySet[ReceivedGift], words: str) -> QuerySet[ReceivedGift]:
    return with_words(rows, words, "folded__contains", "giver__icontains")


def received_steps(row: ReceivedGift) -> dict[int, Step]:
    """The steps of the law by number, by the law of the day on which the gift came; none of one for a body."""
    if row.given != ReceivedGift.Given.PERSON:
        return {}
    return {step.number: step for step in steps_of("gift_received", row.received_on)}


def received_stages(row: ReceivedGift, today: date) -> list[StageRow]:
    """The steps, each with what was done of it: counted from the day on which it came, or was sold."""
    since = {"ngày nhận": row.received_on, "ngày bán": row.sold_on}
    return stage_rows(row, received_steps(row), since, today)


def not_done(rows: QuerySet[ReceivedGift], step: int) -> QuerySet[ReceivedGift]:
    """Those left with an official of which nobody has noted that a step is done."""
    return rows.filter(~noted(ReceivedGift, step), given=ReceivedGift.Given.PERSON, closed_on=None)


def open_first(rows: QuerySet[ReceivedGift]) -> QuerySet[ReceivedGift]:
    """What is still to be settled before the rest."""
    is_open = Case(When(closed_on=None, given=ReceivedGift.Given.PERSON, then=0), default=1)
    return rows.order_by(is_open, "-year", "-number")
