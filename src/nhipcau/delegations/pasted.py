"""A list of members pasted as lines: name; post; post in English; part in the delegation."""

from collections.abc import Iterator

from nhipcau.common.vietnamese import fold
from nhipcau.delegations.member_actions import Person
from nhipcau.delegations.models import Member
from nhipcau.partners.models import Contact
from nhipcau.registers.pasted import pasted_rows

Address, Part = Contact.Address, Member.Part
ADDRESSED = {"ong": Address.MR, "mr": Address.MR, "ba": Address.MS, "ms": Address.MS, "mrs": Address.MS}
PARTS = {
    "truong doan": Part.HEAD, "head of delegation": Part.HEAD, "head": Part.HEAD, "pho truong doan": Part.DEPUTY,
    "deputy head": Part.DEPUTY, "phu nhan": Part.SPOUSE, "phu quan": Part.SPOUSE, "spouse": Part.SPOUSE,
    "phien dich": Part.INTERPRETER, "interpreter": Part.INTERPRETER, "bao chi": Part.PRESS,
    "phong vien": Part.PRESS, "press": Part.PRESS,
}  # fmt: skip
"""How lists call them, folded; anybody else is a member."""


def pasted_people(text: str) -> list[Person]:
    """Everybody in the list, in its order."""
    return list(_people(text))


def _people(text: str) -> Iterator[Person]:
    for cells in pasted_rows(text):
        word, _space, rest = cells[0].partition(" ")
        address = ADDRESSED.get(fold(word).strip(". "), "")
        posts, part = _posts(cells[1:])
        yield Person(rest if address else cells[0], address_as=address, post_vi=posts[0], post_en=posts[1], part=part)


def _posts(cells: list[str]) -> tuple[list[str], str]:
    """The posts in both languages, and the part that a cell behind them says."""
    parts = [PARTS[fold(cell)] for cell in cells if fold(cell) in PARTS]
    posts = [cell for cell in cells if fold(cell) not in PARTS and cell]
    return [*posts, "", ""][:2], parts[-1] if parts else Part.MEMBER
