"""Decisions that change a plan at work: read or written by hand, looked at, put in force."""

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import refuse_if, require
from nhipcau.desk.amendments.forms import AmendmentForm, ChangeForm, ClauseForm
from nhipcau.desk.responses import form_page, kept_attachment, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.desk.task_numbers import task_by_number
from nhipcau.desk.uploads import take_in
from nhipcau.plans.amendments import actions, clauses, drafts
from nhipcau.plans.amendments.checks import Said
from nhipcau.plans.locators import names_of
from nhipcau.plans.models import Amendment, Change, Plan, Task
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.queries import visible_amendments, visible_changes, visible_plans, visible_tasks
from nhipcau.plans.task_values import task_values


@require_http_methods(["GET", "POST"])
@desk_page
def amend_plan(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Begins an amendment, from its document or by hand."""
    plan = get_object_or_404(visible_plans(request.user).select_related("locality"), pk=pk)
    require(can_correct_plan(request.user, plan), str(drafts.FOCAL_ONLY))
    form = AmendmentForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        decision = actions.Decision(data["number"], data["title"], data["on"])
        with refusals(form):
            file = take_in(request, [data["file"]], "plan")[0] if data["file"] else None
            amendment = actions.amend_plan(by=request.user, plan=plan, decision=decision, now=timezone.now(), file=file)
            _tell_read(request, amendment, was_read=file is not None)
            return redirect("amendment_detail", amendment.pk)
    context = {"plan": plan, "amendments": visible_amendments(request.user).filter(plan=plan)}
    return form_page(request, "desk/amendments/amend_plan.html", form, context)


def _tell_read(request: SignedInRequest, amendment: Amendment, *, was_read: bool) -> None:
    if was_read:
        count = amendment.changes.count()
        sentence = ngettext("Đã đọc được %(count)s thay đổi.", "Đã đọc được %(count)s thay đổi.", count)
        messages.success(request, sentence % {"count": count})


def _amendment(request: SignedInRequest, pk: int) -> Amendment:
    return get_object_or_404(visible_amendments(request.user), pk=pk)


@require_http_methods(["GET", "POST"])
@desk_page
def correct_amendment(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Number, title and day of a draft."""
    amendment = _amendment(request, pk)
    require(can_correct_plan(request.user, amendment.plan), str(drafts.FOCAL_ONLY))
    initial = {"number": amendment.number, "title": amendment.title, "on": amendment.on}
    form = AmendmentForm(*sent(request)[:1], initial=initial)
    del form.fields["file"]
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            decision = actions.Decision(**form.cleaned_data)
            actions.correct_amendment(by=request.user, amendment=amendment, decision=decision)
            messages.success(request, _("Đã lưu thông tin văn bản."))
            return redirect("amendment_detail", pk)
    return form_page(
        request, "desk/amendments/correct_amendment.html", form, {"plan": amendment.plan, "amendment": amendment}
    )


@require_GET
@desk_page
def amendment_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """An amendment with its changes, before and after."""
    amendment = _amendment(request, pk)
    changes = list(amendment.changes.select_related("task__item"))
    context = {
        "amendment": amendment,
        "plan": amendment.plan,
        "rows": [(change, _was(amendment, change)) for change in changes],
        "unclear": sum(change.is_unclear for change in changes),
        "can_correct": can_correct_plan(request.user, amendment.plan),
    }
    return render(request, "desk/amendments/amendment_detail.html", context)


def _was(amendment: Amendment, change: Change) -> dict[str, str]:
    """What stands, or stood when the amendment came in force."""
    if amendment.is_draft and not change.is_clause:
        return task_values(change.task) if change.task is not None else {}
    before: dict[str, str] = change.before
    return before


@require_http_methods(["GET", "POST"])
@desk_page
def set_change(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The form of one change: ?change= of one that is there, ?task= of a task to be changed."""
    amendment = _amendment(request, pk)
    require(can_correct_plan(request.user, amendment.plan), str(drafts.FOCAL_ONLY))
    change = (
        amendment.changes.select_related("task__item")
        .filter(pk=parse_whole(request.GET.get("change", "")) or 0)
        .first()
    )
    asked = _task(request, amendment.plan, request.GET.get("task", ""))
    number = request.GET.get("task", "").strip()
    if number and asked is None:
        messages.error(request, _("Kế hoạch không có nhiệm vụ mang số mục “%(number)s”.") % {"number": number[:60]})
    initial = ChangeForm.initial_of(change, asked, request.GET.get("kind", ""))
    form = ChangeForm(*sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        with refusals(form):
            task = _task(request, amendment.plan, fields.pop("task"), change)
            is_added = fields["kind"] == Change.Kind.ADDED
            is_lost = all((is_added, task is None, form.cleaned_data["task"].strip()))
            refuse_if(is_lost, _("Hãy chọn nhiệm vụ của kế hoạch này."))
            said = Said(task=None if is_added else task, after=task if is_added else None, **fields)
            actions.set_change(by=request.user, amendment=amendment, change=change, said=said, now=timezone.now())
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("amendment_detail", pk)
    tasks = visible_tasks(request.user).filter(plan=amendment.plan).order_by("item__position")
    context = {"amendment": amendment, "change": change, "tasks": tasks}
    return form_page(request, "desk/amendments/set_change.html", form, context)


@require_http_methods(["GET", "POST"])
@desk_page
def set_clause(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The form of a change to a clause that is no task: ?change= of one that is there."""
    amendment = _amendment(request, pk)
    require(can_correct_plan(request.user, amendment.plan), str(drafts.FOCAL_ONLY))
    asked = parse_whole(request.GET.get("change", "")) or 0
    change = amendment.changes.filter(pk=asked).exclude(place="").first()
    form = ClauseForm(*sent(request), initial=ClauseForm.initial_of(change))
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            said = clauses.Clause(**form.cleaned_data)
            clauses.set_clause(by=request.user, amendment=amendment, change=change, clause=said)
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("amendment_detail", pk)
    return form_page(request, "desk/amendments/set_clause.html", form, {"amendment": amendment})


def _task(request: SignedInRequest, plan: Plan, typed: str, change: Change | None = None) -> Task | None:
    """The task of this number; of several with one number that of the change, if it is among them."""
    if (
        change is not None
        and change.task is not None
        and typed.strip().casefold() in names_of(change.task.item.locator)
    ):
        return change.task
    return task_by_number(visible_tasks(request.user).filter(plan=plan), typed)


@require_GET
@desk_page
def amendment_source(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The decision as it was received, as a download."""
    source = _amendment(request, pk).source
    if source is None:
        raise Http404
    return kept_attachment(source)


@require_POST
@desk_page
def drop_change(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A proposed change does not hold."""
    change = get_object_or_404(visible_changes(request.user), pk=pk)
    actions.drop_change(by=request.user, change=change)
    messages.success(request, _("Đã bỏ thay đổi."))
    return redirect("amendment_detail", change.amendment_id)


@require_POST
@desk_page
def discard_amendment(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A draft is thrown away."""
    amendment = _amendment(request, pk)
    actions.discard_amendment(by=request.user, amendment=amendment)
    messages.success(request, _("Đã xóa dự thảo."))
    return redirect("plan_detail", amendment.plan_id)


@require_POST
@desk_page
def put_in_force(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The plan is as the decision says."""
    amendment = actions.put_in_force(by=request.user, amendment=_amendment(request, pk), now=timezone.now())
    messages.success(request, _("Kế hoạch đã được điều chỉnh; các cơ quan đã thấy thay đổi."))
    return redirect("amendment_detail", amendment.pk)
