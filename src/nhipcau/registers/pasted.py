"""Lines pasted out of a table of Word, Excel or a letter: each line's cells, without its running number."""

import re

_BETWEEN = re.compile(r"\s*[\t;|]\s*")
_NUMBER = re.compile(r"\d{1,3}[.)]?")
_NUMBERED = re.compile(r"^\d{1,3}[.)]\s+")


def pasted_rows(text: str) -> list[list[str]]:
    """The cells of every line that says something; cells stand between tabs, semicolons or bars."""
    rows = ([" ".join(cell.split()) for cell in _BETWEEN.split(line.strip())] for line in text.splitlines())
    return [_without_number(row) for row in rows if any(row)]


def _without_number(cells: list[str]) -> list[str]:
    if len(cells) > 1 and _NUMBER.fullmatch(cells[0]):
        return cells[1:]
    return [_NUMBERED.sub("", cells[0]), *cells[1:]]
