"""The list of a plan's indicators."""

from django.utils.translation import gettext_lazy as _

from nhipcau.registers.columns import Column, Listing
from nhipcau.work.indicators.reach import Reach

INDICATORS: Listing[Reach] = Listing(
    _("Chỉ tiêu"),
    "chi-tieu",
    (
        Column("name", _("Chỉ tiêu"), lambda row: row.indicator.name, 80),
        Column("unit", _("Đơn vị tính"), lambda row: row.indicator.unit, 20),
        Column("agency", _("Cơ quan"), lambda row: row.indicator.agency.name if row.indicator.agency else "", 36),
        Column("baseline", _("Ban đầu"), lambda row: row.indicator.baseline, 14),
        Column("target", _("Mục tiêu"), lambda row: row.target, 14),
        Column("year", _("Năm"), lambda row: row.target_year, 8),
        Column("value", _("Kết quả"), lambda row: row.last.value if row.last else None, 14),
        Column("on", _("Tính đến ngày"), lambda row: row.last.on if row.last else None, 14),
        Column("percent", "%", lambda row: row.per_cent, 8),
    ),
)
