"""Files, pictures and tasks of a record, and the records of a task."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, QuerySet

from nhipcau.accounts.models import User
from nhipcau.plans.models import Plan, Task
from nhipcau.plans.queries import visible_tasks
from nhipcau.records.models import Attachment, Picture, TaskLink

M = TypeVar("M", bound=Model)


def label_of(record: Model | type[Model]) -> str:
    """How a record's kind is named in the tables of this app."""
    return record._meta.label_lower


def attachments_of(record: Model) -> QuerySet[Attachment]:
    """The files of a record that are not taken off, the newest first."""
    rows = Attachment.objects.filter(record_model=label_of(record), record_id=record.pk, taken_off_at=None)
    return rows.select_related("kept_by")


def pictures_of(record: Model) -> QuerySet[Picture]:
    """The pictures of a record that are not taken off, the one that is shown first at the head."""
    return Picture.objects.filter(record_model=label_of(record), record_id=record.pk, taken_off_at=None)


def linked_tasks(user: User, record: Model) -> QuerySet[Task]:
    """The tasks to which a record belongs, as far as the person sees them."""
    links = TaskLink.objects.filter(record_model=label_of(record), record_id=record.pk)
    return visible_tasks(user).filter(pk__in=links.values("task")).order_by("plan", "item__position")


def records_of_task(task: Task, rows: QuerySet[M]) -> QuerySet[M]:
    """Those of the rows (of one register, that the person may see) that belong to a task."""
    links = TaskLink.objects.filter(record_model=label_of(rows.model), task=task)
    return rows.filter(pk__in=links.values("record_id"))


def tasks_to_link(user: User, localities: Iterable[int]) -> QuerySet[Task]:
    """Tasks of plans at work of these localities: what a record may come to belong to."""
    rows = visible_tasks(user).filter(plan__locality__in=localities, plan__state=Plan.State.ACTIVE)
    return rows.order_by("plan", "item__position")
