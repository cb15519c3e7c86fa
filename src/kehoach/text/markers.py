"""The markers that open a paragraph: Phần I, Phần thứ nhất, A., I., I-, 1., 1-, 1/, 1.1., a), -, +, Điều 3."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed list marker: its kind, the label for a locator, its place in the list from 1."""

    kind: str
    label: str
    ordinal: int
    rest: int  # where the text after the marker begins


LETTERS = "abcdđefghijklmnopqrstuvwxyz"
"""Letters seen in lists: the Vietnamese ones, and the Latin ones that Word's own lists print."""

KINDS: dict[str, re.Pattern[str]] = {
    "part": re.compile(
        r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:(?:thứ|THỨ)\s+)?(?P<label>[IVX]{1,5}|\d{1,2}|(?i:nhất|hai|ba|tư|năm|sáu))\b[.:]?\s*"
    ),
    "capital": re.compile(r"(?P<label>[A-E])[.)/]\s+(?=\S)"),
    "article": re.compile(r"Điều\s+(?P<label>\d{1,3})[.:]\s*"),
    "roman": re.compile(r"(?P<label>[IVX]{1,6})(?:\s?[.)/]\s*|\s?[-–]\s+)(?=\S)"),
    "decimal": re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=\S)"),
    "named": re.compile(
        r"(?:Nhiệm vụ|Hoạt động|Giải pháp|Nội dung|Dự án|Chương trình)\s+(?:số\s+)?(?P<label>\d{1,2})\s*[:.]\s*(?=\S)"
    ),
    "bracketed": re.compile(r"\((?P<label>\d{1,2})\)\s*(?=\S)"),
    "arabic": re.compile(r"\(?(?P<label>\d{1,3})(?:[.)/]\s*(?=[^\d\s])|\s?[-–]\s+(?=[^\W\d]))"),
    "letter": re.compile(rf"\(?(?P<label>[{LETTERS}])(?:[).]\s*|[/-]\s+)(?=\S)"),
    "minus": re.compile(r"[-–—−‑•*●▪■◦♦➢➤✓\uf000-\uf0ff]\s*(?=[^\s-])"),
    "plus": re.compile(r"\+\s*(?=\S)"),
}
"""A paragraph opens with the first that fits."""

RANK = {
    k: r
    for r, k in enumerate(
        ("part", "capital", "article", "roman", "named", "arabic", "decimal", "letter", "bracketed", "minus", "plus")
    )
}
"""How deep a list of each kind is used to stand: a new list hangs under an outer one."""

BULLETS = {"minus": "-", "plus": "+"}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu")
_ROMAN = {"I": 1, "V": 5, "X": 10}


def parse_marker(text: str) -> Marker | None:
    """The marker that the paragraph opens with, or None."""
    for kind, pattern in KINDS.items():
        match = pattern.match(text)
        if match and match.end() <= len(text):
            label = match.groupdict().get("label") or ""
            return Marker(kind, label or BULLETS.get(kind, ""), _ordinal(kind, label), match.end())
    return None


def _ordinal(kind: str, label: str) -> int:
    if kind == "letter":
        return LETTERS.index(label) + 1
    if kind == "capital":
        return ord(label) - ord("A") + 1
    if label.lower() in _ORDINALS:
        return _ORDINALS.index(label.lower()) + 1
    if kind == "decimal":
        return int(label.rsplit(".", 1)[1])
    if label.isdigit():
        return int(label)
    return parse_roman(label) if label else 0


def parse_roman(label: str) -> int:
    """The value of a Roman number of I, V and X."""
    values = [_ROMAN[c] for c in label]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
