"""The list of a plan: who leads or does each task, as it is asked for."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet

from nhipcau.common.numbers import parse_whole
from nhipcau.plans.models import Item, Plan, Status
from nhipcau.plans.queries import live_assignments
from nhipcau.work.queries import APPENDIX, Followed, answering, due_in, search_assignments, with_status
from nhipcau.work.tallies import counted_parts, counted_tasks, task_statuses_of

KINDS = (Item.Kind.TASK, Item.Kind.DUTY)
"""What a plan gives to be done: tasks, and standing duties."""


def plan_assignments(plan: Plan, asked: Mapping[str, str], today: date) -> "QuerySet[Followed]":
    """The plan's answering assignments, filtered by q, kind, status, agency, section and month.

    A status is the task's, as the figures of the plan count it; of an agency that is asked for it is that agency's.
    """
    asked_for = answering(live_assignments(plan))
    rows = with_status(search_assignments(asked_for, asked.get("q", "")), today)
    if asked.get("kind") in KINDS:
        rows = rows.filter(task__item__kind=asked["kind"])
    agency = parse_whole(asked.get("agency", ""))
    if agency is not None:
        rows = rows.filter(agency=agency)
    if asked.get("status") in Status.values:
        rows = rows.filter(status=asked["status"]) if agency is not None else _of_tasks(rows, plan, asked, today)
    in_month = due_in(rows, asked.get("month", ""), "task__due")  # the task's own date, as figures by month count it
    rows = _in_section(in_month, asked.get("section", ""))
    return rows.select_related("agency", "task__item", "task__plan").order_by("task__item__position", "position")


def _of_tasks(
    rows: "QuerySet[Followed]", plan: Plan, asked: Mapping[str, str], today: date
) -> "QuerySet[Followed]":  # fmt: skip
    parts = counted_parts(with_status(live_assignments(plan), today))
    statuses = task_statuses_of(counted_tasks(plan), parts, today)
    return rows.filter(task__in=[task for task, status in statuses.items() if status == asked["status"]])


def _in_section(rows: "QuerySet[Followed]", section: str) -> "QuerySet[Followed]":
    if section == APPENDIX:
        return rows.filter(task__item__section="")
    return rows.filter(_under(section)) if section else rows


def _under(heading: str) -> Q:
    """Items that stand under exactly this heading, wherever in their path it is."""
    column = "task__item__section"
    return (
        Q(**{column: heading})
        | Q(**{f"{column}__startswith": f"{heading} › "})
        | Q(**{f"{column}__endswith": f" › {heading}"})
        | Q(**{f"{column}__contains": f" › {heading} › "})
    )
