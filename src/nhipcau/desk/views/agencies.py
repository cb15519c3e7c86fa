"""The agencies of the locality."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nhipcau.agencies.queries import agencies_with_counts, search_agencies, visible_agencies
from nhipcau.desk.lists import page_of, sort_by
from nhipcau.desk.signed_in import SignedInRequest, desk_page

ORDERS = {"name": ("sort_key",), "kind": ("kind", "sort_key"), "work": ("work_count", "sort_key")}


@require_GET
@desk_page
def agency_list(request: SignedInRequest) -> HttpResponseBase:
    """Agencies with their kind, other names and amount of work."""
    words = request.GET.get("q", "")
    rows = sort_by(request, agencies_with_counts(search_agencies(visible_agencies(request.user), words)), ORDERS)
    return render(request, "desk/agency_list.html", {"page": page_of(request, rows), "words": words})
