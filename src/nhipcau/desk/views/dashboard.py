"""How a plan stands, on one page."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_see_whole_plan
from nhipcau.plans.queries import visible_plans
from nhipcau.work.counting import plan_difficulties, plan_standing, plans_by_urgency
from nhipcau.work.permissions import can_answer_difficulties, can_merge_difficulties


@require_GET
@desk_page
def dashboard(request: SignedInRequest) -> HttpResponseBase:
    """Done, on track, late, silent: by agency and by section; every number opens its list."""
    plans = list(plans_by_urgency(visible_plans(request.user).filter(state=Plan.State.ACTIVE)))
    asked = request.GET.get("plan", "")
    plan = next((p for p in plans if str(p.pk) == asked), plans[0] if plans else None)
    context: dict[str, object] = {"plans": plans, "plan": plan, "today": timezone.localdate()}
    if plan is not None:
        difficulties = plan_difficulties(plan)
        context |= {
            "now": plan_standing(plan, timezone.localdate()),
            "difficulties": difficulties,
            "open_difficulties": [row for row in difficulties if not row.answer],
            "can_merge": can_merge_difficulties(request.user, plan),
            "can_see_whole": can_see_whole_plan(request.user, plan),
            "can_answer": can_answer_difficulties(request.user, plan),
        }
    return render(request, "desk/dashboard.html", context)
