"""Lists as spreadsheets, with the filters of their pages."""

from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.agencies.permissions import can_see_people
from nhipcau.agencies.queries import search_memberships, visible_localities, visible_memberships
from nhipcau.common.books import Value
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import require
from nhipcau.desk.responses import XLSX, attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.desk.spreadsheets import write_table
from nhipcau.overview.record import tell
from nhipcau.overview.subjects import event_subjects, plan_events
from nhipcau.plans.comparing import compare_plans
from nhipcau.plans.permissions import can_see_whole_plan
from nhipcau.plans.queries import plans_with_counts, search_plans, visible_plans
from nhipcau.reminders.queries import my_reminders
from nhipcau.reports.permissions import can_see_report
from nhipcau.reports.queries import submissions_with_lateness, visible_periods, visible_submissions
from nhipcau.work.models import Status
from nhipcau.work.queries import asked_of_me, my_assignments, search_assignments

MOST_EVENTS = 20_000
"""Of a history in one sheet, the newest."""
Columns = list[tuple[str, int]]


def sheet(slug: str, name: str, columns: Columns, rows: list[tuple[Value, ...]]) -> HttpResponse:
    day = timezone.localdate().isoformat()
    return attachment(write_table(name, columns, rows), f"{slug}-{day}.xlsx", XLSX)


@require_GET
@desk_page
def my_tasks_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """What the person's agency is to do."""
    today: date = timezone.localdate()
    found = search_assignments(
        asked_of_me(my_assignments(request.user, today), request.GET, today), request.GET.get("q", "")
    ).select_related("person")
    columns = [
        (_("Kế hoạch"), 24), (_("Mục"), 10), (_("Nội dung"), 80), (_("Cơ quan"), 36), (_("Vai trò"), 14),
        (_("Người xử lý"), 24), (_("Hạn"), 14), (_("Tình trạng"), 22), ("%", 8),
    ]  # fmt: skip
    rows: list[tuple[Value, ...]] = [
        (str(row.task.plan), row.task.item.locator, row.task.item.text, str(row.display_name),
         str(row.get_role_display()), str(row.person or ""), row.task.due, str(Status(row.status).label),
         row.latest_percent)
        for row in found
    ]  # fmt: skip
    return sheet("viec-cua-toi", _("Việc của tôi"), columns, rows)


@require_GET
@desk_page
def plans_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The register of plans."""
    found = plans_with_counts(search_plans(visible_plans(request.user), request.GET.get("q", "")))
    columns = [
        (_("Số, ký hiệu"), 22), (_("Trích yếu"), 90), (_("Loại văn bản"), 18), (_("Cơ quan ban hành"), 40),
        (_("Ngày ban hành"), 14), (_("Trạng thái"), 18), (_("Số nhiệm vụ"), 12),
    ]  # fmt: skip
    rows: list[tuple[Value, ...]] = [
        (plan.number, plan.title, plan.doc_type, plan.issuer, plan.issued_day, str(plan.get_state_display()),
         getattr(plan, "task_count", 0))
        for plan in found
    ]  # fmt: skip
    return sheet("ke-hoach", _("Kế hoạch"), columns, rows)


@require_GET
@desk_page
def people_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """Who holds which role."""
    may = any(can_see_people(request.user, locality) for locality in visible_localities(request.user))
    require(may, _("Việc này dành cho cán bộ đầu mối hoặc quản trị hệ thống."))
    found = search_memberships(visible_memberships(request.user), request.GET.get("q", ""))
    columns = [
        (_("Họ và tên"), 30),
        (_("Chức danh"), 24),
        (_("Vai trò"), 24),
        (_("Cơ quan"), 44),
        (_("Thư điện tử"), 36),
    ]
    rows: list[tuple[Value, ...]] = [
        (row.user.full_name, row.user.title, str(row.get_role_display()), row.agency.name, row.user.email)
        for row in found
    ]
    return sheet("nguoi-dung", _("Người dùng"), columns, rows)


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


@require_GET
@desk_page
def submissions_xlsx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Who has reported for a period, and how late."""
    period = get_object_or_404(visible_periods(request.user), pk=pk)
    require(can_see_report(request.user, period), _("Chỉ cơ quan đầu mối và lãnh đạo xem được báo cáo tổng hợp."))
    columns = [(_("Cơ quan"), 50), (_("Trạng thái"), 20), (_("Gửi lúc"), 18), (_("Chậm (ngày)"), 12)]
    rows: list[tuple[Value, ...]] = [
        (row.agency.name, str(row.get_state_display()),
         timezone.localtime(row.sent_at).strftime("%d/%m/%Y %H:%M") if row.sent_at else "", late or None)
        for row, late in submissions_with_lateness(period, timezone.now())
    ]  # fmt: skip
    return sheet(f"ky-bao-cao-{pk}", _("Kỳ báo cáo"), columns, rows)


@require_GET
@desk_page
def my_submissions_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The reports of one's own agencies, or of all."""
    found = visible_submissions(request.user).order_by("-period__due_on", "agency__sort_key")
    columns = [(_("Cơ quan"), 50), (_("Kế hoạch"), 24), (_("Kỳ"), 40), (_("Hạn gửi"), 14), (_("Trạng thái"), 20)]
    rows: list[tuple[Value, ...]] = [
        (row.agency.name, str(row.period.plan), row.period.name, row.period.due_on, str(row.get_state_display()))
        for row in found
    ]
    return sheet("bao-cao", _("Báo cáo"), columns, rows)


@require_GET
@desk_page
def reminders_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """What the person was reminded of."""
    columns = [(_("Nhiệm vụ"), 80), (_("Cơ quan"), 40), (_("Vì sao"), 24), (_("Hạn"), 14), (_("Ngày nhắc"), 14)]
    rows: list[tuple[Value, ...]] = [
        (row.assignment.task.item.text, str(row.assignment.display_name), str(row.get_why_display()), row.due, row.on)
        for row in my_reminders(request.user)[:MOST_EVENTS]
    ]
    return sheet("nhac-viec", _("Nhắc việc"), columns, rows)


@require_GET
@desk_page
def compare_xlsx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Two plans side by side: ?with= names the older one."""
    new = get_object_or_404(visible_plans(request.user), pk=pk)
    old = get_object_or_404(visible_plans(request.user), pk=parse_whole(request.GET.get("with", "")) or 0)
    columns = [
        (_("Thay đổi"), 24),
        (_("Mục cũ"), 12),
        (_("Nội dung cũ"), 80),
        (_("Mục mới"), 12),
        (_("Nội dung mới"), 80),
    ]
    rows: list[tuple[Value, ...]] = [
        (", ".join(row.labels), row.old.item.locator if row.old else "", row.old.item.text if row.old else "",
         row.new.item.locator if row.new else "", row.new.item.text if row.new else "")
        for row in compare_plans(old, new)
    ]  # fmt: skip
    return sheet(f"so-sanh-{pk}", _("So sánh kế hoạch"), columns, rows)
