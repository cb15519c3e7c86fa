"""Gifts on paper: cards and the catalogue as downloads."""

from collections.abc import Callable, Sequence

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from nhipcau.agencies.models import Locality
from nhipcau.agencies.queries import locality_where
from nhipcau.desk.gifts.views import NOT_A_COLLEAGUE
from nhipcau.desk.responses import DOCX, PDF, attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.gifts.models import Gift
from nhipcau.gifts.paper import docx, pdf
from nhipcau.gifts.permissions import can_add_gift
from nhipcau.gifts.queries import IN_USE, gifts_in, visible_gifts


@require_GET
@desk_page
def gift_card_docx(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The card of a gift as .docx."""
    gift = get_object_or_404(visible_gifts(request.user), pk=pk)
    return attachment(docx.card_docx(gift), f"the-qua-{gift.code}.docx", DOCX)


@require_GET
@desk_page
def gift_card_pdf(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The card of a gift as .pdf, two pages of 90 by 130 mm."""
    gift = get_object_or_404(visible_gifts(request.user), pk=pk)
    return attachment(pdf.card_pdf(gift), f"the-qua-{gift.code}.pdf", PDF)


@require_GET
@desk_page
def catalogue_docx(request: SignedInRequest) -> HttpResponseBase:
    """All gifts in use, in two languages, as .docx."""
    return _catalogue(request, docx.catalogue_docx, "docx", DOCX)


@require_GET
@desk_page
def catalogue_pdf(request: SignedInRequest) -> HttpResponseBase:
    """All gifts in use, in two languages, as .pdf."""
    return _catalogue(request, pdf.catalogue_pdf, "pdf", PDF)


def _catalogue(
    request: SignedInRequest, write: Callable[[Locality, Sequence[Gift]], bytes], suffix: str, content_type: str
) -> HttpResponse:
    locality, today = locality_where(request.user, can_add_gift, str(NOT_A_COLLEAGUE)), timezone.localdate()
    gifts = list(gifts_in(visible_gifts(request.user).filter(locality=locality), IN_USE, today))
    return attachment(write(locality, gifts), f"danh-muc-qua-tang-{today}.{suffix}", content_type)
