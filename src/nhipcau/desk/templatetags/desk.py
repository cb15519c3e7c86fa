"""Words and icons of the desk."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override

from nhipcau.accounts.actions import PASSING
from nhipcau.accounts.queries import saved_filters_of
from nhipcau.common.vietnamese import fold
from nhipcau.desk import charts
from nhipcau.plans.models import Assignment, Status
from nhipcau.plans.statuses import DONE, status_label
from nhipcau.reports.models import Submission
from nhipcau.work.occurrences import OccurrenceRow, occurrence_rows
from nhipcau.work.queries import Followed
from nhipcau.work.tallies import Tally, shown_statuses

register = template.Library()
register.filter("bar", charts.bar)
register.filter("year_bars", charts.year_bars)
register.filter("shown_statuses", shown_statuses)

STATUS_ICONS = {
    Status.LATE: "triangle-alert",
    Status.SILENT: "message-circle-question-mark",
    Status.NOT_BEGUN: "circle-dashed",
    Status.ON_TRACK: "circle-play",
    Status.PAUSED: "circle-pause",
    Status.DONE_LATE: "circle-check-big",
    Status.DONE_UNDATED: "circle-check",
    Status.DONE: "circle-check",
}
SETTLED = {*DONE, Status.PAUSED}
"""Statuses of which it does not matter how far off the date is."""
SUBMISSION_ICONS = {
    Submission.State.DRAFT: "pencil-line",
    Submission.State.SENT: "send",
    Submission.State.RETURNED: "undo-2",
    Submission.State.ACCEPTED: "circle-check",
    Submission.State.PASSED: "git-merge",
}


@register.simple_tag
def status(value: str, role: str = "") -> SafeString:
    """A status as a chip: a colour, an icon and the word; of an assignment by its role."""
    return _status_chip(Status(value), role, get_language() or "")


@lru_cache(maxsize=128)
def _status_chip(found: Status, role: str, language: str) -> SafeString:
    """Drawn once for each status and language: a list shows hundreds."""
    with override(language):
        chip = {"tone": found.value, "icon": STATUS_ICONS[found], "label": status_label(role, found)}
        return render_to_string("ui/chip.html", chip)


@register.inclusion_tag("ui/chip.html")
def submission_state(value: str) -> dict[str, Any]:
    """The state of a submission as a chip."""
    found = Submission.State(value)
    return {"tone": f"submission-{found.value}", "icon": SUBMISSION_ICONS[found], "label": found.label}


@register.inclusion_tag("desk/parts/saved_filters.html", takes_context=True)
def saved_filters(context: dict[str, Any]) -> dict[str, Any]:
    """The person's own filters of this list, and a form that keeps what it is asked now."""
    request = context["request"]
    asked = request.GET.copy()
    for key in [key for key in asked if key in PASSING or not asked[key]]:
        del asked[key]
    saved, query = list(saved_filters_of(request.user).filter(path=request.path)), asked.urlencode()
    is_known = any(row.query == query for row in saved)
    return {
        "saved": saved, "query": query, "is_known": is_known, "path": request.path, "csrf_token": get_token(request),
    }  # fmt: skip


@register.simple_tag(takes_context=True)
def due_mark(context: dict[str, Any], due: date | None) -> SafeString:
    """A due date, and how far off or how late it is."""
    return _due_mark(due, context["today"], get_language() or "", is_settled=False)


@register.simple_tag(takes_context=True)
def work_due(context: dict[str, Any], row: Followed) -> SafeString:
    """The due date of an assignment: how far off it is only where its agency answers for what is not done."""
    is_settled = row.status in SETTLED or row.role == Assignment.Role.COORDINATE
    return _due_mark(row.due_now, context["today"], get_language() or "", is_settled=is_settled)


@lru_cache(maxsize=5_000)
def _due_mark(due: date | None, today: date, language: str, *, is_settled: bool) -> SafeString:
    """Drawn once for each date: a list has many tasks of one day."""
    with override(language):
        return render_to_string("desk/parts/due.html", {"due": due, "today": today, "is_settled": is_settled})


@register.filter
def counted(tally: Tally, statuses: Iterable[Status]) -> list[tuple[Status, int]]:
    """How many stand in each of these statuses."""
    return [(status, tally.by_status.get(status, 0)) for status in statuses]


@register.filter
def returns(row: Assignment, today: date) -> list[OccurrenceRow]:
    """The returns of recurring work that have begun, for who answers for it; none of other work."""
    is_answering = row.role in Assignment.ANSWERING
    return occurrence_rows(row, today) if is_answering and row.task.recurrence else []


@register.filter
def days_until(due: date | None, today: date) -> int | None:
    """How many days are left; negative when it is past."""
    return (due - today).days if due else None


@register.filter
def lit(text: str, words: Iterable[str]) -> SafeString:
    """The text with every word marked in which one that was looked for stands, marks aside."""
    sought = [word for word in words if len(word) > 1]
    parts = re.split(r"(\w+)", text)
    return format_html_join(
        "", "{}", ((_mark(part) if any(word in fold(part) for word in sought) else part,) for part in parts)
    )


def _mark(word: str) -> SafeString:
    return format_html("<mark>{}</mark>", word)


@register.filter
def of(found: dict[int, list[Any]], key: int) -> list[Any]:
    """What was found for a key; nothing where there is none."""
    return found.get(key, [])


@register.filter
def negated(number: int) -> int:
    return -number


CHART_STEP, FEWEST_YEARS = 50, 6
"""From one year of a chart to the next, in the chart's own units."""


@register.filter
def chart_left(place: int) -> int:
    """Where the bars of a year begin."""
    return place * CHART_STEP


@register.filter
def chart_width(years: int) -> int:
    """How wide the chart of so many years is; one of few years is no larger than one of several."""
    return max(years, FEWEST_YEARS) * CHART_STEP


@register.filter
def add_number(number: float, more: int) -> float:
    return number + more


@register.filter
def initials(user: Any) -> str:
    """The first letters of the first and the last name: NL of Nguyễn Thị Lan."""
    words = str(user).split()
    return f"{words[0][0]}{words[-1][0]}".upper() if words else ""
