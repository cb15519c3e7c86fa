"""Lines and brackets that say who does an item, with whom, when and with what result."""

import re
from itertools import pairwise

from kehoach.outline import ASSIGNMENT, Node
from kehoach.text.normal import fold
from kehoach.vocabulary.form import ATTRIBUTES

_LONGEST_LABEL = 60
_LABELS = tuple((name, re.compile(pattern)) for name, pattern in ATTRIBUTES)
_NEXT = re.compile(
    r"[;.,]\s+(?=\S)"
    r"|\s(?=(?:Thời gian|Thời hạn|Tiến độ|Sản phẩm|Kết quả|Phối hợp|Chủ trì|Cơ quan|Đơn vị)\b[^:;.,]{0,30}:)"
)
_ASSIGNS = re.compile(r"Giao\s+(?=[A-ZĐ])[^.;:]{3,160}?\s(?:chủ trì|làm đầu mối|phụ trách|thực hiện|phối hợp)\b")
_SAYS_WHEN = re.compile(r"\.\s+(?=Thời (?:gian|hạn))")
_BRACKET = re.compile(r"\((?:[^()]|\([^()]*\))*\)[.;]?$")


def assigns(text: str) -> bool:
    """True of a line that gives the item above it to somebody: “Giao Sở Ngoại vụ chủ trì, phối hợp với …”."""
    return _ASSIGNS.match(text) is not None


def attributes_of(node: Node) -> list[tuple[str, str, int]]:
    """The attributes that a line of the outline states, as find_attributes gives them."""
    if node.kind != ASSIGNMENT:
        return find_attributes(node.text)
    start = len("Giao ")
    stop = _SAYS_WHEN.search(node.text)
    said = node.text[start : stop.start()] if stop else node.text[start:]
    behind = find_attributes(node.text[stop.end() :]) if stop else []
    return [
        ("leads", said.rstrip(" ."), start),
        *((name, value, stop.end() + at) for name, value, at in behind if stop),
    ]


def find_attributes(text: str) -> list[tuple[str, str, int]]:
    """(leads | partners | time | outputs, what is said, where it begins) for each that a line
    such as “Chủ trì: Sở Ngoại vụ; phối hợp: Công an tỉnh.” states; nothing for any other line."""
    if find_attribute(text) is None:
        return []
    starts = [0, *(m.end() for m in _NEXT.finditer(text) if _label_at(text, m.end()) is not None), len(text)]
    found = []
    for start, end in pairwise(starts):
        attribute = find_attribute(text[start:end])
        if attribute is not None:
            name, value, at = attribute
            found.append(
                (name, _unbracket(value.rstrip(" ;.")) if text.startswith("(") else value.rstrip(" ;"), start + at)
            )
    return found


def _unbracket(value: str) -> str:
    """Without the bracket that closes a line opened by one: “(Chủ trì: …; phối hợp: …)”."""
    return value[:-1].rstrip() if value.count(")") > value.count("(") and value.endswith(")") else value


def split_bracket(text: str) -> tuple[str, list[tuple[str, str, int]]]:
    """An item without the bracket at its end that says who does it, and what that says, placed in the item.

    "Đón đoàn (chủ trì: Văn phòng Sở)." gives "Đón đoàn" and its lead; any other item is whole.
    """
    match = _BRACKET.search(text) if text.rstrip(".;").endswith(")") else None
    said = find_attributes(match[0]) if match else []
    if match is None or not said:
        return text, []
    return text[: match.start()].rstrip(), [(name, value, match.start() + at) for name, value, at in said]


def split_tail(text: str) -> tuple[str, list[tuple[str, str, int]]]:
    """An item without the bracket, or the last sentences, that say who does it and when; placed in the item.

    "In sách. Cơ quan chủ trì: Sở Tài chính." gives "In sách." and its lead.
    """
    said, own = split_bracket(text)
    if own:
        return said, own
    for stop in _NEXT.finditer(text):
        label = _label_at(text, stop.end())
        if label is not None and label[0] in ("leads", "partners", "time"):
            found = find_attributes(text[stop.end() :])
            return text[: stop.start() + 1], [(name, value.rstrip(" ."), stop.end() + at) for name, value, at in found]
    return text, []


def find_attribute(text: str) -> tuple[str, str, int] | None:
    """The first attribute that a line states, where it opens with one."""
    label = _label_at(text, 0)
    if label is None:
        return None
    name, colon = label
    rest = text[colon + 1 :]
    return name, rest.strip(), len(text) - len(rest.lstrip())


def _label_at(text: str, start: int) -> tuple[str, int] | None:
    """The attribute whose label stands there, and where its colon is."""
    colon = text.find(":", start, start + _LONGEST_LABEL + 1)
    if colon < 0:
        return None
    folded = fold(text[start:colon]).strip("- +*(")
    return next(((name, colon) for name, label in _LABELS if label.fullmatch(folded)), None)
