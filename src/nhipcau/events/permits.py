"""Which permits an event needs: a few answers about it, each leading to a procedure of the table of steps."""

from dataclasses import dataclass

from django.db.models import Q

from nhipcau.events.models import Event

Kind = Event.Kind


@dataclass(frozen=True, slots=True)
class Permit:
    """A procedure, the number of its first step (the file or notice that is sent), and the answers that ask for it."""

    procedure: str
    sending: int
    when: tuple[tuple[str, object], ...]

    @property
    def condition(self) -> Q:
        """The events that need it, to be asked for."""
        return Q(**dict(self.when))

    def is_needed(self, event: Event) -> bool:
        return all(getattr(event, name) == value for name, value in self.when)


def _permit(procedure: str, sending: int, **when: object) -> Permit:
    return Permit(procedure, sending, (("is_abroad", False), *when.items()))


PERMITS = (
    _permit("event_festival_register", 11, kind=Kind.FESTIVAL, is_new=True),
    _permit("event_festival_notice", 21, kind=Kind.FESTIVAL, is_new=False),
    _permit("event_performance_notice", 31, has_show=True, sells_tickets=False),
    _permit("event_performance_consent", 41, has_show=True, sells_tickets=True),
    _permit("event_exhibition_licence", 51, has_exhibition=True, crosses_border=True),
    _permit("event_exhibition_notice", 61, has_exhibition=True, crosses_border=False),
    _permit("event_fair", 71, has_fair=True),
    _permit("event_press_conference", 81, has_press_conference=True),
)
"""By Decrees 110/2018, 144/2020, 23/2019, 81/2018, 262/2026 and 237/2026; each step's doubt stands in the table."""
IMPLIED = {Kind.PERFORMANCE: "has_show", Kind.EXHIBITION: "has_exhibition", Kind.FAIR: "has_fair"}
"""What is true of every event of a kind."""


def permits_of(event: Event) -> list[Permit]:
    """The permits that an event at home needs; none abroad, where another law holds."""
    return [permit for permit in PERMITS if permit.is_needed(event)]
