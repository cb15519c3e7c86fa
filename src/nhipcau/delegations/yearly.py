"""What the year's delegations come to, by country and by who pays: the table that reports ask for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from nhipcau.agencies.models import Locality
from nhipcau.common.vietnamese import sort_key
from nhipcau.delegations.models import Delegation

NOWHERE = ""


@dataclass(slots=True)
class Line:
    """Delegations and people that came and went, of one country or one payer; ``name`` is empty where none is known."""

    name: str
    came: int = 0
    guests: int = 0
    went: int = 0
    travellers: int = 0

    def add(self, row: Delegation, people: int) -> None:
        if row.is_in:
            self.came, self.guests = self.came + 1, self.guests + people
        else:
            self.went, self.travellers = self.went + 1, self.travellers + people


@dataclass(frozen=True, slots=True)
class YearOfDelegations:
    """The table of one year: a line for each country and each payer, and the whole."""

    year: int
    countries: list[Line] = field(default_factory=list)
    payers: list[Line] = field(default_factory=list)
    whole: Line = field(default_factory=lambda: Line(NOWHERE))


def year_of_delegations(locality: Locality, year: int) -> YearOfDelegations:
    """Counts what was not called off and began in the year; asked in one query."""
    rows = Delegation.objects.filter(locality=locality, starts_on__year=year, cancelled_on=None)
    counted = rows.select_related("country").annotate(people=Count("members"))
    return table_of(year, counted)


def table_of(year: int, rows: QuerySet[Delegation] | Iterable[Delegation]) -> YearOfDelegations:
    """The table of rows that have ``people``: countries by name, payers in the order of their choices."""
    countries: dict[str, Line] = {}
    payers = {code: Line(str(label)) for code, label in Delegation.Payer.choices}
    whole = Line(NOWHERE)
    for row in rows:
        name = row.country.name_vi if row.country else NOWHERE
        people: int = row.people  # type: ignore[attr-defined]
        for line in (countries.setdefault(name, Line(name)), payers[row.payer], whole):
            line.add(row, people)
    used = [line for line in payers.values() if line.came or line.went]
    return YearOfDelegations(year, sorted(countries.values(), key=_alphabet), used, whole)


def _alphabet(line: Line) -> tuple[bool, str]:
    return line.name == NOWHERE, sort_key(line.name)
