"""What the year's events come to, by kind: what reports on plans ask for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from nhipcau.agencies.models import Locality
from nhipcau.events.models import Event, Participation


@dataclass(slots=True)
class Line:
    """Events of one kind: how many, visitors, artists and guests from abroad, their countries, what sponsors gave."""

    name: str
    events: int = 0
    visitors: int = 0
    artists: int = 0
    guests: int = 0
    reports: int = 0
    sponsored: int = 0
    codes: set[str] = field(default_factory=set)

    @property
    def countries(self) -> int:
        """How many countries took part, each once."""
        return len(self.codes)

    def add(self, event: Event) -> None:
        """Counts an event with its participations and sponsors."""
        self.events += 1
        self.visitors += event.visitors or 0
        self.reports += event.reports or 0
        self.sponsored += sum(row.worth for row in event.sponsors.all())
        for row in event.participations.all():
            self._add_country(row)

    def _add_country(self, row: Participation) -> None:
        """People of a country other than ours; a country of which nobody came took no part."""
        if row.country is not None and row.artists + row.guests:
            self.artists, self.guests = self.artists + row.artists, self.guests + row.guests
            self.codes.add(row.country.code)


@dataclass(frozen=True, slots=True)
class YearOfEvents:
    """The table of one year: a line for each kind that there was, and the whole."""

    year: int
    kinds: list[Line]
    whole: Line


def year_of_events(locality: Locality, year: int) -> YearOfEvents:
    """Counts what was not called off and began in the year; asked in three queries."""
    rows = Event.objects.filter(locality=locality, starts_on__year=year, cancelled_on=None)
    return table_of(year, rows.prefetch_related("participations__country", "sponsors"))


def table_of(year: int, rows: Iterable[Event]) -> YearOfEvents:
    """The table of events, kinds in the order of their choices."""
    kinds, whole = {code: Line(str(label)) for code, label in Event.Kind.choices}, Line("")
    for row in rows:
        for line in (kinds[row.kind], whole):
            line.add(row)
    return YearOfEvents(year, [line for line in kinds.values() if line.events], whole)
