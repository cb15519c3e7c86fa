"""A draft read again: from a newer version of its document, or with a heading that somebody has taught.

What people corrected stays; what the document says otherwise now is shown.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from nhipcau.accounts.models import User
from nhipcau.agencies.name_index import AgencyIndex, agency_index
from nhipcau.audit.journal import record
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, Stale, refuse_if, require
from nhipcau.common.vietnamese import fold
from nhipcau.files.integrity import open_whole
from nhipcau.plans.models import Assignment, Item, LearnedHeading, Plan, ReportingDuty, ReviewStep, Task
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.reading import plan_reader
from nhipcau.plans.review.corrections import DRAFT_ONLY, FAR, FOCAL_ONLY
from nhipcau.plans.task_times import TIME_FIELDS
from nhipcau.plans.uploads import kept_source, known_once, read_upload

SAME = 75.0
"""Likeness in per cent from which an item of the newer version is the one that was there."""
LEAST_SHARED = 0.4
"""Of the items that must be found again for a document to be a version of the other."""
FOLLOWED = (Item.Kind.OBJECTIVE, Item.Kind.REQUIREMENT, Item.Kind.TASK, Item.Kind.DUTY)
Told = list[list[str]]


def teach_heading(*, by: User, plan: Plan, heading: str, kind: str, now: datetime) -> Told:
    """Says what stands under a heading, for this draft and for every plan that the locality reads from now on."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    key = plan_reader.heading_key(heading)
    refuse_if(not key or kind not in LearnedHeading.Kind.values, _("Hãy chọn tiêu đề và loại mục."))
    taught = LearnedHeading(locality=plan.locality, key=key, kind=kind)
    read = _read_again(plan, [*plan.locality.learned_headings.exclude(key=key), taught])
    with transaction.atomic():
        plan = _unmoved(plan)
        LearnedHeading.objects.update_or_create(
            locality=plan.locality, key=key,
            defaults={"heading": heading.strip(), "kind": kind, "taught_by": by, "taught_at": now},
        )  # fmt: skip
        told = _apply(by, plan, read, ("teach_heading", now))
        record(by=by, verb="teach_heading", target=plan, heading=heading.strip(), kind=str(taught.get_kind_display()))
    return told


class AnotherDocument(Refused):
    """The file is hardly a newer version of this document: a person must say that it is meant."""


def reread_plan(*, by: User, plan: Plan, document: tuple[str, bytes], now: datetime, is_sure: bool = False) -> Told:
    """Reads a newer version of the document (name, bytes) of a draft; gives what has changed.

    Each change is (kind, words before, words now); kind is added, dropped, changed or kept.
    """
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    upload, read = read_upload(plan.locality, *document)
    if not is_sure and plan.is_draft:
        _refuse_another_document(plan, read)
    before = plan_reader.header_fields(_read_again(plan, plan.locality.learned_headings.all()).plan)
    with (
        known_once(plan.locality, upload),
        kept_source(by, plan.locality, upload, read) as source,
        transaction.atomic(),
    ):
        plan = _unmoved(plan)
        old = plan.source
        source.save()
        Plan.objects.filter(pk=plan.pk).update(source=source, **_new_header(plan, before, read))
        plan.source = source
        told = _apply(by, plan, read, ("reread_plan", now))
        if old is not None:
            old.delete()
            transaction.on_commit(lambda: old.content.delete(save=False))
        record(by=by, verb="reread_plan", target=plan, name=upload.name, count=len(told))
    return told


def _refuse_another_document(plan: Plan, read: plan_reader.Reading) -> None:
    """Most of what the draft says must be in the newer version, word for word or nearly."""
    old = [item for item in plan.items.filter(dropped_at=None, span_end__gt=0) if item.kind in FOLLOWED]
    new = [item for item in plan_reader.fresh_rows(plan, read.plan, AgencyIndex({}, {})).items if item.kind in FOLLOWED]
    known = sum(item in set(_pairs(old, new).values()) for item in old)
    if old and known < LEAST_SHARED * len(old):
        raise AnotherDocument(
            _("Văn bản này rất khác bản đang rà soát: chỉ %(known)s trong %(all)s mục còn thấy. Hãy kiểm tra lại tệp.")
            % {"known": known, "all": len(old)}
        )


def _new_header(plan: Plan, before: dict[str, object], read: plan_reader.Reading) -> dict[str, object]:
    """The header of the newer version, but for what a person corrected: what is no longer as it was read before."""
    after = plan_reader.header_fields(read.plan)
    return {name: value for name, value in after.items() if getattr(plan, name) == before[name]}


def _draft(plan: Plan) -> Plan:
    plan = locked(plan, "source", "locality")
    if not plan.is_draft or plan.source is None:
        raise Refused(str(DRAFT_ONLY))
    return plan


def _unmoved(plan: Plan) -> Plan:
    """The draft, locked, if it still has the document that was read before the lock."""
    locked = _draft(plan)
    if locked.source_id != plan.source_id:
        raise Stale(_("Người khác vừa đọc lại văn bản này; hãy tải lại trang rồi làm lại."))
    return locked


def _read_again(plan: Plan, headings: Iterable[LearnedHeading]) -> plan_reader.Reading:
    """The draft's document as it is read with these headings."""
    if not plan.is_draft or plan.source is None:
        raise Refused(str(DRAFT_ONLY))
    with open_whole(plan.source.content, plan.source.sha256) as file:
        return plan_reader.read_file(file.read(), headings)


def _apply(by: User, plan: Plan, read: plan_reader.Reading, step: tuple[str, datetime]) -> Told:
    """Puts the new reading in the place of the old one; earlier steps cannot be undone any more."""
    verb, now = step
    index = agency_index(plan.locality, timezone.localdate(now))
    old = list(plan.items.select_related("plan"))
    plan.items.update(position=F("position") + FAR)
    fresh = plan_reader.fresh_rows(plan, read.plan, index)
    pairs = _pairs(old, fresh.items)
    told: Told = []
    for place, new in enumerate(fresh.items):
        told += _settle(pairs.get(place), new, place, fresh)
    gone = [item for item in old if item not in pairs.values()]
    told += _settle_gone(plan, gone, len(fresh.items))
    _refresh_notes_and_bases(plan, read)
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
    """Which of the items that are left it was: word by word, best of its kind, or the most alike of its kind."""
    words = fold(item.text_read)
    if is_exact:
        same = [at for at, other in free.items() if fold(other.text_read) == words]
        return min(same, key=lambda at: free[at].kind != item.kind, default=None)
    if item.kind in (Item.Kind.MENTION, Item.Kind.RECIPIENT):  # names that are only mentioned have no likeness
        return None
    choices = {at: fold(other.text_read) for at, other in free.items() if other.kind == item.kind}
    best = process.extractOne(words, choices, scorer=fuzz.ratio, score_cutoff=SAME)
    return best[2] if best else None


def _settle(old: Item | None, new: Item, place: int, fresh: plan_reader.Fresh) -> Iterator[list[str]]:
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
    for name in ("kind", "mention_type", "locator", "section", "text_read", "span_start", "span_end", "position"):
        setattr(old, name, getattr(new, name))
    old.version += 0 if is_same else 1
    old.save()
    if was != old.kind or not is_corrected:
        yield from _hang(old, place, fresh)


def _hang(item: Item, place: int, fresh: plan_reader.Fresh) -> list[list[str]]:
    """Puts what the new reading says of the item's duty and task into the rows; tells where a task differs."""
    ReportingDuty.objects.filter(item=item).delete()
    if place in fresh.duties:
        fresh.duties[place].item = item
        fresh.duties[place].save()
    new, old = fresh.tasks.get(place), Task.objects.filter(item=item).first()
    if new is None:
        Task.objects.filter(item=item).delete()
        return []
    if old is None:
        new.item = item
        new.save()
        _assign(new, fresh.rows[place])
        return []
    return _overwrite(old, new, fresh.rows[place])


def _overwrite(old: Task, new: Task, rows: list[Assignment]) -> list[list[str]]:
    """Puts the new reading of a task into the row that is there; assignments that both name stay as they are."""
    known = list(old.assignments.filter(is_added=False))
    before, after = _said_of(old, known), _said_of(new, rows)
    if before == after:
        return []
    for name in ("outputs", *TIME_FIELDS):
        setattr(old, name, getattr(new, name))
    old.save()
    wanted = {(row.role, fold(row.printed_name)): row for row in rows}
    for row in known:
        if wanted.pop((row.role, row.folded), None) is None:
            row.delete()
    _assign(old, list(wanted.values()))
    return [["changed", f"{old.item.text} ({before})", f"{old.item.text} ({after})"]]


def _assign(task: Task, rows: list[Assignment]) -> None:
    for row in rows:
        row.task = task
    Assignment.objects.bulk_create(rows)


def _said_of(task: Task, rows: list[Assignment]) -> str:
    """Who and when, in the words of the document."""
    names = [
        f"{row.get_role_display()}: {row.printed_name}"
        for row in sorted(rows, key=lambda row: (row.role, row.position))
    ]
    return "; ".join(filter(None, [*names, task.time_text]))


def _settle_gone(plan: Plan, gone: list[Item], place: int) -> Iterator[list[str]]:
    """What the newer version has no more: taken out, but what a person corrected stays, to be looked at.

    What never stood in the document, such as work carried over, stays as it is.
    """
    for number, item in enumerate(gone, start=1):
        is_of_people = item.span_end == 0
        if is_of_people or (item.is_corrected and item.dropped_at is None):
            doubt = "" if is_of_people else "gone"
            checked_at = item.checked_at if is_of_people else None
            plan.items.filter(pk=item.pk).update(position=place + number, doubt=doubt, checked_at=checked_at)
            if not is_of_people:
                yield ["kept", item.text, ""]
        else:
            item.delete()
            if item.dropped_at is None and item.kind not in (Item.Kind.MENTION, Item.Kind.RECIPIENT):
                yield ["dropped", item.text, ""]


def _refresh_notes_and_bases(plan: Plan, read: plan_reader.Reading) -> None:
    """What the reader doubts now, and the bases where they stand now."""
    Plan.objects.filter(pk=plan.pk).update(notes=plan_reader.header_fields(read.plan)["notes"])
    plan.bases.all().delete()
    plan_reader.save_bases(plan, read.plan)


def forget_heading(*, by: User, plan: Plan, heading: LearnedHeading, now: datetime) -> Told:
    """Takes back what was taught of a heading; the draft is read again without it."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    refuse_if(heading.locality_id != plan.locality_id, _("Tiêu đề này của địa phương khác."))
    read = _read_again(plan, plan.locality.learned_headings.exclude(pk=heading.pk))
    told_heading = str(heading)
    with transaction.atomic():
        plan = _unmoved(plan)
        heading.delete()
        told = _apply(by, plan, read, ("forget_heading", now))
        record(by=by, verb="forget_heading", target=plan, heading=told_heading)
    return told
