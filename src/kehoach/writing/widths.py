"""How wide the columns of a table are: by what stands in them, so that its rows take the fewest lines."""

from collections.abc import Iterable, Sequence
from itertools import islice, zip_longest
from math import ceil

_MM_PER_LETTER = 2.1
"""A letter of Vietnamese in 12 points, on the average of running text."""
_INSET = 3
"""Millimetres between the words and the rules, both sides together."""
_LEAST = 10
_WIDEST_WORD = 12
"""Letters of a word up to which it is not broken."""
_MOST_COLUMNS = 11
"""A column of words has at least this part of the table."""
_STEP = 2
_MOST_ROWS = 200
"""Rows that are looked at, from the first."""


def fitting_widths(rows: Iterable[Sequence[str]], width: int) -> tuple[int, ...]:
    """Millimetres for each column; together ``width``, but never too narrow for a word.

    Each column has room for its longest word; what is left goes, a step at a time, to where it saves most lines.
    """
    columns = list(zip_longest(*islice(rows, _MOST_ROWS), fillvalue=""))
    widths = [_narrowest(column, width) for column in columns]
    lengths = [[len(text) for text in column] for column in columns]
    while sum(widths) < width:
        step = min(_STEP, width - sum(widths))
        saved = _saved(lengths, widths, step)
        widths[max(range(len(widths)), key=saved.__getitem__)] += step
    return tuple(widths)


def _narrowest(column: Sequence[str], width: int) -> int:
    """Room for the longest word, and for a few words a line where there are several."""
    longest = max((len(word) for text in column for word in text.split()), default=0)
    is_of_words = max(map(len, column), default=0) > _WIDEST_WORD
    least = width // _MOST_COLUMNS if is_of_words else _LEAST
    return max(least, ceil(min(longest, _WIDEST_WORD) * _MM_PER_LETTER) + _INSET)


def _saved(lengths: Sequence[Sequence[int]], widths: Sequence[int], step: int) -> list[float]:
    """For each column the lines that a step more would save: of rows in which it stands highest, down to the next."""
    heights = [_heights(column, width) for column, width in zip(lengths, widths, strict=True)]
    lowered = [_heights(column, width + step) for column, width in zip(lengths, widths, strict=True)]
    saved = [0.0] * len(widths)
    for at, row in enumerate(zip(*heights, strict=True)):
        highest = max(range(len(row)), key=row.__getitem__)
        others = max((height for column, height in enumerate(row) if column != highest), default=0.0)
        saved[highest] += row[highest] - max(others, lowered[highest][at])
    return saved


def _heights(lengths: Sequence[int], width: int) -> list[float]:
    return [length / (width - _INSET) for length in lengths]
