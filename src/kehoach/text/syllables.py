"""Which strings of letters are Vietnamese syllables.

An onset, a rhyme and a tone: a rhyme that ends in c, ch, p or t carries sắc or nặng only
(Đoàn Thiện Thuật, Ngữ âm tiếng Việt). Enough to prove that a printed word is none.
"""

import unicodedata
from functools import lru_cache

from kehoach.text.normal import TONES

_ONSETS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
           "n", "p", "r", "s", "t", "v", "x")  # fmt: skip
_RHYMES = frozenset(
    (
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
        "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan "
        "oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông "
        "ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up "
        "ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
        "y yêm yên yêng yêt yêu ynh yt"
    ).split()
)
_STOPS = ("c", "ch", "p", "t")
_SHARP = frozenset("\u0301\u0323")


def _join(onset: str, rhyme: str) -> set[str]:
    """The spellings of an onset with a rhyme: gi + ia is gia, qu + ua is qua."""
    spelt = {onset + rhyme}
    if onset in ("gi", "qu") and rhyme.startswith(onset[1]):
        spelt.add(onset + rhyme[1:])
    return spelt


_BARE = frozenset(word for onset in ("", *_ONSETS) for rhyme in _RHYMES for word in _join(onset, rhyme))
"""Every syllable without its tone: some five thousand."""

_TONED = {unicodedata.normalize("NFC", vowel + tone): (vowel, tone) for vowel in "aăâeêioôơuưy" for tone in TONES[1:]}
_WITHOUT_TONE = {ord(letter): vowel for letter, (vowel, _) in _TONED.items()}


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True of a well-formed Vietnamese syllable in NFC, in either placement of the tone."""
    lowered = word.lower()
    bare = lowered.translate(_WITHOUT_TONE)
    if bare not in _BARE:
        return False
    tones = [_TONED[letter][1] for letter in lowered if letter in _TONED]
    return len(tones) < 2 and (not bare.endswith(_STOPS) or bool(tones and tones[0] in _SHARP))
