"""The one table of who is told what: every kind of notice, and the actions that give rise to each."""

from nhipcau.notices.kinds import (
    agreements,
    conferences,
    delegations,
    discussion,
    documents,
    duties,
    events,
    gifts,
    inspections,
    people,
    press,
    reports,
    work,
)
from nhipcau.notices.kinds.base import Kind

ROOMS = (
    work, discussion, inspections, agreements, conferences, delegations, press, events, duties, gifts, reports,
    documents, people,
)  # fmt: skip
KINDS: dict[str, Kind] = {kind.name: kind for room in ROOMS for kind in room.KINDS}


def kinds_of(verb: str) -> list[Kind]:
    """The kinds of notice that an action gives rise to."""
    return [kind for kind in KINDS.values() if verb in kind.verbs]


VERBS = frozenset(verb for kind in KINDS.values() for verb in kind.verbs)
"""The actions of which somebody is told."""
