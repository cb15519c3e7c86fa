"""What a plan wants, and the tasks that serve it."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import Refused, require
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.desk.task_numbers import task_by_number
from nhipcau.plans import objectives
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.queries import visible_items, visible_plans, visible_tasks


@require_GET
@desk_page
def plan_objectives(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Which objectives no task serves, and which tasks serve none."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    served, idle = objectives.plan_objectives(plan)
    context = {
        "plan": plan,
        "served": served,
        "unserved": sum(not row.tasks for row in served),
        "idle": idle,
        "can_correct": can_correct_plan(request.user, plan),
    }
    return render(request, "desk/plans/plan_objectives.html", context)


@require_POST
@desk_page
def link_objective(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A task serves an objective."""
    objective = get_object_or_404(visible_items(request.user), pk=pk)
    require(can_correct_plan(request.user, objective.plan), str(objectives.FOCAL_ONLY))
    rows = visible_tasks(request.user).filter(plan=objective.plan_id)
    task = task_by_number(rows, request.POST.get("locator", ""))
    if task is None:
        raise Refused(_("Kế hoạch không có nhiệm vụ với số mục này."))
    objectives.link_objective(by=request.user, objective=objective, task=task)
    return redirect("plan_objectives", objective.plan_id)


@require_POST
@desk_page
def unlink_objective(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A task does not."""
    objective = get_object_or_404(visible_items(request.user), pk=pk)
    require(can_correct_plan(request.user, objective.plan), str(objectives.FOCAL_ONLY))
    key = parse_whole(request.POST.get("task", ""))
    task = get_object_or_404(visible_tasks(request.user).filter(plan=objective.plan_id), pk=key or 0)
    objectives.unlink_objective(by=request.user, objective=objective, task=task)
    messages.success(request, _("Đã bỏ nối."))
    return redirect("plan_objectives", objective.plan_id)
