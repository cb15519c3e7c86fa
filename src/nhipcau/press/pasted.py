"""A list of reporters pasted as lines: name; post; number of the press card."""

from nhipcau.press.reporter_actions import Said
from nhipcau.registers.pasted import pasted_rows


def pasted_reporters(text: str) -> list[Said]:
    """Everybody in the list, in its order; of a line that says more the first three cells count."""
    return [Said(*cells[:3]) for cells in pasted_rows(text)]
