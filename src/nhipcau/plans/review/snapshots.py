"""Items as they are, kept as data, and put back: what makes a step of a review undoable."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from nhipcau.accounts.models import User
from nhipcau.plans.models import Assignment, Item, Plan, ReportingDuty, ReviewStep, Task

ITEM_FIELDS = ("kind", "locator", "section", "text", "text_read", "span_start", "span_end", "doubt")
TASK_FIELDS = ("outputs", "time_kind", "time_text", "recurrence")
REPORTING_FIELDS = ("by", "to", "frequency", "due")
ROW_FIELDS = ("role", "printed_name", "agency_id", "position", "is_added")


def snapshot(item: Item) -> dict[str, Any]:
    """The item with its task and who does it."""
    task = Task.objects.filter(item=item).first()
    fresh = Item.objects.get(pk=item.pk)
    return {
        "pk": item.pk,
        "version": fresh.version,
        "fields": {name: getattr(fresh, name) for name in ITEM_FIELDS},
        "dropped_at": _told(fresh.dropped_at),
        "checked_at": _told(fresh.checked_at),
        "task": _task(task) if task is not None else None,
        "reporting": ReportingDuty.objects.filter(item=item).values(*REPORTING_FIELDS).first(),
    }


def _told(moment: datetime | date | None) -> str | None:
    return moment.isoformat() if moment else None


def _task(task: Task) -> dict[str, Any]:
    rows = task.assignments.order_by("pk").values(*ROW_FIELDS)
    return {name: getattr(task, name) for name in TASK_FIELDS} | {"due": _told(task.due), "rows": list(rows)}


def restore(kept: dict[str, Any]) -> Item:
    """Puts an item back as it was; its version goes on, so that nobody overwrites it unaware."""
    item = Item.objects.select_for_update(of=("self",)).select_related("plan").get(pk=kept["pk"])
    for name, value in kept["fields"].items():
        setattr(item, name, value)
    item.dropped_at, item.checked_at = _moment(kept["dropped_at"]), _moment(kept["checked_at"])
    item.version += 1
    item.save()
    ReportingDuty.objects.filter(item=item).update(**kept.get("reporting") or {})
    if kept["task"] is None:
        Task.objects.filter(item=item).delete()
    else:
        _restore_task(item, kept["task"])
    return item


def _restore_task(item: Item, kept: dict[str, Any]) -> None:
    """The task's own columns, and who does it; a name that still stands there keeps the agency it has by now."""
    task = Task.objects.filter(item=item).first() or Task(item=item, plan=item.plan)
    for name in TASK_FIELDS:
        setattr(task, name, kept.get(name, ""))
    task.due = date.fromisoformat(kept["due"]) if kept["due"] else None
    task.save()
    there = {_key(row): row for row in task.assignments.values("pk", *ROW_FIELDS)}
    wanted = {_key(row): row for row in kept["rows"]}
    task.assignments.filter(pk__in=[row["pk"] for key, row in there.items() if key not in wanted]).delete()
    Assignment.objects.bulk_create(Assignment(task=task, **row) for key, row in wanted.items() if key not in there)


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["role"], row["printed_name"], row["is_added"]


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


@contextmanager
def undoable(
    by: User, verb: str, items: Iterable[Item], now: datetime, plan: Plan | None = None
) -> Iterator[list[Item]]:
    """Keeps the items as they were before what is done inside; the list takes what that makes anew.

    Only of a draft: in a plan at work an amendment is what changes. ``plan`` says which, where no item was before.
    """
    items, made = list(items), list[Item]()
    plan = items[0].plan if items else plan
    if plan is None or not plan.is_draft:
        yield made
        return
    before = [snapshot(item) for item in items]
    yield made
    label = ", ".join(item.place for item in items or made if item.locator)
    ReviewStep.objects.create(
        plan=plan, by=by, at=now, verb=verb, label=label[:200], before=before, made=[item.pk for item in made],
        versions=_versions([*items, *made]),
    )  # fmt: skip


def _versions(items: Iterable[Item]) -> dict[str, int]:
    rows = Item.objects.filter(pk__in=[item.pk for item in items]).values_list("pk", "version")
    return {str(pk): version for pk, version in rows}
