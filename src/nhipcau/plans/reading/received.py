"""A file that comes to a record: asked for its size, its kind and a mark of secrecy before it is kept."""

import io
from collections.abc import Iterable

from nhipcau.common.refusal import refuse_if
from nhipcau.files.kept import suffix_of
from nhipcau.files.sizes import refuse_size
from nhipcau.plans.reading.plan_reader import secret_stamp_of

READ_SUFFIXES = (".pdf", ".docx", ".doc")
"""Files that are looked through for a mark of secrecy."""


def accepted(file: tuple[str, bytes], kinds: Iterable[str], other: str, secret: str) -> tuple[str, io.BytesIO]:
    """What the name ends with, and the content. ``other`` refuses what is of none of the kinds, ``secret`` what is
    marked as secret."""
    name, data = file
    refuse_size(len(data), name)
    suffix = suffix_of(name, kinds)
    refuse_if(not suffix, other)
    refuse_if(suffix in READ_SUFFIXES and secret_stamp_of(data), secret)
    return suffix, io.BytesIO(data)
