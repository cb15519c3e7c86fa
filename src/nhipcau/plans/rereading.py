"""A draft read again: from a newer version of its document, or with a heading that somebody has taught.

What people corrected stays; what the document says otherwise now is shown.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from nhipcau.accounts.models import User
from nhipcau.agencies.matching import agency_index
from nhipcau.audit.recording import record
from nhipcau.common.refusal import Refused, require
from nhipcau.common.vietnamese import fold
from nhipcau.plans import reading
from nhipcau.plans.models import Assignment, Item, LearnedHeading, Plan, ReportingDuty, ReviewStep, SourceFile, Task
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.reviewing import DRAFT_ONLY, FAR, FOCAL_ONLY
from nhipcau.plans.uploads import kept_source, read_upload

SAME = 75.0
"""Likeness in per cent from which an item of the newer version is the one that was there."""
Told = list[list[str]]


@transaction.atomic
def teach_heading(*, by: User, plan: Plan, heading: str, kind: str, now: datetime) -> Told:
    """Says what stands under a heading, for this draft and for every plan that the locality reads from now on."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    plan = _draft(plan)
    key = reading.heading_key(heading)
    if not key or kind not in LearnedHeading.Kind.values:
        raise Refused(_("Hãy chọn tiêu đề và loại mục."))
    LearnedHeading.objects.update_or_create(
        locality=plan.locality, key=key,
        defaults={"heading": heading.strip(), "kind": kind, "taught_by": by, "taught_at": now},
    )  # fmt: skip
    told = _read_again(by, plan, "teach_heading", now)
    record(by=by, verb="teach_heading", target=plan, heading=heading.strip(), kind=str(LearnedHeading.Kind(kind).label))
    return told


def reread_plan(*, by: User, plan: Plan, name: str, data: bytes, now: datetime) -> Told:
    """Reads a newer version of the document of a draft; gives what has changed.

    Each change is (kind, words before, words now); kind is added, dropped, changed or kept.
    """
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    upload, read = read_upload(plan.locality, name, data)
    if SourceFile.objects.filter(locality=plan.locality, sha256=upload.sha256).exists():
        raise Refused(_("Tệp này đã được tải lên trước đây."))
    with transaction.atomic():
        plan = _draft(plan)
        old = plan.source
        with kept_source(by, plan.locality, upload, read.plan.text) as source:
            Plan.objects.filter(pk=plan.pk).update(source=source, notes=reading.header_fields(read.plan)["notes"])
            plan.source = source
            told = _apply(by, plan, read, ("reread_plan", now))
        if old is not None:
            old.delete()
            transaction.on_commit(lambda: old.content.delete(save=False))
        record(by=by, verb="reread_plan", target=plan, name=name, count=len(told))
    return told


def _draft(plan: Plan) -> Plan:
    plan = Plan.objects.select_for_update(of=("self",)).select_related("source", "locality").get(pk=plan.pk)
    if not plan.is_draft or plan.source is None:
        raise Refused(str(DRAFT_ONLY))
    return plan


def _read_again(by: User, plan: Plan, verb: str, now: datetime) -> Told:
    assert plan.source is not None  # noqa: S101 (a draft has one)
    with plan.source.content.open("rb") as file:
        read = reading.read_file(file.read(), plan.locality)
    return _apply(by, plan, read, (verb, now))


def _apply(by: User, plan: Plan, read: reading.Reading, step: tuple[str, datetime]) -> Told:
    """Puts the new reading in the place of the old one; earlier steps cannot be undone any more."""
    verb, now = step
    index = agency_index(plan.locality, timezone.localdate(now))
    old = list(plan.items.select_related("plan"))
    plan.items.update(position=F("position") + FAR)
    fresh = reading.fresh_rows(plan, read.plan, index)
    pairs = _pairs(old, fresh.items)
    told: Told = []
    for place, new in enumerate(fresh.items):
        told += _settle(pairs.get(place), new, place, fresh)
    told += _settle_gone([item for item in old if item not in pairs.values()], len(fresh.items))
    plan.review_steps.filter(undone_at=None).update(undone_at=now)
    ReviewStep.objects.create(plan=plan, by=by, at=now, verb=verb, told=told)
    return told


def _pairs(old: list[Item], new: list[Item]) -> dict[int, Item]:
    """For places in the new reading the item that was there: word for word first, then the likest."""
    pairs: dict[int, Item] = {}
    free = dict(enumerate(old))
    for is_exact in (True, False):
        for place, item in enumerate(new):
            if place not in pairs and (at := _counterpart(item, free, is_exact=is_exact)) is not None:
                pairs[place] = free.pop(at)
    return pairs


def _counterpart(item: Item, free: dict[int, Item], *, is_exact: bool) -> int | None:
    """Which of the items that are left it was; names that are only mentioned have no likeness."""
    words = fold(item.text_read)
    if is_exact:
        same = [at for at, other in free.items() if fold(other.text_read) == words]
        return next((at for at in same if free[at].kind == item.kind), same[0] if same else None)
    if item.kind in (Item.Kind.MENTION, Item.Kind.RECIPIENT):
        return None
    choices = {at: fold(other.text_read) for at, other in free.items() if other.kind == item.kind}
    best = process.extractOne(words, choices, scorer=fuzz.ratio, score_cutoff=SAME)
    return best[2] if best else None


def _settle(old: Item | None, new: Item, place: int, fresh: reading.Fresh) -> Iterator[list[str]]:
    """Writes one item of the new reading, into the row that was there where there was one."""
    new.position = place + 1
    if old is None:
        new.save()
        _hang(new, place, fresh)
        yield ["added", "", new.text]
        return
    is_same, is_corrected = old.text_read == new.text_read, old.is_corrected
    if not is_same:
        yield ["kept" if is_corrected else "changed", old.text, new.text]
        old.doubt = "differs" if is_corrected else ""
        old.checked_at = None
        old.text = old.text if is_corrected else new.text
    was = old.kind
    for name in ("kind", "locator", "section", "text_read", "span_start", "span_end", "position"):
        setattr(old, name, getattr(new, name))
    old.version += 0 if is_same else 1
    old.save()
    if was != old.kind or not is_corrected:
        _hang(old, place, fresh)


def _hang(item: Item, place: int, fresh: reading.Fresh) -> None:
    """What the new reading says of the item's task, agencies and reporting, in place of what was there."""
    Task.objects.filter(item=item).delete()
    ReportingDuty.objects.filter(item=item).delete()
    if place in fresh.tasks:
        task = fresh.tasks[place]
        task.item = item
        task.save()
        for row in fresh.rows[place]:
            row.task = task
        Assignment.objects.bulk_create(fresh.rows[place])
    if place in fresh.duties:
        fresh.duties[place].item = item
        fresh.duties[place].save()


def _settle_gone(gone: list[Item], place: int) -> Iterator[list[str]]:
    """What the newer version has no more: taken out, but what a person corrected stays, to be looked at."""
    for number, item in enumerate(gone, start=1):
        if item.is_corrected and item.dropped_at is None:
            Item.objects.filter(pk=item.pk).update(position=place + number, doubt="gone", checked_at=None)
            yield ["kept", item.text, ""]
        else:
            item.delete()
            if item.dropped_at is None and item.kind not in (Item.Kind.MENTION, Item.Kind.RECIPIENT):
                yield ["dropped", item.text, ""]
