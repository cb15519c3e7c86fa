"""Numbers that come from an address or a form."""


def parse_whole(text: str) -> int | None:
    """The whole number that the text is, small enough for a database, or None."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else None
