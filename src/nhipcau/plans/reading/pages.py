"""The pages of a document as pictures."""

import kehoach
from nhipcau.common.apart import apart
from nhipcau.common.unlocked import before_the_lock


@before_the_lock
def count_pages(data: bytes) -> int:
    """How many pages of a document can be shown as pictures."""
    return apart(kehoach.count_pages, data)


@before_the_lock
def draw_page(data: bytes, number: int) -> bytes | None:
    """A page as .jpg."""
    return apart(kehoach.draw_page, data, number)
