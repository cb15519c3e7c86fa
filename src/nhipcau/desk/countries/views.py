"""What is known of countries: names, national days, relations; each with its doubt, and set right by a source."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.common.refusal import require
from nhipcau.desk.countries.forms import CountryForm
from nhipcau.desk.countries.listing import COUNTRIES, doubts_said
from nhipcau.desk.lists import list_page, list_sheet
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.partners import countries
from nhipcau.partners.models import CHECKED, Country
from nhipcau.partners.permissions import can_correct_country
from nhipcau.partners.queries import countries_found

NOT_A_FOCAL = gettext_lazy("Chỉ cán bộ đầu mối được sửa thông tin về nước.")


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
    form = CountryForm(*sent(request), instance=country)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            facts = {name: form.cleaned_data[name] for name in CHECKED}
            countries.correct_country(by=request.user, country=country, facts=facts, source=form.cleaned_data["source"])
            messages.success(request, _("Đã sửa thông tin về nước."))
            return go(request, reverse("country_list"))
    context = {"country": country, "doubts": doubts_said(country), "corrected": country.corrected}
    return form_page(request, "desk/countries/correct_country.html", form, context)
