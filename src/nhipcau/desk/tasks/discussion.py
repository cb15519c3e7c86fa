"""What is said of a task, and what is new in it for who opens its page."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.common.refusal import require
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.tasks.forms import RemarkForm
from nhipcau.discussion import actions
from nhipcau.discussion.models import Remark
from nhipcau.discussion.queries import last_look, people_at_work, takes_part, task_remarks
from nhipcau.plans.models import Change, Task
from nhipcau.plans.queries import visible_tasks
from nhipcau.work.queries import Followed


@require_http_methods(["GET", "POST"])
@desk_page
def add_remark(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One more remark on a task."""
    task = get_object_or_404(visible_tasks(request.user), pk=pk)
    require(takes_part(request.user, task), str(actions.AT_WORK_ONLY))
    form = RemarkForm(*sent(request)[:1], people=people_at_work(task))
    if form.is_valid():
        with refusals(form):
            remark = actions.add_remark(by=request.user, task=task, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Đã gửi ý kiến trao đổi."))
            return go(request, f"{reverse('task_detail', args=[pk])}#remark-{remark.pk}")
    return form_page(request, "desk/tasks/add_remark.html", form, {"task": task})


def discussion_of(request: SignedInRequest, task: Task, rows: Sequence[Followed]) -> dict[str, Any]:
    """What the page of a task needs of its discussion: nothing for who takes no part in it."""
    if not takes_part(request.user, task, rows):
        return {}
    form = RemarkForm(people=people_at_work(task).exclude(pk=request.user.pk))
    return {"remarks": task_remarks(task), "remark_form": form}


def seen_before(
    request: SignedInRequest, task: Task, rows: Iterable[Followed], remarks: Iterable[Remark], changes: Iterable[Change]
) -> datetime | None:
    """When the person last looked, so that what is younger is marked; that they have now looked is kept."""
    user, before = request.user, last_look(request.user, task)
    times = [step.posted_at for row in rows for step in row.progress.all() if step.posted_by != user]
    times += [remark.at for remark in remarks if remark.by != user]
    times += [change.amendment.in_force_at for change in changes if change.amendment.in_force_at]
    if before is None or max(times, default=before) > before:
        actions.look_at(user=user, task=task, now=timezone.now())
    return before
