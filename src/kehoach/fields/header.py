"""The formal parts of the document: number, place and date, title, issuer, period, signer."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach.fields.issuer import read_issuer
from kehoach.fields.number import read_number
from kehoach.letterhead import rejoined
from kehoach.model import Header, Period, Signer, Span
from kehoach.parts import Parts
from kehoach.sources.source import Paragraph
from kehoach.text.dates import parse_date
from kehoach.text.normal import CAPITALS, fold, is_upper
from kehoach.vocabulary.form import AUTHORITY_MARKS, DOCUMENT_TYPES, POSITIONS

_PLACE = re.compile(rf"(?P<place>[{CAPITALS}][^,\d]{{1,40}}),\s*(?P<date>ngày\b.*|tháng\b.*)", re.IGNORECASE)
_RANGE = re.compile(r"(?P<start>20\d\d)\s*[-–]\s*(?P<end>20\d\d)")
_VISION = re.compile(r"(?:định hướng|tầm nhìn)(?:\s+đến)?(?:\s+năm)?\s+(?P<year>20\d\d)", re.IGNORECASE)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?năm\s+(?P<year>20\d\d)", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|nhiệm kỳ\s+20\d\d\s*[-–]\s*20\d\d", re.IGNORECASE
)
"""Years that are no period of the plan: of the day of a cited document, of a term of office."""
_IN_YEAR = re.compile(r"(?<!đến )năm\s+(?P<year>20\d\d)", re.IGNORECASE)


def read_header(parts: Parts, text: str) -> Header:
    """Every formal part that the document states."""
    spans: dict[str, Span] = {}
    parts = replace(parts, letterhead=tuple(rejoined(parts.letterhead)), ending=tuple(rejoined(parts.ending)))
    number, symbol = read_number(parts.letterhead, spans)
    place, day = _read_place(parts.letterhead, spans)
    title = " ".join(p.text for p in parts.title) or None
    if parts.title:
        spans["title"] = Span(parts.title[0].start, parts.title[-1].end)
    if parts.type_line:
        spans["type"] = Span(parts.type_line.start, parts.type_line.end)
    return Header(
        type=_type_name(parts.type_line),
        number=number,
        symbol=symbol,
        issuer=read_issuer(parts, place, spans),
        place=place,
        date=day,
        title=title,
        period=parse_period(" ".join(p.text for p in parts.issued)) or parse_period(title or ""),
        signer=_read_signer(parts.ending, spans),
        spans=spans,
    )


def _type_name(line: Paragraph | None) -> str | None:
    if line is None:
        return None
    glued = fold(line.text).replace(" ", "")
    names = sorted(DOCUMENT_TYPES, key=len, reverse=True)
    return next((name for name in names if glued.startswith(fold(name).replace(" ", ""))), None)


def _read_place(letterhead: Sequence[Paragraph], spans: dict[str, Span]) -> tuple[str | None, str | None]:
    for line in letterhead:
        match = _PLACE.search(line.text)
        if match:
            spans["place"] = Span(line.start + match.start("place"), line.start + match.end("place"))
            spans["date"] = Span(line.start + match.start("date"), line.start + match.end("date"))
            return match["place"].strip(), parse_date(match["date"])
    return None, None


def parse_period(title: str) -> Period | None:
    """The years that a title fixes: “năm 2024”, “giai đoạn 2022-2026, định hướng đến năm 2030”."""
    vision = _VISION.search(title)
    rest = _OF_OTHERS.sub(" ", title.replace(vision[0], " ") if vision else title)
    ahead = int(vision["year"]) if vision else None
    years = _RANGE.search(rest)
    if years:
        return Period(int(years["start"]), int(years["end"]), ahead)
    single = _IN_YEAR.search(rest)
    if single:
        return Period(int(single["year"]), int(single["year"]), ahead)
    until = _UNTIL.search(rest)
    if until:
        return Period(None, int(until["year"]), ahead)
    return Period(None, None, ahead) if ahead else None


def _read_signer(ending: Sequence[Paragraph], spans: dict[str, Span]) -> Signer | None:
    start = next((i for i, p in enumerate(ending) if p.text.startswith(AUTHORITY_MARKS)), None)
    if start is None:
        start = next((i for i, p in enumerate(ending) if p.text in POSITIONS), None)
    if start is None:
        return None
    upper = [p for p in ending[start : start + 4] if is_upper(p.text)]
    after = start + len(upper)
    name = next((p for p in ending[after : after + 3] if is_person(p.text)), None)
    if name is not None:
        spans["signer"] = Span(name.start, name.end)
    behalf = [p.text for p in upper if p.text.startswith(("TM.", "T/M", "TL.", "TUQ."))]
    position = [p.text for p in upper if not p.text.startswith(("TM.", "T/M"))]
    return Signer(name.text if name else None, " ".join(position) or None, behalf[0] if behalf else None)


def is_person(text: str) -> bool:
    """True of a line that is a name of a person: two to six words with capitals, not all of them capitals."""
    words = text.split()
    return 2 <= len(words) <= 6 and all(w[0].isupper() for w in words) and not is_upper(text)
