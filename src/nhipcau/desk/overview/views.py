"""How the work stands: a plan on one page, an agency on one page, what waits for a person."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.agencies.queries import own_agencies
from nhipcau.agencies.standing import standing_of
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import NotAllowed
from nhipcau.desk.charts import columns
from nhipcau.desk.lists import sheet_of
from nhipcau.desk.overview.listing import TALLIES
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.overview.inbox import inbox_of
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_see_whole_plan
from nhipcau.plans.queries import visible_plans
from nhipcau.reminders.permissions import can_decide_extension
from nhipcau.work.breakdowns import counted_by_month, counted_by_person, counted_by_plan, my_parts_by_plan
from nhipcau.work.open_difficulties import plan_difficulties, plans_by_urgency
from nhipcau.work.permissions import can_answer_difficulties, can_merge_difficulties
from nhipcau.work.queries import NO_MONTH, answering, my_assignments
from nhipcau.work.tallies import plan_counts, shown_statuses


@require_GET
@desk_page
def dashboard(request: SignedInRequest) -> HttpResponseBase:
    """Done, on track, late, silent: by section, by month, by agency; every number opens its list."""
    active = visible_plans(request.user).filter(state=Plan.State.ACTIVE)
    plans = list(plans_by_urgency(active))
    asked = request.GET.get("plan", "")
    plan = next((p for p in plans if str(p.pk) == asked), plans[0] if plans else None)
    today = timezone.localdate()
    context: dict[str, object] = {"plans": plans, "plan": plan, "today": today}
    if plan is not None:
        difficulties, now = plan_difficulties(plan), plan_counts(plan, today)
        by_month = counted_by_month(plan, today)
        context |= {
            "now": now,
            "statuses": shown_statuses([now.whole]),
            "by_month": by_month,
            "columns": columns([tally for tally in by_month if tally.key != NO_MONTH]),
            "by_plan": counted_by_plan(plans, today) if len(plans) > 1 else [],
            "difficulties": difficulties,
            "open_difficulties": [row for row in difficulties if not row.answer],
            "waiting": inbox_of(request.user, plan),
            "can_see_whole": can_see_whole_plan(request.user, plan),
            "can_answer": can_answer_difficulties(request.user, plan),
            "can_merge": can_merge_difficulties(request.user, plan),
        }
    return render(request, "desk/overview/dashboard.html", context)


@require_GET
@desk_page
def dashboard_xlsx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The same numbers as a spreadsheet."""
    plan, today = get_object_or_404(visible_plans(request.user), pk=pk), timezone.localdate()
    now = plan_counts(plan, today)
    parts = (
        (_("Phần"), now.by_section), (_("Tháng"), counted_by_month(plan, today)), (_("Cơ quan"), now.by_agency),
        (_("Toàn kế hoạch"), [now.whole, now.duties, now.parts]),
    )  # fmt: skip
    return sheet_of(TALLIES, ((by, tally) for by, tallies in parts for tally in tallies), plan)


@require_GET
@desk_page
def my_agency(request: SignedInRequest) -> HttpResponseBase:
    """The head's page: the agency's work by plan and by person, and what is silent or late."""
    today = timezone.localdate()
    agencies = own_agencies(request.user)
    if not agencies:
        raise NotAllowed(_("Trang này dành cho thủ trưởng, chuyên viên của một cơ quan."))
    rows = answering(my_assignments(request.user, today))
    plans = visible_plans(request.user).filter(state=Plan.State.ACTIVE)
    mine = plans.filter(tasks__assignments__agency__in=standing_of(request.user).agencies).distinct().order_by("-id")
    context = {
        "agencies": agencies,
        "by_plan": my_parts_by_plan(mine, rows),
        "by_person": counted_by_person(rows),
        "waiting": inbox_of(request.user),
        "today": today,
    }
    return render(request, "desk/overview/my_agency.html", context)


@require_GET
@desk_page
def inbox(request: SignedInRequest) -> HttpResponseBase:
    """Everything that this person is to decide, answer, accept or write; of one plan with ?plan=."""
    key = parse_whole(request.GET.get("plan", ""))
    plan = visible_plans(request.user).filter(pk=key).first() if key else None
    found = inbox_of(request.user, plan)
    context = {
        "waiting": found,
        "plan": plan,
        "extensions": [row for row in found.extensions if can_decide_extension(request.user, row)],
        "can_answer": bool(standing_of(request.user).leader_in),
        "can_merge": bool(standing_of(request.user).focal_in),
        "can_decide": bool(standing_of(request.user).focal_in),
        "open_difficulties": found.difficulties,
        "today": timezone.localdate(),
    }
    return render(request, "desk/overview/inbox.html", context)
