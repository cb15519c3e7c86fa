"""Reporting periods: opened by hand or by their schedule, put off, closed; and the calendar of all duties."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import NotAllowed
from nhipcau.desk.lists import page_of
from nhipcau.desk.periods.forms import ExtendPeriodForm, PeriodForm, ScheduleForm
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.plans.models import Plan, ReportingDuty
from nhipcau.plans.queries import reporting_duties, visible_plans
from nhipcau.reports import periods
from nhipcau.reports.calendar import work_programme
from nhipcau.reports.models import Frequency
from nhipcau.reports.permissions import can_open_period
from nhipcau.reports.queries import period_counts, schedules_at_work, visible_periods
from nhipcau.reports.windows import NewPeriod, proposed_period


@require_GET
@desk_page
def period_list(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A plan's reporting periods, and the duties that a new one can be opened from."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    schedules = list(plan.schedules.select_related("plan", "set_by"))
    today = timezone.localdate()
    context = {
        "plan": plan,
        "page": page_of(request, period_counts(plan.periods.all())),
        "duties": reporting_duties(plan),
        "schedules": schedules,
        "coming": [duty for duty in periods.duties_of(schedules, today.year) if duty.is_coming(today)],
        "can_open": can_open_period(request.user, plan),
    }
    return render(request, "desk/periods/period_list.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def open_period(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A new period, its dates proposed from the plan's own reporting duty."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    if not can_open_period(request.user, plan):
        raise NotAllowed(_("Chỉ cán bộ đầu mối được mở kỳ báo cáo."))
    duty = _duty(request, plan)
    form = PeriodForm(*sent(request), initial=_proposal(plan, duty))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        new = NewPeriod(
            data["name"], data["starts_on"], data["ends_on"], data["due_on"], data["frequency"] or Frequency.ONCE
        )
        with refusals(form):
            period = periods.open_period(
                by=request.user, plan=plan, new=new, duty_item=duty.item if duty else None, now=timezone.now()
            )
            messages.success(request, _("Đã mở kỳ báo cáo; các cơ quan đã có dự thảo để hoàn thiện."))
            return go(request, reverse("period_detail", args=[period.pk]))
    context = {"plan": plan, "duty": duty, "today": timezone.localdate()}
    return form_page(request, "desk/periods/open_period.html", form, context)


def _duty(request: SignedInRequest, plan: Plan) -> ReportingDuty | None:
    asked = (request.POST.get("duty_item") or request.GET.get("duty") or "").strip()
    number = parse_whole(asked)
    return reporting_duties(plan).filter(item=number).first() if number is not None else None


def _proposal(plan: Plan, duty: ReportingDuty | None) -> dict[str, object]:
    proposed = proposed_period(plan, duty.due if duty else "", timezone.localdate())
    return {**asdict(proposed), "duty_item": duty.item_id if duty else None}


@require_http_methods(["GET", "POST"])
@desk_page
def set_schedule(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """How often reports come back: from now on periods open by themselves."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    if not can_open_period(request.user, plan):
        raise NotAllowed(_("Chỉ cán bộ đầu mối được đặt lịch mở kỳ báo cáo."))
    duty = _duty(request, plan)
    initial = {
        "frequency": Frequency.YEAR,
        "due": duty.due[-5:] if duty else "",
        "working_days_after": 2,
        "opens_before": 20,
    }
    form = ScheduleForm(*sent(request), initial={**initial, "is_on": True, "duty_item": duty.item_id if duty else None})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        timing = periods.Timing(
            data["frequency"], data["due"], data["working_days_after"], data["opens_before"], data["is_on"]
        )
        with refusals(form):
            periods.set_schedule(by=request.user, plan=plan, duty_item=duty.item if duty else None, timing=timing)
            messages.success(request, _("Đã đặt lịch mở kỳ báo cáo."))
            return go(request, reverse("period_list", args=[pk]))
    return form_page(request, "desk/periods/set_schedule.html", form, {"plan": plan, "duty": duty})


@require_http_methods(["GET", "POST"])
@desk_page
def extend_period(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A later due date, with its reason."""
    period = get_object_or_404(visible_periods(request.user), pk=pk)
    if not can_open_period(request.user, period.plan):
        raise NotAllowed(_("Chỉ cán bộ đầu mối được gia hạn kỳ báo cáo."))
    form = ExtendPeriodForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with refusals(form):
            periods.extend_period(
                by=request.user, period=period, due_on=data["due_on"], reason=data["reason"], now=timezone.now()
            )
            messages.success(request, _("Đã gia hạn kỳ báo cáo."))
            return go(request, reverse("period_detail", args=[pk]))
    context = {"period": period, "plan": period.plan, "extensions": period.extensions.all()}
    return form_page(request, "desk/periods/extend_period.html", form, context)


@require_POST
@desk_page
def close_period(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Nobody sends any more."""
    period = get_object_or_404(visible_periods(request.user), pk=pk)
    periods.close_period(by=request.user, period=period, now=timezone.now())
    messages.success(request, _("Đã đóng kỳ báo cáo."))
    return go(request, reverse("period_detail", args=[pk]))


@require_GET
@desk_page
def report_calendar(request: SignedInRequest) -> HttpResponseBase:
    """All reporting duties of a year (?year), and the days of the work programme this month."""
    today = timezone.localdate()
    year = parse_whole(request.GET.get("year", "")) or today.year
    year = year if 2000 <= year <= 2100 else today.year
    plans = visible_plans(request.user).filter(state=Plan.State.ACTIVE)
    schedules = list(schedules_at_work(request.user))
    by_hand = visible_periods(request.user).filter(due_on__year=year).exclude(
        plan__in=plans, opened_itself=True
    )  # fmt: skip
    scheduled = [duty for duty in periods.duties_of(schedules, year) if duty.period or duty.is_coming(today)]
    known = {duty.period.pk for duty in scheduled if duty.period}
    context = {
        "year": year,
        "duties": scheduled,
        "others": [period for period in by_hand.order_by("due_on") if period.pk not in known],
        "fixtures": work_programme(today.year, today.month),
        "today": today,
    }
    return render(request, "desk/periods/report_calendar.html", context)
