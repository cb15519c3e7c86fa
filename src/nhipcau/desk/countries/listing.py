"""The list of countries."""

from django.utils.translation import gettext_lazy as _

from nhipcau.partners.countries import doubts_of
from nhipcau.partners.models import CHECKED, Country
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Words


def doubts_said(country: Country) -> str:
    """What is to be checked of a country, fact by fact."""
    names = {name: str(Country._meta.get_field(name).verbose_name) for name in CHECKED}  # type: ignore[union-attr]
    return "; ".join(f"{names[name]}: {doubt}" for name, doubt in doubts_of(country).items())


COUNTRIES: Listing[Country] = Listing(
    _("Các nước"),
    "cac-nuoc",
    (
        Column("name", _("Tên nước"), lambda row: row.name_vi, 24, ("sort_key",),
               cell="desk/countries/name_cell.html"),
        Column("national_day", _("Quốc khánh"), lambda row: row.national_day_said, 12, ("national_day",),
               cell="desk/countries/national_day_cell.html"),
        Column("relations_on", _("Ngày thiết lập quan hệ ngoại giao"), lambda row: row.relations_on, 16,
               ("relations_on",), cell="desk/countries/relations_cell.html"),
        Column("level", _("Khuôn khổ quan hệ"), lambda row: row.relation_level, 26, ("relation_level",)),
        Column("formal_vi", _("Tên chính thức"), lambda row: row.formal_vi, 36, on_page=False),
        Column("formal_en", _("Tên chính thức tiếng Anh"), lambda row: row.formal_en, 36, on_page=False),
        Column("base_year", _("Năm gốc của Quốc khánh"), lambda row: row.base_year, 12, on_page=False),
        Column("doubts", _("Cần kiểm tra"), doubts_said, 50, on_page=False),
    ),
    _("Chưa nạp danh mục nước; quản trị viên chạy lệnh “nhipcau countries load”."),
    (Words(),),
    icon="globe",
)  # fmt: skip
