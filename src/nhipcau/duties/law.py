"""What the law asks of an office every year, as it stands in the shipped table: until when, to whom, by which act."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from django.utils.translation import get_language

from nhipcau.common.dates import FIRST_YEAR, LAST_YEAR, day_in

WHOLE_YEARS = {"last_year": -1, "year": 0, "next_year": 1}
"""Windows that are a whole year: which one, counted from the year of the duty."""
BEFORE = "before"
DAY = timedelta(days=1)
AHEAD = timedelta(days=30)
WAITED_FOR = timedelta(days=182)
"""For how long a duty that is late still asks for something; both together are less than a year."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that the law asks every year (việc hằng năm theo luật).

    ``month_day`` is the day that the act prints, empty where it sets none; ``by`` says whether it is done before that
    day or on it at the latest. ``cut`` says from when to when its data run, ``register`` which page makes it.
    ``doubt`` says what is not sure; none where the act was read itself. A day off moves nothing: the act names a day.
    """

    code: str
    name: str
    name_en: str
    month_day: str
    by: str
    who: str
    to: str
    cut: str
    register: str
    act: str
    valid_from: date
    valid_to: date | None
    source: str
    doubt: str

    @property
    def called(self) -> str:
        """Its name in the language of the page."""
        return self.name_en if (get_language() or "").startswith("en") else self.name

    def due(self, year: int) -> date | None:
        return day_in(year, self.month_day) if self.month_day else None

    def window(self, year: int) -> tuple[date, date] | None:
        """From when to when the data of a year's duty run; None where nothing is counted."""
        if self.cut in WHOLE_YEARS:
            whole = year + WHOLE_YEARS[self.cut]
            return date(whole, 1, 1), date(whole, 12, 31)
        first, _, last = self.cut.partition("..")
        return (day_in(year - (first > last), first), day_in(year, last)) if last else None

    def is_valid(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def stands_in(self, year: int) -> bool:
        """True where its act is in force on the day on which it is due; at the end of the year for one without."""
        return self.is_valid(self.due(year) or date(year, 12, 31))


@dataclass(frozen=True, slots=True)
class YearlyDuty:
    """A duty as it stands in one year."""

    duty: Duty
    year: int

    @property
    def due(self) -> date | None:
        return self.duty.due(self.year)

    @property
    def window(self) -> tuple[date, date] | None:
        return self.duty.window(self.year)

    @property
    def last(self) -> date:
        """The last day on which it is in time; the end of time for one without a day."""
        due = self.due
        return due - (self.duty.by == BEFORE) * DAY if due else date.max

    @property
    def key(self) -> tuple[str, int]:
        """How addresses and rows name it."""
        return self.duty.code, self.year


def duties_of(year: int) -> list[YearlyDuty]:
    """What the law asks in a year, in the order of its days; what has no day stands last."""
    standing = [YearlyDuty(duty, year) for duty in all_duties() if duty.stands_in(year)]
    return sorted(standing, key=lambda one: one.due or date.max)


def duty_in(code: str, year: int) -> YearlyDuty | None:
    """One of them; None where nobody knows it, or its act is not in force."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return next((one for one in duties_of(year) if one.duty.code == code), None)


def duties_between(first: date, last: date) -> list[YearlyDuty]:
    """Those whose last day in time is one of the days, in their order."""
    of_years = [one for year in range(first.year, last.year + 1) for one in duties_of(year)]
    return [one for one in of_years if first <= one.last <= last]


def duties_at_hand(today: date) -> list[YearlyDuty]:
    """What comes within thirty days, and what was due in the last half year: of each duty one year at most."""
    return duties_between(today - WAITED_FOR, today + AHEAD)


@cache
def all_duties() -> tuple[Duty, ...]:
    """The shipped table."""
    text = files("nhipcau.duties").joinpath("data/duties.csv").read_text(encoding="utf-8")
    return tuple(_duty_of(row) for row in csv.DictReader(text.splitlines()))


def _duty_of(row: dict[str, str]) -> Duty:
    until = row["valid_to"]
    return Duty(
        code=row["code"], name=row["name"], name_en=row["name_en"], month_day=row["month_day"], by=row["by"],
        who=row["who"], to=row["to"], cut=row["window"], register=row["register"], act=row["act"],
        valid_from=date.fromisoformat(row["valid_from"]), valid_to=date.fromisoformat(until) if until else None,
        source=row["source"], doubt=row["doubt"],
    )  # fmt: skip
