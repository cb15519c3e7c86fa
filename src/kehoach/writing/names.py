"""Where the name of a body breaks into the lines of a letterhead, and what never breaks."""

import re
from itertools import combinations, pairwise

LONGEST_LINE = 26
"""Capitals that a line of the left column of a letterhead holds at 13 points."""
_MOST_LINES = 3
_PLACE = re.compile(r"(?:tỉnh|thành phố|phường|xã|đặc khu|thị trấn)\s+[A-ZĐÀ-Ỹ]", re.IGNORECASE)
_NO_BREAK = "\N{NO-BREAK SPACE}"
_JOINED = re.compile(
    r"\b(số|ngày|tháng|năm|quý|khoản|Điều|Mục|Phụ lục)[ ](?=\d|[IVX]+\b)|(?<=\d)[ ](?=triệu|nhiệm vụ\b|tháng|năm)"
    r"|(?<=Ủy)[ ](?=ban nhân dân)|(?<=Ủy ban)[ ](?=nhân dân)|(?<=Ủy ban nhân)[ ](?=dân)|(?<=địa)[ ](?=bàn)"
)


def break_name(name: str, longest: int = LONGEST_LINE) -> tuple[str, ...]:
    """The lines of a name above the rule of a letterhead: one, two or three.

    A name breaks before the place that ends it, behind a comma, before "và"; the lower line is not much the longer,
    none has one word alone. The name of a place does not break. ``longest`` is how many capitals a line holds.
    """
    words = _words(name)
    if len(name) <= longest and not _is_committee(words):
        return (name,)
    ways = [
        cut for count in range(1, _MOST_LINES) for cut in combinations(range(1, len(words)), count)
    ]  # fmt: skip
    best = min(ways, key=lambda cut: _cost(words, cut, longest), default=())
    return tuple(" ".join(part).replace(_NO_BREAK, " ") for part in _parts(words, best))


def without_breaks(text: str) -> str:
    """The text with the blanks that no line may break at made fixed: "số 86", "ngày 07", "năm 2026", "Điều 3"."""
    return _JOINED.sub(lambda found: found[0].replace(" ", _NO_BREAK), text)


def _words(name: str) -> list[str]:
    """The words of the name; the place at its end is one."""
    found = list(_PLACE.finditer(name))
    if found and found[-1].start() > 0:
        at = found[-1].start()
        return [*name[:at].split(), name[at:].replace(" ", _NO_BREAK)]
    words = name.split()
    own = len(words)
    while own > 0 and words[own - 1][:1].isupper() and not words[own - 1].isupper():
        own -= 1
    is_place = 0 < own <= len(words) - 2
    return [*words[:own], _NO_BREAK.join(words[own:])] if is_place else words


def _is_committee(words: list[str]) -> bool:
    return len(words) > 1 and _NO_BREAK in words[-1] and " ".join(words[:-1]).casefold() == "ủy ban nhân dân"


def _parts(words: list[str], cut: tuple[int, ...]) -> list[list[str]]:
    edges = [0, *cut, len(words)]
    return [words[start:end] for start, end in pairwise(edges)]


def _cost(words: list[str], cut: tuple[int, ...], longest: int) -> float:
    parts = _parts(words, cut)
    lengths = [len(" ".join(part)) for part in parts]
    too_long = sum(max(0, length - longest) for length in lengths) * 20
    at_sense = sum(_sense(words, at) for at in cut)
    alone = sum(len(part) == 1 and _NO_BREAK not in part[0] for part in parts) * 12
    heavy = sum(lower > upper * 4 / 3 for upper, lower in pairwise(lengths)) * 6
    return too_long + at_sense + alone + heavy + len(cut) * 8 + (max(lengths) - min(lengths)) / 10


def _sense(words: list[str], at: int) -> float:
    """What a break before this word costs."""
    if _NO_BREAK in words[at]:
        return 0
    if words[at - 1].endswith(","):
        return 1
    return 1 if words[at].casefold() == "và" else 8
