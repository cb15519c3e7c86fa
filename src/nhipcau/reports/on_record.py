"""What a report says of a task whose agencies have not reported: what is on record, or that nothing is."""

from datetime import date

from django.db.models import Prefetch

from nhipcau.plans.models import Assignment, Item, Status
from nhipcau.reports.drafts import said_of
from nhipcau.reports.phrases import LEADS, due_phrase, said_by, short_day
from nhipcau.reports.plan_on_day import PlanThen
from nhipcau.reports.plan_on_day import said_by as words_by
from nhipcau.work.queries import Followed


def recorded_lines(then: PlanThen, since: date) -> dict[int, dict[str, str]]:
    """By task, of each agency that leads it by its name, a sentence: its last word since the day.

    Standing duties have none. A dated task of which nothing was said at all is named as such.
    """
    rows = (
        Assignment.objects.filter(task__in=[task.pk for task in then.tasks], role__in=Assignment.ANSWERING)
        .exclude(agency=None)
        .exclude(task__item__kind=Item.Kind.DUTY)
        .on(then.day)
        .select_related("agency", "task__item", "task__plan")
        .prefetch_related(Prefetch("progress", words_by(then.day)))
        .order_by("task__item__position", "position", "pk")
    )
    lines: dict[int, dict[str, str]] = {}
    for row in then.stood(rows):
        lines.setdefault(row.task_id, {})[row.display_name] = _line(row, then, since)
    return lines


def _line(row: "Followed", then: PlanThen, since: date) -> str:
    said = said_of(row, since, then.day)
    if said:
        return said_by(row.display_name, said)
    if row.status != Status.SILENT or row.due_now is None:
        return ""
    due = due_phrase(row.due_now, row.task.time_text)
    day = short_day(then.day)
    return f"{row.display_name}{LEADS}{due}; đến ngày {day} chưa có kết quả được cập nhật."
