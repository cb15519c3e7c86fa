"""Slips of optical character recognition (OCR).

What only one reading can be right is put right in recognised text (``repair_line``); what is
probably a slip, in any text, is found and offered, never changed (``find_slips``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kehoach.text.normal import CAPITALS, LOWERS, distinct_words, is_upper
from kehoach.text.syllables import is_syllable
from kehoach.vocabulary.phrases import DOMAIN_SYLLABLES

_ROMAN = re.compile(rf"(?P<label>[HILT1lVY|]{{1,4}})\s?[.,]\s?(?=[{CAPITALS}])")
_MISREAD = {"H": "II", "IH": "III", "HI": "III", "1H": "III", "HII": "IIII", "IL": "II", "LI": "II", "1I": "II", "I1": "II",  # noqa: E501
            "TI": "II", "L": "I", "l": "I", "|": "I", "IIL": "III", "ILI": "III", "1V": "IV", "TV": "IV", "LV": "IV",
            "IY": "IV", "Y": "V", "VI1": "VII", "VL": "VI"}  # fmt: skip
_ARABIC = re.compile(r"(?P<label>[§\dlI]{1,2})[ŠS]?(?P<mark>[.,)])(?=\s[A-ZĐ])")
_DAY = re.compile(r"(?P<lead>[Nn]gày )(?P<day>[\dlIO|]{1,2})(?P<between> th[aá]n[gø] )(?P<month>[\dlIO|]{1,2})(?= năm)")
_NUMBER = re.compile(r"(?<=[Ss]ố )[\d§lIO]{2,5}(?=/[A-ZĐ]{2})")
_DIGITS = str.maketrans({"§": "8", "l": "1", "I": "1", "|": "1", "O": "0"})
_MARKED = CAPITALS.removeprefix("A-Z")
_INNER_CAPITAL = re.compile(rf"(?<=[{LOWERS}])[{_MARKED}](?![{CAPITALS}])")


def repair_line(line: str) -> str:
    """A recognised line with the slips mended that have one reading only.

    "H. NỘI DUNG" is section II; "§. Cục Hải quan" is 8; between "ngày" and "tháng" stand
    digits ("ngày l5 tháng II năm 2024"), and so before a symbol ("số 3§49/KH-UBND"); no word
    has a capital in its middle ("thỰc").
    """
    line = _INNER_CAPITAL.sub(lambda m: m[0].lower(), line)
    line = _DAY.sub(lambda m: f"{m['lead']}{m['day'].translate(_DIGITS)} tháng {m['month'].translate(_DIGITS)}", line)
    line = _NUMBER.sub(lambda m: m[0].translate(_DIGITS), line)
    return _repair_marker(line)


def _repair_marker(line: str) -> str:
    roman = _ROMAN.match(line)
    if roman and roman["label"] != "1" and is_upper(line[roman.end() :]):
        return f"{_MISREAD.get(roman['label'], roman['label'])}. {line[roman.end() :]}"
    arabic = _ARABIC.match(line)
    if arabic and not (arabic["label"].isupper() and is_upper(line)):
        mark = "." if arabic["mark"] == "," else arabic["mark"]
        return f"{arabic['label'].translate(_DIGITS)}{mark}{line[arabic.end() :]}"
    return line


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that is no Vietnamese syllable, and the one word of the domain it is a letter away from."""

    text: str
    offered: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find_slips(text: str) -> Iterator[Slip]:
    """Lower-case words that no Vietnamese can have written, where only one known word is near."""
    for word in sorted(distinct_words(text)):
        if not (3 <= len(word) <= 8 and word.isalpha() and word.islower()) or is_syllable(word):
            continue
        near = _near(word)
        if len(near) == 1:
            for place in re.finditer(rf"(?<![\w-]){word}(?![\w-])", text):
                yield Slip(word, near[0], place.start())


@cache
def _near(word: str) -> tuple[str, ...]:
    return tuple(sorted(known for known in DOMAIN_SYLLABLES if len(known) > 2 and _is_one_edit(word, known)))


def _is_one_edit(a: str, b: str) -> bool:
    """True where one letter changed, added or left out makes one word of the other."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[at:] == b[at + 1 :] if len(a) < len(b) else a[at + 1 :] == b[at + 1 :]
