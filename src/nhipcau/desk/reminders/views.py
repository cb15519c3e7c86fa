"""What is due, what may be later, and who says so."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.queries import (
    KEEPERS_ONLY,
    localities_where,
    locality_where,
    visible_agencies,
)
from nhipcau.common.refusal import NotAllowed
from nhipcau.desk.addresses import whole_address
from nhipcau.desk.lists import MOST_ROWS, list_page, list_sheet
from nhipcau.desk.reminders.forms import RulesForm
from nhipcau.desk.reminders.listing import REMINDERS
from nhipcau.desk.responses import DOCX, attachment, form_page
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.overview.feeds import calendar_of
from nhipcau.overview.inbox import inbox_of
from nhipcau.plans.permissions import can_see_whole_plan
from nhipcau.plans.queries import visible_plans
from nhipcau.reminders import actions
from nhipcau.reminders.calendars import owner_of
from nhipcau.reminders.calendars import renew_calendar as renew
from nhipcau.reminders.permissions import can_set_rules
from nhipcau.reminders.queries import my_reminders, rules_of
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.letter import reminder_letter as write_letter


@require_GET
@desk_page
def reminder_list(request: SignedInRequest) -> HttpResponseBase:
    """What the person was reminded of; what waits for their decision; their calendar."""
    key = request.user.calendar_key
    context = {
        "waiting": inbox_of(request.user).total,
        "calendar": whole_address(request, "calendar_ics", key) if key else "",
        "can_set_rules": bool(localities_where(request.user, can_set_rules)),
        "today": timezone.localdate(),
    }
    return list_page(request, "desk/reminders/reminder_list.html", REMINDERS, my_reminders(request.user), context)


@require_POST
@desk_page
def see_reminders(request: SignedInRequest) -> HttpResponseBase:
    """All of them have been seen."""
    actions.see_reminders(by=request.user, now=timezone.now())
    return redirect("reminder_list")


@require_http_methods(["GET", "POST"])
@desk_page
def set_rules(request: SignedInRequest) -> HttpResponseBase:
    """When the locality reminds."""
    locality = locality_where(request.user, can_set_rules, str(KEEPERS_ONLY))
    form = RulesForm(*sent(request)[:1], initial=RulesForm.initial_of(rules_of(locality)))
    if request.method == "POST" and form.is_valid():
        actions.set_rules(by=request.user, locality=locality, rules=actions.Rules(**form.cleaned_data))
        messages.success(request, _("Đã lưu."))
        return redirect("set_rules")
    return form_page(request, "desk/reminders/set_rules.html", form, {"locality": locality})


@require_GET
@desk_page
def reminder_letter(request: SignedInRequest, pk: int, agency: int) -> HttpResponseBase:
    """The letter that urges one agency, as .docx."""
    plan = get_object_or_404(visible_plans(request.user).select_related("locality__focal_agency"), pk=pk)
    if not can_see_whole_plan(request.user, plan):
        raise NotAllowed(_("Chỉ cán bộ đầu mối và lãnh đạo lập văn bản đôn đốc."))
    urged = get_object_or_404(visible_agencies(request.user).filter(locality=plan.locality), pk=agency)
    today = timezone.localdate()
    content = write_letter(plan, urged, focal_agency(plan.created_by, plan), today)
    return attachment(content, f"don-doc-{urged.pk}-{today.isoformat()}.docx", DOCX)


@require_POST
@desk_page
def renew_calendar(request: SignedInRequest) -> HttpResponseBase:
    """A new private address."""
    renew(by=request.user)
    messages.success(request, _("Đã tạo địa chỉ lịch riêng; địa chỉ cũ không dùng được nữa."))
    return redirect("reminder_list")


@require_GET
def calendar_ics(request: HttpRequest, key: str) -> HttpResponseBase:
    """The calendar behind a private address; open to whoever has it."""
    owner = owner_of(key)
    if owner is None:
        raise Http404

    def address_of(page: str, key: int) -> str:
        return whole_address(request, page, key)

    content = calendar_of(owner, timezone.localdate(), timezone.now(), address_of)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers={"Cache-Control": "private"})


@require_GET
@desk_page
def reminders_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """What the person was reminded of."""
    return list_sheet(request, REMINDERS, my_reminders(request.user)[:MOST_ROWS])
