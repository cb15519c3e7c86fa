"""Spending norms (định mức chi) as they stand in the shipped table: at most how much, for whom, by which act."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Norm:
    """At most ``most`` đồng for one person; an empty rank or ``whom`` is everybody for whom no other line speaks."""

    code: str
    rank: str
    whom: str
    most: int
    note: str
    act: str
    valid_from: date
    valid_to: date | None
    source: str
    doubt: str

    def is_valid(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def norm_of(code: str, rank: str, whom: str, day: date) -> Norm | None:
    """The line that speaks of a guest most exactly by the law of a day; None where there is none."""
    valid = [norm for norm in _shipped() if norm.code == code and norm.is_valid(day)]
    fitting = [norm for norm in valid if norm.rank in ("", rank) and norm.whom in ("", whom)]
    return max(fitting, key=lambda norm: (norm.whom != "", norm.rank != ""), default=None)


@cache
def _shipped() -> tuple[Norm, ...]:
    text = files("nhipcau.procedures").joinpath("data/norms.csv").read_text(encoding="utf-8")
    return tuple(_norm_of(row) for row in csv.DictReader(text.splitlines()))


def _norm_of(row: dict[str, str]) -> Norm:
    until = row["valid_to"]
    return Norm(
        code=row["code"], rank=row["rank"], whom=row["whom"], most=int(row["most"]), note=row["note"], act=row["act"],
        valid_from=date.fromisoformat(row["valid_from"]), valid_to=date.fromisoformat(until) if until else None,
        source=row["source"], doubt=row["doubt"],
    )  # fmt: skip
