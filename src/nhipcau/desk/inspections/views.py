"""Visits: the list, one of them, and what is done with it."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import require
from nhipcau.common.vietnamese import with_words
from nhipcau.desk.inspections.forms import CallOffForm, FindingForm, OutcomeForm, VisitForm
from nhipcau.desk.inspections.listing import INSPECTIONS, STATES, state_of
from nhipcau.desk.lists import list_page, list_sheet
from nhipcau.desk.responses import form_page, kept_attachment, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.uploads import take_in
from nhipcau.inspections import actions
from nhipcau.inspections.models import Inspection
from nhipcau.inspections.permissions import can_inspect
from nhipcau.inspections.queries import inspections_in, plans_to_inspect, visible_findings, visible_inspections
from nhipcau.plans.queries import visible_plans


@require_GET
@desk_page
def inspection_list(request: SignedInRequest) -> HttpResponseBase:
    """Visits of the person's locality or agency, by words and by state (?state), of one plan where it is named."""
    context = {"plans": plans_to_inspect(request.user)}
    return list_page(request, "desk/inspections/inspection_list.html", INSPECTIONS, _found(request), context)


def _found(request: SignedInRequest) -> QuerySet[Inspection]:
    rows = with_words(visible_inspections(request.user), request.GET.get("q", ""), "folded__contains")
    plan = parse_whole(request.GET.get("plan", ""))
    rows = rows.filter(plan=plan) if plan is not None else rows
    return inspections_in(rows, request.GET.get("state", ""), timezone.localdate())


@require_GET
@desk_page
def inspections_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, INSPECTIONS, _found(request))


def _inspection(request: SignedInRequest, pk: int) -> Inspection:
    return get_object_or_404(visible_inspections(request.user), pk=pk)


@require_GET
@desk_page
def inspection_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One visit: who, when, what was looked at, what came of it, what became of what it asked for."""
    inspection = _inspection(request, pk)
    context = {
        "inspection": inspection,
        "state": dict(STATES)[state_of(inspection)],
        "findings": inspection.findings.select_related("task__item"),
        "can_inspect": can_inspect(request.user, inspection.plan),
        "waits": inspection.waits_for_record(timezone.localdate()),
    }
    return render(request, "desk/inspections/inspection_detail.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def plan_inspection(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A visit on the tasks of a plan."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    require(can_inspect(request.user, plan), str(actions.FOCAL_ONLY))
    form = VisitForm(*sent(request), plan=plan, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            row = actions.plan_inspection(by=request.user, plan=plan, visit=form.visit(), now=timezone.now())
            messages.success(request, _("Đã lập lịch kiểm tra; cơ quan được thông báo nếu chưa qua ngày kiểm tra."))
            return go(request, reverse("inspection_detail", args=[row.pk]))
    return form_page(request, "desk/inspections/visit_form.html", form, {"plan": plan})


@require_http_methods(["GET", "POST"])
@desk_page
def change_inspection(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Another day, team or subject of a visit."""
    inspection = _inspection(request, pk)
    require(can_inspect(request.user, inspection.plan), str(actions.FOCAL_ONLY))
    form = VisitForm(*sent(request), plan=inspection.plan, initial=VisitForm.initial_of(inspection))
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.change_inspection(by=request.user, inspection=inspection, visit=form.visit())
            messages.success(request, _("Đã đổi lịch kiểm tra; cơ quan được thông báo."))
            return go(request, reverse("inspection_detail", args=[pk]))
    context = {"plan": inspection.plan, "inspection": inspection}
    return form_page(request, "desk/inspections/visit_form.html", form, context)


@require_http_methods(["GET", "POST"])
@desk_page
def call_off_inspection(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The visit does not take place."""
    inspection = _inspection(request, pk)
    require(can_inspect(request.user, inspection.plan), str(actions.FOCAL_ONLY))
    form = CallOffForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            reason = form.cleaned_data["reason"]
            actions.call_off_inspection(by=request.user, inspection=inspection, reason=reason, now=timezone.now())
            messages.success(request, _("Đã hủy lịch kiểm tra; cơ quan được thông báo."))
            return go(request, reverse("inspection_detail", args=[pk]))
    return form_page(request, "desk/inspections/call_off_inspection.html", form, {"inspection": inspection})


@require_http_methods(["GET", "POST"])
@desk_page
def record_inspection(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What came of a visit, with its minutes."""
    inspection = _inspection(request, pk)
    require(can_inspect(request.user, inspection.plan), str(actions.FOCAL_ONLY))
    form = OutcomeForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            given = form.cleaned_data["minutes"]
            minutes = take_in(request, [given], "document")[0] if given else None
            actions.record_inspection(
                by=request.user, inspection=inspection, result=form.result(minutes), now=timezone.now()
            )
            messages.success(request, _("Đã ghi kết quả kiểm tra."))
            return go(request, reverse("inspection_detail", args=[pk]))
    return form_page(request, "desk/inspections/record_inspection.html", form, {"inspection": inspection})


@require_GET
@desk_page
def inspection_minutes(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The signed minutes as they were kept, as a download."""
    inspection = _inspection(request, pk)
    if not inspection.content:
        raise Http404
    return kept_attachment(inspection)


@require_http_methods(["GET", "POST"])
@desk_page
def assign_finding(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What a visit asks for becomes a task."""
    finding = get_object_or_404(visible_findings(request.user), pk=pk)
    require(can_inspect(request.user, finding.inspection.plan), str(actions.FOCAL_ONLY))
    form = FindingForm(*sent(request), finding=finding)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            agency, due = form.cleaned_data["agency"], form.cleaned_data["due"]
            actions.assign_finding(by=request.user, finding=finding, agency=agency, due=due, now=timezone.now())
            messages.success(request, _("Đã giao thành nhiệm vụ của kế hoạch."))
            return go(request, reverse("inspection_detail", args=[finding.inspection_id]))
    return form_page(request, "desk/inspections/assign_finding.html", form, {"finding": finding})
