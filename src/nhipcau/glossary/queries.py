"""Settled names as people look for them."""

from django.db.models import QuerySet

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.glossary.models import Term


def visible_terms(user: User) -> QuerySet[Term]:
    """The names of the localities in which the person holds a role."""
    return Term.objects.filter(locality__in=standing_of(user).localities).select_related("locality")


def search_terms(rows: QuerySet[Term], words: str) -> QuerySet[Term]:
    """Names with every word in them, in Vietnamese or in the other language."""
    return with_words(rows, words, "folded__contains", "text__icontains")
