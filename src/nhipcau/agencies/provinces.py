"""The localities of a day and of all times, and what each came from and became."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Prefetch, QuerySet

from nhipcau.agencies.models import Locality, LocalitySuccession, lives_on
from nhipcau.common.vietnamese import with_words

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Counts(TypedDict):
        """What the query adds to a province."""

        commune_count: int

    Province = WithAnnotations[Locality, Counts]
else:
    Province = Locality


def reference_localities() -> QuerySet[Locality]:
    """The provinces and cities of the country's own list, of all times.

    A locality that somebody works in without a code of the statistics office is not one of them.
    """
    return Locality.objects.filter(parent=None).exclude(code="", valid_to=None)


def provinces_on(day: date, words: str = "") -> "QuerySet[Province]":
    """The provinces and cities of a day with their successions and the number of their communes.

    Words are looked for in the names of the predecessors too: "ha giang" finds the province it joined.
    """
    living = reference_localities().filter(lives_on(day))
    found = with_words(living, words, "folded__contains", "came_from__old__folded__contains")
    counted = found.annotate(commune_count=Count("communes", filter=lives_on(day, "communes__"), distinct=True))
    links = LocalitySuccession.objects.select_related("old", "new")
    return counted.prefetch_related(Prefetch("came_from", links), Prefetch("became", links)).order_by("sort_key")


@dataclass(frozen=True, slots=True)
class Kin:
    """A locality before or after another, on what day and by what act, with those before or after itself."""

    locality: Locality
    on: date
    act: str
    kin: tuple["Kin", ...]


def forebears_of(locality: Locality) -> tuple[Kin, ...]:
    """What a locality was made of, and what that was made of, back to the oldest known."""
    links = _links_by("new_id")
    return _walk(locality, links, "old")


def successors_of(locality: Locality) -> tuple[Kin, ...]:
    """What became of a locality, and what became of that, up to the newest known."""
    links = _links_by("old_id")
    return _walk(locality, links, "new")


def _links_by(side: str) -> dict[int, list[LocalitySuccession]]:
    found: dict[int, list[LocalitySuccession]] = {}
    for link in LocalitySuccession.objects.select_related("old", "new"):
        found.setdefault(getattr(link, side), []).append(link)
    return found


def _walk(locality: Locality, links: dict[int, list[LocalitySuccession]], side: str) -> tuple[Kin, ...]:
    others = {key: rest for key, rest in links.items() if key != locality.pk}  # a ring, entered by mistake, ends here
    return tuple(
        Kin(kin := getattr(link, side), link.on, link.act, _walk(kin, others, side))
        for link in links.get(locality.pk, ())
    )


def communes_of(province: Locality, day: date, words: str = "") -> QuerySet[Locality]:
    """The communes of a province on a day."""
    return with_words(Locality.objects.filter(lives_on(day), parent=province), words, "folded__contains")
