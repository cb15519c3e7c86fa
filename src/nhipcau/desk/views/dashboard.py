"""How a plan stands, on one page."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.agencies.matching import agency_index
from nhipcau.common.refusal import Refused
from nhipcau.common.sheets import day_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_see_whole_plan
from nhipcau.plans.queries import visible_plans
from nhipcau.work import actions
from nhipcau.work.permissions import can_answer_difficulties
from nhipcau.work.queries import plan_standing, plans_by_urgency, visible_difficulties


@require_GET
@desk_page
def dashboard(request: SignedInRequest) -> HttpResponseBase:
    """Done, on track, late, silent: by agency and by section; every number opens its list."""
    plans = list(plans_by_urgency(visible_plans(request.user).filter(state=Plan.State.ACTIVE)))
    asked = request.GET.get("plan", "")
    plan = next((p for p in plans if str(p.pk) == asked), plans[0] if plans else None)
    context: dict[str, object] = {"plans": plans, "plan": plan, "today": timezone.localdate()}
    if plan is not None:
        context |= {
            "now": plan_standing(plan, timezone.localdate()),
            "can_see_whole": can_see_whole_plan(request.user, plan),
            "can_answer": can_answer_difficulties(request.user, plan),
        }
    return render(request, "desk/dashboard.html", context)


@require_POST
@desk_page
def answer_difficulty(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A leader's answer to a difficulty."""
    difficulty = get_object_or_404(visible_difficulties(request.user), pk=pk)
    answer, plan = request.POST.get("answer", ""), difficulty.assignment.task.plan
    actions.answer_difficulty(
        by=request.user, difficulty=difficulty, answer=answer, now=timezone.now(), directive=_directive(request, plan)
    )
    messages.success(request, _("Đã gửi ý kiến chỉ đạo."))
    return go(request, f"{reverse('dashboard')}?plan={difficulty.assignment.task.plan_id}")


def _directive(request: SignedInRequest, plan: Plan) -> actions.Directive | None:
    """The owner and the date, where the leader names them."""
    name, day = request.POST.get("owner", "").strip(), day_of(request.POST.get("due", "").strip())
    if not name:
        return None
    owner = agency_index(plan.locality, timezone.localdate()).find(name)
    if owner is None:
        raise Refused(_("Danh mục không có cơ quan “%(name)s”.") % {"name": name[:120]})
    if day is None:
        raise Refused(_("Hãy ghi hạn thực hiện: ngày/tháng/năm."))
    return actions.Directive(owner, day)
