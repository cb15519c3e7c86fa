"""The private address of a person's calendar (overview.feeds), which other programs follow."""

import secrets

from django.db import transaction

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record


@transaction.atomic
def renew_calendar(*, by: User) -> str:
    """Gives the person's calendar a new private address; the one before leads nowhere. No permission: it is theirs."""
    key = secrets.token_urlsafe(32)
    User.objects.filter(pk=by.pk).update(calendar_key=key)
    record(by=by, verb="renew_calendar", target=by)
    return key


def owner_of(key: str) -> User | None:
    """Whose calendar has this address."""
    is_key = bool(key) and "\x00" not in key
    return User.objects.filter(calendar_key=key, is_active=True).first() if is_key else None
