"""What happened to a plan, and who did it."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.common.refusal import require
from nhipcau.desk.lists import page_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.overview.record import tell
from nhipcau.overview.subjects import event_subjects, plan_events
from nhipcau.plans.permissions import can_see_whole_plan
from nhipcau.plans.queries import visible_plans


@require_GET
@desk_page
def plan_history(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The record of a plan, the newest first, for those who see the whole of it."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    require(can_see_whole_plan(request.user, plan), _("Chỉ cán bộ đầu mối và lãnh đạo được xem nhật ký."))
    page = page_of(request, plan_events(plan, plan.documents.all()))
    subjects = event_subjects(page.object_list)
    rows = [(event, tell(event), subjects.get((event.target_model, event.target_id))) for event in page.object_list]
    return render(request, "desk/plan_history.html", {"plan": plan, "page": page, "rows": rows})
