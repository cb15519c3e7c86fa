"""What a writer of one of a delegation's documents gives."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nhipcau.documents.papers import Appendix, Block, Minutes


class Parts(NamedTuple):
    """The summary of a document, its body, its annexes, to whom it goes (nobody: as a plan goes to its recipients).

    Minutes say when they were taken, and by whom.
    """

    about: str
    body: Iterable[Block]
    annexes: Sequence[Appendix]
    addressee: str
    minutes: Minutes | None = None
