"""The figures of a dashboard as a list."""

from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Status
from nhipcau.plans.statuses import OFFICIAL_ORDER
from nhipcau.registers.columns import Column, Listing
from nhipcau.work.tallies import Tally

Counted = tuple[str, Tally]
"""What is counted by, and one tally of it."""


def _status_column(status: Status) -> Column[Counted]:
    return Column(status.value, status.label, lambda row: row[1].by_status.get(status, 0), 16)


TALLIES: Listing[Counted] = Listing(
    _("Tổng quan"),
    "tong-quan",
    (
        Column("by", _("Theo"), lambda row: row[0], 14),
        Column("name", _("Tên"), lambda row: row[1].name, 60),
        *(_status_column(status) for status in OFFICIAL_ORDER),
        Column("total", _("Tổng"), lambda row: row[1].total, 12),
    ),
)
