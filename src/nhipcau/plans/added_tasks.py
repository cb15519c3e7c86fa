"""Work that no document names: given by a letter or a leader's word, followed like any task."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.plans.facts import refresh
from nhipcau.plans.models import Assignment, Item, Plan, Task
from nhipcau.plans.permissions import can_add_task

SECTION = "Việc giao thêm"
OUTSIDE = "Việc phát sinh"
LETTERS = "abcdđeghik"
FAR = 1_000_000
"""A place behind every item of any plan."""


@dataclass(frozen=True, slots=True)
class NewTask:
    """What is to be done, by whom, until when, and by what letter or word (``origin``)."""

    text: str
    agency: Agency
    due: date | None
    origin: str


@transaction.atomic
def add_task(*, by: User, locality: Locality, plan: Plan | None, new: NewTask, now: datetime) -> Task:
    """Adds a task to a plan at work; without a plan, to what comes outside any plan this year."""
    require(can_add_task(by, locality), _("Chỉ cán bộ đầu mối hoặc lãnh đạo được giao việc ngoài văn bản."))
    _refuse(locality, plan, new)
    plan = plan or outside_plan(by, locality, now)
    locked(plan)
    text = clean_line(new.text)
    item = append_item(plan, SECTION, "+", text)
    due_text = f"Trước ngày {new.due:%d/%m/%Y}" if new.due else ""
    origin = clean_text(new.origin)
    since = timezone.localdate(now)
    task = Task.objects.create(item=item, plan=plan, due=new.due, time_text=due_text, origin=origin, since=since)
    assignment = Assignment.objects.create(
        task=task, agency=new.agency, printed_name=new.agency.name, role=Assignment.Role.LEAD, is_added=True
    )
    refresh([task.pk])
    record(
        by=by, verb="add_task", target=item, text=text, agency=new.agency, due=new.due, origin=origin,
        assignment=assignment.pk,
    )  # fmt: skip
    return task


def append_item(plan: Plan, section: str, sign: str, text: str) -> Item:
    """A task's item behind all others, under a heading of its own that no document prints.

    The caller holds the plan, so that two do not come to stand in one place.
    """
    last = plan.items.aggregate(last=Max("position"))["last"] or 0
    number = plan.items.filter(section=section).count() + 1
    return Item.objects.create(
        plan=plan, kind=Item.Kind.TASK, position=last + 1, locator=f"{sign}{number}", section=section,
        text=text, text_read=text, span_start=0, span_end=0,
    )  # fmt: skip


def insert_item(before: Item, text: str) -> Item:
    """A task's item right behind another one, numbered as it with a letter (6a, 6b); behind all its own letters.

    The caller holds the plan.
    """
    before.refresh_from_db(fields=["position"])
    plan = before.plan
    locator = next_letter(before)
    lettered = plan.items.filter(locator__in=[f"{before.locator}{letter}" for letter in LETTERS])
    last = max([before.position, *lettered.values_list("position", flat=True)])
    behind = plan.items.filter(position__gt=last)
    behind.update(position=F("position") + FAR)  # no two may stand in one place while they move
    plan.items.filter(position__gt=FAR).update(position=F("position") - FAR + 1)
    return Item.objects.create(
        plan=plan, kind=Item.Kind.TASK, position=last + 1, locator=locator or f"*{last + 1}", section=before.section,
        text=text, text_read=text, span_start=0, span_end=0,
    )  # fmt: skip


def next_letter(before: Item, earlier: int = 0) -> str:
    """PL.6a behind PL.6, PL.6b where that is taken; empty behind what has no number of its own.

    ``earlier`` are additions of the same draft that come to stand there before it.
    """
    if not before.locator[-1:].isdigit() or ".-" in before.locator:
        return ""
    taken = set(before.plan.items.filter(locator__startswith=before.locator).values_list("locator", flat=True))
    free = [f"{before.locator}{letter}" for letter in LETTERS if f"{before.locator}{letter}" not in taken]
    return next(iter(free[earlier:]), "")


def _refuse(locality: Locality, plan: Plan | None, new: NewTask) -> None:
    refuse_if(not new.text.strip(), _("Hãy ghi nội dung công việc."))
    refuse_if(
        new.agency.locality_id != locality.pk or new.agency.valid_to is not None or new.agency.is_group,
        _("Hãy chọn một cơ quan đang hoạt động của địa phương."),
    )
    refuse_if(
        plan is not None and (plan.locality_id != locality.pk or plan.state != Plan.State.ACTIVE),
        _("Chỉ giao thêm việc trong kế hoạch đang thực hiện."),
    )


def outside_plan(by: User, locality: Locality, now: datetime) -> Plan:
    """Where the locality keeps what comes outside any plan this year; made when it is first needed."""
    year = timezone.localdate(now).year
    plan, _made = Plan.objects.get_or_create(
        locality=locality, source=None, period_start=year,
        defaults={
            "period_end": year, "doc_type": OUTSIDE, "title": f"Việc ngoài kế hoạch năm {year}",
            "state": Plan.State.ACTIVE, "created_by": by, "activated_by": by, "activated_at": now,
        },
    )  # fmt: skip
    return plan
