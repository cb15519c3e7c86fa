"""One plan after another: compared, implemented, carried over, ended."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import Refused, require
from nhipcau.desk.lists import sheet_of
from nhipcau.desk.plans.listing import COMPARISON
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.plans import lifecycle
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.queries import visible_plans
from nhipcau.plans.reading.comparison import KINDS, compare_plans, count_kinds


def _plan(request: SignedInRequest, pk: int) -> Plan:
    return get_object_or_404(visible_plans(request.user).select_related("source", "implements"), pk=pk)


def _other(request: SignedInRequest, asked: str | None) -> Plan | None:
    return visible_plans(request.user).filter(pk=parse_whole(asked or "") or 0).first()


@require_GET
@desk_page
def compare(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What became of each task of another plan in this one."""
    plan = _plan(request, pk)
    old = _other(request, request.GET.get("with"))
    others = visible_plans(request.user).filter(locality=plan.locality_id).exclude(pk=pk).order_by("-id")
    context: dict[str, object] = {"plan": plan, "old": old, "others": others, "kinds": KINDS}
    if old is not None and old.pk != plan.pk:
        rows = compare_plans(old, plan)
        asked = request.GET.get("kind", "")
        context |= {
            "counts": [(kind, str(KINDS[kind]), count) for kind, count in count_kinds(rows).items()],
            "rows": [row for row in rows if asked in row.kinds] if asked in KINDS else rows,
            "asked": asked,
            "can_carry": can_correct_plan(request.user, plan) and plan.state != Plan.State.CLOSED,
        }
    return render(request, "desk/plans/compare.html", context)


@require_POST
@desk_page
def carry_over(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The tasks that were ticked go on in this plan."""
    plan = _plan(request, pk)
    require(can_correct_plan(request.user, plan), _("Chỉ cán bộ đầu mối được chuyển tiếp nhiệm vụ."))
    old = _other(request, request.POST.get("old"))
    if old is None:
        raise Refused(_("Hãy chọn kế hoạch cũ."))
    keys = [key for text in request.POST.getlist("task") if (key := parse_whole(text)) is not None]
    tasks = list(old.tasks.filter(pk__in=keys, item__dropped_at=None).select_related("item", "plan"))
    made = lifecycle.carry_over(by=request.user, old=old, new=plan, tasks=tasks, now=timezone.now())
    sentence = ngettext("Đã chuyển tiếp %(count)s nhiệm vụ.", "Đã chuyển tiếp %(count)s nhiệm vụ.", len(made))
    messages.success(request, sentence % {"count": len(made)})
    return redirect("plan_detail", pk)


@require_POST
@desk_page
def close_plan(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The plan has ended."""
    lifecycle.close_plan(by=request.user, plan=_plan(request, pk), now=timezone.now())
    messages.success(request, _("Đã kết thúc kế hoạch."))
    return redirect("plan_detail", pk)


@require_http_methods(["GET", "POST"])
@desk_page
def set_implements(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Which plan this one implements."""
    plan = _plan(request, pk)
    require(can_correct_plan(request.user, plan), _("Chỉ cán bộ đầu mối được sửa kế hoạch."))
    if request.method == "GET":
        others = visible_plans(request.user).filter(locality=plan.locality_id).exclude(pk=pk).order_by("-id")
        return render(request, "desk/plans/set_implements.html", {"plan": plan, "others": others})
    implemented = _other(request, request.POST.get("implements"))
    lifecycle.set_implements(by=request.user, plan=plan, implemented=implemented)
    messages.success(request, _("Đã lưu."))
    return redirect("plan_detail", pk)


@require_GET
@desk_page
def compare_xlsx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Two plans side by side: ?with= names the older one."""
    new = get_object_or_404(visible_plans(request.user), pk=pk)
    old = get_object_or_404(visible_plans(request.user), pk=parse_whole(request.GET.get("with", "")) or 0)
    return sheet_of(COMPARISON, compare_plans(old, new), new)
