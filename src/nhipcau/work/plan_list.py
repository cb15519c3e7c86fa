"""The list of a plan: who leads or does each task, as it is asked for."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet

from nhipcau.common.numbers import parse_whole
from nhipcau.plans.models import Assignment, Item, Plan, Status
from nhipcau.work.queries import APPENDIX, Followed, due_in, search_assignments, with_status
from nhipcau.work.tallies import task_statuses_now

KINDS = (Item.Kind.TASK, Item.Kind.DUTY)
"""What a plan gives to be done: tasks, and standing duties."""


def plan_assignments(plan: Plan, asked: Mapping[str, str], today: date) -> "QuerySet[Followed]":
    """The plan's answering assignments, filtered by q, kind, status, agency, section and month.

    A status is the task's, as the figures of the plan count it; of an agency that is asked for it is that agency's.
    """
    facts = {"plan": plan, "is_standing": True, "role__in": Assignment.ANSWERING}
    if asked.get("kind") in KINDS:
        facts["kind"] = asked["kind"]
    rows = with_status(search_assignments(Assignment.objects.all(), asked.get("q", "")), today, **facts)
    agency = parse_whole(asked.get("agency", ""))
    if agency is not None:
        rows = rows.filter(agency=agency)
    if asked.get("status") in Status.values:
        alike = task_statuses_now(plan, today).filter(status=asked["status"])
        rows = rows.filter(status=asked["status"]) if agency is not None else rows.filter(task__in=alike.values("task"))
    in_month = due_in(rows, asked.get("month", ""), "task__due")  # the task's own date, as figures by month count it
    rows = _in_section(in_month, asked.get("section", ""))
    return rows.select_related("agency", "task__item", "task__plan").order_by("position_now", "position")


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
