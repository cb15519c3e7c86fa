"""A document from a plan: what is asked, and the draft that is made of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.common.refusal import refuse_if, require
from nhipcau.desk.documents.forms import KINDS, ComposeForm
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.documents import actions
from nhipcau.documents.jobs import compose_reminders_job, compose_report_job
from nhipcau.documents.models import BY_REGISTERS, Kind
from nhipcau.documents.permissions import NOT_ONES_OWN, OF_EVERY_AGENCY, can_compose_document
from nhipcau.documents.queries import issuers_to_draft_for
from nhipcau.documents.urging import late_agencies
from nhipcau.jobs.queue import start
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.queries import visible_plans
from nhipcau.reports.queries import focal_agency

MANY = 100
"""Reports of agencies from which a consolidated report is composed by a worker."""
ASKED_BY_ADDRESS = ("period", "submission", "issuer", "amendment", "concerns", "agency")
"""What a link to the form of a new document may fill in."""


@require_http_methods(["GET", "POST"])
@desk_page
def compose_document(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A document from a plan: first its kind (?kind=), then what it is about."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    kind = request.GET.get("kind", "")
    if kind and kind not in OF_EVERY_AGENCY:
        require(
            can_correct_plan(request.user, plan),
            str(NOT_ONES_OWN),
        )
    if kind not in Kind.values or kind in BY_REGISTERS:
        return render(request, "desk/documents/compose_document.html", {
            "plan": plan, "kinds": _kinds(request, plan), "can_urge": can_correct_plan(request.user, plan),
        })  # fmt: skip
    asked = {name: request.GET[name] for name in ASKED_BY_ADDRESS if name in request.GET}
    initial = ComposeForm.initial_of(request.user, plan, kind) | asked
    form = ComposeForm(*sent(request), plan=plan, kind=kind, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            return go(request, _compose(request, form))
    context = {"plan": plan, "label": Kind(kind).label}
    return form_page(request, "desk/documents/compose_document.html", form, context)


@require_http_methods(["GET", "POST"])
@desk_page
def compose_reminders(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Letters to all agencies that are late at once: who, and a draft to each of those chosen."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    issuer = focal_agency(request.user, plan)
    may = issuer is not None and can_compose_document(request.user, plan, issuer, Kind.REMINDER)
    require(may, str(NOT_ONES_OWN))
    assert issuer is not None  # noqa: S101 (just asked)
    late = late_agencies(plan, issuer, timezone.localdate())
    if request.method == "POST":
        chosen = [row.agency.pk for row in late if str(row.agency.pk) in request.POST.getlist("agency")]
        refuse_if(not chosen, _("Hãy chọn ít nhất một cơ quan."))
        job = start(compose_reminders_job, request.user, plan=plan.pk, agencies=chosen)
        return go(request, reverse("job_detail", args=[job]))
    return render(request, "desk/documents/compose_reminders.html", {"plan": plan, "late": late})


def _kinds(request: SignedInRequest, plan: Plan) -> list[tuple[str, Any]]:
    """The kinds that the person may draft for the plan; who drafts none is told so."""
    if can_correct_plan(request.user, plan):
        return list(KINDS)
    require(issuers_to_draft_for(request.user, plan, Kind.OWN_PLAN).exists(), str(NOT_ONES_OWN))
    return [(kind.value, kind.label) for kind in OF_EVERY_AGENCY if kind not in BY_REGISTERS]


def _compose(request: SignedInRequest, form: ComposeForm) -> str:
    """Composes at once, or hands it to a worker; where to go from there."""
    order = form.order()
    if order.kind == Kind.REPORT and order.period is not None and order.period.submissions.count() > MANY:
        require(
            can_compose_document(request.user, order.plan, order.issuer, order.kind),
            str(NOT_ONES_OWN),
        )
        chosen = {name: row.pk for name in ("template", "signer", "unit") if (row := getattr(order, name)) is not None}
        job = start(
            compose_report_job,
            request.user,
            period=order.period.pk,
            issuer=order.issuer.pk,
            chosen=chosen,
            to={"recipients": list(order.recipients), "addressees": list(order.addressees), "text": [order.text]},
        )
        return reverse("job_detail", args=[job])
    document = actions.compose_document(by=request.user, order=order, now=timezone.now())
    messages.success(request, _("Đã soạn dự thảo văn bản."))
    return reverse("document_detail", args=[document.pk])
