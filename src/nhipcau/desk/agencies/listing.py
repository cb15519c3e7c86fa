"""The list of agencies, and its spreadsheet that can be read in again."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.import_checks import COLUMNS
from nhipcau.agencies.models import Agency
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Switch, Words

LABELS = dict(COLUMNS)


def _alias_names(agency: Agency) -> str:
    return "; ".join(alias.name for alias in agency.aliases.all())


AGENCIES: Listing[Any] = Listing(
    _("Cơ quan"),
    "co-quan",
    (
        Column("id", LABELS["id"], lambda row: row.pk, 8, on_page=False),
        Column("name", LABELS["name"], lambda row: row.name, 44, ("sort_key",), cell="desk/agencies/name_cell.html"),
        Column("short_name", LABELS["short_name"], lambda row: row.short_name, 16, on_page=False),
        Column("kind", LABELS["kind"], lambda row: str(row.get_kind_display()), 24, ("kind", "sort_key")),
        Column("parent", LABELS["parent"], lambda row: row.parent.name if row.parent else "", 36, on_page=False),
        Column("aliases", LABELS["aliases"], _alias_names, 36),
        Column("address", LABELS["address"], lambda row: row.address, 36, on_page=False),
        Column("phone", LABELS["phone"], lambda row: row.phone, 16, on_page=False),
        Column("email", LABELS["email"], lambda row: row.email, 28, on_page=False),
        Column("contact_person", LABELS["contact_person"], lambda row: row.contact_person, 32, on_page=False),
        Column("valid_from", LABELS["valid_from"], lambda row: row.valid_from, 14, on_page=False),
        Column("valid_to", LABELS["valid_to"], lambda row: row.valid_to, 14, on_page=False),
        Column("work", _("Số phân công"), lambda row: row.work_count, 12, ("work_count", "sort_key"), in_sheet=False),
    ),
    _("Chưa có cơ quan nào ở đây. Cơ quan được thêm khi đọc kế hoạch, từ tệp .xlsx hoặc bằng tay."),
    (Words(), Switch("gone", (_("Cơ quan đã kết thúc hoạt động"), _("Cơ quan đang hoạt động")))),
    icon="building-2",
)  # fmt: skip
FORMER_AGENCIES = replace(
    AGENCIES,
    name=_("Cơ quan đã kết thúc hoạt động"),
    columns=tuple(replace(column, on_page=column.on_page or column.key == "valid_to") for column in AGENCIES.columns),
)
