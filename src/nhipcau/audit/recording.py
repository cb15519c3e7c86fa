"""The one way to write an audit event: inside the transaction of the action."""

from datetime import date
from typing import Any

from django.db import models

from nhipcau.accounts.models import User
from nhipcau.audit.models import Event


def record(*, by: User, verb: str, target: models.Model, **data: Any) -> Event:
    """Writes that a person did something to an object; ``data`` says what changed."""
    return Event.objects.create(
        by=f"{by.full_name} <{by.email}>",
        verb=verb,
        target_model=target._meta.label_lower,
        target_id=target.pk,
        data={key: _plain(value) for key, value in data.items()},
    )


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
