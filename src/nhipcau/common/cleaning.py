"""What people type, as it is kept: without signs that neither a database nor a document takes."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from django.db.models import Model

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""What programs put for the end of a line beside the one that is kept: a break of Word is a vertical tab."""


def clean_text(text: str) -> str:
    """Several lines: no controls but line ends and tabs, nothing before or behind."""
    unified = with_line_ends(text)
    return "".join(char for char in unified if char in "\n\t" or unicodedata.category(char) != "Cc").strip()


def with_line_ends(text: str) -> str:
    """The text with one kind of line end, whichever program it came from."""
    return LINE_ENDS.sub("\n", text)


def take_in(row: Model, said: object, names: Iterable[str], clean: Callable[[str], str] | None = None) -> None:
    """Sets columns of a row to what was said of them: texts cleaned, and no longer than the column holds.

    A pasted list has no form in front of it that asks for a length, and PostgreSQL refuses what is longer.
    """
    for name in names:
        value = getattr(said, name)
        if isinstance(value, str):
            value = (clean or clean_text)(value)[: row._meta.get_field(name).max_length]  # type: ignore[union-attr]
        setattr(row, name, value)


def clean_line(text: str, longest: int | None = None) -> str:
    """One line, its words divided by single spaces; cut where it is longer."""
    return " ".join(clean_text(text).split())[:longest]
