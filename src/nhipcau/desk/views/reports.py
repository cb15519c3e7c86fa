"""Periods, what agencies send, and the consolidated report."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import NotAllowed, Refused, Stale
from nhipcau.desk.forms import PeriodForm, RemarkForm, ReportForm, SubmissionForm
from nhipcau.desk.lists import page_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.plans.models import Plan, ReportingDuty
from nhipcau.plans.queries import reporting_duties, visible_plans
from nhipcau.reports import actions
from nhipcau.reports.models import Period, Submission
from nhipcau.reports.permissions import (
    can_decide_submission,
    can_edit_report,
    can_open_period,
    can_save_submission,
    can_see_report,
    can_send_submission,
)
from nhipcau.reports.queries import (
    agency_results,
    focal_agency,
    period_counts,
    proposed_period,
    report_content,
    report_of,
    submissions_with_lateness,
    visible_periods,
    visible_submissions,
)
from nhipcau.reports.writing import report_document

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _submission(request: SignedInRequest, pk: int) -> Submission:
    return get_object_or_404(visible_submissions(request.user), pk=pk)


@require_GET
@desk_page
def period_list(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A plan's reporting periods, and the duties that a new one can be opened from."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    periods = period_counts(plan.periods.all())
    context = {
        "plan": plan,
        "page": page_of(request, periods),
        "duties": reporting_duties(plan),
        "can_open": can_open_period(request.user, plan),
    }
    return render(request, "desk/period_list.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def open_period(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A new period, its dates proposed from the plan's own reporting duty."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    if not can_open_period(request.user, plan):
        raise NotAllowed(_("Chỉ cán bộ đầu mối được mở kỳ báo cáo."))
    asked = (request.POST.get("duty_item") or request.GET.get("duty") or "").strip()
    number = parse_whole(asked)
    duty = reporting_duties(plan).filter(item=number).first() if number is not None else None
    form = PeriodForm(*sent(request), initial=_proposal(plan, duty))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        new = actions.NewPeriod(said["name"], said["starts_on"], said["ends_on"], said["due_on"])
        try:
            period = actions.open_period(
                by=request.user, plan=plan, new=new, duty_item=duty.item if duty else None, now=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã mở kỳ báo cáo; các cơ quan đã có bản thảo để hoàn thiện."))
            return go(request, reverse("period_detail", args=[period.pk]))
    status = 422 if form.errors else 200
    return render(request, "desk/open_period.html", {"plan": plan, "form": form, "duty": duty}, status=status)


def _proposal(plan: Plan, duty: ReportingDuty | None) -> dict[str, object]:
    starts_on, ends_on, due_on = proposed_period(plan, duty.due if duty else "", timezone.localdate())
    return {
        "name": f"Báo cáo năm {due_on.year}",
        "starts_on": starts_on,
        "ends_on": ends_on,
        "due_on": due_on,
        "duty_item": duty.item_id if duty else None,
    }


@require_GET
@desk_page
def period_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Who has sent, who has not, and the consolidated report."""
    period = get_object_or_404(visible_periods(request.user), pk=pk)
    if not can_see_report(request.user, period):
        own = visible_submissions(request.user).filter(period=period).first()
        if own is not None:
            return go(request, reverse("submission_detail", args=[own.pk]))
        raise NotAllowed(_("Chỉ cơ quan đầu mối và lãnh đạo xem được báo cáo tổng hợp."))
    return _period_page(request, period, ReportForm.of(report_of(period)))


def _period_page(
    request: SignedInRequest, period: Period, form: ReportForm, sentence: str = "", status: int = 200
) -> HttpResponseBase:
    today = timezone.localdate()
    context = {
        "period": period,
        "plan": period.plan,
        "form": form,
        "sentence": sentence,
        "submissions": submissions_with_lateness(period, timezone.now()),
        "content": report_content(period, None, today),
        "can_edit": can_edit_report(request.user, period),
        "today": today,
    }
    return render(request, "desk/period_detail.html", context, status=status)


@require_POST
@desk_page
def edit_report(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The focal agency's own paragraphs; a conflict keeps what was typed."""
    period = get_object_or_404(visible_periods(request.user), pk=pk)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _period_page(request, period, form, status=422)
    said = form.cleaned_data
    text = actions.ReportText(said["overview"], said["direction"], said["proposals"])
    try:
        actions.edit_report(by=request.user, period=period, version=said["version"], text=text)
    except Stale as refusal:
        form = ReportForm({**request.POST.dict(), "version": report_of(period).version})
        return _period_page(request, period, form, str(refusal), status=409)
    messages.success(request, _("Đã lưu báo cáo tổng hợp."))
    return go(request, reverse("period_detail", args=[pk]))


@require_GET
@desk_page
def report_docx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The consolidated report as an official .docx."""
    period = get_object_or_404(visible_periods(request.user), pk=pk)
    if not can_see_report(request.user, period):
        raise NotAllowed(_("Chỉ cơ quan đầu mối và lãnh đạo xem được báo cáo tổng hợp."))
    issuer = focal_agency(period.opened_by, period.plan)
    content = report_document(period, issuer, timezone.localdate())
    headers = {"Content-Disposition": f'attachment; filename="bao-cao-tong-hop-{period.pk}.docx"'}
    return HttpResponse(content, content_type=DOCX, headers=headers)


@require_GET
@desk_page
def my_submissions(request: SignedInRequest) -> HttpResponseBase:
    """The reports that the person's agency owes or has sent."""
    rows = visible_submissions(request.user).order_by("-period__due_on", "agency__sort_key")
    return render(request, "desk/my_submissions.html", {"page": page_of(request, rows), "today": timezone.localdate()})


@require_GET
@desk_page
def submission_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One agency's report, to be written, sent, or decided on."""
    submission = _submission(request, pk)
    return _submission_page(request, submission, SubmissionForm.of(submission))


def _submission_page(
    request: SignedInRequest, submission: Submission, form: SubmissionForm, sentence: str = "", status: int = 200
) -> HttpResponseBase:
    user, today = request.user, timezone.localdate()
    context = {
        "submission": submission,
        "period": submission.period,
        "plan": submission.period.plan,
        "form": form,
        "sentence": sentence,
        "work": agency_results(submission.period.plan, submission.agency, today),
        "can_write": submission.is_open and can_save_submission(user, submission),
        "can_send": submission.is_open and can_send_submission(user, submission),
        "can_decide": submission.state == Submission.State.SENT and can_decide_submission(user, submission),
        "remark_form": RemarkForm(),
        "today": today,
    }
    return render(request, "desk/submission_detail.html", context, status=status)


def _save(request: SignedInRequest, submission: Submission, form: SubmissionForm) -> Submission:
    said = form.cleaned_data
    text = actions.SubmissionText(said["results"], said["difficulties"], said["proposals"])
    return actions.save_submission(by=request.user, submission=submission, version=said["version"], text=text)


@require_POST
@desk_page
def save_submission(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Keeps the report; with the button “Lưu và gửi” sends it as well."""
    submission = _submission(request, pk)
    form = SubmissionForm(request.POST)
    if not form.is_valid():
        return _submission_page(request, submission, form, status=422)
    try:
        submission = _save(request, submission, form)
        if "send" in request.POST:
            actions.send_submission(by=request.user, submission=submission, now=timezone.now())
    except Stale as refusal:
        submission.refresh_from_db()
        form = SubmissionForm({**request.POST.dict(), "version": submission.version})
        return _submission_page(request, submission, form, str(refusal), status=409)
    except NotAllowed:
        raise
    except Refused as refusal:
        submission.refresh_from_db()
        return _submission_page(request, submission, form, str(refusal), status=422)
    messages.success(request, _("Đã gửi báo cáo.") if "send" in request.POST else _("Đã lưu báo cáo."))
    return go(request, reverse("submission_detail", args=[pk]))


@require_POST
@desk_page
def send_submission(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The report goes to the focal agency as it was last saved."""
    actions.send_submission(by=request.user, submission=_submission(request, pk), now=timezone.now())
    messages.success(request, _("Đã gửi báo cáo."))
    return go(request, reverse("submission_detail", args=[pk]))


@require_POST
@desk_page
def return_submission(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The report goes back to its agency."""
    submission, remark = _submission(request, pk), request.POST.get("remark", "")
    actions.return_submission(by=request.user, submission=submission, remark=remark, now=timezone.now())
    messages.success(request, _("Đã trả lại báo cáo."))
    return go(request, reverse("submission_detail", args=[pk]))


@require_POST
@desk_page
def accept_submission(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The report is taken into the consolidated one."""
    submission = actions.accept_submission(by=request.user, submission=_submission(request, pk), now=timezone.now())
    messages.success(request, _("Đã tiếp nhận báo cáo của %(agency)s.") % {"agency": submission.agency})
    return go(request, reverse("period_detail", args=[submission.period_id]))
