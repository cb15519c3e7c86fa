"""Letterheads and endings whose two columns were typed beside each other with spaces or tabs (Decree 30, Annex I)."""

import re
from collections.abc import Sequence

from kehoach.text.normal import fold
from kehoach.vocabulary.form import TITLED_TYPES

_GAP = re.compile(
    r"(?:(?<=[^\s:])|(?<=ận:)|(?<=ẬN:))(?<!ngày)(?<!tháng)(?<!năm)"
    r"(?:\t[\t ]*| {3,}\t*)(?=[^\s/\-–.,;:)…])(?!tháng\b|năm\b)"
)
"""Not the room that is left for a number or a day: "Số:     /KH-UBND", "ngày    tháng 5"."""
_HEAD_WITHIN = 25
_LONGEST_END = 40
_FEWEST = 2
"""Lines with two columns from which a run is taken for one that was typed so."""
_SLACK = 8
_TYPES = frozenset(fold(name) for name in TITLED_TYPES)
_RECIPIENTS = re.compile(r"\s*(?:Nơi nhận|NƠI NHẬN)\b")


def part_columns(lines: Sequence[str]) -> list[str]:
    """The lines with the left column of head and end before the right one; all others as they were."""
    return _end_parted(_head_parted(list(lines)))


def _head_parted(lines: list[str]) -> list[str]:
    at = next((at for at, line in enumerate(lines[:_HEAD_WITHIN]) if fold(line).strip("* ") in _TYPES), 0)
    return [*_parted(lines[:at]), *lines[at:]]


def _end_parted(lines: list[str]) -> list[str]:
    starts = [at for at, line in enumerate(lines) if _RECIPIENTS.match(line)]
    if not starts:
        return lines
    start, end = starts[-1], min(starts[-1] + _LONGEST_END, len(lines))
    stop = next((at for at in range(start, end) if fold(lines[at]).startswith("phu luc")), end)
    return [*lines[:start], *_parted(lines[start:stop]), *lines[stop:]]


def _parted(lines: list[str]) -> list[str]:
    gaps = [_GAP.search(line) for line in lines]
    beside = [gap.end() for gap in gaps if gap]
    if len(beside) < _FEWEST:
        return lines
    edge = min(beside) - _SLACK
    left, right = [], []
    for line, gap in zip(lines, gaps, strict=True):
        if gap:
            left.append(line[: gap.start()])
            right.append(line[gap.end() :])
        else:
            is_right = len(line) - len(line.lstrip()) >= edge > 0
            (right if is_right else left).append(line)
    return [line for line in (*left, *right) if line.strip()]
