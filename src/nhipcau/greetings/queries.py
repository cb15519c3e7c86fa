"""Letters as people look for them, and where each stands."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Signer
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.documents.models import Document
from nhipcau.gifts.models import Giving
from nhipcau.gifts.queries import givings_to
from nhipcau.greetings.models import Greeting, OwnText
from nhipcau.partners.models import Partner

PLANNED, DRAFTED, WITH_SIGNER, ISSUED, SENT, ANSWERED, SKIPPED = (
    "planned", "drafted", "with_signer", "issued", "sent", "answered", "skipped",
)  # fmt: skip
STATES = (
    (PLANNED, _("Chưa có dự thảo")),
    (DRAFTED, _("Đang soạn")),
    (WITH_SIGNER, _("Trình ký, chờ ban hành")),
    (ISSUED, _("Đã ký, chưa gửi")),
    (SENT, _("Đã gửi")),
    (ANSWERED, _("Được đáp")),
    (SKIPPED, _("Không gửi")),
)
ALIKE = 90
"""Likeness in per cent from which a paragraph is the one of an earlier letter."""
GIVEN_WITHIN = timedelta(days=60)
"""Before and behind the day of a letter that a gift may go with it."""
ON_ITS_WAY = (Document.State.WITH_UNIT, Document.State.FOR_SIGNATURE, Document.State.SIGNED)


def to_number(rows: QuerySet[Greeting]) -> QuerySet[Greeting]:
    """Letters that are signed and wait for their numbers."""
    return rows.filter(document__state=Document.State.SIGNED)


def visible_greetings(user: User) -> QuerySet[Greeting]:
    """The letters of the localities in which the person holds a role."""
    rows = Greeting.objects.filter(locality__in=standing_of(user).localities)
    return rows.select_related(
        "locality", "partner__country", "post__contact", "post__partner", "agency", "document", "signer", "agreement",
        "giving__gift",
    )  # fmt: skip


def search_greetings(rows: QuerySet[Greeting], words: str) -> QuerySet[Greeting]:
    """Letters with every word in their title."""
    return with_words(rows, words, "folded__contains")


def greetings_in(rows: QuerySet[Greeting], state: str) -> QuerySet[Greeting]:
    """Those that stand so; all for another word."""
    unsent = Q(sent_on=None, skipped_on=None)
    chosen = {
        PLANNED: unsent & Q(document=None),
        DRAFTED: unsent & Q(document__state=Document.State.DRAFT),
        WITH_SIGNER: unsent & Q(document__state__in=ON_ITS_WAY),
        ISSUED: unsent & Q(document__state=Document.State.ISSUED),
        SENT: Q(sent_on__isnull=False, answered_on=None),
        ANSWERED: Q(answered_on__isnull=False),
        SKIPPED: Q(skipped_on__isnull=False),
    }
    return rows.filter(chosen[state]) if state in chosen else rows


def state_of(greeting: Greeting) -> str:
    """The word of STATES that is true of a letter."""
    if greeting.skipped_on is not None:
        return SKIPPED
    if greeting.sent_on is not None:
        return SENT if greeting.answered_on is None else ANSWERED
    if greeting.document is None:
        return PLANNED
    if greeting.document.is_draft:
        return DRAFTED
    return ISSUED if greeting.document.is_issued else WITH_SIGNER


def earlier_letter(greeting: Greeting) -> Greeting | None:
    """The last letter to the partner on the same occasion of an earlier year."""
    rows = Greeting.objects.filter(partner=greeting.partner_id, occasion=greeting.occasion, on__lt=greeting.on)
    return rows.filter(skipped_on=None).select_related("post__contact").order_by("-on").first()


def said_again(greeting: Greeting, earlier: Greeting | None) -> list[str]:
    """Paragraphs of this year that stood in the earlier letter, as they stand now."""
    if earlier is None:
        return []
    before = [line for line in f"{earlier.said_vi}\n{earlier.said_en}".splitlines() if line.strip()]
    now = [line for line in f"{greeting.said_vi}\n{greeting.said_en}".splitlines() if line.strip()]
    return [line for line in now if any(fuzz.ratio(line, old) >= ALIKE for old in before)]


def greetings_to(partner: Partner) -> QuerySet[Greeting]:
    """Letters to a partner, the last first."""
    rows = partner.greetings.filter(skipped_on=None)
    return rows.select_related("post__contact", "document")


def greetings_of(agencies: Collection[int]) -> QuerySet[Greeting]:
    """The letters that these agencies have still to bring on their way."""
    return Greeting.objects.filter(agency__in=agencies, sent_on=None, skipped_on=None).order_by("pk")


def sent_between(rows: QuerySet[Greeting], first: date, last: date) -> QuerySet[Greeting]:
    """Letters that were sent within some days: what reports count."""
    return rows.filter(sent_on__range=(first, last))


def visible_texts(user: User) -> QuerySet[OwnText]:
    return OwnText.objects.filter(locality__in=standing_of(user).localities).select_related("locality")


def greeting_of(document: Document) -> Greeting | None:
    """The letter of which this document is the paper."""
    return Greeting.objects.filter(document=document).first()


def signers_for(partner: Partner) -> QuerySet[Signer]:
    """Who may sign letters to a partner: those of the People's Committee and of the agency that answers for it."""
    committee = Q(agency__kind=Agency.Kind.COMMITTEE, agency__locality=partner.locality_id)
    rows = Signer.objects.filter(committee | Q(agency=partner.agency_id), until=None)
    return rows.select_related("agency").order_by("agency", "pk")


def givings_for(greeting: Greeting) -> QuerySet[Giving]:
    """What the partner was given around the day of a letter: what may have gone with it."""
    near = (greeting.on - GIVEN_WITHIN, greeting.on + GIVEN_WITHIN)
    return givings_to(greeting.partner).filter(on__range=near)
