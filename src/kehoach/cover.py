"""How much of the text of a document its reading holds: what is lost in silence, and what stands in doubt."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kehoach.model import Plan, Span

LONG = 60
"""Characters from which a line is counted; shorter ones are marks of the form and cells of tables."""
ENOUGH = 0.2
"""The share of a line that has to lie in a value, a stretch or a note."""
_OF_WORDS = ("slip", "numbering", "noise")
"""Notes on how something is printed, which doubt nothing that was read."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Counts of one document or many: long lines, those lost and those in notes alone; items, and those in doubt."""

    long: int = 0
    lost: tuple[str, ...] = ()
    noted: int = 0
    items: int = 0
    doubted: int = 0

    def __add__(self, other: "Cover") -> "Cover":
        return Cover(
            self.long + other.long,
            self.lost + other.lost,
            self.noted + other.noted,
            self.items + other.items,
            self.doubted + other.doubted,
        )


def find_cover(plan: Plan) -> Cover:
    """The cover of one reading."""
    notes = [note.span for note in plan.notes if note.span and note.kind not in _OF_WORDS]
    held = _marked(len(plan.text), _spans(plan))
    noted = _marked(len(plan.text), notes)
    lost, in_notes, long = [], 0, 0
    for start, line in _lines(plan.text):
        if len(line) <= LONG:
            continue
        long += 1
        enough = ENOUGH * len(line)
        if sum(held[start : start + len(line)]) >= enough:
            continue
        if sum(noted[start : start + len(line)]) >= enough:
            in_notes += 1
        else:
            lost.append(line)
    items = list(_items(plan))
    doubted = sum(any(note.start < span.end and span.start < note.end for note in notes) for span in items)
    return Cover(long, tuple(lost), in_notes, len(items), doubted)


def _items(plan: Plan) -> Iterator[Span]:
    for items in (plan.objectives, plan.requirements, plan.tasks, plan.duties, plan.funding):
        yield from (item.span for item in items)


def _spans(plan: Plan) -> Iterator[Span]:
    yield from plan.header.spans.values()
    for values in (plan.bases, plan.context, plan.reporting, plan.recipients, plan.mentions, plan.stretches):
        yield from (value.span for value in values)
    yield from _items(plan)


def _marked(length: int, spans: Iterable[Span]) -> bytearray:
    marked = bytearray(length)
    for span in spans:
        marked[span.start : span.end] = b"\1" * max(0, min(span.end, length) - span.start)
    return marked


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def print_cover(found: Sequence[tuple[str, Cover]]) -> str:
    """A line for each document with the lines that it lost, and all together."""
    whole = sum((cover for _, cover in found), Cover())
    lines = [line for name, cover in found for line in (f"{name}: {_counts(cover)}", *(f"    {x}" for x in cover.lost))]
    return "\n".join([*lines, f"{len(found)}: {_counts(whole)}"])


def _counts(cover: Cover) -> str:
    long, items = max(cover.long, 1), max(cover.items, 1)
    lost = f"lost {len(cover.lost)}/{cover.long} = {len(cover.lost) / long:.3f}"
    noted = f"in notes {cover.noted} = {cover.noted / long:.3f}"
    return f"{lost}, {noted}, doubted {cover.doubted}/{cover.items} = {cover.doubted / items:.3f}"
