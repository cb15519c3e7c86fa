"""How long a text may be: asked as soon as its length is known, before anything is made of it."""

from kehoach.errors import TooLarge

MAX_CHARACTERS = 4_000_000
"""The longest text that is read: some 1,500 pages. It bounds time and memory for any input."""


TOO_LONG = "Văn bản dài hơn 4 triệu ký tự (khoảng 1.500 trang), không đọc; hãy tách thành nhiều tệp."


def refuse_too_long(characters: int) -> None:
    """Raises TooLarge for a text of more characters than are read."""
    if characters > MAX_CHARACTERS:
        raise TooLarge(TOO_LONG)
