"""What a register says in a document of its own, as the writer of documents takes it: paragraphs, tables, annexes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import kehoach
from nhipcau.agencies.models import Agency

Text = kehoach.Text
Grid = kehoach.Grid
Appendix = kehoach.Appendix
Block = kehoach.Block
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Minutes:
    """What minutes have beside other documents: the day of the meeting, where it is known, and who took them."""

    on: date | None
    recorder: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The body of a document and its annexes; letterhead, signature and recipients come with the order.

    What ``is_the_heads`` is decided by the head of a Committee in their own name, not for the body (TM.); ``minutes``
    have two signatures.
    """

    body: tuple[Block, ...]
    appendices: tuple[Appendix, ...] = ()
    is_the_heads: bool = False
    minutes: Minutes | None = None


@dataclass(frozen=True, slots=True)
class Composed:
    """A document of a record as it would be written now: ``what`` of the register's papers it is, who issues it, its
    kind and summary, to whom it goes, body and annexes.

    Without ``recipients`` those that its kind proposes. ``digest`` marks the facts of which it is made, where a
    register tells whether they changed since.
    """

    what: str
    issuer: Agency
    kind: str
    about: str
    addressees: tuple[str, ...]
    paper: Paper
    recipients: tuple[str, ...] = ()
    digest: str = ""


def in_sections(parts: Iterable[tuple[str, Sequence[Block]]]) -> Iterator[Block]:
    """Parts under their headings, counted in Roman figures; a part without anything has none."""
    known = [(heading, blocks) for heading, blocks in parts if blocks]
    for roman, (heading, blocks) in zip(ROMAN, known, strict=False):
        yield Text(f"{roman}. {heading}", "section")
        yield from blocks
