"""One search over everything that the person may see."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.overview.search import find as look_for


@require_GET
@desk_page
def find(request: SignedInRequest) -> HttpResponseBase:
    """Plans, tasks, agencies and evidence that hold the words."""
    words = request.GET.get("q", "")[:500]
    context = {"words": words, "found": look_for(request.user, words) if words.strip() else None}
    template = "desk/overview/find_results.html" if request.headers.get("HX-Request") else "desk/overview/find.html"
    return render(request, template, context)
