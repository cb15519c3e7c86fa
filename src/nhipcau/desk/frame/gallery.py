"""The gallery: every component of the interface on one page."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nhipcau.desk.frame.forms import GalleryForm
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.work.tallies import Tally


@require_GET
@desk_page
def gallery(request: SignedInRequest) -> HttpResponseBase:
    """Components with sample content."""
    tally = Tally("Sở Ngoại vụ", by_status={"done": 6, "on_track": 5, "late": 2, "silent": 3, "paused": 1})
    return render(request, "desk/frame/gallery.html", {"tally": tally, "form": GalleryForm()})
