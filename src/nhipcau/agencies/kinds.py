"""The kind of an agency, guessed from how its name begins; a person confirms it."""

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
