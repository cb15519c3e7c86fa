"""The order of precedence of a delegation and where everybody sits: proposals, which the officer changes.

Order (usage, not law): the head; the spouse, who has the head's rank; the deputy; then as the other side's own list has
them; interpreters and press last. At talks two sides sit opposite each other, number 1 in the middle, the next on the
right, then on the left, outwards; the interpreter sits at the left of the head. At dinner the host has the first guest
on the right and the second on the left, guests and hosts alternating.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from nhipcau.delegations.models import Member

Part = Member.Part
ORDER = (Part.HEAD, Part.SPOUSE, Part.DEPUTY, Part.MEMBER, Part.INTERPRETER, Part.PRESS)
AT_ONE_TABLE = 10
T = TypeVar("T")


def by_precedence(members: Sequence[Member]) -> list[Member]:
    """The members as protocol proposes: by their part; within a part as they were listed."""
    return sorted(members, key=lambda one: (ORDER.index(Part(one.part)), one.place, one.pk or 0))


def along_a_side(people: Sequence[T]) -> list[T]:
    """One side of a long table from its left end to its right: the first in the middle, the second at their right.

    People of one side look across the table; their right is written right here.
    """
    seats: list[T] = []
    for at, one in enumerate(people):
        if at % 2:
            seats.append(one)
        else:
            seats.insert(0, one)
    return seats


@dataclass(frozen=True, slots=True)
class Table:
    """A round table: seat 1 is the host's, the seats go on to the host's right."""

    number: int
    seats: list[str]


def at_talks(members: Sequence[Member]) -> list[Member]:
    """One side of the table of talks: the spouse has a programme of their own, an interpreter sits left of the head."""
    people = [one for one in by_precedence(members) if one.part != Part.SPOUSE]
    speaking = [one for one in people if one.part == Part.INTERPRETER][:1]
    rest = [one for one in people if one not in speaking]
    return along_a_side([*rest[:2], *speaking, *rest[2:]])


def at_dinner(guests: Sequence[str], hosts: Sequence[str], at_one: int = AT_ONE_TABLE) -> list[Table]:
    """Round tables of at most so many: at each a host at seat 1, then guests and hosts in turn to both sides of them.

    The first table has the first guests and hosts; nobody is left out and nobody sits twice.
    """
    count = max(1, -(-(len(guests) + len(hosts)) // at_one))
    shares = [_shares(len(people), count) for people in (guests, hosts)]
    tables, taken = [], [0, 0]
    for number in range(count):
        rows = []
        for side, people in enumerate((guests, hosts)):
            size = shares[side][number]
            rows.append(list(people[taken[side] : taken[side] + size]))
            taken[side] += size
        tables.append(Table(number + 1, around(rows[0], rows[1])))
    return tables


def _shares(people: int, tables: int) -> list[int]:
    """So many people over so many tables, as evenly as can be, the first tables one more."""
    return [people // tables + (at < people % tables) for at in range(tables)]


def around(guests: Sequence[str], hosts: Sequence[str]) -> list[str]:
    """One round table from the host's seat to the host's right: guests at both sides of a host, hosts of a guest."""
    turns: list[list[str]] = [list(guests), list(hosts[1:])]
    right: list[str] = []
    left: list[str] = []
    side, turn = right, 0
    while turns[0] or turns[1]:
        people = turns[turn] or turns[1 - turn]
        side.append(people.pop(0))
        if side is left:
            turn = 1 - turn
        side = left if side is right else right
    return [*hosts[:1], *right, *reversed(left)]
