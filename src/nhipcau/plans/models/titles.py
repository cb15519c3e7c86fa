"""How a task is called where its words are too long."""

LONGEST_TITLE = 90


def short_title(text: str) -> str:
    """The words of a task as a sentence names it: whole, or up to the last comma that leaves it short enough."""
    text = text.strip().rstrip(" .;:")
    if len(text) <= LONGEST_TITLE:
        return text
    cut = max(text.rfind(mark, 40, LONGEST_TITLE) for mark in (",", ";"))
    return text[:cut] if cut > 0 else text
