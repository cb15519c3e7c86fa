"""Indicators of a plan: what it wants to reach in numbers, and how far it has come."""

import uuid
from datetime import date

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.queries import visible_agencies
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import require
from nhipcau.desk.indicators.forms import IndicatorForm, ValueForm
from nhipcau.desk.indicators.listing import INDICATORS
from nhipcau.desk.lists import sheet_of
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.desk.uploads import take_in
from nhipcau.overview.figures import RecordFigure, figures_at
from nhipcau.overview.records import registers_at
from nhipcau.plans.models import Indicator, Item, Plan
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.queries import visible_plans, visible_tasks
from nhipcau.plans.reading.plan_reader import Candidate, indicator_candidates
from nhipcau.reports.queries import visible_evidence
from nhipcau.work.indicators import actions
from nhipcau.work.indicators.reach import indicators_with_values, plan_reach, reach_of, visible_indicators
from nhipcau.work.permissions import can_post_value
from nhipcau.work.progress.rows import File

COUNTED_IN = (Item.Kind.OBJECTIVE, Item.Kind.TASK)

MOST_SAID = 2000
"""Characters of what an address may write into the form of a value."""


def _plan(request: SignedInRequest, pk: int) -> Plan:
    return get_object_or_404(visible_plans(request.user).select_related("source", "locality"), pk=pk)


def _candidates(plan: Plan) -> list[Candidate]:
    """What the reader found counted, without what is an indicator already."""
    there = set(plan.indicators.values_list("item", "unit"))
    items = plan.items.filter(kind__in=COUNTED_IN, dropped_at=None)
    return [row for row in indicator_candidates(plan, items) if (row.item.pk, row.unit[:80]) not in there]


@require_GET
@desk_page
def plan_indicators(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Every indicator with target and result; what the plan counts besides is offered."""
    plan, today = _plan(request, pk), timezone.localdate()
    can_correct = can_correct_plan(request.user, plan)
    words = request.GET.get("q", "")
    context = {
        "plan": plan,
        "rows": plan_reach(plan, today, words),
        "words": words,
        "can_correct": can_correct,
        "candidates": list(enumerate(_candidates(plan))) if can_correct else [],
        "today": today,
    }
    return render(request, "desk/indicators/plan_indicators.html", context)


@require_GET
@desk_page
def indicators_xlsx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The same as a spreadsheet."""
    plan = _plan(request, pk)
    return sheet_of(INDICATORS, plan_reach(plan, timezone.localdate(), request.GET.get("q", "")), plan)


@require_POST
@desk_page
def take_indicators(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What was ticked becomes an indicator."""
    plan = _plan(request, pk)
    require(can_correct_plan(request.user, plan), str(actions.FOCAL_ONLY))
    ticked = set(request.POST.getlist("candidate"))
    chosen = [row for row in _candidates(plan) if f"{row.item.pk}|{row.text}" in ticked]
    made = actions.take_indicators(by=request.user, plan=plan, chosen=chosen)
    sentence = ngettext("Đã thêm %(count)s chỉ tiêu.", "Đã thêm %(count)s chỉ tiêu.", len(made))
    messages.success(request, sentence % {"count": len(made)})
    return redirect("plan_indicators", pk)


@require_http_methods(["GET", "POST"])
@desk_page
def set_indicator(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The form of an indicator: a new one, or ?indicator= of one that is there."""
    plan = _plan(request, pk)
    require(can_correct_plan(request.user, plan), str(actions.FOCAL_ONLY))
    known = plan.indicators.filter(pk=parse_whole(request.GET.get("indicator", "")) or 0).first()
    agencies = visible_agencies(request.user).filter(locality=plan.locality_id, valid_to=None).single()
    form = IndicatorForm(*sent(request)[:1], initial=IndicatorForm.initial_of(known), agencies=agencies)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            kept = actions.set_indicator(
                by=request.user, plan=plan, indicator=known, aim=actions.Aim(**form.cleaned_data)
            )
            messages.success(request, _("Đã lưu chỉ tiêu."))
            return redirect("indicator_detail", kept.pk)
    return form_page(request, "desk/indicators/set_indicator.html", form, {"plan": plan, "indicator": known})


@require_POST
@desk_page
def drop_indicator(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """An indicator is not one."""
    indicator = get_object_or_404(visible_indicators(request.user), pk=pk)
    actions.drop_indicator(by=request.user, indicator=indicator)
    messages.success(request, _("Đã bỏ chỉ tiêu."))
    return redirect("plan_indicators", indicator.plan_id)


@require_GET
@desk_page
def indicator_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One indicator over the years, with every value and its evidence."""
    return _indicator_page(request, pk)


def _indicator_page(request: SignedInRequest, pk: int, refused: ValueForm | None = None) -> HttpResponseBase:
    indicator = get_object_or_404(indicators_with_values(visible_indicators(request.user)), pk=pk)
    today = timezone.localdate()
    form = refused
    if form is None and can_post_value(request.user, indicator):
        said = {name: request.GET[name][:MOST_SAID] for name in ("value", "note") if name in request.GET}
        form = ValueForm(initial={"token": str(uuid.uuid4()), "on": today, **said})
    context = {
        "indicator": indicator,
        "plan": indicator.plan,
        "reach": reach_of(indicator, today),
        "form": form,
        "figures": _figures(request, indicator, today) if form else [],
        "can_correct": can_correct_plan(request.user, indicator.plan),
        "open_files": set(
            visible_evidence(request.user).filter(value__indicator=indicator).values_list("pk", flat=True)
        ),
        "today": today,
    }
    return render(request, "desk/indicators/indicator_detail.html", context, status=422 if refused else 200)


def _figures(request: SignedInRequest, indicator: Indicator, today: date) -> list[RecordFigure]:
    """What the records of the indicator's task counted this year."""
    task = visible_tasks(request.user).filter(item=indicator.item_id).first() if indicator.item_id else None
    return figures_at(request.user, task, today, registers_at(task)) if task else []


@require_POST
@desk_page
def post_value(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One more value; a refusal keeps what was typed."""
    indicator = get_object_or_404(visible_indicators(request.user), pk=pk)
    form = ValueForm(request.POST, request.FILES)
    if not form.is_valid():
        require(can_post_value(request.user, indicator), _("Chỉ cơ quan được giao chỉ tiêu ghi được kết quả."))
        return _indicator_page(request, pk, form)
    data = form.cleaned_data
    with refusals(form):
        files = [File(*file) for file in take_in(request, data["evidence"], "evidence")]
        measured = actions.Measured(data["value"], data["on"], data["token"], data["note"], files, data["links"])
        actions.post_value(by=request.user, indicator=indicator, measured=measured, now=timezone.now())
        messages.success(request, _("Đã ghi kết quả chỉ tiêu."))
        return redirect("indicator_detail", pk)
    return _indicator_page(request, pk, form)
