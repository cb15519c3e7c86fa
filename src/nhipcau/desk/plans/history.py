"""What happened to a plan, and who did it."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from nhipcau.audit.models import Event
from nhipcau.common.refusal import require
from nhipcau.desk.lists import MOST_ROWS, page_of, sheet_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.overview.record import Told, tell
from nhipcau.overview.subjects import Subject, event_subjects, plan_events
from nhipcau.plans.permissions import can_see_whole_plan
from nhipcau.plans.queries import visible_plans
from nhipcau.registers.columns import Column, Listing

TellingRow = tuple[Event, Told, Subject | None]
HISTORY: Listing[TellingRow] = Listing(
    gettext_lazy("Nhật ký"),
    "nhat-ky",
    (
        Column("at", gettext_lazy("Lúc"), lambda row: timezone.localtime(row[0].at).strftime("%d/%m/%Y %H:%M"), 18),
        Column("by", gettext_lazy("Ai"), lambda row: row[0].by, 44),
        Column("what", gettext_lazy("Việc"), lambda row: row[1].sentence, 60),
        Column("about", gettext_lazy("Về"), lambda row: row[2].label if row[2] else "", 30),
        Column("quotes", gettext_lazy("Nội dung"), lambda row: "\n".join(row[1].quotes), 90),
    ),
)


@require_GET
@desk_page
def plan_history(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The record of a plan, the newest first, for those who see the whole of it."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    require(can_see_whole_plan(request.user, plan), _("Chỉ cán bộ đầu mối và lãnh đạo được xem nhật ký."))
    page = page_of(request, plan_events(plan, plan.documents.all()))
    return render(request, "desk/plans/plan_history.html", {"plan": plan, "page": page, "rows": _told(list(page))})


def _told(events: list[Event]) -> list[TellingRow]:
    """Each event with its sentence and what it is about."""
    subjects = event_subjects(events)
    return [(event, tell(event), subjects.get((event.target_model, event.target_id))) for event in events]


@require_GET
@desk_page
def history_xlsx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The record of a plan in words."""
    plan = get_object_or_404(visible_plans(request.user), pk=pk)
    require(can_see_whole_plan(request.user, plan), _("Chỉ cán bộ đầu mối và lãnh đạo được xem nhật ký."))
    return sheet_of(HISTORY, _told(list(plan_events(plan, plan.documents.all())[:MOST_ROWS])), plan)
