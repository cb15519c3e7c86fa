"""Text set in the fonts of before Unicode: TCVN3 (.VnTime) and VNI, made readable.

TCVN 5712:1993, third code table; VNI Windows. In both the letters of a Western code page
stand for Vietnamese ones, so that the text looks like "Céng hßa x· héi" or "Coäng hoøa".
"""

import re
from typing import Final

from kehoach.text.syllables import is_syllable

_TCVN3_LETTERS: Final = (
    "àảãáạ" "ăằẳẵắặ" "âầẩẫấậ" "đ" "èẻẽéẹ" "êềểễếệ" "ìỉĩíị" "òỏõóọ" "ôồổỗốộ" "ơờởỡớợ" "ùủũúụ" "ưừửữứự" "ỳỷỹýỵ" "ĂÂÊÔƠƯĐ"
)  # fmt: skip
_TCVN3_CODES: Final = (
    "\xb5\xb6\xb7\xb8\xb9" "\xa8\xbb\xbc\xbd\xbe\xc6" "\xa9\xc7\xc8\xc9\xca\xcb" "\xae" "\xcc\xce\xcf\xd0\xd1" "\xaa\xd2\xd3\xd4\xd5\xd6"
    "\xd7\xd8\xdc\xdd\xde" "\xdf\xe1\xe2\xe3\xe4" "\xab\xe5\xe6\xe7\xe8\xe9" "\xac\xea\xeb\xec\xed\xee" "\xef\xf1\xf2\xf3\xf4"
    "\xad\xf5\xf6\xf7\xf8\xf9" "\xfa\xfb\xfc\xfd\xfe" "\xa1\xa2\xa3\xa4\xa5\xa6\xa7"
)  # fmt: skip
_TCVN3: Final = str.maketrans(_TCVN3_CODES, _TCVN3_LETTERS)

_VNI: Final = {
    **dict(zip(("aø", "aù", "aû", "aõ", "aï", "aê", "aè", "aé", "aú", "aü", "aë", "aâ", "aà", "aá", "aå", "aã", "aä"), "àáảãạăằắẳẵặâầấẩẫậ", strict=True)),
    **dict(zip(("eø", "eù", "eû", "eõ", "eï", "eâ", "eà", "eá", "eå", "eã", "eä"), "èéẻẽẹêềếểễệ", strict=True)),
    **dict(zip(("oø", "où", "oû", "oõ", "oï", "oâ", "oà", "oá", "oå", "oã", "oä"), "òóỏõọôồốổỗộ", strict=True)),
    **dict(zip(("ôø", "ôù", "ôû", "ôõ", "ôï", "uø", "uù", "uû", "uõ", "uï", "öø", "öù", "öû", "öõ", "öï"), "ờớởỡợùúủũụừứửữự", strict=True)),
    **dict(zip(("yø", "yù", "yû", "yõ", "ô", "ö", "æ", "ó", "ò", "î", "ñ"), "ỳýỷỹơưỉĩịỵđ", strict=True)),
}  # fmt: skip
_VNI_BOTH: Final = _VNI | {code.upper(): letter.upper() for code, letter in _VNI.items()}
_VNI_CODE: Final = re.compile("|".join(sorted(_VNI_BOTH, key=len, reverse=True)))

_WORD: Final = re.compile(r"[^\W\d_]*[\x80-\uffff][^\W\d_]*(?:[\x80-\uffff][^\W\d_]*)*")
_SAMPLE: Final = 2_500
_FEWEST: Final = 12  # marked words without which nothing can be said


def decode_tcvn3(text: str) -> str:
    """Text in a .Vn font as Unicode; a line whose plain letters are capitals was in capitals altogether."""
    lines = text.translate(_TCVN3).split("\n")
    return "\n".join(line.upper() if _is_capital(line) else line for line in lines)


def _is_capital(line: str) -> bool:
    plain = [c for c in line if c.isascii() and c.isalpha()]
    return len(plain) > 2 and all(c.isupper() for c in plain)


def decode_vni(text: str) -> str:
    """Text in a VNI- font as Unicode."""
    return _VNI_CODE.sub(lambda match: _VNI_BOTH[match[0]], text)


def modernise(text: str) -> str:
    """The text in Unicode where most of its marked words make sense in an old font only; else itself."""
    sample = text[:_SAMPLE]
    if share_of_syllables(sample) > _READABLE:
        return text
    best = max((decode_tcvn3, decode_vni), key=lambda decode: share_of_syllables(decode(sample)))
    return best(text) if share_of_syllables(best(sample)) > _CONVINCING else text


_READABLE: Final = 0.5
_CONVINCING: Final = 0.8


def share_of_syllables(text: str) -> float:
    """How many of the words with a mark are Vietnamese syllables; 1 where there are too few to say."""
    words = _WORD.findall(text)
    return sum(is_syllable(word) for word in words) / len(words) if len(words) >= _FEWEST else 1.0
