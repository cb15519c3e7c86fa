"""The list of partners."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.partners.models import Partner
from nhipcau.partners.queries import HEALTH, countries_found, health_of
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words


def health_word(row: Any) -> str:
    """How the relation stands, in words, of a partner with last_on and next_on."""
    return str(dict(HEALTH)[health_of(row.last_on, row.next_on, timezone.localdate())])


def _countries() -> list[tuple[int, str]]:
    return list(countries_found("").values_list("pk", "name_vi"))


PARTNERS: Listing[Any] = Listing(
    _("Đối tác nước ngoài"),
    "doi-tac",
    (
        Column("name", _("Đối tác"), lambda row: row.name_vi, 40, ("sort_key",), cell="desk/partners/name_cell.html"),
        Column("kind", _("Loại"), lambda row: str(row.get_kind_display()), 24, ("kind", "sort_key")),
        Column("relation", _("Quan hệ"), lambda row: str(row.get_relation_display()), 16, ("relation", "sort_key"),
               cell="desk/partners/relation_cell.html"),
        Column("health", _("Hoạt động"), health_word, 24, cell="desk/partners/health_cell.html"),
        Column("last", _("Gần nhất"), lambda row: row.last_on, 14, ("last_on",)),
        Column("next", _("Tiếp theo"), lambda row: row.next_on, 14, ("next_on",)),
        Column("agency", _("Cơ quan theo dõi"), lambda row: row.agency.name, 36, ("agency__sort_key",)),
        Column("person", _("Người theo dõi"), lambda row: str(row.person or ""), 24, on_page=False),
        Column("country", _("Nước"), lambda row: row.country.name_vi if row.country else "", 20, on_page=False),
        Column("name_en", _("Tên tiếng Anh"), lambda row: row.name_en, 40, on_page=False),
        Column("name_own", _("Tên bằng tiếng nước họ"), lambda row: row.name_own, 40, on_page=False),
        Column("since", _("Từ ngày"), lambda row: row.related_since, 14, on_page=False),
        Column("address", _("Địa chỉ"), lambda row: row.address, 40, on_page=False),
        Column("website", _("Trang điện tử"), lambda row: row.website, 30, on_page=False),
    ),
    _("Chưa có đối tác nào. Bấm “Thêm đối tác” để ghi địa phương kết nghĩa, cơ quan đại diện, tổ chức đầu tiên."),
    (
        Words(),
        Choice("country", _("Nước"), _countries),
        Choice("kind", _("Loại"), Partner.Kind.choices),
        Choice("relation", _("Quan hệ"), Partner.Relation.choices),
        Choice("health", _("Hoạt động"), HEALTH),
    ),
    icon="handshake",
)  # fmt: skip
