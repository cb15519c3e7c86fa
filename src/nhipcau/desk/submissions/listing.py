"""The list of an agency's reports."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.registers.columns import Column, Listing
from nhipcau.reports.models import Submission

MY_SUBMISSIONS: Listing[Submission] = Listing(
    _("Báo cáo"),
    "bao-cao",
    (
        Column("agency", _("Cơ quan"), lambda row: row.agency.name, 50,
               link=lambda row: reverse("submission_detail", args=[row.pk])),
        Column("plan", _("Kế hoạch"), lambda row: str(row.period.plan), 24, on_page=False),
        Column("period", _("Kỳ"), lambda row: row.period.name, 40, cell="desk/submissions/period_cell.html"),
        Column("due", _("Hạn gửi"), lambda row: row.period.due_on, 14, cell="desk/submissions/due_cell.html"),
        Column("state", _("Trạng thái"), lambda row: str(row.get_state_display()), 20,
               cell="desk/submissions/state_cell.html"),
    ),
    _("Chưa có kỳ báo cáo nào. Khi cơ quan đầu mối mở kỳ, báo cáo cần gửi sẽ hiện ở đây."),
    icon="file-text",
)  # fmt: skip
