"""The list of provinces and cities of a day."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.provinces import Province
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Day, Words


def _old_names(province: Province) -> str:
    return "; ".join(link.old.name for link in province.came_from.all())


def _new_names(province: Province) -> str:
    return "; ".join(link.new.name for link in province.became.all())


LOCALITIES: Listing[Province] = Listing(
    _("Địa phương"),
    "dia-phuong",
    (
        Column("name", _("Tên"), lambda row: row.name, 28, ("sort_key",), cell="desk/localities/name_cell.html"),
        Column("code", _("Mã"), lambda row: row.code, 8, ("code", "sort_key")),
        Column("kind", _("Loại"), lambda row: str(row.get_kind_display()), 30, ("kind", "sort_key")),
        Column("from", _("Từ ngày"), lambda row: row.valid_from, 14, on_page=False),
        Column("to", _("Đến ngày"), lambda row: row.valid_to, 14, on_page=False),
        Column("came_from", _("Hợp thành từ"), _old_names, 60),
        Column("became", _("Trở thành"), _new_names, 30,
               cell="desk/localities/became_cell.html"),
        Column("communes", _("Xã, phường"), lambda row: row.commune_count or None, 12, ("commune_count", "sort_key")),
    ),
    _("Chưa nạp danh mục địa phương. Quản trị hệ thống chạy lệnh “nhipcau localities load”."),
    (Words(), Day("on", _("Trong ngày"))),
)  # fmt: skip
COMMUNES = replace(
    LOCALITIES, columns=tuple(column for column in LOCALITIES.columns if column.key in ("name", "kind", "code"))
)
"""Of one province, which are counted in nothing and came from nothing that is listed."""
