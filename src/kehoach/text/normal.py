"""Vietnamese text made comparable: one form of Unicode, folding, alphabetical order, list letters."""

import re
import unicodedata
from functools import lru_cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The Vietnamese alphabet with the four foreign letters in their Latin places."""

LIST_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters that number a list (Decree 30/2020/NĐ-CP: by the Vietnamese alphabet: no f, j, w, z)."""

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""Level, huyền, hỏi, ngã, sắc, nặng: the order in which a dictionary sorts the tones."""

_VOWELS = "aăâeêioôơuưy"
LOWERS = "a-zđ" + "".join(
    letter
    for vowel in _VOWELS
    for tone in TONES
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
)
"""All small Vietnamese letters, for use between the brackets of a pattern. (À-ỹ would mix both cases.)"""

CAPITALS = LOWERS.upper()
"""All capital Vietnamese letters, for use between the brackets of a pattern."""

_MARKS = ".,;:!?…()[]“”\"'*-–+"
_DIVIDERS = re.compile(r"[/\-–(),.;:“”]")

_BARE: dict[int, str | None] = {
    **{code: None for code in range(0x11000) if unicodedata.combining(chr(code))},
    ord("đ"): "d",
}


def fold_space(text: str) -> str:
    """NFC with every run of white space as one space, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=4_000)
def fold(text: str) -> str:
    """Lower case without any mark and with đ as d: what a search compares.

    >>> fold("Lễ hội Hoa Phượng Đỏ")
    'le hoi hoa phuong do'
    """
    decomposed = unicodedata.normalize("NFD", text.lower())
    return " ".join(decomposed.translate(_BARE).split())


def distinct_words(text: str) -> set[str]:
    """The different words of a text, without the marks around them."""
    return {word.strip(_MARKS) for chunk in set(text.split()) for word in _DIVIDERS.split(chunk)}


def sort_key(text: str) -> str:
    """A string that sorts as a Vietnamese dictionary does: letters first, tones second.

    đ stands after d, ă and â after a; names that differ in tone alone come in the
    order level, huyền, hỏi, ngã, sắc, nặng.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFC", text.lower()):
        decomposed = unicodedata.normalize("NFD", char)
        tone = next((c for c in decomposed if c in TONES), "")
        letter = unicodedata.normalize("NFC", decomposed.replace(tone, "") if tone else decomposed)
        letters.append(_letter_key(letter))
        tones.append(str(TONES.index(tone)))
    return "".join(letters) + "\x01" + "".join(tones)


def _letter_key(letter: str) -> str:
    if letter in ALPHABET:
        return chr(0x100 + ALPHABET.index(letter))
    return letter


def list_letter(position: int) -> str:
    """The letter of the item at a position counted from 0: a, b, c, d, đ, e, g…"""
    return LIST_LETTERS[position % len(LIST_LETTERS)]


def is_upper(text: str) -> bool:
    """True where the text has letters and all of them are capitals."""
    return text.upper() == text and any(c.isalpha() for c in text)


def starts_lower(text: str) -> bool:
    """True where the first letter of the text, if it opens with one, is lower case."""
    return text[:1].isalpha() and text[:1].islower()
