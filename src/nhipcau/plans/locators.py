"""Where an item stands in its plan, as people say it.

A locator is the path of printed numbers (III.1), of bullets (-2, +1), of paragraphs without any (p1) and of rows of an
annex (PL.6). What no document prints bears a sign: a star where an amendment added it (*1), a plus where it was given
by a letter or a word (+1).
"""

import re

from django.utils.translation import gettext as _

_BULLET = re.compile(r"(?P<sign>[-+p])(?P<number>\d+)(?P<rest>.*)")


def short_place(locator: str) -> str:
    """III.1 (2.1), for lists; what was added as BS.1, what was given as GT.1, what a plan numbers itself as printed.

    A paragraph without a bullet is (đ1), so that no two places are said alike.
    """
    numbers, bullets = _cut(locator)
    letters = {"-": "", "+": "", "p": _("đ")}
    counted = ".".join(f"{letters[sign]}{number}{rest}" for sign, number, rest in bullets)
    return f"{numbers} ({counted})" if counted and numbers else numbers or counted


def place_in_words(locator: str) -> str:
    """III.1, gạch đầu dòng 2, ý 1: for headings and sentences."""
    numbers, bullets = _cut(locator)
    words = {"-": _("gạch đầu dòng"), "+": _("ý"), "p": _("đoạn")}
    return ", ".join([*([numbers] if numbers else []), *(f"{words[sign]} {n}{rest}" for sign, n, rest in bullets)])


def names_of(locator: str) -> set[str]:
    """Every way to say it, in small letters: what a person may type."""
    return {said.casefold() for said in (locator, short_place(locator), place_in_words(locator))}


def _cut(locator: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The numbers that are printed, and the bullets behind them as (sign, number, what a cut added)."""
    added = {"*": _("BS.%(number)s"), "+": _("GT.%(number)s")}
    if locator[:1] in added and locator[1:].isdigit():
        return added[locator[0]] % {"number": locator[1:]}, []
    parts = locator.split(".")
    found = [_BULLET.fullmatch(part) for part in parts]
    at = next((at for at, one in enumerate(found) if one), len(parts))
    bullets = [(one["sign"], one["number"], one["rest"]) for one in found[at:] if one]
    if len(bullets) < len(parts) - at:  # a number under a bullet: no one says that otherwise
        return locator, []
    return ".".join(parts[:at]), bullets
