"""Two plans side by side: what was added, dropped, changed, reassigned, rescheduled.

Tasks are paired by the likeness of their words, the likest first; which plan is newer is the
caller's to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kehoach.model import Plan, Task
from kehoach.text.likeness import Likeness, pair_likest
from kehoach.text.normal import fold

SAME = 72.0
"""Likeness in per cent from which two tasks are one; below it one was dropped, the other added."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one task. ``kinds`` holds added, dropped, changed, reassigned, rescheduled, or nothing."""

    kinds: tuple[str, ...]
    old: Task | None
    new: Task | None
    likeness: float


def diff(old: Plan, new: Plan) -> tuple[Change, ...]:
    """What became of every task of both plans: in the order of the new one, then what was dropped."""
    partner_of = _pairs(old.tasks, new.tasks)
    kept = {at for at, _ in partner_of.values()}
    changes = [_change(old.tasks, partner_of.get(at), task) for at, task in enumerate(new.tasks)]
    dropped = [Change(("dropped",), task, None, 0.0) for at, task in enumerate(old.tasks) if at not in kept]
    return (*changes, *dropped)


def _pairs(old: tuple[Task, ...], new: tuple[Task, ...]) -> dict[int, tuple[int, float]]:
    """For tasks of the new plan the place of their old self, with the likeness."""
    return {at_new: (at_old, likeness) for at_old, at_new, likeness in pair_likest(_likenesses(old, new))}


def _likenesses(old: tuple[Task, ...], new: tuple[Task, ...]) -> Iterator[Likeness]:
    olds = [fold(task.text) for task in old]
    for at_new, task in enumerate(new):
        found = process.extract(fold(task.text), olds, scorer=fuzz.ratio, score_cutoff=SAME, limit=5)
        for _, likeness, at_old in found:
            yield likeness, -abs(at_old - at_new), at_old, at_new


def _change(old: tuple[Task, ...], partner: tuple[int, float] | None, new: Task) -> Change:
    if partner is None:
        return Change(("added",), None, new, 0.0)
    before = old[partner[0]]
    return Change(tuple(_kinds(before, new)), before, new, partner[1])


def _kinds(old: Task, new: Task) -> Iterator[str]:
    if fold(old.text) != fold(new.text) or _folded(old.outputs) != _folded(new.outputs):
        yield "changed"
    if (_folded(old.leads), _folded(old.partners)) != (_folded(new.leads), _folded(new.partners)):
        yield "reassigned"
    if (old.time and fold(old.time.text)) != (new.time and fold(new.time.text)):
        yield "rescheduled"


def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(name) for name in names)
