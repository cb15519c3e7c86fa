"""What happened to a plan, and who did it."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.common.books import Value
from nhipcau.common.refusal import require
from nhipcau.desk.lists import MOST_EVENTS, page_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.desk.spreadsheets import sheet
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
    return render(request, "desk/plans/plan_history.html", {"plan": plan, "page": page, "rows": rows})


@require_GET
@desk_page
def history_xlsx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The record of a plan in words."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    require(can_see_whole_plan(request.user, plan), _("Chỉ cán bộ đầu mối và lãnh đạo được xem nhật ký."))
    events = list(plan_events(plan, plan.documents.all())[:MOST_EVENTS])
    subjects = event_subjects(events)
    columns = [(_("Lúc"), 18), (_("Ai"), 44), (_("Việc"), 60), (_("Về"), 30), (_("Nội dung"), 90)]
    rows: list[tuple[Value, ...]] = []
    for event in events:
        told, subject = tell(event), subjects.get((event.target_model, event.target_id))
        at = timezone.localtime(event.at).strftime("%d/%m/%Y %H:%M")
        rows.append((at, event.by, told.sentence, subject.label if subject else "", "\n".join(told.quotes)))
    return sheet(f"nhat-ky-{pk}", _("Nhật ký"), columns, rows)
