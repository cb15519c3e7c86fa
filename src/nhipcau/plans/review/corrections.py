"""A draft in the hands of its reviewer: items cut and joined, checked, given the same together, undone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.name_index import AgencyIndex, agency_index
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, Stale, refuse_if, require
from nhipcau.plans.models import Assignment, Item, Plan, ReviewStep, Task
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.reading import plan_reader
from nhipcau.plans.review.snapshots import restore, snapshot, undoable
from nhipcau.plans.task_times import set_time, take_time

FOCAL_ONLY = gettext_lazy("Chỉ cán bộ đầu mối được rà soát kế hoạch.")
DRAFT_ONLY = gettext_lazy("Kế hoạch đã kích hoạt; hãy lập bản điều chỉnh.")
LONGEST_SECTION = 1000
FAR = 1_000_000
"""Added to places for a moment, so that no two items stand in one while they move."""


def draft_item(item: Item, version: int) -> Item:
    """The item held for a change. Raises Stale where somebody has changed it since ``version``."""
    locked(item.plan)
    fresh = locked(item, "plan__locality")
    refuse_if(not fresh.plan.is_draft, str(DRAFT_ONLY))
    if fresh.version != version:
        raise Stale(_("Mục này vừa được người khác sửa; hãy xem lại."))
    return fresh


@transaction.atomic
def split_item(*, by: User, item: Item, version: int, texts: Sequence[str], now: datetime) -> list[Item]:
    """Makes of one item several, one of each text; each has the agencies and the time of the first."""
    require(can_correct_plan(by, item.plan), str(FOCAL_ONLY))
    item = draft_item(item, version)
    texts = [text for line in texts if (text := clean_line(line))]
    refuse_if(len(texts) < 2, _("Để tách, hãy xuống dòng ở chỗ cần tách rồi bấm “Tách”."))
    with undoable(by, "split_item", [item], now) as made:
        make_room(item, len(texts) - 1)
        kept = snapshot(item)
        spans = _spans_of(item, texts)
        item.text, item.version = texts[0], item.version + 1
        item.span_start, item.span_end = spans[0]
        item.save()
        for number, text in enumerate(texts[1:], start=2):
            part = Item.objects.create(
                plan=item.plan, kind=item.kind, position=item.position + number - 1, version=2,
                locator=free_locator(item, number), section=item.section, text=text, text_read=text,
                span_start=spans[number - 1][0], span_end=spans[number - 1][1],
            )  # fmt: skip
            if kept["task"] is not None:
                restore({**kept, "pk": part.pk, "fields": {}, "checked_at": None})
            made.append(part)
    record(by=by, verb="split_item", target=item, before=kept["fields"]["text"], after="\n".join(texts))
    return [item, *made]


def free_locator(item: Item, number: int) -> str:
    """The place of a part: the item's with a number that no other part has yet."""
    taken = set(item.plan.items.values_list("locator", flat=True))
    return next(name for n in range(number, FAR) if (name := f"{item.locator}({n})") not in taken)


def make_room(item: Item, places: int) -> None:
    """Moves everything behind the item so many places on."""
    behind = Item.objects.filter(plan=item.plan_id, position__gt=item.position)
    behind.update(position=F("position") + FAR)
    Item.objects.filter(plan=item.plan_id, position__gt=FAR).update(position=F("position") - FAR + places)


def _spans_of(item: Item, texts: Sequence[str]) -> list[tuple[int, int]]:
    """Where each text stands in the source, where it stands there word for word; else where the whole does."""
    source = item.plan.source_text
    whole, at, spans = (item.span_start, item.span_end), item.span_start, []
    for text in texts:
        found = source.find(text, at, item.span_end)
        spans.append((found, found + len(text)) if found >= 0 else whole)
        at = found + len(text) if found >= 0 else at
    return spans


@transaction.atomic
def join_items(*, by: User, item: Item, version: int, now: datetime) -> Item:
    """Joins an item with the one of its kind that follows: words, agencies, outputs. That one is dropped."""
    require(can_correct_plan(by, item.plan), str(FOCAL_ONLY))
    item = draft_item(item, version)
    following = item.plan.items.filter(kind=item.kind, position__gt=item.position, dropped_at=None)
    other = following.select_related("plan").order_by("position").first()
    if other is None:
        raise Refused(_("Không có mục nào cùng loại ở sau để gộp."))
    with undoable(by, "join_items", [item, other], now):
        item.text = f"{item.text} {other.text}"
        item.span_end = max(item.span_end, other.span_end)
        item.version += 1
        item.save()
        other.dropped_at, other.version = now, other.version + 1
        other.save()
        join_tasks(item, other)
    record(by=by, verb="join_items", target=item, after=item.text)
    return item


def join_tasks(item: Item, other: Item) -> None:
    """Gives the task of an item what that of another has besides: agencies, outputs, a time where it has none."""
    task, second = (Task.objects.filter(item=row).first() for row in (item, other))
    if task is None or second is None:
        return
    known = set(task.assignments.values_list("role", "folded"))
    new = [row for row in second.assignments.all() if (row.role, row.folded) not in known]
    Assignment.objects.bulk_create(
        Assignment(task=task, role=row.role, printed_name=row.printed_name, agency=row.agency, position=100 + at)
        for at, row in enumerate(new)
    )
    task.outputs = [*task.outputs, *(text for text in second.outputs if text not in task.outputs)]
    if not task.time_text:
        take_time(task, second)
    task.save()


@transaction.atomic
def check_item(*, by: User, item: Item, now: datetime) -> Item:
    """Says that an item is right as it stands, or that it is to be looked at again."""
    require(can_correct_plan(by, item.plan), str(FOCAL_ONLY))
    item = locked(item, "plan")
    Item.objects.filter(pk=item.pk).update(checked_at=None if item.checked_at else now)
    item.checked_at = None if item.checked_at else now
    record(by=by, verb="check_item", target=item, is_checked=item.checked_at is not None)
    return item


@dataclass(frozen=True, slots=True)
class Together:
    """What several tasks are given alike: leads, time as it would be printed, heading; what is empty stays as it is."""

    leads: str = ""
    time_text: str = ""
    section: str = ""


@transaction.atomic
def set_together(*, by: User, plan: Plan, items: Collection[Item], given: Together, now: datetime) -> int:
    """Gives several tasks and duties of a draft the same leads, time or heading, in place of theirs. Gives how many."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    plan = locked(plan, "locality")
    refuse_if(not plan.is_draft, str(DRAFT_ONLY))
    leads, time_text = plan_reader.split_names(clean_text(given.leads)), clean_line(given.time_text)
    section = clean_line(given.section)[:LONGEST_SECTION]
    tasks = list(Task.objects.filter(plan=plan, item__in=items).select_related("item", "plan"))
    refuse_if(not tasks, _("Hãy chọn ít nhất một nhiệm vụ."))
    refuse_if(not (leads or time_text or section), _("Hãy ghi cơ quan chủ trì, thời gian hoặc tiêu đề."))
    index = agency_index(plan.locality, timezone.localdate(now))
    with undoable(by, "set_together", [task.item for task in tasks], now):
        for task in tasks:
            _give_leads(task, leads, index)
            if time_text:
                set_time(task, time_text, timezone.localdate(now), now)
        rows = Item.objects.filter(task__in=tasks)
        rows.update(version=F("version") + 1, **({"section": section} if section else {}))
    record(
        by=by, verb="set_together", target=plan, names=given.leads, time=time_text, section=section, count=len(tasks)
    )  # fmt: skip
    return len(tasks)


def _give_leads(task: Task, names: list[str], index: AgencyIndex) -> None:
    if not names:
        return
    role = Assignment.Role.LEAD if task.item.kind == Item.Kind.TASK else Assignment.Role.RESPONSIBLE
    task.assignments.filter(role=role).delete()
    Assignment.objects.bulk_create(plan_reader.build_assignments(task, role, names, index))


def last_step(by: User, plan: Plan) -> ReviewStep | None:
    """What the person would undo."""
    return (
        plan.review_steps.filter(by=by, undone_at=None).exclude(before=[], made=[]).first() if plan.is_draft else None
    )


@transaction.atomic
def undo_review(*, by: User, plan: Plan, now: datetime) -> ReviewStep:
    """Takes the person's last step in a draft back; refuses where somebody went on from it."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    plan = locked(plan)
    step = last_step(by, plan)
    if step is None:
        raise Refused(_("Không còn bước nào để hoàn tác."))
    now_there = Item.objects.filter(pk__in=[int(pk) for pk in step.versions]).values_list("pk", "version")
    if {str(pk): version for pk, version in now_there} != step.versions:
        raise Stale(_("Mục này đã được sửa tiếp sau bước đó nên không hoàn tác được."))
    Item.objects.filter(pk__in=step.made).delete()
    for kept in step.before:
        _rebase(plan, restore(kept), kept["version"])
    step.undone_at = now
    step.save()
    record(by=by, verb="undo_review", target=plan, text=step.verb, label=step.label)
    return step


def _rebase(plan: Plan, item: Item, version: int) -> None:
    """The step that left the item in this version finds it so again: it can be undone in its turn."""
    for step in plan.review_steps.filter(undone_at=None):
        if step.versions.get(str(item.pk)) == version:
            step.versions[str(item.pk)] = item.version
            step.save()
