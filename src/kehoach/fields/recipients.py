"""Recipients: the lines of Nơi nhận."""

import re
from collections.abc import Iterator, Sequence

from kehoach.model import Recipient, Span
from kehoach.sources.source import Paragraph
from kehoach.text.normal import is_upper
from kehoach.vocabulary.form import AUTHORITY_MARKS

_LINES_OF_SIGNATURE = 8
_BULLETS = "-–+*•"
_OPENING = re.compile(r"(?:Nơi nhận|NƠI NHẬN)\s*:?\s*")
_LINE = re.compile(r"[-–+*•]?\s*(?P<text>.*?)(?:\s*\([^()]*\))?\s*[;.,]*$", re.DOTALL)


def read_recipients(ending: Sequence[Paragraph], text: str) -> tuple[Recipient, ...]:
    """One recipient a line, as printed, without bullet, closing mark and note in brackets."""
    found = []
    for start, end in _entries(ending):
        match = _LINE.match(text[start:end])
        if match and match["text"]:
            span = Span(start + match.start("text"), start + match.end("text"))
            found.append(Recipient(" ".join(match["text"].split()), span))
    return tuple(found)


def _entries(ending: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """Where each recipient stands, the lines that it goes on in with it."""
    opening_at = next((i for i, p in enumerate(ending) if _OPENING.match(p.text)), None)
    if opening_at is None:
        return
    start, end, has_bullets = 0, 0, False
    for paragraph in _listed(ending[opening_at:]):
        text = _without_opening(paragraph.text)
        if not (start and _goes_on(_printed(ending, start, end), text, has_bullets=has_bullets)):
            if start:
                yield start, end
            start = paragraph.end - len(text)
        has_bullets = has_bullets or text[0] in _BULLETS
        end = paragraph.end
    if start:
        yield start, end


def _listed(ending: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The lines of the list: to the signature, and behind it where bullets go on."""
    signed, has_bullets, before = 0, False, ""
    for paragraph in ending:
        text = _without_opening(paragraph.text)
        if not text:
            continue
        is_bullet = text[0] in _BULLETS
        is_in_list = is_bullet or (before and not signed and _goes_on(before, text, has_bullets=has_bullets))
        if not is_in_list and (signed or has_bullets or _is_end(text)):
            signed += 1
            if signed > _LINES_OF_SIGNATURE or not has_bullets:
                return
            continue
        has_bullets, before = has_bullets or is_bullet, text
        yield paragraph


def _without_opening(text: str) -> str:
    opening = _OPENING.match(text)
    return text[opening.end() :] if opening else text


def _printed(ending: Sequence[Paragraph], start: int, end: int) -> str:
    return " ".join(p.text for p in ending if p.end > start and p.start < end)


def _goes_on(printed: str, text: str, *, has_bullets: bool) -> bool:
    """True of a line that belongs to the recipient before it."""
    if text[0] in _BULLETS:
        return False
    if printed.endswith(","):
        return not text.startswith(AUTHORITY_MARKS)
    return has_bullets and printed[-1:] not in ";." and not is_upper(text)


def _is_end(text: str) -> bool:
    return text.startswith(AUTHORITY_MARKS) or (text[0] not in _BULLETS and is_upper(text))
