"""The sets of criteria by which products of the programme One Commune One Product are certified."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class OcopSet:
    """A set of criteria by its number, with its sector and what is not sure of it."""

    number: int
    sector: str
    name_vi: str
    name_en: str
    act: str
    doubt: str


@cache
def ocop_sets() -> dict[int, OcopSet]:
    """All sets by number, as the act in force names them."""
    text = files("nhipcau.gifts").joinpath("data/ocop_sets.csv").read_text(encoding="utf-8")
    rows = (
        OcopSet(int(row["number"]), row["sector"], row["name_vi"], row["name_en"], row["act"], row["doubt"])
        for row in csv.DictReader(text.splitlines())
    )
    return {row.number: row for row in rows}
