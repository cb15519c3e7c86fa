"""Files of evidence: shown, drawn, taken away, withdrawn; all of a plan in one archive."""

import tempfile
from contextlib import ExitStack

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.common.refusal import require
from nhipcau.desk.responses import form_page, kept_attachment, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.tasks.forms import WithdrawForm
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_see_whole_plan
from nhipcau.plans.queries import visible_plans
from nhipcau.reports.evidence import WITHDRAWING_IS_THEIRS, write_archive
from nhipcau.reports.evidence import withdraw_evidence as do_withdraw
from nhipcau.reports.models import Period
from nhipcau.reports.queries import visible_evidence, visible_periods
from nhipcau.work.models import Evidence
from nhipcau.work.permissions import can_withdraw_evidence
from nhipcau.work.progress.previews import PICTURES, picture_of, preview_of


@require_GET
@desk_page
def evidence_preview(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What a file of evidence shows."""
    rows = visible_evidence(request.user).exclude(content="")
    evidence = get_object_or_404(rows, pk=pk)
    context = {
        "evidence": evidence,
        "preview": preview_of(evidence),
        "can_withdraw": can_withdraw_evidence(request.user, evidence),
    }
    return render(request, "desk/tasks/evidence_preview.html", context)


@require_GET
@desk_page
def evidence_picture(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A picture of evidence, drawn anew."""
    evidence = get_object_or_404(visible_evidence(request.user).exclude(content=""), pk=pk)
    drawn = picture_of(evidence) if evidence.suffix in PICTURES else None
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/jpeg", headers={"X-Content-Type-Options": "nosniff"})


@require_GET
@desk_page
def evidence_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A file of evidence, always as a download."""
    evidence = get_object_or_404(visible_evidence(request.user).exclude(content=""), pk=pk)
    return kept_attachment(evidence)


@require_http_methods(["GET", "POST"])
@desk_page
def withdraw_evidence(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A wrong file or link is taken out, with a reason."""
    evidence = get_object_or_404(visible_evidence(request.user), pk=pk)
    require(can_withdraw_evidence(request.user, evidence), str(WITHDRAWING_IS_THEIRS))
    form = WithdrawForm(*sent(request)[:1])
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            do_withdraw(by=request.user, evidence=evidence, reason=form.cleaned_data["reason"], now=timezone.now())
            messages.success(request, _("Đã rút minh chứng."))
            return go(request, _subject_of(evidence))
    return form_page(request, "desk/tasks/withdraw_evidence.html", form, {"evidence": evidence})


def _subject_of(evidence: Evidence) -> str:
    """The page of what the evidence shows."""
    if evidence.progress is not None:
        return reverse("task_detail", args=[evidence.progress.assignment.task_id])
    assert evidence.value is not None  # noqa: S101 (a constraint of the table)
    return reverse("indicator_detail", args=[evidence.value.indicator_id])


@require_GET
@desk_page
def plan_evidence_zip(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """All evidence of a plan as .zip, for those who see the whole plan."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    return _archive(request, plan, None)


@require_GET
@desk_page
def period_evidence_zip(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The evidence that was put in for a period as .zip."""
    period = get_object_or_404(visible_periods(request.user), pk=pk)
    return _archive(request, period.plan, period)


def _archive(request: SignedInRequest, plan: Plan, period: Period | None) -> HttpResponseBase:
    require(can_see_whole_plan(request.user, plan), _("Chỉ cơ quan đầu mối và lãnh đạo tải được toàn bộ minh chứng."))
    with ExitStack() as closing:
        out = closing.enter_context(tempfile.TemporaryFile())
        write_archive(plan, period, out)
        closing.pop_all()  # from now on the answer closes it, when it has been sent
    out.seek(0)
    name = f"minh-chung-ky-{period.pk}.zip" if period else f"minh-chung-ke-hoach-{plan.pk}.zip"
    return FileResponse(out, as_attachment=True, filename=name, content_type="application/zip")
