"""What a task brings forth: the column Sản phẩm to single outputs."""

import re

from kehoach.vocabulary.phrases import OUTPUT_HEADS

_TRIM = " \t\n.;,-+*"


def parse_outputs(text: str) -> tuple[str, ...]:
    """The outputs named in a cell: always divided at “;” and new lines, at “,” only in a plain list.

    A comma divides where three things or more are listed, or where the next opens as an output does.
    """
    pieces = [p for part in re.split(r"[;\u2028\n]", text) for p in _split_commas(part)]
    return tuple(p for p in (piece.strip(_TRIM) for piece in pieces) if p)


def _split_commas(text: str) -> list[str]:
    parts = [p.strip() for p in text.split(",")]
    is_short = all(len(p.split()) <= 10 for p in parts)
    names_output = all(p[:1].isupper() or p[:1].isdigit() or p.lower().startswith(OUTPUT_HEADS) for p in parts[1:])
    is_plain = len(parts) >= 3 and all(len(p.split()) <= 2 for p in parts)  # "tin, ảnh, video"
    is_long = len(parts) >= 2 and len(parts[0].split()) >= 2 and (names_output or len(parts) >= 3)
    is_list = is_plain or is_long
    return parts if is_list and is_short else [text]
