"""The notices of a person that still hold, and what they say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.notices.kinds.base import Kind, Said
from nhipcau.notices.kinds.table import KINDS
from nhipcau.notices.models import MailChoice, Notice
from nhipcau.reminders.models import Mail


@dataclass(frozen=True, slots=True)
class Worded:
    """A notice with the kind of it and what it says."""

    notice: Notice
    kind: Kind
    said: Said


def holding(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Those that are still true: the row that each speaks of concerns its person today.

    Asked first is of which kinds there are any: each costs a query within the query, and most people have few.
    """
    there = set(notices.order_by().values_list("kind", flat=True).distinct())
    holds = Q(pk__in=[])
    for kind in (kind for name, kind in KINDS.items() if name in there):
        holds |= Q(kind=kind.name) & Q(Exists(kind.waits(OuterRef("user")).filter(pk=OuterRef("target"))))
    return notices.filter(holds)


def notices_of(user: User) -> QuerySet[Notice]:
    """What the person has been told and what still holds, the newest first."""
    return holding(Notice.objects.filter(user=user))


def unread_count(user: User) -> int:
    """How many of them nobody has looked at: what is done or moved has fallen out."""
    return holding(Notice.objects.filter(user=user, seen_at=None)).count()


def worded(notices: Iterable[Notice], user: User) -> list[Worded]:
    """What each says to the person, in the order given; those that hold no longer are left out."""
    notices = list(notices)
    rows: dict[tuple[str, int], Any] = {}
    for name in {row.kind for row in notices} & KINDS.keys():
        kind, targets = KINDS[name], [row.target for row in notices if row.kind == name]
        rows |= {(kind.name, row.pk): row for row in kind.of(user.pk).filter(pk__in=targets)}
    found = [(notice, rows.get((notice.kind, notice.target))) for notice in notices]
    return [
        Worded(notice, KINDS[notice.kind], KINDS[notice.kind].say(row, user))
        for notice, row in found if row is not None
    ]  # fmt: skip


def choice_of(user: User) -> str:
    """How the person wants mails."""
    chosen = MailChoice.objects.filter(user=user).values_list("when", flat=True).first()
    return chosen or MailChoice.When.AT_ONCE


def failed_mails(user: User) -> QuerySet[Mail]:
    """Mails that could not be sent to people of the localities that the person administers, the newest first.

    Among them those of earlier days that were being sent when the machine stopped: nobody knows whether they went out.
    """
    people = User.objects.filter(
        memberships__ended_on=None, memberships__agency__locality__in=standing_of(user).administered
    )
    is_open = Q(state=Mail.State.CLAIMED, day__lt=timezone.localdate())
    rows = Mail.objects.filter(is_open | Q(state=Mail.State.WAITING, tries__gt=0), user__in=people)
    return rows.select_related("user").order_by("-day", "-pk")


def waiting_for(user: User, kinds: Sequence[str] = ()) -> list[tuple[Kind, QuerySet[Any]]]:
    """What asks something of the person, kind by kind, told or not."""
    standing = standing_of(user)
    chosen = [
        kind for kind in KINDS.values()
        if kind.is_todo and (not kinds or kind.name in kinds) and kind.reaches(standing)
    ]  # fmt: skip
    return [(kind, kind.of(user.pk)) for kind in chosen]
