"""The consolidated report of a period: written, looked behind, taken away."""

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.common.refusal import require
from nhipcau.desk.lists import ROWS, page_of, sheet_of
from nhipcau.desk.passages import (
    NOTHING_TRIED,
    Attempt,
    attempt_at,
    passage_fields,
    save_one,
    wording_rows,
    written_in,
)
from nhipcau.desk.reports.listing import PERIOD_SUBMISSIONS
from nhipcau.desk.responses import DOCX, XLSX, attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go
from nhipcau.plans.models import Status
from nhipcau.reports import actions
from nhipcau.reports.after_issue import changed_figures, changed_tasks
from nhipcau.reports.consolidated import figures_of, report_content, report_of
from nhipcau.reports.later import later_count, later_keys, tell_later
from nhipcau.reports.membership import keep_up
from nhipcau.reports.models import Period
from nhipcau.reports.passages import Kept
from nhipcau.reports.permissions import can_edit_report, can_open_period, can_see_report
from nhipcau.reports.queries import (
    counted_assignments,
    days_late,
    focal_agency,
    submissions_with_lateness,
    visible_periods,
    visible_submissions,
)
from nhipcau.reports.slots import report_slots
from nhipcau.reports.writing.consolidated import report_document
from nhipcau.reports.writing.machine import SCHEMA, machine_report
from nhipcau.reports.writing.sheet import report_sheets
from nhipcau.work.tallies import shown_statuses


def _period(request: SignedInRequest, pk: int) -> Period:
    """A period whose report this person may see."""
    period = get_object_or_404(visible_periods(request.user), pk=pk)
    require(can_see_report(request.user, period), _("Chỉ cơ quan đầu mối và lãnh đạo xem được báo cáo tổng hợp."))
    return period


@require_GET
@desk_page
def period_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Who has sent, who has not, and the consolidated report; an agency is led to its own."""
    period = get_object_or_404(visible_periods(request.user), pk=pk)
    if not can_see_report(request.user, period):
        own = visible_submissions(request.user).filter(period=period).first()
        if own is not None:
            return go(request, reverse("submission_detail", args=[own.pk]))
    keep_up([period], timezone.localdate())
    return _period_page(request, _period(request, pk))


def _period_page(request: SignedInRequest, period: Period, attempt: Attempt = NOTHING_TRIED) -> HttpResponseBase:
    today = timezone.localdate()
    content = report_content(period, None, today)
    figures = figures_of(content)
    submissions = page_of(request, period.submissions.select_related("agency", "sent_by"))
    context = {
        "period": period,
        "plan": period.plan,
        "content": content,
        "statuses": shown_statuses([content.whole]),
        "fields": passage_fields(content.slots.values(), attempt),
        "sentence": attempt.sentence,
        "page": submissions,
        "rows": [(row, days_late(row, period, timezone.now())) for row in submissions],
        "can_edit": can_edit_report(request.user, period),
        "can_open": can_open_period(request.user, period.plan),
        "issued": content.report.issued,
        "changes": changed_figures(content.report.issued, figures) if content.report.issued else [],
        "changed_tasks": changed_tasks(content.report.issued or {}, content.then),
        "later": later_count(period),
        "today": today,
    }
    return render(request, "desk/reports/period_detail.html", context, status=attempt.status)


@require_POST
@desk_page
def edit_report(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Keeps one passage (htmx) or all; what a colleague wrote meanwhile is shown beside what was typed."""
    period = get_object_or_404(visible_periods(request.user), pk=pk)
    written = written_in(request.POST.dict())

    def save() -> Kept:
        return actions.edit_report(by=request.user, period=period, written=written, now=timezone.now())

    if request.headers.get("HX-Request"):
        return save_one(request, save)
    attempt = attempt_at(save, written)
    if attempt.status != HTTPStatus.OK:
        return _period_page(request, period, attempt)
    messages.success(request, _("Đã lưu báo cáo tổng hợp."))
    return go(request, reverse("period_detail", args=[pk]))


@require_GET
@desk_page
def report_wordings(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """How the passages of the consolidated report read before, the latest first."""
    period = _period(request, pk)
    report = report_of(period)
    rows = wording_rows(report, report_slots(report, timezone.localdate())) if report.pk else []
    return render(request, "desk/reports/report_wordings.html", {"period": period, "plan": period.plan, "rows": rows})


@require_GET
@desk_page
def report_rows(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The assignments behind a figure of the report: ?status, ?section, as they stood on the last day that counts."""
    period = _period(request, pk)
    status, section = request.GET.get("status", ""), request.GET.get("section", "")
    status = status if status in Status.values else ""
    rows = counted_assignments(period, timezone.localdate(), status, section)
    label = str(Status(status).label) if status else ""
    context = {
        "tasks": len({row.task_id for row in rows}),
        "period": period,
        "plan": period.plan,
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "label": label,
        "section": section,
    }
    return render(request, "desk/reports/report_rows.html", context)


@require_GET
@desk_page
def period_later(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What came after the period's last day, the last first."""
    period = _period(request, pk)
    page = Paginator(later_keys(period), ROWS).get_page(request.GET.get("page"))
    rows = tell_later(period.plan, page.object_list)
    context = {"period": period, "plan": period.plan, "page": page, "rows": rows}
    return render(request, "desk/reports/period_later.html", context)


def _name(period: Period, suffix: str) -> str:
    return f"bao-cao-tong-hop-{period.pk}.{suffix}"


@require_GET
@desk_page
def report_docx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The consolidated report as an official .docx."""
    period = _period(request, pk)
    issuer = focal_agency(period.opened_by, period.plan)
    content = report_document(period, issuer, timezone.localdate())
    return attachment(content, _name(period, "docx"), DOCX)


@require_GET
@desk_page
def report_xlsx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Every table of the consolidated report as .xlsx."""
    period = _period(request, pk)
    with translation.override("vi"):
        content = report_sheets(
            report_content(period, focal_agency(period.opened_by, period.plan), timezone.localdate())
        )
    return attachment(content, _name(period, "xlsx"), XLSX)


@require_GET
@desk_page
def report_json(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The machine report: what a ministry takes in without retyping."""
    period = _period(request, pk)
    content = report_content(period, focal_agency(period.opened_by, period.plan), timezone.localdate())
    return attachment(machine_report(content), _name(period, "json"), "application/json")


@require_GET
@desk_page
def report_schema(request: SignedInRequest) -> HttpResponseBase:
    """The schema of the machine report."""
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")


@require_GET
@desk_page
def submissions_xlsx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Who has reported for a period, and how late."""
    period = _period(request, pk)
    return sheet_of(PERIOD_SUBMISSIONS, submissions_with_lateness(period, timezone.now()), period)
