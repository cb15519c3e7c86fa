"""An agency's line of descent as a picture: those before it on the left, those after it on the right."""

from dataclasses import dataclass

from nhipcau.agencies.models import Agency, SuccessionLink

WIDTH, GAP, LINE, PAD = 190, 110, 18, 12
LETTERS = 22
"""Of a name in one line of a box."""


@dataclass(frozen=True, slots=True)
class Box:
    """An agency in the picture; lines are (text, how far down). Measures in units of the picture."""

    agency: Agency
    x: int
    y: int
    height: int
    lines: tuple[tuple[str, int], ...]
    is_asked: bool

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one box to another, with the day and the act."""

    path: str
    label: str
    x: int
    y: int
    link: SuccessionLink


@dataclass(frozen=True, slots=True)
class Lineage:
    """The whole picture."""

    width: int
    height: int
    boxes: list[Box]
    arrows: list[Arrow]


def draw_lineage(agency: Agency, links: list[SuccessionLink]) -> Lineage | None:
    """The picture; None of an agency that came from none and became none."""
    if not links:
        return None
    columns = _columns(links)
    boxes: dict[int, Box] = {}
    for place, column in enumerate(columns):
        top = PAD
        for member in column:
            lines = _wrap(member.name)
            height = LINE * len(lines) + 2 * PAD
            printed = tuple((text, top + PAD + LINE * at + LINE - 4) for at, text in enumerate(lines))
            x = PAD + place * (WIDTH + GAP)
            boxes[member.pk] = Box(member, x, top, height, printed, member.pk == agency.pk)
            top += height + 2 * PAD
    height = max(box.y + box.height for box in boxes.values()) + PAD
    width = PAD * 2 + len(columns) * WIDTH + (len(columns) - 1) * GAP
    return Lineage(width, height, list(boxes.values()), [_arrow(link, boxes) for link in links])


def _columns(links: list[SuccessionLink]) -> list[list[Agency]]:
    """Agencies by how many successions lie behind them, each in the order of the alphabet."""
    depth: dict[int, int] = {}
    members: dict[int, Agency] = {}
    for _round in links:  # the longest way has at most as many steps as there are links
        for link in links:
            members |= {link.old_id: link.old, link.new_id: link.new}
            depth.setdefault(link.old_id, 0)
            depth[link.new_id] = min(max(depth.get(link.new_id, 0), depth[link.old_id] + 1), len(links))
    columns: dict[int, list[Agency]] = {}
    for pk, member in members.items():
        columns.setdefault(depth[pk], []).append(member)
    return [sorted(columns[at], key=lambda member: member.sort_key) for at in sorted(columns)]


def _wrap(name: str) -> list[str]:
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= LETTERS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _arrow(link: SuccessionLink, boxes: dict[int, Box]) -> Arrow:
    old, new = boxes[link.old_id], boxes[link.new_id]
    start, end = old.x + WIDTH, new.x
    bend = (start + end) // 2
    path = f"M{start} {old.middle}C{bend} {old.middle} {bend} {new.middle} {end} {new.middle}"
    return Arrow(path, f"{link.succession.on:%d/%m/%Y}", bend, (old.middle + new.middle) // 2 - 8, link)
