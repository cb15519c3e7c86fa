"""Items of one draft that say the same: a duty that repeats a task, a row of an appendix that repeats the body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.refusal import refuse_if, require
from nhipcau.plans.models import Item
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.review.corrections import FOCAL_ONLY, draft_item, join_tasks
from nhipcau.plans.review.snapshots import undoable

ALIKE = 93
"""Likeness in per cent from which two items are proposed as one."""
SHORTEST = 25
"""Letters; shorter items are alike by chance."""
LIKE_LENGTH = 0.8
_NUMBER = re.compile(r"\d+|\b[ivx]+\b")


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two items that say the same, the first as the document has them."""

    first: Item
    second: Item


def find_repeats(items: Sequence[Item]) -> list[Repeat]:
    """Pairs among the tasks and duties of a draft; each item in one pair at most."""
    worded = [item for item in items if _may_repeat(item)]
    seen: set[int] = set()
    found = []
    for at, first in enumerate(worded):
        second = next((one for one in _like(first, worded[at + 1 :]) if not {first.pk, one.pk} & seen), None)
        if second is not None:
            seen |= {first.pk, second.pk}
            found.append(Repeat(first, second))
    return found


def _may_repeat(item: Item) -> bool:
    is_work = item.kind in (Item.Kind.TASK, Item.Kind.DUTY)
    return is_work and item.dropped_at is None and len(item.folded) >= SHORTEST


def _like(item: Item, others: Sequence[Item]) -> Iterator[Item]:
    """Others of nearly the same words and the same numbers."""
    least, most = LIKE_LENGTH * len(item.folded), len(item.folded) / LIKE_LENGTH
    near = {at: one.folded for at, one in enumerate(others) if least <= len(one.folded) <= most}
    numbers = _NUMBER.findall(item.folded)
    for folded, _score, at in process.extract(item.folded, near, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5):
        if _NUMBER.findall(folded) == numbers:
            yield others[at]


@transaction.atomic
def unite_items(*, by: User, item: Item, version: int, other: Item, now: datetime) -> Item:
    """Makes one item of two that say the same: the first stays, with the agencies, outputs and time of both."""
    require(can_correct_plan(by, item.plan), str(FOCAL_ONLY))
    item = draft_item(item, version)
    other = draft_item(other, other.version)
    both = item.plan.items.filter(pk__in=[item.pk, other.pk], dropped_at=None)
    refuse_if(both.count() != 2, _("Hãy chọn hai mục còn hiệu lực của cùng một kế hoạch."))
    with undoable(by, "unite_items", [item, other], now):
        item.version += 1
        item.save()
        other.dropped_at, other.version = now, other.version + 1
        other.save()
        join_tasks(item, other)
    record(by=by, verb="unite_items", target=item, other=other.text)
    return item
