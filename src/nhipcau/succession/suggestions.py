"""To whom each item of an agency that is split should go: a suggestion with its reason. A person decides."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.agencies.models import Agency
from nhipcau.common.numbers import parse_whole
from nhipcau.common.vietnamese import fold
from nhipcau.plans.models import Assignment
from nhipcau.succession.holding import Holding
from nhipcau.succession.proposals import ItemKey, ProposedSuccession
from nhipcau.succession.queries import held_by

COMMON = frozenset(
    ("so", "ban", "nganh", "phong", "chi", "cuc", "trung", "tam", "uy", "nhan", "dan", "tinh", "thanh", "pho", "quan",
     "ly", "nha", "nuoc", "va", "cac", "cua", "viet", "nam", "don", "vi")
)  # fmt: skip
"""Words of agency names that say nothing of what an agency does, folded."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """An agency that may receive: known, or only a name as yet. ``place`` is where it stands among them."""

    place: int
    name: str
    agency: Agency | None = None


@dataclass(frozen=True, slots=True)
class HeldItem:
    """A row to be given to somebody, with what speaks for whom."""

    holding: Holding
    row: Any
    suggestion: int | None
    reason: str

    @property
    def key(self) -> str:
        return f"{self.holding.key}-{self.row.pk}"


def suggest_receivers(held: Sequence[tuple[Holding, list[Any]]], receivers: Sequence[Receiver]) -> list[HeldItem]:
    """Every item with the receiver that most speaks for, where anything does."""
    work = _known_work(receivers)
    items = []
    for holding, rows in held:
        for row in rows:
            place, reason = _suggest(row, receivers, work) if isinstance(row, Assignment) else (None, "")
            items.append(HeldItem(holding, row, place, reason))
    return items


@dataclass(frozen=True, slots=True)
class _Work:
    """What the receivers do already: on which tasks, and how often under which heading of which plan."""

    on_task: dict[int, int]
    by_section: dict[tuple[int, str], Counter[int]]


def _known_work(receivers: Sequence[Receiver]) -> _Work:
    places = {receiver.agency.pk: receiver.place for receiver in receivers if receiver.agency is not None}
    on_task: dict[int, int] = {}
    by_section: dict[tuple[int, str], Counter[int]] = {}
    for row in Assignment.objects.counted().filter(agency__in=places).select_related("task__item"):
        assert row.agency_id is not None  # noqa: S101 (filtered by agency)
        place = places[row.agency_id]
        on_task.setdefault(row.task_id, place)
        by_section.setdefault((row.task.plan_id, row.task.item.section), Counter())[place] += 1
    return _Work(on_task, by_section)


def _suggest(row: Assignment, receivers: Sequence[Receiver], work: _Work) -> tuple[int | None, str]:
    named = {receiver.place: receiver.name for receiver in receivers}
    if row.task_id in work.on_task:
        place = work.on_task[row.task_id]
        return place, _("%(agency)s đang cùng làm việc này") % {"agency": named[place]}
    best, words = _by_words(row, receivers)
    if best is not None:
        return best, _("nội dung có “%(words)s” như tên %(agency)s") % {"words": words, "agency": named[best]}
    known = work.by_section.get((row.task.plan_id, row.task.item.section), Counter()).most_common(2)
    if known and (len(known) == 1 or known[0][1] > known[1][1]):
        place, count = known[0]
        return place, _("%(agency)s đang làm %(count)s việc cùng mục") % {"agency": named[place], "count": count}
    return None, ""


def _by_words(row: Assignment, receivers: Sequence[Receiver]) -> tuple[int | None, str]:
    """The one receiver of whose name most two-word terms stand in the item."""
    said = f" {' '.join(re.findall(r'[a-z0-9]+', row.task.item.folded))} "
    found = sorted(
        ((len(terms), -r.place, terms) for r in receivers if (terms := _terms_in(r.name, said))), reverse=True
    )
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None, ""
    return -found[0][1], found[0][2][0]


def _terms_in(name: str, said: str) -> list[str]:
    words = re.findall(r"[^\W_]+", name)
    pairs = [(a, b) for a, b in pairwise(words) if not {fold(a), fold(b)} & COMMON]
    return [f"{a} {b}" for a, b in pairs if f" {fold(a)} {fold(b)} " in said]


@dataclass(frozen=True, slots=True)
class Passing:
    """What would pass by a change, and to whom as far as was said; ``rest`` gets what was not said of."""

    held: Sequence[tuple[Holding, list[Any]]]
    receivers: Sequence[Receiver]
    items: Sequence[tuple[HeldItem, int | None]]
    rest: int | None

    @property
    def missing(self) -> int:
        """Of how many items nobody has said yet where they go."""
        return sum(place is None for _item, place in self.items)

    @property
    def faults(self) -> list[str]:
        """What is at work cannot be left to nobody."""
        return [_("Còn việc đang mở; hãy chọn cơ quan tiếp nhận.")] if self.held and not self.receivers else []

    @property
    def choices(self) -> dict[ItemKey, int]:
        """The places of the receivers, by item; whole only where none is missing."""
        return {(item.holding.key, item.row.pk): place for item, place in self.items if place is not None}


def passing_of(change: ProposedSuccession, said: Mapping[str, str]) -> Passing:
    """What the agencies hold, to whom it could go, and what was said of each item; where nothing was, a suggestion."""
    held = held_by(change.old)
    receivers = [
        *(Receiver(place, agency.name, agency) for place, agency in enumerate(change.new)),
        *(Receiver(place, name) for place, name in enumerate(change.names, start=len(change.new))),
    ]
    items = suggest_receivers(held, receivers) if change.needs_choice else []
    rest = parse_whole(said.get("rest", ""))
    return Passing(held, receivers, [(item, _chosen(item, said, rest)) for item in items], rest)


def _chosen(item: HeldItem, said: Mapping[str, str], rest: int | None) -> int | None:
    """What was said of the item; before anything was, what is suggested; else what the rest gets."""
    asked = said.get(item.key)
    place = item.suggestion if asked is None else parse_whole(asked)
    return rest if place is None else place
