"""Rich Text Format to Source: what old programs and mail clients save.

The words come from striprtf; it knows no rows, so the marks of a table (RTF 1.9.1: trowd, cell, row, clvmrg) go through
it as characters of the private use area and are taken apart here.
"""

import re
from typing import Final

from striprtf.striprtf import rtf_to_text

from kehoach.errors import UnreadableFile
from kehoach.sources.limits import refuse_too_long
from kehoach.sources.source import Raw, RawCell, RawParagraph, RawTable

_ROW_BEGINS, _CELL_ENDS, _ROW_ENDS, _MERGED = "\ue000", "\ue001", "\ue002", "\ue100"
_DEFINITION: Final = re.compile(r"\\trowd(?P<cells>(?:(?!\\trowd|\\row\b|\\cell\b|\\intbl\b).)*)", re.DOTALL)
_CELL_DEFINED: Final = re.compile(r"(?P<looks>.*?)\\cellx-?\d+", re.DOTALL)
_CELL: Final = re.compile(r"\\cell\b ?")
_ROW: Final = re.compile(r"\\row\b ?")
_UNCOUNTED: Final = re.compile(r"\\nest(?:cell|row)\b ?")
_MOST_COLUMNS: Final = 60
_LINE: Final = re.compile(r"[\n\u2028\x0b]")


def open_rtf(data: bytes) -> Raw:
    """Paragraphs, with the numbers that the writing program put before them, and tables."""
    refuse_too_long(len(data) // 8)  # a character outside ASCII takes seven or more
    source = data.decode("latin-1")
    source = _DEFINITION.sub(lambda found: _coded(_ROW_BEGINS) + _merged(found["cells"]) + found[0], source)
    source = _UNCOUNTED.sub(r"\\par ", source)
    source = _CELL.sub(lambda _: _coded(_CELL_ENDS), source)
    source = _ROW.sub(lambda _: _coded(_ROW_ENDS), source)
    try:
        text: str = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, IndexError) as error:
        raise UnreadableFile("Không mở được tệp .rtf này; hãy lưu lại thành .docx.") from error
    return Raw(_blocks(text))


def _coded(character: str) -> str:
    """A character as RTF writes it: signed, of sixteen bits."""
    return rf"\u{ord(character) - 0x10000}?"


def _merged(cells: str) -> str:
    """A mark for each column of a row whose cell is one with the cell above."""
    looks = [found["looks"] for found in _CELL_DEFINED.finditer(cells)][:_MOST_COLUMNS]
    return "".join(_coded(chr(ord(_MERGED) + at)) for at, look in enumerate(looks) if r"\clvmrg" in look)


def _blocks(text: str) -> list[RawParagraph | RawTable]:
    blocks: list[RawParagraph | RawTable] = []
    for at, part in enumerate(text.split(_ROW_ENDS)):
        before, begun, row = part.partition(_ROW_BEGINS)
        has_row = bool(begun) and _CELL_ENDS in row
        outside = before if has_row else part.replace(_ROW_BEGINS, "").replace(_CELL_ENDS, "\n")
        lines = [RawParagraph(line) for line in _LINE.split(outside) if line.strip()]
        blocks.extend(lines)
        if has_row:
            table = blocks[-1] if at and blocks and isinstance(blocks[-1], RawTable) else RawTable()
            if not blocks or table is not blocks[-1]:
                blocks.append(table)
            table.rows.append(_row(row))
    return blocks


def _row(text: str) -> list[RawCell]:
    """The cells of a row; its merged columns are named before the words of the first, perhaps once more at its end."""
    merged = {ord(mark) - ord(_MERGED) for mark in text if _is_merge(mark)}
    plain = "".join(mark for mark in text if mark != _ROW_BEGINS and not _is_merge(mark))
    cells = plain.split(_CELL_ENDS)[:-1]
    return [
        None if at in merged and not cell.strip() else [RawParagraph(line) for line in _LINE.split(cell)]
        for at, cell in enumerate(cells)
    ]


def _is_merge(mark: str) -> bool:
    return 0 <= ord(mark) - ord(_MERGED) < _MOST_COLUMNS
