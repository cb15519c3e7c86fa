"""What the year's foreign press comes to, by country and by language: what the Ministry's yearly report asks for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from nhipcau.agencies.models import Locality
from nhipcau.common.vietnamese import sort_key
from nhipcau.partners.models import Country
from nhipcau.press.models import LANGUAGES, PressVisit, Published

NOWHERE = ""


@dataclass(slots=True)
class Line:
    """Visits and reporters of one country, works by the codes of languages; ``name`` is empty where none is known."""

    name: str
    visits: int = 0
    reporters: int = 0
    works: Counter[str] = field(default_factory=Counter)

    @property
    def published(self) -> int:
        """Works in whatever language."""
        return self.works.total()


@dataclass(frozen=True, slots=True)
class YearOfPress:
    """The table of one year: a line for each country, and the whole; ``languages`` are the codes that are used."""

    year: int
    countries: list[Line]
    whole: Line
    languages: list[str]


def year_of_press(locality: Locality, year: int) -> YearOfPress:
    """Visits that began in the year, works of the year; nothing of what was called off or declined. Two queries."""
    there = PressVisit.objects.filter(locality=locality, cancelled_on=None).exclude(answer=PressVisit.Answer.NOT)
    visits = there.filter(starts_on__year=year).select_related("country").annotate(people=Count("reporters"))
    works = Published.objects.filter(visit__in=there, published_on__year=year)
    return table_of(year, visits, works.select_related("visit__country"))


def table_of(year: int, visits: Iterable[Any], works: Iterable[Any]) -> YearOfPress:
    """The table of visits that have ``people`` and of works: countries by name, nobody's last."""
    whole, countries = Line(NOWHERE), dict[str, Line]()
    for visit in visits:
        for line in _lines(countries, visit.country, whole):
            line.visits, line.reporters = line.visits + 1, line.reporters + visit.people
    for work in works:
        for line in _lines(countries, work.visit.country, whole):
            line.works[work.language] += 1
    used = [code for code, _label in LANGUAGES if whole.works[code]]
    return YearOfPress(year, sorted(countries.values(), key=_alphabet), whole, used)


def _lines(countries: dict[str, Line], country: Country | None, whole: Line) -> tuple[Line, Line]:
    """The line of a country, made where there is none yet, and that of the whole."""
    name = country.name_vi if country else NOWHERE
    return countries.setdefault(name, Line(name)), whole


def _alphabet(line: Line) -> tuple[bool, str]:
    return line.name == NOWHERE, sort_key(line.name)
