"""Telling: events of the record become notices, each once, however many processes do it and whenever one is killed."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.accounts.models import User
from nhipcau.audit.models import ChainHead, Event
from nhipcau.notices.kinds.base import ROWS, Kind
from nhipcau.notices.kinds.table import VERBS, kinds_of
from nhipcau.notices.models import Notice, Told

AT_ONCE = 200
"""Events that are told in one transaction."""
ONE = 1
"""The key of the one row of Told."""
ADDRESS = re.compile(r"<([^<>]+)>$")


def tell(now: datetime) -> int:
    """Tells what has happened since the last time. Gives how many notices are new."""
    told = 0
    while (portion := _portion()) is not None:
        number, events = portion
        told += _keep(number, events[-1].number, list(_notices(events, now)))
    return told


def _portion() -> tuple[int, list[Event]] | None:
    """Up to where it has been told, and the events that follow; None where there are none."""
    number = told_until().number
    events = list(Event.objects.filter(number__gt=number).order_by("number")[:AT_ONCE])
    return (number, events) if events else None


def told_until() -> Told:
    """Up to where it has been told: from now on, where nothing is known of it."""
    head = ChainHead.objects.values_list("number", flat=True).first() or 0
    return Told.objects.get_or_create(pk=ONE, defaults={"number": head})[0]


def _notices(events: Iterable[Event], now: datetime) -> Iterator[Notice]:
    """Found before anything is locked, however many people an event concerns; of one thing the last event alone."""
    found: dict[tuple[int, str, int], Notice] = {}
    for event in events:
        by = _actor(event) if event.verb in VERBS else None
        for kind in kinds_of(event.verb):
            for target, person in concerned(kind, kind.verbs[event.verb](event)):
                if person != by:
                    found[person, kind.name, target] = Notice(
                        user_id=person, kind=kind.name, target=target, occasion=str(event.number), at=now,
                        is_at_once=kind.is_at_once,
                    )  # fmt: skip
    yield from found.values()


@transaction.atomic
def _keep(before: int, after: int, notices: list[Notice]) -> int:
    """Keeps the notices, unless another process was faster: then nothing."""
    told = Told.objects.select_for_update().get(pk=ONE)
    if told.number != before:
        return 0
    keep_notices(notices)
    Told.objects.filter(pk=told.pk).update(number=after)
    return len(notices)


def keep_notices(notices: list[Notice]) -> None:
    """Writes new notices; what a person has not looked at of the same thing yet, the new one says."""
    now = {(row.user_id, row.kind, row.target): row.at for row in notices}
    unseen = Notice.objects.filter(
        seen_at=None, user__in={row.user_id for row in notices}, kind__in={row.kind for row in notices},
        target__in={row.target for row in notices},
    )  # fmt: skip
    told = [row for row in unseen.only("user_id", "kind", "target") if (row.user_id, row.kind, row.target) in now]
    for row in told:
        row.seen_at = now[row.user_id, row.kind, row.target]
    Notice.objects.bulk_update(told, ["seen_at"], batch_size=ROWS)
    Notice.objects.bulk_create(notices, batch_size=ROWS, ignore_conflicts=True)


def _actor(event: Event) -> int | None:
    """Nobody is told of what they did themselves."""
    found = ADDRESS.search(event.by)
    return User.objects.filter(email=found[1]).values_list("pk", flat=True).first() if found else None


def concerned(kind: Kind, targets: Iterable[int]) -> Iterator[tuple[int, int]]:
    """(target, person) for everybody whom one of the rows concerns now: asked by person, who are fewer than rows."""
    targets = list(targets)
    for person in readers(kind, targets).values_list("pk", flat=True):
        for target in kind.of(person).filter(pk__in=targets).values_list("pk", flat=True):
            yield target, person


def readers(kind: Kind, targets: Iterable[int]) -> QuerySet[User]:
    """Whom one of the rows concerns now."""
    return User.objects.filter(Exists(kind.waits(OuterRef("pk")).filter(pk__in=targets)), is_active=True)
