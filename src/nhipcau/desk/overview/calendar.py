"""What is due, on the days of a month."""

from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nhipcau.common.numbers import parse_whole
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import visible_plans
from nhipcau.work.boards import calendar_weeks, due_on


@require_GET
@desk_page
def due_calendar(request: SignedInRequest) -> HttpResponseBase:
    """What is due in a month, of one plan or of all that the person sees."""
    today = timezone.localdate()
    month = _month_of(request.GET.get("month", ""), today)
    plans = visible_plans(request.user).filter(state=Plan.State.ACTIVE)
    asked = parse_whole(request.GET.get("plan", ""))
    plan = plans.filter(pk=asked).first() if asked else None
    day = _day_of(request.GET.get("day", ""))
    weeks = calendar_weeks(request.user, month, today, plan)
    context = {
        "is_empty": not any(day.count for week in weeks for day in week),
        "day": day, "due": due_on(request.user, day, today, plan) if day is not None else [],
        "month": month, "weeks": weeks, "today": today, "plan": plan,
        "plans": plans, "before": _beside(month, -1), "after": _beside(month, 1),
    }  # fmt: skip
    return render(request, "desk/overview/due_calendar.html", context)


def _day_of(asked: str) -> date | None:
    try:
        return date.fromisoformat(asked)
    except ValueError:
        return None


def _month_of(asked: str, today: date) -> date:
    """The first day of a month as 2026-08; this month where it is none between 1990 and 2100."""
    try:
        month = date.fromisoformat(f"{asked}-01")
    except ValueError:
        return today.replace(day=1)
    return month if 1990 <= month.year <= 2100 else today.replace(day=1)


def _beside(month: date, away: int) -> str:
    index = month.year * 12 + month.month - 1 + away
    return f"{index // 12}-{index % 12 + 1:02}"
