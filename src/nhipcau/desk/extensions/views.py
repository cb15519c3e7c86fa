"""A later due date: asked for, decided on."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.common.refusal import NotAllowed
from nhipcau.desk.extensions.forms import ExtensionForm
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, came_from, desk_page, go, sent
from nhipcau.reminders import actions
from nhipcau.reminders.permissions import can_ask_extension
from nhipcau.reminders.queries import visible_extensions
from nhipcau.work.queries import visible_assignments


@require_http_methods(["GET", "POST"])
@desk_page
def ask_extension(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A later date, and why."""
    assignment = get_object_or_404(visible_assignments(request.user), pk=pk)
    if not can_ask_extension(request.user, assignment):
        raise NotAllowed(_("Chỉ cán bộ của cơ quan được giao mới xin gia hạn được."))
    form = ExtensionForm(*sent(request)[:1])
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.ask_extension(by=request.user, assignment=assignment, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Đã gửi đề nghị gia hạn; hạn cũ còn hiệu lực cho đến khi có quyết định."))
            return redirect("task_detail", assignment.task_id)
    return form_page(request, "desk/extensions/ask_extension.html", form, {"assignment": assignment})


@require_POST
@desk_page
def decide_extension(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Granted or not."""
    extension = get_object_or_404(visible_extensions(request.user), pk=pk)
    is_granted = request.POST.get("decision") == "grant"
    actions.decide_extension(
        by=request.user, extension=extension, is_granted=is_granted, answer=request.POST.get("answer", ""),
        now=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("Đã đồng ý gia hạn.") if is_granted else _("Đã trả lời không đồng ý."))
    return go(request, came_from(request))
