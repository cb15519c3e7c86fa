"""Plain text and Markdown-like text to Source."""

import re
import unicodedata

from kehoach.sources.source import RawParagraph, RawTable, Source, build_source

_TAG = re.compile(r"</?(?:p|br|b|i|strong|em|div|span)\s*/?>", re.IGNORECASE)
_CELL_PARAGRAPH = re.compile(r"</p>\s*(?:<p>)?|<p>|<br\s*/?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")


def open_text(data: bytes) -> Source:
    """Lines are paragraphs; lines with two tabs or more are rows of one table."""
    text = unicodedata.normalize("NFC", decode(data))
    raw: list[RawParagraph | RawTable] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.count("\t") >= 2:
            _add_row(raw, line)
        elif line.strip():
            raw.append(RawParagraph(_clean(line)))
    return build_source(raw)


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, in UTF-16 with its mark, or in the Vietnamese code page of old Windows."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1258", errors="replace")


def _add_row(raw: list[RawParagraph | RawTable], line: str) -> None:
    last = raw[-1] if raw else None
    table = last if isinstance(last, RawTable) else RawTable()
    if table is not last:
        raw.append(table)
    table.rows.append([_cell(text) for text in line.split("\t")])


def _cell(text: str) -> list[RawParagraph]:
    return [RawParagraph(_clean(part)) for part in _CELL_PARAGRAPH.split(text) if part.strip()]


def _clean(line: str) -> str:
    return _EMPHASIS.sub("", _TAG.sub(" ", line))
