"""The list of what a person's agency is to do."""

from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Assignment, Status
from nhipcau.plans.statuses import status_label
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Kept, Words
from nhipcau.work.queries import ANY_ROLE, Followed

MY_TASKS: Listing[Followed] = Listing(
    _("Nhiệm vụ của cơ quan"),
    "viec-cua-toi",
    (
        Column("task", _("Nhiệm vụ"), lambda row: row.task.item.text, 80, ("task__item__folded",), in_sheet=False,
               cell="desk/parts/task_cell.html"),
        Column("role", _("Vai trò"), lambda row: str(row.get_role_display()), 14, ("role",), in_sheet=False),
        Column("plan", _("Kế hoạch"), lambda row: str(row.task.plan), 24, ("task__plan__folded",),
               cell="desk/tasks/plan_cell.html"),
        Column("locator", _("Mục"), lambda row: row.task.item.place, 10, on_page=False),
        Column("text", _("Nội dung"), lambda row: row.task.item.text, 80, on_page=False),
        Column("agency", _("Cơ quan"), lambda row: str(row.display_name), 36, on_page=False),
        Column("role", _("Vai trò"), lambda row: str(row.get_role_display()), 14, on_page=False),
        Column("person", _("Người xử lý"), lambda row: str(row.person or ""), 24, on_page=False),
        Column("due", _("Hạn"), lambda row: row.due_now, 14, ("due_now",), cell="desk/tasks/due_cell.html"),
        Column("status", _("Tình trạng"), lambda row: str(status_label(row.role, Status(row.status))), 22,
               cell="desk/parts/status_cell.html"),
        Column("percent", "%", lambda row: row.latest_percent, 8, on_page=False),
    ),
    _("Chưa có việc nào được giao. Khi một kế hoạch giao việc cho cơ quan, việc sẽ hiện ở đây."),
    (
        Words(),
        Choice("status", _("Tình trạng"), Status.choices),
        Choice("role", _("Vai trò"), [*Assignment.Role.choices, (ANY_ROLE, _("Cả phối hợp"))]),
        Kept("due"),
        Kept("person"),
        Kept("plan"),
        Kept("month"),
    ),
)  # fmt: skip
