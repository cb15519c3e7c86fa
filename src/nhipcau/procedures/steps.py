"""The steps of procedures as they stand in the shipped table."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from nhipcau.procedures.clocks import BEFORE, WORKING, WORKING_BEFORE, deadline

CONSENT, NO_CONSENT = "consent", "none"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure: what is done, by whom, within what time counted from when, by which act.

    ``clock`` and ``days`` are empty where the act sets no time. ``silence`` says of an answer that is waited for what
    it means where none comes in time: consent, or none. ``doubt`` says what is not sure; none where an act was
    read itself.
    """

    procedure: str
    number: int
    name: str
    who: str
    days: int | None
    clock: str
    counted_from: str
    silence: str
    paper: str
    act: str
    valid_from: date
    valid_to: date | None
    source: str
    doubt: str

    def due(self, since: date | None) -> date | None:
        """The last day for it, counted from a day; None where the act sets no time or the day is not known."""
        if self.days is None or since is None:
            return None
        try:
            return deadline(self.clock, self.days, since)
        except OverflowError:  # a day of the year 9999 that somebody mistyped
            return None

    @property
    def is_before(self) -> bool:
        """True of what has to be done before something takes place, not after it."""
        return self.clock in BEFORE

    @property
    def in_working_days(self) -> bool:
        return self.clock in (WORKING, WORKING_BEFORE)

    @property
    def silence_is_consent(self) -> bool:
        return self.silence == CONSENT

    @property
    def silence_is_none(self) -> bool:
        """True of an answer that has to be waited for however long it takes."""
        return self.silence == NO_CONSENT

    def is_valid(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def steps_of(procedure: str, day: date) -> list[Step]:
    """The steps of a procedure by the law of a day, in their order; nothing for one that nobody knows."""
    return [step for step in _shipped() if step.procedure == procedure and step.is_valid(day)]


def due_of(steps: Mapping[int, Step], number: int, since: date | None) -> date | None:
    """The last day for a step by its number; None where the procedure has none of it, or the act sets no time."""
    step = steps.get(number)
    return step.due(since) if step else None


@cache
def _shipped() -> tuple[Step, ...]:
    text = files("nhipcau.procedures").joinpath("data/steps.csv").read_text(encoding="utf-8")
    return tuple(_step_of(row) for row in csv.DictReader(text.splitlines()))


def _step_of(row: dict[str, str]) -> Step:
    until = row["valid_to"]
    return Step(
        procedure=row["procedure"], number=int(row["number"]), name=row["name"], who=row["who"],
        days=int(row["days"]) if row["days"] else None, clock=row["clock"], counted_from=row["counted_from"],
        silence=row["silence"], paper=row["paper"], act=row["act"], valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(until) if until else None, source=row["source"], doubt=row["doubt"],
    )  # fmt: skip
