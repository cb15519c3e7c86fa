"""The kind of an agency, guessed from how its name begins, and whom a group means; a person confirms it."""

import re

from nhipcau.agencies.models import Agency
from nhipcau.common.vietnamese import fold

Kind = Agency.Kind
OPENERS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (Kind.PARTY, ("tinh uy", "thanh uy", "ban tuyen giao", "ban dan van", "ban to chuc tinh uy", "dang uy")),
    (Kind.COMMUNE, ("ubnd xa", "ubnd phuong", "ubnd dac khu", "ubnd thi tran", "uy ban nhan dan xa",
                    "uy ban nhan dan phuong", "uy ban nhan dan dac khu", "uy ban nhan dan thi tran")),
    (Kind.FRONT, ("uy ban mat tran", "ubmttq", "mat tran", "hoi ", "lien hiep", "lien doan", "doan ", "tinh doan",
                  "thanh doan", "hiep hoi")),
    (Kind.COMMITTEE, ("ubnd", "uy ban nhan dan")),
    (Kind.OFFICE, ("van phong",)),
    (Kind.POLICE_MILITARY, ("cong an", "bo chi huy", "bo tu lenh", "don bien phong")),
    (Kind.PRESS, ("bao ", "dai ", "cong ", "tap chi", "thong tan xa", "cac co quan bao")),
    (Kind.SCHOOL, ("truong", "dai hoc", "hoc vien", "vien ")),
    (Kind.CENTRE, ("trung tam", "bao tang", "thu vien", "nha hat", "ban quan ly")),
    (Kind.DEPARTMENT, ("so ", "ban ", "thanh tra", "cuc ", "chi cuc")),
)  # fmt: skip
"""How names of each kind begin, folded; the first kind that fits is taken."""


def guess_kind(name: str) -> str:
    """The kind whose names begin so, else other."""
    folded = fold(name)
    return next((kind.value for kind, openers in OPENERS if folded.startswith(openers)), Kind.OTHER.value)


MEMBERS: tuple[tuple[Kind, str], ...] = (
    (Kind.DEPARTMENT, r"\bso\b(?! tai\b)"),
    (Kind.OFFICE, r"\bban,? nganh\b"),
    (Kind.POLICE_MILITARY, r"\bban,? nganh\b"),
    (Kind.COMMUNE, r"\b(xa|phuong|dac khu)\b"),
    (Kind.FRONT, r"\bdoan the\b|\bhoi\b|\bto chuc chinh tri\b"),
    (Kind.PRESS, r"\bbao chi\b"),
    (Kind.SCHOOL, r"\btruong\b"),
)
"""The words of a group's name, folded, by which it means every agency of a kind."""

SOME_ONLY = re.compile(r"\b(lien quan|khac|mot so|co nhu cau|duoc giao|chuc nang)\b")
"""Words by which a group means some agencies that nobody has named."""


def guess_member_kinds(name: str) -> list[str]:
    """The kinds of which a group of this name means every agency; none where it means only some."""
    folded = fold(name)
    if SOME_ONLY.search(folded):
        return []
    return [kind.value for kind, words in MEMBERS if re.search(words, folded)]
