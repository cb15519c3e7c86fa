"""The localities of the country on a day: what each came from, and what became of it."""

from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nhipcau.agencies.provinces import communes_of, forebears_of, provinces_on, reference_localities, successors_of
from nhipcau.common.dates import parse_day
from nhipcau.desk.lists import list_page, list_sheet, page_of
from nhipcau.desk.localities.listing import COMMUNES, LOCALITIES
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.registers.columns import in_order


@require_GET
@desk_page
def locality_list(request: SignedInRequest) -> HttpResponseBase:
    """Provinces and cities of the day that is asked for, today where none is."""
    day = _day_of(request)
    rows = provinces_on(day, request.GET.get("q", ""))
    return list_page(request, "desk/localities/locality_list.html", LOCALITIES, rows, {"day": day})


@require_GET
@desk_page
def localities_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The same list as .xlsx."""
    day = _day_of(request)
    return list_sheet(request, LOCALITIES, provinces_on(day, request.GET.get("q", "")), on=day)


@require_GET
@desk_page
def locality_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One province: its descent, and its communes."""
    locality = get_object_or_404(reference_localities(), pk=pk)
    words, day = request.GET.get("q", ""), _day_of(request)
    rows = in_order(COMMUNES, communes_of(locality, day, words), request.GET)
    return render(
        request,
        "desk/localities/locality_detail.html",
        {
            "locality": locality,
            "forebears": forebears_of(locality),
            "successors": successors_of(locality),
            "page": page_of(request, rows),
            "words": words,
            "day": day,
        },
    )


def _day_of(request: SignedInRequest) -> date:
    return parse_day(request.GET.get("on", "")) or timezone.localdate()
