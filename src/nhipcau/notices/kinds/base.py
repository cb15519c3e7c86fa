"""What a kind of notice is, and the ways in which something concerns a person."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import F, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Membership
from nhipcau.agencies.standing import Standing
from nhipcau.audit.models import Event

Role = Membership.Role
Person = int | OuterRef
"""A person's key, or a reference to it in a query around."""
ROWS = 500
"""How many rows are in memory, or in one statement, at a time."""
Label = Any
"""A text of the interface that is translated when it is shown."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a notice says: what it is, of what, until when; the page it opens, and the button that stands beside it.

    ``due`` is until when it is to be done, unless ``dated`` says what other day it is (of the task that it is about).
    """

    what: str
    of: str
    route: str
    args: tuple[Any, ...]
    button: str
    lines: tuple[str, ...] = ()
    due: date | None = None
    dated: str = ""

    @property
    def until(self) -> date | None:
        """Until when it is to be done; None where nothing says so."""
        return None if self.dated else self.due

    @property
    def address(self) -> str:
        """Of the page it opens."""
        return reverse(self.route, args=self.args)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A row that waits for somebody until a day: its key, its locality, by whose rules its people are reminded."""

    target: int
    locality: int
    due: date


Clock = Callable[[date], Iterable[Awaited]]
"""What waits on a day, of everybody, for as much as has a last day."""


def clocked(
    rows: Callable[[date], QuerySet[Any]],
    due: Callable[[Any], date | None],
    locality: Callable[[Any], int] = lambda row: row.locality_id,
) -> Clock:
    """The clock over the rows that wait on a day; ``due`` gives the last day of each, None where it has none."""

    def awaited(today: date) -> Iterator[Awaited]:
        for row in rows(today).order_by("pk").iterator(chunk_size=ROWS):
            until = due(row)
            if until is not None:
                yield Awaited(row.pk, locality(row), until)

    return awaited


def nothing(_today: date) -> Iterable[Awaited]:
    return ()


def anybody(_standing: Standing) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the table of who is told what.

    ``verbs`` are the actions that give rise to it, each with the keys of what it speaks of. ``waits`` are the rows
    that concern a person now: those who are told, what stands on their page, and whether a notice still holds all
    follow from it. ``say`` words one row for one person. What ``is_todo`` asks for something and stays until it is
    done; the rest is news and stays until it is seen. ``is_at_once`` where a mail does not wait for the morning.
    ``clock`` gives, on a day, what of it has a last day, of everybody: its people are reminded before that and after.
    ``reaches`` says, without a query, whether somebody who acts in this standing can have it at all.
    """

    name: str
    label: Label
    who: Label
    verbs: Mapping[str, Callable[[Event], Iterable[int]]]
    waits: Callable[[Person], QuerySet[Any]]
    say: Callable[[Any, User], Said]
    is_todo: bool = False
    is_at_once: bool = True
    reaches: Callable[[Standing], bool] = anybody
    clock: Clock = nothing

    def of(self, person: Person) -> QuerySet[Model]:
        """The rows that concern the person, each once."""
        return self.waits(person).distinct()


def is_focal(standing: Standing) -> bool:
    return bool(standing.focal_in)


def is_leader(standing: Standing) -> bool:
    return bool(standing.leader_in)


class Lasting(Protocol):
    """Something with a first and a last day."""

    starts_on: date
    ends_on: date


def days_of(row: Lasting) -> tuple[str, ...]:
    """When it takes place: a line of a notice."""
    first, last = f"{row.starts_on:%d/%m/%Y}", f"{row.ends_on:%d/%m/%Y}"
    if first == last:
        return (_("Diễn ra ngày %(day)s") % {"day": first},)
    return (_("Diễn ra từ ngày %(first)s đến ngày %(last)s") % {"first": first, "last": last},)


def target(event: Event) -> list[int]:
    """What the action was done to is what the notice speaks of."""
    return [event.target_id]


def works_in(agency: str, person: Person, *roles: str) -> Q:
    """The person holds one of the roles in the agency at the path; does its work where none is named."""
    at = f"{agency}__memberships"
    return Q(**{
        f"{at}__user": person, f"{at}__ended_on": None, f"{at}__role__in": roles or Membership.WORKING,
    })  # fmt: skip


def is_focal_of(locality: str, person: Person) -> Q:
    """The person is focal officer of the locality at the path: of the agency that it has named, if it has."""
    at = f"{locality}__agencies__memberships"
    holds = Q(**{f"{at}__user": person, f"{at}__ended_on": None, f"{at}__role": Role.FOCAL})
    named = f"{locality}__focal_agency"
    return holds & (Q(**{named: None}) | Q(**{named: F(f"{locality}__agencies")}))


def leads(locality: str, person: Person) -> Q:
    """The person is a leader of the locality at the path."""
    at = f"{locality}__agencies__memberships"
    return Q(**{f"{at}__user": person, f"{at}__ended_on": None, f"{at}__role": Role.LEADER})
