"""The occasions on which letters are written: which there are, and on which days of a year each falls."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import holidays

from nhipcau.agreements.models import Agreement
from nhipcau.common.dates import day_in, same_day
from nhipcau.partners.models import Country

EVENT = "event"
ROUND = 5
"""Years between anniversaries of diplomatic relations on which a letter is written; they are called round."""
STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
FIRST_GIAP_TY = 4
ESTIMATED = " (estimated)"
"""What the calendar adds to a feast whose day depends on the moon that is seen."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """An occasion: how its day is found (``rule``), of which countries and kinds of partners, which text it has.

    ``lead`` is how many days before the day the letter is to be on its way. ``phrase_vi`` and ``phrase_en`` name the
    occasion within a sentence.
    """

    code: str
    name_vi: str
    name_en: str
    rule: str
    countries: tuple[str, ...]
    kinds: tuple[str, ...]
    text: str
    phrase_vi: str
    phrase_en: str
    lead: int
    source: str
    doubt: str

    @property
    def is_event(self) -> bool:
        """True of what no calendar knows."""
        return self.rule == EVENT

    @property
    def is_sad(self) -> bool:
        """True of a letter in which nobody is congratulated."""
        return self.text in ("disaster", "bereavement")


@cache
def occasions() -> dict[str, Occasion]:
    """Every occasion by its code."""
    text = files("nhipcau.greetings").joinpath("data/occasions.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: _occasion_of(row) for row in rows}


def _occasion_of(row: dict[str, str]) -> Occasion:
    split = {name: tuple(row[name].split()) for name in ("countries", "kinds")}
    return Occasion(**{**row, **split, "lead": int(row["lead"])})  # type: ignore[arg-type]


def days_of(
    occasion: Occasion, years: Iterable[int], country: Country | None, agreement: Agreement | None
) -> list[date]:
    """The days of an occasion in some years: none where a date is not known, or the anniversary is no round one."""
    return [day for year in years if (day := _day_of(occasion, year, country, agreement)) is not None]


def _day_of(occasion: Occasion, year: int, country: Country | None, agreement: Agreement | None) -> date | None:
    kind, _colon, rest = occasion.rule.partition(":")
    if kind == "movable":
        code, _colon, name = rest.partition(":")
        return movable_day(code, name, year)
    since = _begun(kind, country, agreement)
    if since is not None:
        return same_day(since, year) if _is_marked(kind, year - since.year) else None
    fixed = rest or (country.national_day if country and kind == "national_day" else "")
    return day_in(year, fixed) if fixed else None


def _begun(kind: str, country: Country | None, agreement: Agreement | None) -> date | None:
    """Since when that is of which the occasion is an anniversary."""
    if kind == "relations":
        return country.relations_on if country else None
    return agreement.signed_on if kind == "agreement" and agreement else None


def _is_marked(kind: str, years: int) -> bool:
    """True of an anniversary on which a letter is written: of relations every fifth."""
    return years > 0 and (kind != "relations" or is_round(years))


@cache
def movable_day(country: str, name: str, year: int) -> date | None:
    """The first day of a feast by a country's calendar of public holidays; None of a year that nobody has published."""
    known = holidays.country_holidays(country, years=year, language="en_US")
    named = (day for day, said in known.items() if name in (one.removesuffix(ESTIMATED) for one in said.split("; ")))
    return min(named, default=None)


def lunar_year(year: int) -> str:
    """Đinh Mùi of 2027: the year of the sexagenary cycle that begins with Tết of a year."""
    place = year - FIRST_GIAP_TY
    return f"{STEMS[place % len(STEMS)]} {BRANCHES[place % len(BRANCHES)]}"


def is_round(years: int) -> bool:
    """True of an anniversary that is marked: five years, ten years."""
    return years > 0 and years % ROUND == 0


def years_of(occasion: Occasion, country: Country | None, agreement: Agreement | None, day: date) -> int | None:
    """How many years the occasion looks back upon on a day; None where it does not count."""
    since = {
        "national_day": country.base_year if country else None,
        "relations": country.relations_on.year if country and country.relations_on else None,
        "agreement": agreement.signed_on.year if agreement and agreement.signed_on else None,
    }.get(occasion.rule)
    return day.year - since if since else None
