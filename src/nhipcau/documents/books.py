"""What a person sees of the clerk's books."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.absences import falls_to
from nhipcau.agencies.models import Agency, Membership
from nhipcau.agencies.queries import in_charge_of, visible_agencies, with_predecessors
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.documents.models import CertifiedCopy, Incoming

WAITING, LATE, DONE = "waiting", "late", "done"


def books_kept_by(user: User) -> QuerySet[Agency]:
    """The agencies whose books a person keeps (documents.permissions.can_keep_books)."""
    standing = standing_of(user)
    with_clerk = Membership.objects.held().filter(role=Membership.Role.CLERK).values("agency")
    without = Q(pk__in=standing.agencies | standing.headed) & ~Q(pk__in=with_clerk)
    return visible_agencies(user).single().filter(Q(pk__in=standing.clerk_of) | without, valid_to=None)


def visible_incoming(user: User) -> QuerySet[Incoming]:
    """What came to a body whose books one keeps or which one heads, and what one is to deal with there oneself.

    What came to a body that is no more is seen where its work passed to.
    """
    held = with_predecessors(Agency.objects.filter(memberships__in=Membership.objects.held().filter(user=user)))
    kept = with_predecessors(books_kept_by(user) | Agency.objects.filter(pk__in=standing_of(user).headed))
    is_theirs = falls_to("handler", user.pk, timezone.localdate())
    rows = Incoming.objects.filter(Q(agency__in=kept) | (is_theirs & Q(agency__in=held)))
    return rows.select_related("agency", "handler", "noted_by", "answer", "amendment__plan")


def incoming_of(user: User, words: str, state: str) -> QuerySet[Incoming]:
    """What came in, by words of title, author or symbol, and by whether it waits, is late or is done."""
    rows = with_words(visible_incoming(user), words, "folded__contains", "symbol__icontains", "author__icontains")
    chosen = {
        WAITING: Q(done_at=None), DONE: Q(done_at__isnull=False),
        LATE: Q(done_at=None, answer_by__lt=timezone.localdate()),
    }  # fmt: skip
    return rows.filter(chosen.get(state, Q()))


def visible_copies(user: User) -> QuerySet[CertifiedCopy]:
    """Copies that were made by a body whose books one keeps or which one heads."""
    rows = CertifiedCopy.objects.filter(
        Q(agency__in=books_kept_by(user)) | Q(agency__in=standing_of(user).headed)
    )  # fmt: skip
    return rows.select_related("agency", "document", "incoming", "signer", "made_by")


def handlers_in(agency: Agency) -> QuerySet[User]:
    """Who may be given what came in: whoever has a role in the body now, or in those that its work passed to."""
    held = Membership.objects.held().filter(agency__in=in_charge_of(agency))
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name")
