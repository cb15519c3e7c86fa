"""English names of places, offices and posts: what the office has settled, else what the rules propose.

Offices and posts follow the circular of the Ministry of Foreign Affairs on English names of agencies and titles
(03/2009/TT-BNG); its successor of 2026 has not been seen, so that a proposal is never more than one.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nhipcau.agencies.models import Locality
from nhipcau.common.vietnamese import fold
from nhipcau.glossary.models import Language, Term

UNITS = {
    "tỉnh": "Province", "thành phố": "City", "huyện": "District", "xã": "Commune", "phường": "Ward",
    "đặc khu": "Special Zone", "thị xã": "Town", "thị trấn": "Town",
}  # fmt: skip
"""What stands behind a place's name for the word that stands before it."""
COUNTRY = "Socialist Republic of Viet Nam"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in English, and what is not sure of it; nothing of one that the office has settled."""

    text: str
    doubt: str = ""


def without_marks(name: str) -> str:
    """Lạc Giang as Lac Giang: how Vietnamese names stand in English letters."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def english_name(locality: Locality, name: str) -> Named:
    """A place, an office, or a post of the locality in English; of a name that no rule knows its letters without marks.

    Tỉnh Lạc Giang: Lac Giang Province. Chủ tịch Ủy ban nhân dân tỉnh: Chairman of the People's Committee of Lac Giang
    Province.
    """
    settled = {fold(term.name): term.text for term in Term.objects.filter(locality=locality, language=Language.EN)}
    return _name(name.strip(), locality, settled)


def _name(name: str, locality: Locality, settled: dict[str, str]) -> Named:
    if fold(name) in settled:
        return Named(settled[fold(name)])
    place = _place(name)
    if place is not None:
        return place
    found = _longest_known(name)
    if found is None:
        return Named(without_marks(name), "chưa có tên tiếng Anh thống nhất")
    known, (text, doubt) = found
    rest = name[len(known) :].strip(" ,")
    if not rest:
        return Named(text, doubt)
    if fold(rest) in UNITS_FOLDED:
        rest = locality.name
    behind = _name(rest, locality, settled)
    article = "the " if fold(rest).startswith(("uy ban", "hoi dong", "so ", "van phong")) else ""
    return Named(f"{text} of {article}{behind.text}", "; ".join(filter(None, (doubt, behind.doubt))))


def _place(name: str) -> Named | None:
    """The name of a place behind the word for what it is; None of what does not begin with such a word."""
    for word, unit in UNITS.items():
        match = re.match(rf"{word}\s+(?=\w)", name, re.IGNORECASE)
        if match:
            return Named(f"{without_marks(name[match.end() :])} {unit}")
    return None


def _longest_known(name: str) -> tuple[str, tuple[str, str]] | None:
    known = [vi for vi in _shipped() if fold(name).startswith(fold(vi))]
    longest = max(known, key=len, default=None)
    return (longest, _shipped()[longest]) if longest else None


@cache
def _shipped() -> dict[str, tuple[str, str]]:
    text = files("nhipcau.glossary").joinpath("data/english.csv").read_text(encoding="utf-8")
    return {row["vi"]: (row["en"], row["doubt"]) for row in csv.DictReader(text.splitlines())}


UNITS_FOLDED = {fold(word) for word in UNITS}
