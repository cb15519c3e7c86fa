"""One kind of rows that hangs on an agency: how it is found, passed on, put away and given back."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from nhipcau.agencies.models import Agency
from nhipcau.succession.models import Handover

Ids = Collection[int]
MOVED = "+"
"""Before what a row was that moved first and was put away by a later row of the same succession."""
Absorb = Callable[[Sequence[Any], Agency, date], Mapping[int, str]]
"""Given rows that pass to an agency: what it has no room for (among them, or among its own), each with what it was.
They are put away where they are: they do not move."""
Restore = Callable[[Sequence[Handover]], None]
"""Given the handovers of rows that were put away: puts each back to what it was."""
Remember = Callable[[Sequence[Any], date], None]
"""Given rows about to pass on a day: what those who ask of the past need beside the handovers."""
Forget = Callable[[Sequence[Handover], date], None]
"""Given handovers of rows that go back, and the day on which they had passed."""


def _in_handovers_alone(rows: Sequence[Any], on: date) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of rows that an agency holds. ``column`` names the agency, ``restore`` puts absorbed rows back."""

    key: str
    label: Any
    model: type[Model]
    column: str
    rows: Callable[[Ids], QuerySet[Any]]
    absorb: Absorb
    restore: Restore
    remember: Remember = _in_handovers_alone
    forget: Forget = _in_handovers_alone

    def of(self, agencies: Ids) -> QuerySet[Any]:
        """The open rows of these agencies."""
        return self.rows(agencies)

    def by_key(self, keys: Ids) -> QuerySet[Any]:
        return self.model._default_manager.filter(pk__in=keys)


def room_for_all(rows: Sequence[Any], new: Agency, on: date) -> Mapping[int, str]:
    return {}


def nothing(put_away: Sequence[Handover]) -> None:
    return None
