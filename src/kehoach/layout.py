"""How the lines of a read document were set: head and end in two columns, headings, bases, appendices.

The text of a document keeps no typeface. What a line is follows from where it stands and how it begins (Decree
30/2020/NĐ-CP, Annex I; Party documents by Guidance 36-HD/VPTW), so that a page can show it as it was printed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kehoach.fields.header import is_person
from kehoach.letterhead import rejoined
from kehoach.model import Span
from kehoach.outline import build_outline
from kehoach.parts import Parts, opens_appendix, opens_recipients, split_parts
from kehoach.sources.source import CELL_BREAK, PARAGRAPH_IN_CELL_BREAK, Cell, Paragraph, Source, Table
from kehoach.text.markers import RANK, parse_marker
from kehoach.text.normal import fold, is_upper
from kehoach.vocabulary.form import AUTHORITY_MARKS, MOTTO

MOST_OF_HEAD = 14
MOST_OF_END = 60
"""Lines; more than these are no head and no end of one document, and are left as they come."""
LONGEST_HEADING = 250
NEAR = 3
"""Lines below the position in which the name of who signed stands: a mark “đã ký” may be between."""
_REST_OF_DATE = re.compile(r"(?:ngày\s+)?(?:\d{1,2}\s+)?tháng\s.*\bnăm\s+\d{4}$")
_NUMBER = re.compile(r"S[ốỐ]\b|\d+\s*[-/]")
_PLACE_AND_DATE = re.compile(r"\S[^,]{1,60},\s*(?:ngày|tháng)\b", re.IGNORECASE)


class Setting(StrEnum):
    """How a line of the body is set."""

    BASIS = "basis"
    SECTION = "section"
    HEADING = "heading"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Head:
    """Issuer and number, which were printed on the left; nation or Party, place and date, on the right."""

    issuer: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    nation: tuple[str, ...] = ()
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """Who gets it, on the left; on whose behalf, position and name of who signed, on the right."""

    recipients: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Head and end of a document, and the settings of lines by where each begins.

    ``head_end`` is where the body begins, ``end`` the stretch that the two columns of the end stand for. Both are
    empty where the form is not found; every line is then one of the body.
    """

    head: Head
    type: str
    title: str
    head_end: int
    ending: Ending
    end: Span
    settings: dict[int, Setting]


def lay_out(text: str) -> Layout:
    """The layout of the text of a document as its source gives it (a line for a paragraph, tabs between cells)."""
    parts = split_parts(_source(text))
    has_head = parts.type_line is not None and 0 < len(parts.letterhead) <= MOST_OF_HEAD
    heading = [parts.type_line, *parts.title] if parts.type_line else []
    end = parts.ending[: _extent(parts.ending)]
    has_end = 0 < len(end) <= MOST_OF_END
    return Layout(
        head=_head(parts.letterhead) if has_head else Head(),
        type=_type(parts) if has_head else "",
        title=" ".join(p.text for p in parts.title) if has_head else "",
        head_end=max(p.end for p in heading) if has_head else 0,
        ending=_ending(end) if has_end else Ending(),
        end=Span(end[0].start, max(p.end for p in end)) if has_end else Span(0, 0),
        settings=dict(_settings(parts.preamble, parts.body, parts.appendix)),
    )


def _type(parts: Parts) -> str:
    """The type alone, where the title goes on in its line."""
    line = parts.type_line
    if line is None:
        return ""
    at = parts.title[0].start - line.start if parts.title else len(line.text)
    return line.text[:at].strip(" :.*")


def _source(text: str) -> Source:
    """The blocks of a text; lines with tabs that follow one another are one table."""
    blocks: list[Paragraph | Table] = []
    rows: list[tuple[Cell, ...]] = []
    start = 0
    for line in text.split("\n"):
        if CELL_BREAK in line:
            rows.append(tuple(_cells(line, start)))
        elif line.strip():
            _close(rows, blocks)
            blocks.append(Paragraph(line, start))
        start += len(line) + 1
    _close(rows, blocks)
    return Source(text, tuple(blocks))


def _close(rows: list[tuple[Cell, ...]], blocks: list[Paragraph | Table]) -> None:
    if rows:
        blocks.append(Table(tuple(rows)))
        rows.clear()


def _cells(line: str, start: int) -> Iterator[Cell]:
    for cell in line.split(CELL_BREAK):
        paragraphs, at = [], start
        for text in cell.split(PARAGRAPH_IN_CELL_BREAK):
            if text.strip():
                paragraphs.append(Paragraph(text, at))
            at += len(text) + 1
        yield Cell(tuple(paragraphs))
        start += len(cell) + 1


def _head(letterhead: Sequence[Paragraph]) -> Head:
    lines = [p.text for p in rejoined(letterhead)]
    nation = [text for text in lines if fold(text).startswith(MOTTO)]
    dated = [text for text in lines if _is_of_the_date(text)]
    others = [text for text in lines if text not in nation and text not in dated]
    at = next((at for at, text in enumerate(others) if _NUMBER.match(text)), len(others))
    return Head(tuple(others[:at]), tuple(others[at:]), tuple(nation), " ".join(dated))


def _is_of_the_date(text: str) -> bool:
    return bool(_PLACE_AND_DATE.match(text) or _REST_OF_DATE.match(text)) or text.endswith(",")


def _extent(ending: Sequence[Paragraph]) -> int:
    """How many lines the distribution list and the signature are; none where nobody signs. What follows is no end."""
    marks = [at for at, p in enumerate(ending) if p.text.startswith(AUTHORITY_MARKS)]
    if not marks:
        return 0
    at = _past(ending, marks[0])
    named = next((near for near in range(at, min(at + NEAR, len(ending))) if is_person(ending[near].text)), None)
    return _past(ending, named + 1 if named is not None else at, is_listed_only=True)


def _past(ending: Sequence[Paragraph], at: int, *, is_listed_only: bool = False) -> int:
    """The line behind those of a signature and of a list of recipients that stand there."""
    while at < len(ending):
        text = ending[at].text
        is_of_list = text.startswith("-") or opens_recipients(text)
        if not is_of_list and (is_listed_only or not _is_signed(text)):
            break
        at += 1
    return at


def _ending(ending: Sequence[Paragraph]) -> Ending:
    signed = [at for at, p in enumerate(ending) if _is_signed(p.text)]
    named = [at for at, p in enumerate(ending) if is_person(p.text) and at > signed[0]]
    signature = sorted({*signed, *named[-1:]})
    recipients = (p.text for at, p in enumerate(ending) if at not in signature)
    return Ending(tuple(recipients), tuple(p.text for p in rejoined(ending[at] for at in signature)))


def _is_signed(text: str) -> bool:
    if text.startswith("PHỤ LỤC"):
        return False
    is_listed = text.endswith((";", ",", ".")) or parse_marker(text) is not None
    return text.startswith(AUTHORITY_MARKS) or (is_upper(text) and not is_listed and not opens_recipients(text))


def _settings(
    preamble: Sequence[Paragraph], body: Sequence[Paragraph], appendix: Sequence[Paragraph]
) -> Iterator[tuple[int, Setting]]:
    for paragraph in preamble:
        if fold(paragraph.text).startswith("can cu"):
            yield paragraph.start, Setting.BASIS
    yield from _headings(body)
    yield from _headings(appendix)
    yield from _appendix_titles(appendix)


def _headings(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, Setting]]:
    """Numbered lines that others hang under: sections by Roman numbers and above, headings below."""
    starts = [paragraph.start for paragraph in paragraphs]
    for node in build_outline(paragraphs).root.walk():
        is_section = node.is_numbered and RANK[node.kind] <= RANK["roman"]
        if node.is_numbered and (node.children or is_section) and len(node.text) <= LONGEST_HEADING:
            line = starts[bisect_right(starts, node.span.start) - 1]
            yield line, Setting.SECTION if is_section else Setting.HEADING


def _appendix_titles(appendix: Sequence[Paragraph]) -> Iterator[tuple[int, Setting]]:
    """“Phụ lục” and the lines in capitals below it."""
    is_title = False
    for paragraph in appendix:
        is_title = opens_appendix(paragraph.text) or (is_title and is_upper(paragraph.text))
        if is_title:
            yield paragraph.start, Setting.APPENDIX
