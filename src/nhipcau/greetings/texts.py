"""The texts of letters: the office's own where it keeps one, else those that are shipped."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nhipcau.agencies.models import Locality
from nhipcau.greetings.models import OwnText
from nhipcau.greetings.occasions import Occasion
from nhipcau.partners.address import PLACE

NAMES = frozenset({
    "occasion", "on_behalf", "province", "you", "your", "through", "said", "both", "event", "where", "name", "title",
    "partner", "country", "via", "year", "years", "place",
})  # fmt: skip
"""What a text may ask for in braces."""


@dataclass(frozen=True, slots=True)
class LetterText:
    """The text of a letter: paragraphs a line, and an office's own salutation and close where it has set them."""

    body: str
    salutation: str = ""
    closing: str = ""
    is_own: bool = False


@cache
def _shipped() -> dict[str, dict[str, dict[str, str]]]:
    text = files("nhipcau.greetings").joinpath("data/texts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def text_of(locality: Locality, occasion: Occasion, language: str, style: str = "") -> LetterText | None:
    """The text for an occasion in a language, for people of a style; None where there is none in it."""
    own = OwnText.objects.filter(locality=locality, occasion=occasion.code, language=language).first()
    if own is not None:
        return LetterText(own.body, own.salutation, own.closing, is_own=True)
    texts = _shipped()
    shipped = texts.get(f"{occasion.text}_{style}", texts[occasion.text]).get(language)
    return LetterText(shipped["body"].strip(), closing=shipped.get("closing", "")) if shipped else None


def unknown_names(text: str) -> list[str]:
    """What a text asks for that no letter knows."""
    return sorted({found[1] for found in PLACE.finditer(text)} - NAMES)
