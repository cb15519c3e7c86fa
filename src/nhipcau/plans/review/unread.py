"""What the reader left in doubt: lines that it did not understand, taken up by a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.plans.models import Item, Plan, Task
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.review.corrections import DRAFT_ONLY, FOCAL_ONLY, free_locator, make_room
from nhipcau.plans.review.snapshots import undoable

UNREAD = "unplaced"
LOCATOR = "+"
"""What the place of a line begins with that has none in the document's numbering."""


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """A stretch of the source in no item: where it begins and ends, and its words."""

    start: int
    end: int
    text: str


def unread_lines(plan: Plan, items: Iterable[Item]) -> list[UnreadLine]:
    """What was not understood and nobody has taken up yet."""
    taken = [[item.span_start, item.span_end] for item in items if item.dropped_at is None]
    unread = (note for note in plan.note_quotes if note["kind"] == UNREAD)
    return [UnreadLine(note["span"][0], note["span"][1], note["quote"]) for note in unread if note["span"] not in taken]


@transaction.atomic
def take_up_line(*, by: User, plan: Plan, start: int, now: datetime) -> Item:
    """Makes a task of a line that was not understood, where it stands in the document."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    plan = locked(plan, "source")
    refuse_if(not plan.is_draft, str(DRAFT_ONLY))
    line = next((one for one in unread_lines(plan, plan.items.all()) if one.start == start), None)
    if line is None:
        raise Refused(_("Đoạn này đã được đưa vào một mục; hãy xem lại."))
    above = plan.items.filter(span_start__lt=line.start, kind=Item.Kind.TASK)
    before = above.order_by("-span_start", "-position").first()
    after = before or plan.items.order_by("-position").first()
    if after is not None:
        make_room(after, 1)
    with undoable(by, "take_up_line", [], now, plan) as made:
        item = Item.objects.create(
            plan=plan, kind=Item.Kind.TASK, position=after.position + 1 if after else 1, locator=_place(plan, before),
            section=before.section if before else "", text=clean_line(line.text), text_read=line.text,
            span_start=line.start, span_end=line.end,
        )  # fmt: skip
        Task.objects.create(item=item, plan=plan)
        made.append(item)
    record(by=by, verb="take_up_line", target=item, text=item.text)
    return item


def _place(plan: Plan, before: Item | None) -> str:
    return free_locator(before, 2) if before is not None else f"{LOCATOR}{plan.items.count() + 1}"
