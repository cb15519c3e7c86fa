"""Places that somebody has typed before, in whichever register: a place is written once and offered everywhere."""

from collections.abc import Iterator
from itertools import islice

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import fold
from nhipcau.conferences.models import Conference
from nhipcau.events.models import Event
from nhipcau.programmes.models import ProgrammeItem, Resource
from nhipcau.works.models import FriendshipWork

OFFERED, MOST = 12, 2000
"""How many are offered, and among how many of each register they are sought."""


def places_with(user: User, words: str) -> list[str]:
    """The first places of the person's localities in which every word is found, marks aside; each once."""
    asked = fold(words).split()
    fits = (place for place in _places(user) if all(word in fold(place) for word in asked))
    return list(islice(dict.fromkeys(fits), OFFERED))


def _places(user: User) -> Iterator[str]:
    """Rooms first, then what was typed in programmes and registers."""
    here = {"locality__in": standing_of(user).localities}
    yield from Resource.objects.filter(**here, kind=Resource.Kind.ROOM, is_used=True).values_list("name", flat=True)
    for rows, name in (
        (ProgrammeItem.objects, "place_vi"), (Event.objects, "place"), (Conference.objects, "place"),
        (FriendshipWork.objects, "place"),
    ):  # fmt: skip
        typed = rows.filter(**here).exclude(**{name: ""}).order_by(name).values_list(name, flat=True).distinct()
        yield from typed[:MOST]
