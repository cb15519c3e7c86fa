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
_TONE_MARKS = frozenset(TONES[1:])
_NO_TONES = dict.fromkeys(map(ord, TONES[1:]))
_SHARP = ("\u0301", "\u0323")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True of a well-formed Vietnamese syllable, in either placement of the tone."""
    bare, tones = _split_tones(word.lower())
    if len(tones) > 1:
        return False
    tone = tones[0] if tones else ""
    return any(_is_rhyme(bare[len(onset) :], onset, tone) for onset in ("", *_ONSETS) if bare.startswith(onset))


def _is_rhyme(rhyme: str, onset: str, tone: str) -> bool:
    if onset == "gi" and rhyme == "":
        return True
    if onset == "gi" and f"i{rhyme}" in _RHYMES:
        rhyme = f"i{rhyme}"
    if onset == "qu" and f"u{rhyme}" in _RHYMES:
        rhyme = f"u{rhyme}"
    return rhyme in _RHYMES and (tone in _SHARP or not rhyme.endswith(_STOPS))


def _split_tones(word: str) -> tuple[str, list[str]]:
    """The letters without their tones, and the tones."""
    decomposed = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", decomposed.translate(_NO_TONES))
    return bare, [c for c in decomposed if c in _TONE_MARKS]
