"""Numbers of official documents: 2013/QĐ-TTg, 404/BNG-NGVH-UNESCO, 33-NQ/TW, 126/2025/QH15."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.text.dates import parse_day
from kehoach.text.normal import fold
from kehoach.vocabulary.agencies import AGENCY_HEADS
from kehoach.vocabulary.form import DOCUMENT_TYPES
from kehoach.vocabulary.phrases import OBJECT_STOPS

_TYPES = "|".join(sorted(DOCUMENT_TYPES, key=len, reverse=True))
_NUMBER = (
    r"\d{1,5}[a-z]?(?:/\d{4})?\s?[/-]\s?[A-ZĐ][A-Za-zĐđƯưƠơÂâ]{0,9}\d{0,2}(?:\s?[-/]\s?[A-ZĐ][A-Za-zĐđ]{0,9}\d{0,2})*"
)
_CITED = re.compile(
    rf"(?<![\w/])(?P<number>{_NUMBER})(?!\w)"
    r"(?:[,\s]{1,3}(?:ngày\s+)?(?P<date>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2},?\s+năm\s+\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?",
)  # fmt: skip
_TYPE = re.compile(rf"(?<!\w)(?:{_TYPES})(?!\w)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[;.()“”]|\n(?!\s*số\s)|\d")
_SO = re.compile(r"số\s*:?\s*$", re.IGNORECASE)
_SENDER = re.compile(r"(?s:.*)\bcủa\s+(?:Giám đốc\s+|Chánh\s+)?(?P<of>[A-ZĐ][^;.]{3,80}?)\s+tại\s*$")
_LOOK_BACK = 90
_STOPS = "|".join(OBJECT_STOPS)
_HEADS = "|".join(AGENCY_HEADS)
_OF = re.compile(r"\s*,?\s*của\s+")
_BEHIND = rf"(?=[a-zđ0-9]|(?:{_HEADS}|{_TYPES})\b)"
_ISSUER_END = re.compile(
    rf"\s(?:{_STOPS}|Về việc)(?=[\s,]|$)|[;.“”\"\n]|\((?![A-ZĐ]{{2,8}}\))|(?<![A-ZĐ][A-ZĐ])\)"
    rf"|,\s+{_BEHIND}|\s+và\s+{_BEHIND}|\s+(?:{_TYPES})\s+số"
)
"""A comma or "và" ends the issuer unless more of its name stands behind: Bộ Văn hóa, Thể thao và Du lịch."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited by its number."""

    type: str
    number: str
    date: str | None
    issuer: str | None
    start: int
    end: int


def find_citations(text: str) -> Iterator[Citation]:
    """Every document cited by number, in the order of the text."""
    last_type = ""
    for match in _CITED.finditer(text):
        if not _is_number(match["number"]):
            continue
        from_ = max(0, match.start() - _LOOK_BACK)
        before = text[from_ : match.start()]
        said = _nearest_type(before)
        kind = _type_name(said[0]) if said else (last_type if _SO.search(before) else "")
        if not kind:
            continue
        last_type = kind
        start = from_ + said.start() if said else match.start("number")
        number = re.sub(r"\s+", "", match["number"])
        issuer = _find_issuer(text, match.end()) or _find_sender(text, start)
        yield Citation(kind, number, _day(match["date"]), issuer, start, match.end())


def _nearest_type(before: str) -> re.Match[str] | None:
    """The document type that the number belongs to: the last one before it, a capitalised one first."""
    found = [m for m in _TYPE.finditer(before) if not _SENTENCE_END.search(before, m.end())]
    named = [m for m in found if m[0][0].isupper()]
    best = named or found
    return best[-1] if best else None


def _find_sender(text: str, start: int) -> str | None:
    """Who sent a letter that is named before it: "đề nghị của Sở Ngoại vụ tại Tờ trình số …"."""
    match = _SENDER.match(text[max(0, start - 110) : start])
    return " ".join(match["of"].split()) if match else None


def _day(printed: str | None) -> str | None:
    """The date behind the number; "ngày" may stand before it or have been passed over."""
    if not printed:
        return None
    return parse_day(printed) or parse_day(f"ngày {printed}")


def _type_name(printed: str | None) -> str:
    folded = fold(printed or "")
    return next((name for name in DOCUMENT_TYPES if fold(name) == folded), "")


def _is_number(number: str) -> bool:
    letters = [c for c in number if c.isalpha()]
    return sum(c.isupper() for c in letters) >= 2


def _find_issuer(text: str, at: int) -> str | None:
    of = _OF.match(text, at)
    if not of:
        return None
    rest = text[of.end() : of.end() + 120]
    end = _ISSUER_END.search(rest)
    issuer = " ".join(rest[: end.start()].split()) if end else " ".join(rest.split())
    return issuer.strip(" ,") or None


def same_document(number: str) -> str:
    """A key under which one document's number is the same however it is spaced or divided.

    36/NQ-TW and 36- NQ/TW are one document.
    """
    return re.sub(r"[^0-9a-zđ]", "", number.lower())
