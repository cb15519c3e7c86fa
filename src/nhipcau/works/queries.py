"""Works of friendship as people look for them, and what they count."""

from collections.abc import Collection

from django.db.models import QuerySet

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.partners.models import Partner
from nhipcau.works.models import Figure, FriendshipWork


def visible_works(user: User) -> QuerySet[FriendshipWork]:
    """The works of the localities in which the person holds a role."""
    rows = FriendshipWork.objects.filter(locality__in=standing_of(user).localities)
    return rows.select_related("agency", "locality").prefetch_related("partners", "figures")


def search_works(rows: QuerySet[FriendshipWork], words: str) -> QuerySet[FriendshipWork]:
    """Works with every word in their name, their place or a partner's name."""
    found = with_words(rows, words, "folded__contains", "place_folded__contains", "partners__folded__contains")
    return found.distinct() if words else found


def works_with(partner: Partner) -> QuerySet[FriendshipWork]:
    return partner.works.all()


def works_of(agencies: Collection[int]) -> QuerySet[FriendshipWork]:
    """The works that these agencies look after, but for those that are closed."""
    rows = FriendshipWork.objects.filter(agency__in=agencies).exclude(state=FriendshipWork.State.CLOSED)
    return rows.order_by("pk")


def figures_of(works: QuerySet[FriendshipWork], year: int) -> QuerySet[Figure]:
    """What works counted in a year."""
    return Figure.objects.filter(work__in=works.order_by(), year=year).select_related("work").order_by("name", "work")
