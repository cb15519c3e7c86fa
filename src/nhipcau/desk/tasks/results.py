"""One result of several tasks, written once."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from nhipcau.agencies.standing import standing_of
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import require
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.tasks.forms import ResultsForm
from nhipcau.desk.uploads import take_in
from nhipcau.plans.statuses import DONE
from nhipcau.work.progress import actions
from nhipcau.work.progress.rows import File
from nhipcau.work.queries import my_assignments, search_assignments

NOT_WORKING = gettext_lazy("Chỉ cán bộ của cơ quan được giao mới cập nhật được tiến độ.")
MOST = 200
"""Tasks to choose from at once; more are found by words."""


@require_http_methods(["GET", "POST"])
@desk_page
def post_results(request: SignedInRequest) -> HttpResponseBase:
    """The person chooses what is not done yet of their agencies, and says once how it stands."""
    require(bool(standing_of(request.user).agencies), str(NOT_WORKING))
    words = request.GET.get("q", "")
    mine = my_assignments(request.user, timezone.localdate()).exclude(status__in=DONE)
    rows = list(search_assignments(mine, words)[:MOST])
    choices = [(row.pk, f"{row.task.called} ({row.get_role_display()}, {row.task.plan})") for row in rows]
    chosen = parse_whole(request.GET.get("with", ""))
    if request.method == "POST":
        form = ResultsForm(*sent(request), choices=choices)
    else:
        form = ResultsForm.fresh(None, None, choices=choices)
        form.initial["assignments"] = [chosen] if chosen else []
    if request.method == "POST" and form.is_valid():
        named = set(form.cleaned_data["assignments"])
        with refusals(form):
            files = [File(*file) for file in take_in(request, form.cleaned_data["evidence"], "evidence")]
            posted = actions.post_results(
                by=request.user, assignments=[row for row in rows if row.pk in named], report=form.report(files),
                now=timezone.now(),
            )  # fmt: skip
            said = ngettext("Đã cập nhật %(count)s nhiệm vụ.", "Đã cập nhật %(count)s nhiệm vụ.", len(posted))
            messages.success(request, said % {"count": len(posted)})
            return go(request, reverse("my_tasks"))
    return form_page(
        request, "desk/tasks/post_results.html", form, {"words": words, "is_empty": not rows and not words}
    )
