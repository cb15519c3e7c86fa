"""The register of plans, uploading one, and a plan with its tasks."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.agencies.queries import visible_agencies, visible_localities
from nhipcau.agencies.standing import standing_of
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.desk.forms import NewTaskForm, UploadForm
from nhipcau.desk.lists import page_of, sort_by
from nhipcau.desk.responses import XLSX, attachment, kept_attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.spreadsheets import write_assignments
from nhipcau.desk.uploads import take_in
from nhipcau.plans import adding, uploads
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_add_task, can_correct_plan, can_see_whole_plan
from nhipcau.plans.queries import plans_with_counts, search_plans, visible_amendments, visible_plans
from nhipcau.work.counting import plan_summary
from nhipcau.work.models import Status
from nhipcau.work.queries import plan_assignments

PLAN_ORDERS = {"title": ("folded",), "issued": ("issued_on",), "state": ("state",), "tasks": ("task_count",)}
TASK_ORDERS = {
    "task": ("task__item__position",),
    "agency": ("agency__sort_key", "task__item__position"),
    "due": ("task__due", "task__item__position"),
    "status": ("status", "task__due"),
}


@require_GET
@desk_page
def plan_list(request: SignedInRequest) -> HttpResponseBase:
    """Plans that the person may see, searchable without marks."""
    words = request.GET.get("q", "")
    rows = plans_with_counts(search_plans(visible_plans(request.user), words))
    context = {
        "page": page_of(request, sort_by(request, rows, PLAN_ORDERS)),
        "words": words,
        "can_upload": bool(standing_of(request.user).focal_in),
        "can_add": any(can_add_task(request.user, place) for place in visible_localities(request.user)),
    }
    return render(request, "desk/plan_list.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def upload_plan(request: SignedInRequest) -> HttpResponseBase:
    """Takes a document in, reads it, and goes on to its review."""
    localities = visible_localities(request.user).filter(pk__in=standing_of(request.user).focal_in)
    locality = localities.first()
    if locality is None:
        raise NotAllowed(_("Chỉ cán bộ đầu mối được tải kế hoạch lên."))
    form = UploadForm(*sent(request))
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            name, data = take_in(request, [file], "plan")[0]
            plan = uploads.upload_plan(by=request.user, locality=locality, name=name, data=data, now=timezone.now())
        except uploads.AlreadyUploaded as refusal:
            context |= {"sentence": str(refusal), "known": refusal.plan}
        except Refused as refusal:
            context |= {"sentence": str(refusal)}
        else:
            messages.success(
                request, _("Đã đọc xong trong %(seconds)s giây.") % {"seconds": number_format(plan.read_seconds, 2)}
            )
            return go(request, reverse("plan_review", args=[plan.pk]))
    template = "desk/upload_plan_form.html" if request.headers.get("HX-Request") else "desk/upload_plan.html"
    is_refused = "sentence" in context or form.errors
    status = 422 if is_refused and not request.headers.get("HX-Request") else 200
    return render(request, template, context, status=status)


@require_GET
@desk_page
def plan_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A plan: what it is, how it stands, and its tasks with filters."""
    plans = visible_plans(request.user).select_related("source", "locality", "implements")
    plan = get_object_or_404(plans, pk=pk)
    if plan.is_draft:
        return go(request, reverse("plan_review", args=[pk]))
    today = timezone.localdate()
    rows = sort_by(request, plan_assignments(plan, request.GET, today), TASK_ORDERS)
    context = {
        "plan": plan,
        "summary": plan_summary(plan, today),
        "page": page_of(request, rows),
        "words": request.GET.get("q", ""),
        "statuses": Status.choices,
        "can_correct": can_correct_plan(request.user, plan),
        "can_see_whole": can_see_whole_plan(request.user, plan),
        "amendments": list(visible_amendments(request.user).filter(plan=plan)),
        "implements": visible_plans(request.user).filter(pk=plan.implements_id).first() if plan.implements_id else None,
        "implemented_by": list(visible_plans(request.user).filter(implements=plan)),
        "today": today,
    }
    template = "desk/plan_tasks.html" if request.headers.get("HX-Target") == "plan-tasks" else "desk/plan_detail.html"
    return render(request, template, context)


@require_GET
@desk_page
def plan_tasks_xlsx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The same list as a spreadsheet, with the same filters."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    today: date = timezone.localdate()
    content = write_assignments(plan, list(plan_assignments(plan, request.GET, today)))
    name = f"nhiem-vu-{plan.pk}-{today.isoformat()}.xlsx"
    return attachment(content, name, XLSX)


@require_http_methods(["GET", "POST"])
@desk_page
def add_task(request: SignedInRequest) -> HttpResponseBase:
    """Work by a letter or a leader's word, in a plan or outside any."""
    locality = next((place for place in visible_localities(request.user) if can_add_task(request.user, place)), None)
    if locality is None:
        raise NotAllowed(_("Chỉ cán bộ đầu mối hoặc lãnh đạo được giao việc ngoài văn bản."))
    agencies = visible_agencies(request.user).filter(locality=locality, valid_to=None).single()
    plans = visible_plans(request.user).filter(locality=locality, state=Plan.State.ACTIVE).exclude(source=None)
    form = NewTaskForm(*sent(request)[:1], initial={"plan": request.GET.get("plan")}, agencies=agencies, plans=plans)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        plan = said.pop("plan")
        try:
            task = adding.add_task(
                by=request.user, locality=locality, plan=plan, new=adding.NewTask(**said), now=timezone.now()
            )
        except Refused as refusal:
            context["sentence"] = str(refusal)
        else:
            messages.success(request, _("Đã giao việc."))
            return go(request, reverse("task_detail", args=[task.pk]))
    return render(request, "desk/add_task.html", context, status=422 if request.method == "POST" else 200)


@require_GET
@desk_page
def plan_source(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The document as it was received, as a download."""
    plan = get_object_or_404(visible_plans(request.user).select_related("source"), pk=pk)
    if plan.source is None:
        raise Http404
    return kept_attachment(plan.source)
