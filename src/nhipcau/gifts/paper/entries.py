"""What a card or a catalogue says of a gift: two languages beside each other, never a price."""

from dataclasses import dataclass

from nhipcau.agencies.models import Locality
from nhipcau.gifts.models import Gift
from nhipcau.glossary.english import english_name
from nhipcau.records.models import Picture
from nhipcau.records.queries import pictures_of

LINES = (
    ("origin", "Xuất xứ", "Origin"),
    ("maker", "Người làm", "Made by"),
    ("material", "Chất liệu", "Material"),
    ("ingredients", "Thành phần", "Ingredients"),
    ("size", "Kích thước, khối lượng", "Size and weight"),
    ("meaning", "Ý nghĩa", "Meaning"),
    ("use", "Cách dùng", "How to use"),
    ("care", "Bảo quản", "Care"),
)
"""The lines of a card in their order: the stem of the column, its name in Vietnamese and in English."""
OF_FOOD = {"care": "Storage", "use": "How to serve"}
"""What lines are called in English on the card of something to eat or drink."""
FOOD = (Gift.Kind.FOOD, Gift.Kind.DRINK)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card in both languages; empty where that language has none."""

    label_vi: str
    label_en: str
    text_vi: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A gift as a card and a catalogue show it."""

    name_vi: str
    name_en: str
    lines: tuple[Line, ...]
    picture: Picture | None

    def texts(self, language: str) -> list[tuple[str, str]]:
        """Label and text of every line that the language has."""
        rows = ((getattr(one, f"label_{language}"), getattr(one, f"text_{language}")) for one in self.lines)
        return [(label, text) for label, text in rows if text]


def entry_of(gift: Gift) -> Entry:
    """What is said of a gift; without a line that nobody has written."""
    is_food = gift.kind in FOOD
    lines = (
        Line(vi, OF_FOOD.get(stem, en) if is_food else en, getattr(gift, f"{stem}_vi"), getattr(gift, f"{stem}_en"))
        for stem, vi, en in LINES
    )
    filled = tuple(line for line in lines if line.text_vi or line.text_en)
    return Entry(gift.name_vi, gift.name_en, filled, pictures_of(gift).first())


def with_compliments(locality: Locality) -> tuple[str, str]:
    """The line at the foot of a card, in both languages."""
    name = f"{locality.name[0].lower()}{locality.name[1:]}"
    return f"Quà tặng của {name}", f"With the compliments of {english_name(locality, locality.name).text}"


def catalogue_title(locality: Locality) -> tuple[str, str]:
    """What the catalogue is called in both languages."""
    name = f"{locality.name[0].lower()}{locality.name[1:]}"
    return f"Quà tặng đối ngoại {name}", f"Gifts of {english_name(locality, locality.name).text}"
