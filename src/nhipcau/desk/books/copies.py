"""Certified copies: the book of them, and a new one."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.common.refusal import require
from nhipcau.desk.books.forms import CopyForm
from nhipcau.desk.books.listing import COPIES
from nhipcau.desk.lists import list_page, list_sheet
from nhipcau.desk.responses import form_page, kept_attachment, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.documents import copies
from nhipcau.documents.books import visible_copies, visible_incoming
from nhipcau.documents.models import Document, Incoming
from nhipcau.documents.permissions import NOT_THE_CLERK, can_keep_books
from nhipcau.documents.queries import visible_documents


@require_GET
@desk_page
def copy_list(request: SignedInRequest) -> HttpResponseBase:
    """Copies in the order of their numbers."""
    return list_page(request, "desk/books/copy_list.html", COPIES, visible_copies(request.user), {})


@require_GET
@desk_page
def copies_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The book as a spreadsheet."""
    return list_sheet(request, COPIES, visible_copies(request.user))


@require_GET
@desk_page
def copy_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The copy as it was written."""
    return kept_attachment(get_object_or_404(visible_copies(request.user), pk=pk))


@require_http_methods(["GET", "POST"])
@desk_page
def make_copy(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A copy of an issued document, whole or in part."""
    rows = visible_documents(request.user).filter(state=Document.State.ISSUED)
    return _page(request, get_object_or_404(rows, pk=pk))


@require_http_methods(["GET", "POST"])
@desk_page
def copy_incoming(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A copy of what came in."""
    return _page(request, get_object_or_404(visible_incoming(request.user), pk=pk))


def _page(request: SignedInRequest, source: Document | Incoming) -> HttpResponseBase:
    is_own = isinstance(source, Document)
    agency = source.issuer if isinstance(source, Document) else source.agency
    require(can_keep_books(request.user, agency), str(NOT_THE_CLERK))
    headings = copies.headings_of(copies.original_of(source)) if is_own else ()
    form = CopyForm(*sent(request), agency=agency, headings=headings, is_own=is_own)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            made = copies.make_copy(
                by=request.user, agency=agency, source=source, copied=form.copied(), now=timezone.now()
            )
            messages.success(request, _("Đã lập bản sao số %(number)s.") % {"number": str(made)})
            return go(request, reverse("copy_list"))
    return form_page(request, "desk/books/make_copy.html", form, {"source": source, "is_own": is_own})
