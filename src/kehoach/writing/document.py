"""An official document as a value, before it is laid out on paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Weight = Literal["section", "heading", "group", "text", "basis", "order", "article", "caption", "unit"]
Form = Literal["decree", "party"]
"""By whose rules a document is laid out: Decree 30/2020/NĐ-CP, or the guide of the Party's Central Office."""
Row = tuple[str | None, ...]
"""The cells of a row of a table; None where the cell above goes on.

A row of two cells in a wider table heads a group: its number, and its name over all other columns.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the body.

    A section (I. IN CAPITALS), a heading (1. in bold), an article of a decision (Điều 1.), the order that stands
    above its articles (QUYẾT ĐỊNH:), a basis, the caption of a table (Bảng 1.) with its unit, or text. A text may
    begin with a ``lead`` in bold italics: what the paragraph is about. A group is text that goes on to the page of what
    follows it.
    """

    text: str
    weight: Weight = "text"
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head row that repeats on every page; widths in millimetres.

    ``rows`` is walked once, while the file is written: it may be longer than what fits into memory. A table of which
    the rows are at hand and no widths are given is as wide as what stands in it asks. The columns
    named in ``figures`` (from 0) hold figures and are set to the right. A last row that ``has_total`` is bold. What
    ``is_long`` is set in 11 points.
    """

    columns: tuple[str, ...]
    rows: Iterable[Row]
    widths: tuple[int, ...] = ()
    figures: frozenset[int] = frozenset()
    has_total: bool = False
    is_long: bool = False

    def told(self) -> list[list[str]]:
        """The head and those rows that are at hand and stand in more than one column of their own."""
        rows = self.rows if isinstance(self.rows, tuple | list) else ()
        whole = (row for row in rows if len(row) == len(self.columns))
        return [[cell or "" for cell in row] for row in (self.columns, *whole)]

    def cells(self) -> list[list[str]]:
        """The rows as text, all of one length; what goes on from above, or stands over several columns, is empty."""
        width = len(self.columns)
        return [[*(cell or "" for cell in row), *([""] * (width - len(row)))] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG) in the middle of the page, so many mm wide, with the words that say what it shows."""

    png: bytes
    said: str
    width: int = 150


Block = Text | Grid | Picture


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix (phụ lục) on pages of its own; numbered in Roman figures where there are several.

    A table lies on landscape pages; an appendix of ``text`` alone on upright ones.
    """

    title: str
    caption: str
    grid: Grid | None = None
    text: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: on whose behalf (TM.), in what position (KT. and the head's, then one's own), and the name."""

    authority: str
    positions: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """The parts that Decree 30/2020/NĐ-CP, Annex I asks of an administrative document.

    An official letter (công văn) has no ``type``; its ``title`` stands below the number, after "V/v". A decision
    names who decides (``authority``) above its bases. ``symbol`` is what stands behind the number: BC-SNgV, or
    BC/BTGDVTU where the Party's form puts "118-" before it. The text has 14 points, or 13 where it is long (Annex I,
    II.6d allows both). Minutes (biên bản) name who took them (``recorder``), who signs beside who presided.
    """

    issuer: tuple[str, ...]
    symbol: str
    place: str
    date: str
    type: str
    title: str
    body: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...]
    parent: str = ""
    number: str = ""
    addressees: tuple[str, ...] = ()
    authority: str = ""
    urgency: str = ""
    appendices: tuple[Appendix, ...] = ()
    form: Form = "decree"
    size: Literal[13, 14] = 14
    recorder: str = ""

    @property
    def grids(self) -> list[Grid]:
        """The tables of the text and of the appendices."""
        annexed = [appendix.grid for appendix in self.appendices if appendix.grid is not None]
        return [*(block for block in self.body if isinstance(block, Grid)), *annexed]
