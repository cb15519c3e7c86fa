"""The list of who has reported for a period."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.registers.columns import Column, Listing
from nhipcau.reports.models import Submission


def _sent_at(submission: Submission) -> str:
    return timezone.localtime(submission.sent_at).strftime("%d/%m/%Y %H:%M") if submission.sent_at else ""


PERIOD_SUBMISSIONS: Listing[tuple[Submission, int]] = Listing(
    _("Kỳ báo cáo"),
    "ky-bao-cao",
    (
        Column("agency", _("Cơ quan"), lambda row: row[0].agency.name, 50),
        Column("state", _("Trạng thái"), lambda row: str(row[0].get_state_display()), 20),
        Column("sent", _("Gửi lúc"), lambda row: _sent_at(row[0]), 18),
        Column("late", _("Chậm (ngày)"), lambda row: row[1] or None, 12),
    ),
)
