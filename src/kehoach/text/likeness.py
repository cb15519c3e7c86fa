"""Which of many likenesses make pairs."""

from collections.abc import Iterable, Iterator

Likeness = tuple[float, int, int, int]
"""How alike, how near in their lists (0 at most), and the places of the two: what is greatest goes first."""


def pair_likest(scored: Iterable[Likeness]) -> Iterator[tuple[int, int, float]]:
    """Places of the two that go together, with their likeness: the likest first, each place once."""
    taken: set[int] = set()
    taken_other: set[int] = set()
    for likeness, _, at, other in sorted(scored, reverse=True):
        if at not in taken and other not in taken_other:
            taken.add(at)
            taken_other.add(other)
            yield at, other, likeness
