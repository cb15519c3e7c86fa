"""Source: a document as paragraphs and tables over one text.

In the text a paragraph is a line; a table row is a line with its cells divided by
tabs, and the paragraphs of a cell by U+2028. Every paragraph knows where it stands,
so that any value cut from it has a span.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kehoach.model import Note
from kehoach.text.normal import fold_space, starts_lower

CELL_BREAK = "\t"
PARAGRAPH_IN_CELL_BREAK = "\u2028"
DITTO = "\u3003"
"""What the text shows in a cell that is merged with the one above it."""

_AS_ABOVE = (DITTO, "nt", "như trên", "n.t", "''", '"')
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
"""No control character reaches the text: databases refuse some of them."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, white space folded, with its place in the source text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        return " ".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a row that a page break cut is one row again."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was printed, ready to be read."""

    text: str
    blocks: tuple[Paragraph | Table, ...]
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class RawParagraph:
    """A paragraph before it has a place."""

    text: str


RawCell = list[RawParagraph] | None
"""The paragraphs of a cell; None where it is merged with the cell above it."""

RawRow = list[RawCell]


@dataclass(slots=True)
class RawTable:
    """A table before its cut rows are joined."""

    rows: list[RawRow] = field(default_factory=list)


@dataclass(slots=True)
class Raw:
    """What an opener finds in a file, in reading order; footnotes apart."""

    blocks: list[RawParagraph | RawTable]
    notes: tuple[Note, ...] = ()
    footnotes: list[RawParagraph] = field(default_factory=list)


def is_as_above(text: str) -> bool:
    """True of the words and signs by which a cell says what the one above it says."""
    return text.strip(" .-–").lower() in _AS_ABOVE


def find_paragraphs(blocks: Iterable[RawParagraph | RawTable]) -> Iterator[RawParagraph]:
    """Every paragraph, those in the cells of tables among them."""
    for block in blocks:
        if isinstance(block, RawParagraph):
            yield block
        else:
            yield from (paragraph for row in block.rows for cell in row for paragraph in cell or ())


def build_source(raw: Raw) -> Source:
    """Gives every paragraph its place in one text; drops empty ones. Footnotes end the text and are no blocks."""
    builder = _Builder()
    for block in raw.blocks:
        if isinstance(block, RawTable):
            builder.add_table(join_cut_rows(block))
        else:
            builder.add_paragraph(block)
    blocks = tuple(builder.blocks)
    for footnote in raw.footnotes:
        builder.add_paragraph(footnote)
    return Source("".join(builder.parts), blocks, raw.notes)


class _Builder:
    """Text parts so far, and how long they are."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Paragraph | Table] = []
        self.length = 0

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def place(self, raw: RawParagraph) -> Paragraph:
        paragraph = Paragraph(fold_space(_CONTROL.sub(" ", raw.text)), self.length)
        self.put(paragraph.text)
        return paragraph

    def add_paragraph(self, raw: RawParagraph) -> None:
        if raw.text.strip():
            self.blocks.append(self.place(raw))
            self.put("\n")

    def add_table(self, table: RawTable) -> None:
        rows: list[tuple[Cell, ...]] = []
        for row in table.rows:
            rows.append(self._add_row(row, rows[-1] if rows else ()))
        self.blocks.append(Table(tuple(rows)))

    def _add_row(self, row: RawRow, above: tuple[Cell, ...]) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for column, raw_cell in enumerate(row):
            if column:
                self.put(CELL_BREAK)
            if raw_cell is None or (
                above and len(raw_cell) == 1 and is_as_above(raw_cell[0].text)
            ):  # one cell for several rows: printed once, said of each of them
                cells.append(above[column] if column < len(above) else Cell(()))
                self.put(DITTO)
            else:
                cells.append(self._add_cell(raw_cell))
        self.put("\n")
        return tuple(cells)

    def _add_cell(self, raw_cell: list[RawParagraph]) -> Cell:
        placed: list[Paragraph] = []
        for raw in raw_cell:
            if not raw.text.strip():
                continue
            if placed:
                self.put(PARAGRAPH_IN_CELL_BREAK)
            placed.append(self.place(raw))
        return Cell(tuple(placed))


def rebuild_source(text: str) -> Source:
    """The paragraphs and tables of a text that ``build_source`` made."""
    raw: list[RawParagraph | RawTable] = []
    for line in text.split("\n"):
        if CELL_BREAK not in line:
            raw.append(RawParagraph(line))
            continue
        last = raw[-1] if raw else None
        table = last if isinstance(last, RawTable) else RawTable()
        if table is not last:
            raw.append(table)
        table.rows.append([_rebuild_cell(cell) for cell in line.split(CELL_BREAK)])
    return build_source(Raw(raw))


def _rebuild_cell(cell: str) -> RawCell:
    return None if cell == DITTO else [RawParagraph(p) for p in cell.split(PARAGRAPH_IN_CELL_BREAK)]


def join_cut_rows(table: RawTable) -> RawTable:
    """Joins a row that a page break cut: the second part has no number in its first cell.

    Only in tables that number their rows; a cell goes on with the sentence unless the
    second part opens a list or a new paragraph.
    """
    numbered = any(_cell_text(row[0]).rstrip(".").isdigit() for row in table.rows if row)
    joined: list[RawRow] = []
    for row in table.rows:
        if numbered and joined and _is_cut(row, joined[-1]):
            joined[-1] = [_continue_cell(above, cell) for above, cell in zip(joined[-1], row, strict=True)]
        else:
            joined.append(row)
    return RawTable(joined)


def _is_cut(row: RawRow, before: RawRow) -> bool:
    """True where a row has no number and some cell of it goes on with the cell above."""
    if len(row) != len(before) or len(row) <= 2 or _cell_text(row[0]) or not _cell_text(before[0]):
        return False
    pairs = [(_cell_text(a), _cell_text(b)) for a, b in zip(before, row, strict=True)]
    return any(below and (starts_lower(below) or below[:1] in "-+•(" or above.endswith(":")) for above, below in pairs)


def _cell_text(cell: RawCell) -> str:
    return fold_space(" ".join(p.text for p in cell or ()))


def _continue_cell(cell: RawCell, more: RawCell) -> RawCell:
    if not more:
        return cell
    below = [p for p in more if p.text.strip()]
    kept = [p for p in cell or () if p.text.strip()]
    if kept and below and _goes_on(kept[-1].text, below[0].text):
        kept[-1] = RawParagraph(f"{kept[-1].text.rstrip()} {below[0].text.lstrip()}")
        below = below[1:]
    return kept + below


def _goes_on(before: str, after: str) -> bool:
    is_list = after.lstrip()[:1] in "-–+•*"
    return not is_list and before.rstrip()[-1:] not in ".;:"
