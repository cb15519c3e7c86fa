"""Word's automatic numbers, written out as the reader of the page sees them."""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES, _NUMBERING, _NUMBER, _DEPTH, _STYLE, _VALUE = (
    f"{W}{name}" for name in ("pPr", "numPr", "numId", "ilvl", "pStyle", "val")
)
_BULLETS: Final = {"+": "+", "o": "+", "\uf02b": "+", "": "+"}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str
    pattern: str
    first: int
    shown: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> str:
        """The number or bullet that Word prints before this paragraph, or nothing."""
        found = self._find(paragraph.find(_PROPERTIES))
        if found is None:
            return ""
        number, depth = found
        level = self.levels.get(number, {}).get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return parse_bullet(level.pattern)
        return self._count(number, depth, level)

    def _find(self, properties: etree._Element | None) -> tuple[str, int] | None:
        if properties is None:
            return None
        numbering = properties.find(_NUMBERING)
        number = numbering.find(_NUMBER) if numbering is not None else None
        if numbering is None or number is None:
            style = properties.find(_STYLE) if self.by_style else None
            return self.by_style.get(style.get(_VALUE, "")) if style is not None else None
        depth = numbering.find(_DEPTH)
        return number.get(_VALUE, ""), whole(depth.get(_VALUE), 0) if depth is not None else 0

    def _count(self, number: str, depth: int, level: Level) -> str:
        counts = self.counts.setdefault(number, {})
        counts[depth] = counts.get(depth, level.first - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        text = level.pattern
        for other, spec in self.levels[number].items():
            value = counts.get(other, spec.first)
            text = text.replace(f"%{other + 1}", write_number(value, spec.form))
        return text.strip()


def whole(value: str | None, otherwise: int) -> int:
    """The whole number that an attribute holds, or another where it holds none."""
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 6 else otherwise


def build_numbering(numbers: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """Reads numbering.xml and the styles that carry a list."""
    if numbers is None:
        return Numbering()
    abstract = {
        a.get(f"{W}abstractNumId", ""): {
            whole(lvl.get(f"{W}ilvl"), 0): _read_level(lvl) for lvl in a.iterfind(f"{W}lvl")
        }
        for a in numbers.iterfind(f"{W}abstractNum")
    }
    levels = {}
    for num in numbers.iterfind(f"{W}num"):
        link = num.find(f"{W}abstractNumId")
        if link is not None:
            levels[num.get(f"{W}numId", "")] = abstract.get(link.get(f"{W}val", ""), {}) | _overrides(num)
    return Numbering(levels, _read_styles(styles))


def _overrides(num: etree._Element) -> dict[int, Level]:
    return {
        whole(o.get(f"{W}ilvl"), 0): _read_level(lvl)
        for o in num.iterfind(f"{W}lvlOverride")
        for lvl in o.iterfind(f"{W}lvl")
    }


def _read_level(level: etree._Element) -> Level:
    def value(name: str, default: str) -> str:
        found = level.find(f"{W}{name}")
        return found.get(f"{W}val", default) if found is not None else default

    return Level(value("numFmt", "decimal"), value("lvlText", ""), whole(value("start", "1"), 1))


def _read_styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    if styles is None:
        return {}
    found = {}
    for style in styles.iterfind(f"{W}style"):
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        depth = style.find(f"{W}pPr/{W}numPr/{W}ilvl")
        if number is not None:
            at = whole(depth.get(f"{W}val"), 0) if depth is not None else 0
            found[style.get(f"{W}styleId", "")] = (number.get(f"{W}val", ""), at)
    return found


def parse_bullet(sign: str) -> str:
    """The bullet of an outline that a drawn sign stands for: "+" or "-"."""
    return _BULLETS.get(sign.strip(), "-")


def write_number(value: int, form: str) -> str:
    """A number of a list in the form that Word names."""
    if form == "upperRoman":
        return _roman(value)
    if form == "lowerRoman":
        return _roman(value).lower()
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26)  # Word counts by the Latin alphabet
        return letter if form == "lowerLetter" else letter.upper()
    return f"{value:02}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    steps = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for worth, sign in steps:
        written += sign * (value // worth)
        value %= worth
    return written
