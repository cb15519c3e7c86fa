"""The guest rank that the annexes of Circular 35/2026/TT-BTC give a delegation by its head's post, as data."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from nhipcau.common.vietnamese import fold
from nhipcau.delegations.models import Delegation, Member, head_among
from nhipcau.partners.models import GuestRank

CIRCULAR = "Thông tư số 35/2026/TT-BTC"


@dataclass(frozen=True, slots=True)
class NamedPost:
    """A post that an annex names: its rank, by which act, and what is not sure."""

    rank: str
    post: str
    act: str
    valid_from: date
    doubt: str

    @property
    def rank_said(self) -> str:
        return str(GuestRank(self.rank).label)


def named_post(post: str, day: date) -> NamedPost | None:
    """The longest post of the annexes with which this one begins; None of a post that they do not name.

    Governors and mayors are not named: whoever receives them sets the rank (Art. 4.1d).
    """
    said = fold(post)
    known = [row for row in _shipped() if said.startswith(fold(row.post)) and row.valid_from <= day]
    return max(known, key=lambda row: len(row.post), default=None)


def other_rank(delegation: Delegation, members: Iterable[Member]) -> NamedPost | None:
    """The post of the annexes where they rank the head otherwise than the delegation is ranked, and nobody said why."""
    head = head_among(members)
    if head is None or not delegation.rank or delegation.rank_reason:
        return None
    named = named_post(head.post_vi, delegation.starts_on)
    return named if named is not None and named.rank != delegation.rank else None


@cache
def _shipped() -> tuple[NamedPost, ...]:
    text = files("nhipcau.delegations").joinpath("data/guest_ranks.csv").read_text(encoding="utf-8")
    return tuple(
        NamedPost(row["rank"], row["post"], row["act"], date.fromisoformat(row["valid_from"]), row["doubt"])
        for row in csv.DictReader(text.splitlines())
    )
