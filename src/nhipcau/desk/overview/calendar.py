"""What is due, on the days of a month."""

from datetime import date
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nhipcau.common.dates import months_on, parse_day, parse_month
from nhipcau.common.numbers import parse_whole
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.overview.dates import dates_between
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import visible_plans
from nhipcau.work.boards import calendar_weeks, due_on


@require_GET
@desk_page
def due_calendar(request: SignedInRequest) -> HttpResponseBase:
    """What is due in a month, tasks, reports and documents, of one plan or of all that the person sees."""
    today = timezone.localdate()
    month = parse_month(request.GET.get("month", "")) or today.replace(day=1)
    plans = visible_plans(request.user).filter(state=Plan.State.ACTIVE)
    asked = parse_whole(request.GET.get("plan", ""))
    plan = plans.filter(pk=asked).first() if asked else None
    weeks = calendar_weeks(request.user, month, today, plan)
    dates = dates_between(request.user, weeks[0][0].day, weeks[-1][-1].day, plan)
    context = {
        "is_empty": not dates and not any(day.count for week in weeks for day in week),
        "month": month, "today": today, "plan": plan,
        "weeks": [[(day, dates.get(day.day, [])) for day in week] for week in weeks],
        "plans": plans, "before": f"{months_on(month, -1):%Y-%m}", "after": f"{months_on(month, 1):%Y-%m}",
        **_of_day(request, parse_day(request.GET.get("day", "")), today, plan),
    }  # fmt: skip
    return render(request, "desk/overview/due_calendar.html", context)


def _of_day(request: SignedInRequest, day: date | None, today: date, plan: Plan | None) -> dict[str, Any]:
    """All that falls on the day that is asked for, if one is."""
    if day is None:
        return {}
    dates = dates_between(request.user, day, day, plan).get(day, [])
    return {"day": day, "due": due_on(request.user, day, today, plan), "dates": dates}
