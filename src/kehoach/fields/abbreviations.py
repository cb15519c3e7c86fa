"""Short names that the document gives for its own use: "(sau đây gọi tắt là …)"."""

import re
from collections.abc import Iterator

from kehoach.model import Abbreviation, Span
from kehoach.text.normal import fold
from kehoach.vocabulary.agencies import AGENCY_HEADS
from kehoach.vocabulary.form import DOCUMENT_TYPES

_GIVEN = re.compile(
    r"\((?:sau đây\s+)?(?:gọi\s+tắt|gọi\s+chung|viết\s+tắt|gọi)\s+là:?\s*[“\"]?(?P<short>[^()“”\"\n]{2,60}?)[”\"]?\)"
)
_OPENING = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(AGENCY_HEADS, key=len, reverse=True))})(?!\w)")
_LOOK_BACK = 220


def find_abbreviations(text: str) -> tuple[Abbreviation, ...]:
    """Each short name with the agency or document that stands before its bracket."""
    return tuple(_find_all(text))


def _find_all(text: str) -> Iterator[Abbreviation]:
    for match in _GIVEN.finditer(text):
        start = max(0, match.start() - _LOOK_BACK)
        before = text[start : match.start()].rstrip()
        full = _spelled_out(match["short"].strip(), before)
        if full:
            yield Abbreviation(match["short"].strip(), full, Span(match.start("short"), match.end("short")))


def _spelled_out(short: str, before: str) -> str:
    """What a short name stands for: the words with its letters, the document of its kind, or the last agency."""
    initials = before.split()[-len(short) :]
    if short.isupper() and [fold(w[:1]) for w in initials] == [fold(c) for c in short]:
        return " ".join(initials)
    kind = next((name for name in DOCUMENT_TYPES if short.startswith(name)), None)
    if kind and kind in before:
        return before[before.rindex(kind) :].strip(" ,")
    cut = max(before.rfind(mark) for mark in (";", "\n", ". ", "(")) + 1
    heads = list(_OPENING.finditer(before, cut))
    return before[heads[-1].start() if heads else cut :].strip(" ,")
