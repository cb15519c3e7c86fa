"""The list of what a person was reminded of."""

from django.utils.translation import gettext_lazy as _

from nhipcau.registers.columns import Column, Listing
from nhipcau.reminders.models import Reminder

REMINDERS: Listing[Reminder] = Listing(
    _("Nhắc việc"),
    "nhac-viec",
    (
        Column("task", _("Nhiệm vụ"), lambda row: row.assignment.task.item.text, 80,
               cell="desk/reminders/task_cell.html"),
        Column("agency", _("Cơ quan"), lambda row: str(row.assignment.display_name), 40),
        Column("why", _("Vì sao"), lambda row: str(row.get_why_display()), 24, cell="desk/reminders/why_cell.html"),
        Column("due", _("Hạn"), lambda row: row.due, 14),
        Column("on", _("Ngày nhắc"), lambda row: row.on, 14),
    ),
    _("Chưa có việc nào cần nhắc."),
    icon="bell",
)  # fmt: skip
