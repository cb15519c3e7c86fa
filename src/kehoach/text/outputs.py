"""What a task brings forth: the column Sản phẩm to single outputs."""

import re

_TRIM = " \t\n.;,-+*"


def parse_outputs(text: str) -> tuple[str, ...]:
    """The outputs named in a cell: always divided at “;” and new lines, at “,” only in a plain list.

    A comma divides where three things or more are listed, or where a capital opens the next.
    """
    pieces = [p for part in re.split(r"[;\u2028\n]", text) for p in _split_commas(part)]
    return tuple(p for p in (piece.strip(_TRIM) for piece in pieces) if p)


def _split_commas(text: str) -> list[str]:
    parts = [p.strip() for p in text.split(",")]
    is_short = all(len(p.split()) <= 8 for p in parts)
    is_list = len(parts) >= 3 or (len(parts) == 2 and parts[1][:1].isupper())
    return parts if is_list and is_short else [text]
