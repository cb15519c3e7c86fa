"""What is known of countries: names, national days, relations; each with its doubt, and set right by a source."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.common.refusal import require
from nhipcau.desk.lists import list_page, list_sheet
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.partners import countries
from nhipcau.partners.countries import doubts_of
from nhipcau.partners.models import CHECKED, Country
from nhipcau.partners.permissions import can_correct_country
from nhipcau.partners.queries import countries_found
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Words

NOT_A_FOCAL = gettext_lazy("Chỉ cán bộ đầu mối được sửa thông tin về nước.")
COUNTRIES: Listing[Country] = Listing(
    gettext_lazy("Các nước"),
    "cac-nuoc",
    (
        Column("name", gettext_lazy("Tên nước"), lambda row: row.name_vi, 24, ("sort_key",),
               cell="desk/countries/name_cell.html"),
        Column("national_day", gettext_lazy("Quốc khánh"), lambda row: row.national_day_said, 12, ("national_day",),
               cell="desk/countries/national_day_cell.html"),
        Column("relations_on", gettext_lazy("Ngày thiết lập quan hệ ngoại giao"), lambda row: row.relations_on, 16,
               ("relations_on",), cell="desk/countries/relations_cell.html"),
        Column("level", gettext_lazy("Khuôn khổ quan hệ"), lambda row: row.relation_level, 26, ("relation_level",)),
        Column("formal_vi", gettext_lazy("Tên chính thức"), lambda row: row.formal_vi, 36, on_page=False),
        Column("formal_en", gettext_lazy("Tên chính thức tiếng Anh"), lambda row: row.formal_en, 36, on_page=False),
        Column("base_year", gettext_lazy("Năm gốc của Quốc khánh"), lambda row: row.base_year, 12, on_page=False),
        Column("doubts", gettext_lazy("Cần kiểm tra"), lambda row: _doubts_said(row), 50, on_page=False),
    ),
    gettext_lazy("Chưa nạp danh mục nước; quản trị viên chạy lệnh “nhipcau countries load”."),
    (Words(),),
    icon="globe",
)  # fmt: skip


def _doubts_said(country: Country) -> str:
    names = {name: str(Country._meta.get_field(name).verbose_name) for name in CHECKED}  # type: ignore[union-attr]
    return "; ".join(f"{names[name]}: {doubt}" for name, doubt in doubts_of(country).items())


class CountryForm(forms.ModelForm):  # type: ignore[type-arg]
    """The facts of a country that can be set right, and by what source."""

    source = forms.CharField(
        label=gettext_lazy("Căn cứ"), max_length=250,
        help_text=gettext_lazy("Văn bản, trang của Bộ Ngoại giao, danh sách ngoại giao đoàn…"),
    )  # fmt: skip

    class Meta:
        model = Country
        fields = CHECKED


def _found(request: SignedInRequest) -> QuerySet[Country]:
    return countries_found(request.GET.get("q", ""))


@require_GET
@desk_page
def country_list(request: SignedInRequest) -> HttpResponseBase:
    """The countries of the world."""
    context = {"can_correct": can_correct_country(request.user)}
    return list_page(request, "desk/countries/country_list.html", COUNTRIES, _found(request), context)


@require_GET
@desk_page
def countries_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown, with what is to be checked."""
    return list_sheet(request, COUNTRIES, _found(request))


@require_http_methods(["GET", "POST"])
@desk_page
def correct_country(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Facts of a country set right."""
    country = get_object_or_404(Country, pk=pk)
    require(can_correct_country(request.user), str(NOT_A_FOCAL))
    form = CountryForm(*sent(request), instance=get_object_or_404(Country, pk=country.pk))
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            facts = {name: form.cleaned_data[name] for name in CHECKED}
            countries.correct_country(by=request.user, country=country, facts=facts, source=form.cleaned_data["source"])
            messages.success(request, _("Đã sửa thông tin về nước."))
            return go(request, reverse("country_list"))
    context = {"country": country, "doubts": _doubts_said(country), "corrected": country.corrected}
    return form_page(request, "desk/countries/correct_country.html", form, context)
