"""Plain text and Markdown to Source."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from kehoach.sources.barred import Barred, Lines, Rows, part_barred
from kehoach.sources.limits import refuse_too_long
from kehoach.sources.side_by_side import part_columns
from kehoach.sources.source import Raw, RawCell, RawParagraph, RawTable, is_as_above
from kehoach.text.legacy import modernise, share_of_syllables
from kehoach.text.markers import parse_marker
from kehoach.text.normal import is_upper, starts_lower

_TAG = re.compile(r"</?(?:p|br|b|i|u|strong|em|div|span)\s*/?>", re.IGNORECASE)
_CELL_PARAGRAPH = re.compile(r"</p>\s*(?:<p>)?|<p>|<br\s*/?>|\u2028", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)\*(?=[^\s*])|(?<=[^\s*])\*(?!\w)")
_HEADING = re.compile(r"#{1,6}\s+")
_TABLE_RULE = re.compile(r"\|[\s:|-]{3,400}\|\s*$")
_NESTED_BULLET = re.compile(r"\s{2,12}[*-]\s+")
_OPEN_BOLD = re.compile(r"(?:^|\s)\*\*(?=\S)(?!.*\*\*)")
_SYMBOL = re.compile(r"\d+[a-z]?/[A-ZĐ]{2}|\d+/\d{4}/")
"""How the number of a document begins, which is no marker: 48/NQ-CP."""
_WORD = re.compile(r"[^\W_]")
_BARS = re.compile(r"[|\t]")
_LONE_MARKER = re.compile(r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]")
_ESCAPED = re.compile(r"\\([-#*+.()\[\]_|])")

_LAYOUT = 2  # columns of a letterhead or a signature block, which is no table of data
_WIDEST = 100  # cells in a row; more is no table
_FEWEST_BLOCKS, _BROKEN = 12, 0.3
"""A text parted by empty lines has so many blocks; of the lines inside them such a share goes on in small letters."""
_SHORTEST_WRAP, _LONGEST_WRAP = 60, 125
"""Characters to a line of a text that somebody broke by hand, or a program that prints."""


GoesOn = Callable[[str, str], bool]
"""Whether a line goes on with the sentence of the line before it."""


def open_text(data: bytes) -> Raw:
    """Lines are paragraphs, joined where a text was broken into lines of one width.

    Lines with two tabs or more, or between bars, are rows of one table.
    """
    text = unicodedata.normalize("NFC", decode(data))
    refuse_too_long(len(text))
    lines = [_plain(line) for line in part_columns(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))]
    goes_on = _join_of_blocks(lines) if _is_in_blocks(lines) else _join_of_width(lines)
    raw: list[RawParagraph | RawTable] = []
    for run in part_barred(lines):
        if isinstance(run, Barred):
            raw.append(_barred_table(run.rows, goes_on))
        else:
            _add_lines(raw, _join_wrapped(run, goes_on))
    return Raw(raw)


def _barred_table(rows: Rows, goes_on: GoesOn | None) -> RawTable:
    return RawTable([[_cell("\u2028".join(_join_wrapped(cell, goes_on))) for cell in row] for row in rows])


def _add_lines(raw: list[RawParagraph | RawTable], lines: Iterable[str]) -> None:
    for line in lines:
        cells = _cells(line)
        if cells:
            _add_row(raw, cells)
        elif line.strip() and not _TABLE_RULE.match(line.strip()):
            raw.append(RawParagraph(_clean(line)))


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, in UTF-16 with its mark, or in the code page that makes most sense of it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        windows = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
        western = modernise(data.decode("latin-1"))
        return max((windows, western), key=share_of_syllables)


def _plain(line: str) -> str:
    """A line of Markdown as it would be printed: no heading sign, bullets as this reader knows them."""
    line = _ESCAPED.sub(r"\1", _HEADING.sub("", line, count=1))
    if _NESTED_BULLET.match(line):
        return _NESTED_BULLET.sub("+ ", line, count=1)
    return f"- {line[2:]}" if line.startswith("* ") else line


def _join_wrapped(lines: Lines, goes_on: GoesOn | None) -> Iterator[str]:
    """Lines put together again where one goes on with that before it."""
    if goes_on is None:
        yield from lines
        return
    paragraph, last = [""], ""
    for line in lines:
        if paragraph[0] and line.strip() and goes_on(last, line):
            paragraph.append(line.strip())
        else:
            yield " ".join(paragraph)
            paragraph = [line]
        last = line
    yield " ".join(paragraph)


def _is_in_blocks(lines: list[str]) -> bool:
    """True of a text whose paragraphs are parted by empty lines, and broken in mid-sentence: a saved web page."""
    blocks = [list(block) for has_words, block in groupby(lines, lambda line: bool(line.strip())) if has_words]
    inside = [line for block in blocks for line in block[1:] if parse_marker(line) is None]
    broken = sum(starts_lower(line) for line in inside)
    return len(blocks) >= _FEWEST_BLOCKS and broken > _BROKEN * max(len(inside), 1)


def _join_of_blocks(lines: list[str]) -> GoesOn:
    """How a text in blocks goes on; the width of its lines is that of most of the long ones."""
    lengths = sorted(len(line) for line in lines if len(line) >= _SHORTEST_WRAP)
    width = lengths[len(lengths) // 2] if lengths else _LONGEST_WRAP
    return lambda before, line: _goes_on_in_block(before, line, width)


def _goes_on_in_block(before: str, line: str, width: int) -> bool:
    """Inside a block a line goes on but for a marker, the end of a sentence, and capitals that stand for themselves.

    A number alone on its line is the marker of the line below; what is printed bold is not cut at the end of a line.
    A sentence that ends where the line has no room for another word ends no paragraph.
    """
    is_full = len(before) + 1 + len(line.split(" ", 1)[0]) > width
    is_open = _OPEN_BOLD.search(before) is not None
    before, line = _clean(before).strip(), _clean(line).strip()
    if not (_WORD.search(before) and _WORD.search(line)) or _BARS.search(before + line):
        return False
    if _LONE_MARKER.fullmatch(line) or (parse_marker(line) is not None and not _SYMBOL.match(line)):
        return False
    if is_open or starts_lower(line) or _LONE_MARKER.fullmatch(before):
        return True
    return (is_full or before[-1] not in ".;:") and not is_upper(before)


def _join_of_width(lines: list[str]) -> GoesOn | None:
    """How a text that was broken at one width goes on; None where each line is a paragraph."""
    width = _wrap_width(lines)
    return None if width is None else lambda before, line: _goes_on(before, line, width)


def _wrap_width(lines: list[str]) -> int | None:
    """The width that lines were broken at, or None where each line is a paragraph."""
    lengths = sorted(len(line) for line in lines if line.strip() and "\t" not in line and "|" not in line)
    if len(lengths) < 20:
        return None
    width = lengths[int(0.97 * (len(lengths) - 1))]
    full = sum(width - 12 <= length <= width for length in lengths)
    broken = sum(starts_lower(line.lstrip()) and parse_marker(line) is None for line in lines)
    is_wrapped = 3 * full > len(lengths) or (5 * full > len(lengths) and broken > _BROKEN / 2 * full)
    return width if _SHORTEST_WRAP <= width <= _LONGEST_WRAP and is_wrapped else None


def _goes_on(before: str, line: str, width: int) -> bool:
    has_room = len(before) + 1 + len(line.split(" ", 1)[0]) <= width
    return not has_room and parse_marker(line) is None and "\t" not in before


def _cells(line: str) -> list[str]:
    """The cells of a row of a table; nothing where the line is none."""
    if 2 <= line.count("\t") < _WIDEST:
        return line.split("\t")
    stripped = line.strip()
    if _TABLE_RULE.match(stripped):
        return []
    is_barred = stripped.endswith("|") or " | " in stripped
    cells = [cell.strip() for cell in stripped.removeprefix("|").removesuffix("|").split("|")]
    return cells if is_barred and 2 <= len(cells) < _WIDEST else []


def _add_row(raw: list[RawParagraph | RawTable], cells: list[str]) -> None:
    above = raw[-2] if len(raw) > 1 else None
    heading = raw[-1] if raw else None
    if isinstance(above, RawTable) and isinstance(heading, RawParagraph) and len(above.rows[-1]) == len(cells):
        raw.pop()  # a row merged from edge to edge has no tab
        above.rows.append([[heading], *([] for _ in cells[1:])])
    last = raw[-1] if raw else None
    is_same = isinstance(last, RawTable) and (len(last.rows[-1]) > _LAYOUT) == (len(cells) > _LAYOUT)
    table = last if isinstance(last, RawTable) and is_same else RawTable()
    if table is not last:
        raw.append(table)
    table.rows.append([_cell(text) for text in cells])


def _cell(text: str) -> RawCell:
    """The paragraphs of a cell; None where it says that the one above holds for it too."""
    if is_as_above(text):
        return None
    return [RawParagraph(_clean(part)) for part in _CELL_PARAGRAPH.split(text) if part.strip()]


def _clean(line: str) -> str:
    return _EMPHASIS.sub("", _TAG.sub(" ", line))
