"""The one way to write an audit event: inside the transaction of the action."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models

from nhipcau.accounts.models import User
from nhipcau.audit.models import HEAD, ChainHead, Event
from nhipcau.audit.witnesses import WITNESSED, witness
from nhipcau.common.origin import current_origin
from nhipcau.once.claims import claim


def record(*, by: User, verb: str, target: models.Model, witnessed: Sequence[models.Model] = (), **data: Any) -> Event:
    """Writes that a person did something to an object; ``data`` says what changed.

    ``witnessed`` are rows that never change from now on: the event keeps a digest of each.

    Events are numbered without gaps and chained: whoever records waits for the one before.
    """
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=HEAD)
    claim()  # behind the lock: of two equal forms at once the second sees the first
    event = Event(
        number=head.number + 1,
        by=f"{by.full_name} <{by.email}>",
        role=by.acting_as,
        origin=current_origin(),
        verb=verb,
        target_model=target._meta.label_lower,
        target_id=target.pk,
        data={key: _plain(value) for key, value in data.items()} | _witnessed(witnessed),
        previous=head.digest,
    )
    event.digest = event.computed_digest
    event.save(force_insert=True)
    ChainHead.objects.filter(pk=HEAD).update(number=event.number, digest=event.digest)
    return event


def _witnessed(rows: Sequence[models.Model]) -> dict[str, Any]:
    return {WITNESSED: witness(rows)} if rows else {}


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
