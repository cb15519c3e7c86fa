"""The list of reports that other localities sent, with their figures."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Status
from nhipcau.plans.statuses import OFFICIAL_ORDER
from nhipcau.registers.columns import Column, Listing
from nhipcau.reports.models import ReceivedReport


def counts_of(tally: Mapping[str, int]) -> list[int]:
    """How many stand in each status, and in all."""
    return [*(tally.get(status, 0) for status in OFFICIAL_ORDER), tally["total"]]


def _status_column(status: Status) -> Column[ReceivedReport]:
    return Column(status.value, status.label, lambda row: row.whole.get(status, 0), 14)


RECEIVED: Listing[ReceivedReport] = Listing(
    _("Báo cáo của các địa phương"),
    "bao-cao-dia-phuong",
    (
        Column("sender", _("Nơi gửi"), lambda row: row.sender, 30),
        Column("plan", _("Kế hoạch"), lambda row: row.plan_number, 20),
        Column("period", _("Kỳ báo cáo"), lambda row: row.period_name, 36),
        Column("until", _("Số liệu đến ngày"), lambda row: row.ends_on, 14),
        Column("number", _("Số, ký hiệu"), lambda row: row.number, 18),
        *(_status_column(status) for status in OFFICIAL_ORDER),
        Column("total", _("Tổng"), lambda row: row.whole["total"], 10),
    ),
)
