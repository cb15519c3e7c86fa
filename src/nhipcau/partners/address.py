"""How one writes to somebody: the forms of address by their style and the language, filled for one person."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nhipcau.agencies.models import Agency
from nhipcau.common.vietnamese import fold
from nhipcau.glossary.english import without_marks
from nhipcau.partners.models import Contact, Country, Partner, Post, Style

OF_STATES = re.compile(
    r"Republic|Kingdom|States|Emirates|Federation|Union|State|Sultanate|Principality|Duchy|Commonwealth|"
    r"Confederation|Netherlands|Philippines|Islands|Maldives|Bahamas|Gambia|Holy See"
)
"""Words of a country's English name in front of which "the" stands."""
OF_BODIES = re.compile(
    r"\b(?:Office|Association|Federation|Institute|Embassy|Consulate|Ministry|Committee|Council|Foundation|Agency|"
    r"Organi[sz]ation|Network|Centre|Center|Department)\b"
)
"""The same of a body."""
VIETNAMESE = "vi"
PLACE = re.compile(r"\{(\w+)\}")
SURNAME_FIRST = frozenset({"CN", "HU", "JP", "KH", "KP", "KR"})
"""Countries in whose names the family stands first."""
BY_KIND = {
    Partner.Kind.LOCALITY: Style.GOVERNOR, Partner.Kind.MISSION: Style.AMBASSADOR,
    Partner.Kind.ORGANISATION: Style.REPRESENTATIVE,
}  # fmt: skip
"""The style of a head of whom nobody has said it; of everybody else that of a director."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of address: the line to whom, the salutation, how the text calls them, the close, and who signs.

    ``signed_by`` is "committee" (the head of the People's Committee) or "agency" (the head of the agency).
    """

    style: str
    language: str
    to: str
    salutation: str
    you: str
    your: str
    closing: str
    signed_by: str
    doubt: str


@cache
def forms() -> dict[tuple[str, str], Form]:
    """Every form by style and language."""
    text = files("nhipcau.partners").joinpath("data/forms_of_address.csv").read_text(encoding="utf-8")
    rows = (Form(**row) for row in csv.DictReader(text.splitlines()))
    return {(form.style, form.language): form for form in rows}


def style_of(post: Post) -> str:
    """The style of who holds a post: as it was set, else as heads of such partners are written to."""
    if post.style:
        return post.style
    return BY_KIND.get(Partner.Kind(post.partner.kind), Style.DIRECTOR) if post.is_head else Style.DIRECTOR


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """The pattern with its braces filled; what is not known stands in square brackets, to be written."""
    text = PLACE.sub(lambda found: values.get(found[1]) or f"[{found[1]}]", pattern)
    return re.sub(r"[ \t]{2,}", " ", text).strip()


def with_article(name: str) -> str:
    """the Republic of Finland, the UNESCO Office in Viet Nam; but Japan, Minamihama City."""
    has_article = OF_STATES.search(name) or OF_BODIES.search(name)
    return f"the {name}" if has_article and not name.lower().startswith("the ") else name


def small_first(name: str) -> str:
    """tỉnh Nam Khê within a sentence."""
    return f"{name[:1].lower()}{name[1:]}"


def address_values(post: Post, language: str) -> dict[str, str]:
    """What the patterns of a form of address need of a post, in a language; empty what nobody has written yet."""
    partner, is_vietnamese = post.partner, language == VIETNAMESE
    body = partner.name_vi if is_vietnamese else partner.name_en
    title = post.title_vi if is_vietnamese else post.title_en
    line = formal_name(partner.country, language).removeprefix("the ")
    place = small_first(body) if is_vietnamese else body
    behind = f"{', ' if is_vietnamese else '|'}{line}" if line else ""
    at = _at(title, body, language)
    return {
        **_by_sex(post.contact),
        "name": _person(post, language),
        "surname": _surname(post.contact, partner),
        "title": title,
        "partner": body,
        "formal": formal_name(partner.country, language),
        "place": f"{place}{behind}" * bool(place),
        "seat": _seat(body, " tại " if is_vietnamese else " in "),
        "at": f"{at}{behind}" * bool(at),
    }


def _person(post: Post, language: str) -> str:
    """The name as it is written abroad: of a Vietnamese without marks."""
    is_ours = language != VIETNAMESE and style_of(post) == Style.COMPATRIOT
    return without_marks(post.contact.name) if is_ours else post.contact.name


def _surname(contact: Contact, partner: Partner) -> str:
    """By which name one greets in English: the first of those that begin with the family's, else the last."""
    names = without_marks(contact.name).split()
    is_first = partner.country is not None and partner.country.code in SURNAME_FIRST
    return names[0 if is_first else -1] if names else ""


def _seat(name: str, word: str) -> str:
    """tại Thành phố Hồ Chí Minh: where a consulate is, as its name says."""
    _before, found, place = name.partition(word)
    return f"{word.strip()} {place}" if found else ""


def _at(title: str, body: str, language: str) -> str:
    """Trưởng Văn phòng UNESCO tại Việt Nam: the post at a body, without saying twice what both begin and end with."""
    if not title or not body:
        return ""
    words, names = title.split(), body.split()
    same = next((n for n in (3, 2, 1) if fold(" ".join(words[-n:])) == fold(" ".join(names[:n]))), 0)
    between = ", " if language != VIETNAMESE and not same else " "
    return f"{title}{between}{' '.join(names[same:])}"


def formal_name(country: Country | None, language: str) -> str:
    """The formal name of a country within a sentence; empty of none."""
    if country is None:
        return ""
    if language == VIETNAMESE:
        return country.formal_vi or country.name_vi
    return with_article((country.formal_en or country.name_en).replace("'", "’"))


def _by_sex(contact: Contact) -> dict[str, str]:
    """Ngài or Bà, Mr or Ms; nothing where nobody has said which."""
    words = {
        Contact.Address.MR: ("Ngài", "Ông", "Mr", "His"), Contact.Address.MS: ("Bà", "Bà", "Ms", "Her"),
    }  # fmt: skip
    known = words.get(Contact.Address(contact.address_as)) if contact.address_as else None
    return dict(zip(("ngai", "ong", "mr", "his"), known or ("", "", "", ""), strict=True))


def full_name(agency: Agency) -> str:
    """Ủy ban nhân dân tỉnh Lạc Giang, Sở Ngoại vụ tỉnh Lạc Giang: how somebody far away can place it."""
    place = small_first(agency.locality.name)
    if fold(place) in fold(agency.name):
        return agency.name
    kind = place.split(maxsplit=1)[0]
    return f"{agency.name.removesuffix(f' {kind}')} {place}"


def full_post(position: str, agency: Agency) -> str:
    """Chủ tịch Ủy ban nhân dân tỉnh Lạc Giang: as what somebody signs or invites for a body."""
    body = full_name(agency)
    return position if fold(body) in fold(position) else f"{position} {body}"
