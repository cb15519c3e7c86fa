"""Recipients: the lines of Nơi nhận."""

import re
from collections.abc import Sequence

from kehoach.model import Recipient, Span
from kehoach.sources.source import Paragraph
from kehoach.text.normal import is_upper
from kehoach.vocabulary import AUTHORITY_MARKS

_BULLETS = "-–+*•"
_OPENING = re.compile(r"(?:Nơi nhận|NƠI NHẬN)\s*:?\s*")
_LINE = re.compile(r"[-–+*•]?\s*(?P<text>.*?)(?:\s*\([^()]*\))?\s*[;.]*$")


def read_recipients(ending: Sequence[Paragraph]) -> tuple[Recipient, ...]:
    """One recipient a line, as printed, without bullet, closing mark and note in brackets."""
    start = next((i for i, p in enumerate(ending) if _OPENING.match(p.text)), None)
    if start is None:
        return ()
    found: list[Recipient] = []
    for paragraph in ending[start:]:
        opening = _OPENING.match(paragraph.text)
        text = paragraph.text[opening.end() :] if opening else paragraph.text
        if found and found[-1].text.endswith(",") and text[:1] not in _BULLETS:
            found[-1] = _joined(found[-1], paragraph)
            continue
        if _is_end(text, found):
            break
        match = _LINE.match(text)
        if match and match["text"]:
            at = paragraph.end - len(text) + match.start("text")
            found.append(Recipient(match["text"], Span(at, at + len(match["text"]))))
    return tuple(found)


def _joined(last: Recipient, more: Paragraph) -> Recipient:
    """A recipient that goes on in the next line."""
    match = _LINE.match(more.text)
    text = match["text"] if match else more.text
    return Recipient(f"{last.text} {text}", Span(last.span.start, more.start + len(text)))


def _is_end(text: str, found: list[Recipient]) -> bool:
    if text.startswith(AUTHORITY_MARKS):
        return True
    has_last = bool(found) and found[-1].text.startswith("Lưu")
    return has_last or (bool(text) and text[:1] not in _BULLETS and is_upper(text))
