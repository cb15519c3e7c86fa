"""A plan as a document, a board, a timeline."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nhipcau.agencies.standing import standing_of
from nhipcau.common.numbers import parse_whole
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import visible_plans
from nhipcau.work.boards import board_columns
from nhipcau.work.plan_list import plan_assignments
from nhipcau.work.plan_paper import plan_paper
from nhipcau.work.timelines import day_in, timeline, years_of


def _active(request: SignedInRequest, pk: int) -> Plan:
    plans = visible_plans(request.user).exclude(state=Plan.State.DRAFT)
    return get_object_or_404(plans.select_related("source", "locality"), pk=pk)


@require_GET
@desk_page
def plan_document(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The text as it was issued, with how each task stands in the margin."""
    plan = _active(request, pk)
    paper = plan_paper(plan, timezone.localdate(), standing_of(request.user).agencies)
    return render(request, "desk/plans/plan_document.html", {"plan": plan, "paper": paper})


@require_GET
@desk_page
def plan_board(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A column for each status; the filters of the list hold here too."""
    plan = _active(request, pk)
    today = timezone.localdate()
    columns = board_columns(plan_assignments(plan, request.GET, today))
    context = {"plan": plan, "columns": columns, "words": request.GET.get("q", ""), "today": today}
    return render(request, "desk/plans/plan_board.html", context)


@require_GET
@desk_page
def plan_timeline(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The tasks against the months of a year."""
    plan = _active(request, pk)
    today = timezone.localdate()
    years = years_of(plan, today)
    asked = parse_whole(request.GET.get("year", ""))
    year = asked if asked in years else today.year
    context = {
        "plan": plan, "year": year, "years": years, "tracks": timeline(plan, year, today), "months": range(1, 13),
        "now": day_in(today, year),
    }  # fmt: skip
    return render(request, "desk/plans/plan_timeline.html", context)
