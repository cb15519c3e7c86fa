"""The letters of the pictures: each Vietnamese one is drawn, and none as the sign for a missing one."""

import unicodedata

from nhipcau.reports.writing.picture import picture_font

BASES = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = [unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES]
ALPHABET = sorted(
    {*VOWELS, *(letter.upper() for letter in VOWELS), *"bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX0123456789.,%()/-"}
)


def test_every_vietnamese_letter_is_drawn_as_itself():
    font = picture_font()
    missing = bytes(font.getmask("\ue123"))

    drawn = {letter: bytes(font.getmask(letter)) for letter in ALPHABET}

    assert [letter for letter, mask in drawn.items() if mask == missing] == []
    assert len(set(drawn.values())) == len(ALPHABET)
