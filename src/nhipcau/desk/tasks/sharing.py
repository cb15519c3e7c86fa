"""Inside an agency: taking or declining a task, its milestones, who handles it."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.agencies.queries import colleagues_of
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import Refused, require
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.tasks.forms import MilestoneForm
from nhipcau.plans.models import Assignment
from nhipcau.work import inside_agency
from nhipcau.work.models import Milestone
from nhipcau.work.permissions import can_share_work
from nhipcau.work.queries import visible_assignments, visible_declines, visible_milestones


def _assignment(request: SignedInRequest, pk: int) -> Assignment:
    return get_object_or_404(visible_assignments(request.user), pk=pk)


def _to_parts(request: SignedInRequest, assignment_id: int) -> HttpResponseBase:
    return go(request, reverse("set_milestone", args=[assignment_id]))


@require_http_methods(["GET", "POST"])
@desk_page
def set_milestone(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A task inside its agency: milestones with a form for one more (or ?milestone=), and who handles it."""
    assignment = _assignment(request, pk)
    require(can_share_work(request.user, assignment), str(inside_agency.OWN_ONLY))
    assert assignment.agency is not None  # noqa: S101 (somebody works there)
    people = colleagues_of(assignment.agency)
    edited = assignment.milestones.filter(pk=parse_whole(request.GET.get("milestone", "")) or 0).first()
    form = MilestoneForm(*sent(request)[:1], initial=MilestoneForm.initial_of(edited), people=people)
    if request.method == "POST" and form.is_valid():
        step = inside_agency.Step(**form.cleaned_data)
        with refusals(form):
            inside_agency.set_milestone(by=request.user, assignment=assignment, milestone=edited, step=step)
            messages.success(request, _("Đã lưu mốc công việc."))
            return redirect("set_milestone", pk)
    context = {
        "assignment": assignment, "task": assignment.task, "edited": edited, "people": people,
        "milestones": assignment.milestones.select_related("person"), "today": timezone.localdate(),
    }  # fmt: skip
    return form_page(request, "desk/tasks/set_milestone.html", form, context)


def _milestone(request: SignedInRequest, pk: int) -> Milestone:
    return get_object_or_404(visible_milestones(request.user), pk=pk)


@require_POST
@desk_page
def finish_milestone(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A milestone is reached, or is not after all."""
    milestone = inside_agency.finish_milestone(by=request.user, milestone=_milestone(request, pk), now=timezone.now())
    return _to_parts(request, milestone.assignment_id)


@require_POST
@desk_page
def drop_milestone(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A milestone is not needed."""
    milestone = _milestone(request, pk)
    inside_agency.drop_milestone(by=request.user, milestone=milestone)
    messages.success(request, _("Đã bỏ mốc công việc."))
    return _to_parts(request, milestone.assignment_id)


@require_POST
@desk_page
def hand_over(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Somebody of the agency handles it."""
    assignment = _assignment(request, pk)
    key = parse_whole(request.POST.get("person", ""))
    colleagues = colleagues_of(assignment.agency) if assignment.agency is not None else None
    person = colleagues.filter(pk=key).first() if key and colleagues is not None else None
    if key and person is None:
        raise Refused(_("Hãy chọn một người trong cơ quan."))
    inside_agency.hand_over(by=request.user, assignment=assignment, person=person)
    messages.success(request, _("Đã giao cho %(person)s.") % {"person": person} if person else _("Đã bỏ người xử lý."))
    return _to_parts(request, pk)


@require_POST
@desk_page
def accept_task(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The agency takes the task."""
    assignment = inside_agency.accept_task(by=request.user, assignment=_assignment(request, pk), now=timezone.now())
    messages.success(request, _("Đã nhận việc."))
    return go(request, reverse("task_detail", args=[assignment.task_id]))


@require_POST
@desk_page
def decline_task(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The agency says why it cannot."""
    assignment, reason = _assignment(request, pk), request.POST.get("reason", "")
    inside_agency.decline_task(by=request.user, assignment=assignment, reason=reason, now=timezone.now())
    messages.success(request, _("Đã gửi lý do từ chối đến cơ quan đầu mối."))
    return go(request, reverse("task_detail", args=[assignment.task_id]))


@require_POST
@desk_page
def decide_decline(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The focal officer decides what an agency declined."""
    decline = get_object_or_404(visible_declines(request.user), pk=pk)
    inside_agency.decide_decline(
        by=request.user, decline=decline, is_granted=request.POST.get("decision") == "grant",
        answer=request.POST.get("answer", ""), now=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("Đã quyết định việc từ chối."))
    return go(request, reverse("task_detail", args=[decline.assignment.task_id]))
