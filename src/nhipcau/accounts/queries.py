"""What a person keeps for themselves."""

from django.db.models import QuerySet

from nhipcau.accounts.models import SavedFilter, User


def saved_filters_of(user: User) -> QuerySet[SavedFilter]:
    """The person's filters, of all lists."""
    return SavedFilter.objects.filter(user=user)
