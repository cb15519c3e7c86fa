"""Which agencies a person sees, and which agency a printed name means."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Prefetch, QuerySet
from rapidfuzz import fuzz, process

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Alias, Locality, LocalitySuccession, lives_on
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import fold, with_words

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Counts(TypedDict):
        """What the query adds to a province."""

        commune_count: int

    Province = WithAnnotations[Locality, Counts]
else:
    Province = Locality

LIKELY = 82
"""Likeness in per cent from which a known agency is offered for a printed name."""


def visible_localities(user: User) -> QuerySet[Locality]:
    """The localities that a person works in."""
    return Locality.objects.filter(pk__in=standing_of(user).localities)


def visible_agencies(user: User) -> QuerySet[Agency]:
    """The agencies of the person's localities."""
    return Agency.objects.filter(locality__in=standing_of(user).localities)


def name_key(name: str) -> str:
    """A key under which a name is the same with or without marks, and with UBND written out or not."""
    return re.sub(r"\bubnd\b", "uy ban nhan dan", fold(name))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A known agency that a printed name may mean, and why it is offered."""

    agency: Agency
    likeness: int


@dataclass(frozen=True, slots=True)
class AgencyIndex:
    """The living agencies of a locality by every folded name they go by."""

    by_folded: dict[str, Agency]

    def find(self, printed: str) -> Agency | None:
        """The agency with exactly this name, short name or alias, marks and UBND aside."""
        return self.by_folded.get(name_key(printed))

    def suggest(self, printed: str) -> Suggestion | None:
        """The known agency whose name is most like the printed one, if it is like enough."""
        best = process.extractOne(name_key(printed), list(self.by_folded), scorer=fuzz.token_sort_ratio)
        if best is None or best[1] < LIKELY:
            return None
        return Suggestion(self.by_folded[best[0]], round(best[1]))


def agency_index(locality: Locality, on: date) -> AgencyIndex:
    """Every name of every agency that lives on the date."""
    by_folded: dict[str, Agency] = {}
    agencies = {a.pk: a for a in Agency.objects.filter(locality=locality).living(on)}
    for alias in Alias.objects.filter(agency__in=agencies.values()):
        by_folded[name_key(alias.name)] = agencies[alias.agency_id]
    for agency in agencies.values():
        if agency.short_name:
            by_folded.setdefault(name_key(agency.short_name), agency)
        by_folded[name_key(agency.name)] = agency
    return AgencyIndex(by_folded)


def search_agencies(agencies: QuerySet[Agency], words: str) -> QuerySet[Agency]:
    """Agencies that have every word in their name or in one of their other names, marks aside."""
    lookups = ("folded__contains", "short_name__icontains", "aliases__folded__contains")
    return with_words(agencies, words, *lookups).distinct()


def agencies_with_counts(agencies: QuerySet[Agency]) -> QuerySet[Agency]:
    """Each agency with how many assignments it has, and its other names."""
    return (
        agencies.annotate(work_count=Count("assignments", distinct=True))
        .select_related("locality")
        .prefetch_related("aliases")
        .order_by("sort_key")
    )


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
