"""The list of plans."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Status
from nhipcau.plans.reading.comparison import Compared
from nhipcau.plans.statuses import status_label
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Kept, Words
from nhipcau.work.plan_list import KINDS
from nhipcau.work.queries import Followed
from nhipcau.work.tallies import PlanSummary

PLANS: Listing[Any] = Listing(
    _("Kế hoạch"),
    "ke-hoach",
    (
        Column("title", _("Trích yếu"), lambda row: row.title, 90, ("folded",), cell="desk/plans/title_cell.html"),
        Column("number", _("Số, ký hiệu"), lambda row: row.number, 22),
        Column("type", _("Loại văn bản"), lambda row: row.doc_type, 18, on_page=False),
        Column("issuer", _("Cơ quan ban hành"), lambda row: row.issuer, 40, on_page=False),
        Column("issued", _("Ngày ban hành"), lambda row: row.issued_day, 14, ("issued_on",)),
        Column("state", _("Trạng thái"), lambda row: str(row.get_state_display()), 18, ("state",),
               cell="desk/parts/state_cell.html"),
        Column("tasks", _("Số nhiệm vụ"), lambda row: row.task_count, 12, ("task_count",)),
    ),
    _("Chưa có kế hoạch nào giao việc cho cơ quan này."),
    (Words(),),
)  # fmt: skip
PLAN_TASKS: Listing[Followed] = Listing(
    _("Nhiệm vụ"),
    "nhiem-vu",
    (
        Column("task", _("Nhiệm vụ"), lambda row: row.task.item.text, order=("task__item__position",),
               cell="desk/parts/task_cell.html", in_sheet=False),
        Column("locator", _("Mục"), lambda row: row.task.item.place, 10, on_page=False),
        Column("text", _("Nội dung"), lambda row: row.task.item.text, 80, on_page=False),
        Column("agency", _("Cơ quan"), lambda row: str(row.display_name), 36,
               ("agency__sort_key", "task__item__position")),
        Column("role", _("Vai trò"), lambda row: str(row.get_role_display()), 14),
        Column("time", _("Thời gian"), lambda row: row.task.time_text, 28),
        Column("due", _("Hạn"), lambda row: row.due_now, 14, ("due_now", "task__item__position"),
               cell="desk/plans/due_cell.html"),
        Column("status", _("Tình trạng"), lambda row: str(status_label(row.role, Status(row.status))), 18,
               ("status", "due_now"),
               cell="desk/parts/status_cell.html"),
        Column("percent", "%", lambda row: row.latest_percent or 0, 10),
    ),
    _("Kế hoạch không có nhiệm vụ nào."),
)  # fmt: skip


def plan_tasks(summary: PlanSummary) -> Listing[Followed]:
    """The list of a plan's tasks, to be asked by the agencies and sections of this plan."""
    filters = (
        Words(),
        Choice("kind", _("Loại"), [(kind.value, kind.label) for kind in KINDS]),
        Choice("status", _("Tình trạng"), Status.choices),
        Choice("agency", _("Cơ quan"), summary.agencies),
        Choice("section", _("Phần"), summary.sections),
        Kept("month"),
    )
    return replace(PLAN_TASKS, filters=filters)


COMPARISON: Listing[Compared] = Listing(
    _("So sánh kế hoạch"),
    "so-sanh",
    (
        Column("change", _("Thay đổi"), lambda row: ", ".join(row.labels), 24),
        Column("old", _("Mục cũ"), lambda row: row.old.item.place if row.old else "", 12),
        Column("old_text", _("Nội dung cũ"), lambda row: row.old.item.text if row.old else "", 80),
        Column("new", _("Mục mới"), lambda row: row.new.item.place if row.new else "", 12),
        Column("new_text", _("Nội dung mới"), lambda row: row.new.item.text if row.new else "", 80),
    ),
)  # fmt: skip
