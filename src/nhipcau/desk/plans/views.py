"""The register of plans, uploading one, and a plan with its tasks."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.agencies.queries import localities_where, locality_where
from nhipcau.agencies.standing import standing_of
from nhipcau.desk.fields import UploadForm
from nhipcau.desk.lists import list_context, list_page, list_sheet
from nhipcau.desk.plans.listing import PLAN_TASKS, PLANS, plan_tasks
from nhipcau.desk.responses import form_or_part, kept_attachment, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.uploads import take_in
from nhipcau.plans import uploads
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_add_task, can_correct_plan, can_see_whole_plan, can_upload_plan
from nhipcau.plans.queries import plans_with_counts, search_plans, visible_amendments, visible_plans
from nhipcau.work.plan_list import plan_assignments
from nhipcau.work.tallies import plan_summary


@require_GET
@desk_page
def plan_list(request: SignedInRequest) -> HttpResponseBase:
    """Plans that the person may see, searchable without marks."""
    context = {
        "can_upload": bool(standing_of(request.user).focal_in),
        "can_add": bool(localities_where(request.user, can_add_task)),
    }
    return list_page(request, "desk/plans/plan_list.html", PLANS, _found(request), context)


def _found(request: SignedInRequest) -> QuerySet[Plan]:
    return plans_with_counts(search_plans(visible_plans(request.user), request.GET.get("q", "")))


@require_http_methods(["GET", "POST"])
@desk_page
def upload_plan(request: SignedInRequest) -> HttpResponseBase:
    """Takes a document in, reads it, and goes on to its review."""
    locality = locality_where(request.user, can_upload_plan, _("Chỉ cán bộ đầu mối được tải kế hoạch lên."))
    form = UploadForm(*sent(request))
    known: Plan | None = None
    if request.method == "POST" and form.is_valid():
        try:
            with refusals(form, uploads.AlreadyUploaded, field="file"):
                name, data = take_in(request, [form.cleaned_data["file"]], "plan")[0]
                plan = uploads.upload_plan(by=request.user, locality=locality, name=name, data=data, now=timezone.now())
                messages.success(
                    request, _("Đã đọc xong trong %(seconds)s giây.") % {"seconds": number_format(plan.read_seconds, 2)}
                )
                return go(request, reverse("plan_review", args=[plan.pk]))
        except uploads.AlreadyUploaded as refusal:
            form.add_error("file", str(refusal))
            known = refusal.plan
    return form_or_part(request, "desk/plans/upload_plan", form, {"known": known})


@require_GET
@desk_page
def plan_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A plan: what it is, how it stands, and its tasks with filters."""
    plans = visible_plans(request.user).select_related("source", "locality", "implements")
    plan = get_object_or_404(plans, pk=pk)
    if plan.is_draft:
        return go(request, reverse("plan_review", args=[pk]))
    today = timezone.localdate()
    summary = plan_summary(plan, today)
    context = list_context(request, plan_tasks(summary), plan_assignments(plan, request.GET, today))
    context |= {
        "plan": plan,
        "summary": summary,
        "can_correct": can_correct_plan(request.user, plan),
        "can_see_whole": can_see_whole_plan(request.user, plan),
        "amendments": list(visible_amendments(request.user).filter(plan=plan)),
        "implements": visible_plans(request.user).filter(pk=plan.implements_id).first() if plan.implements_id else None,
        "implemented_by": list(visible_plans(request.user).filter(implements=plan)),
        "today": today,
    }
    template = (
        "desk/plans/plan_tasks.html"
        if request.headers.get("HX-Target") == "plan-tasks"
        else "desk/plans/plan_detail.html"
    )
    return render(request, template, context)


@require_GET
@desk_page
def plan_tasks_xlsx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The same list as a spreadsheet, with the same filters."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    rows = plan_assignments(plan, request.GET, timezone.localdate())
    return list_sheet(request, PLAN_TASKS, rows, plan)


@require_GET
@desk_page
def plan_source(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The document as it was received, as a download."""
    plan = get_object_or_404(visible_plans(request.user).select_related("source"), pk=pk)
    if plan.source is None:
        raise Http404
    return kept_attachment(plan.source)


@require_GET
@desk_page
def plans_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The same list as .xlsx."""
    return list_sheet(request, PLANS, _found(request))
