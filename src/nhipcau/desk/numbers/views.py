"""The register of numbers, by year and issuer."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.common.refusal import require
from nhipcau.desk.lists import list_page, list_sheet
from nhipcau.desk.numbers.forms import RegisterForm
from nhipcau.desk.numbers.listing import REGISTER
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.documents import numbering
from nhipcau.documents.books import books_kept_by
from nhipcau.documents.models import Document
from nhipcau.documents.permissions import NOT_THE_KEEPER
from nhipcau.documents.queries import issuers_for, visible_documents, visible_registers


@require_GET
@desk_page
def register_list(request: SignedInRequest) -> HttpResponseBase:
    """Issued documents in the order of their numbers, and the registers that gave them."""
    context = {
        "registers": visible_registers(request.user),
        "can_keep": issuers_for(request.user).exists(),
        "kept": books_kept_by(request.user),
        "year": timezone.localdate().year,
    }
    rows = _issued(request).order_by("-year", "symbol", "-number")
    return list_page(request, "desk/numbers/register_list.html", REGISTER, rows, context)


def _issued(request: SignedInRequest) -> QuerySet[Document]:
    return visible_documents(request.user).filter(state=Document.State.ISSUED)


@require_GET
@desk_page
def register_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The register as a book, from its first number on."""
    return list_sheet(request, REGISTER, _issued(request).order_by("-year", "symbol", "number"))


@require_http_methods(["GET", "POST"])
@desk_page
def set_last_number(request: SignedInRequest) -> HttpResponseBase:
    """Where a register begins, behind numbers that were given on paper."""
    require(issuers_for(request.user).exists(), str(NOT_THE_KEEPER))
    form = RegisterForm(*sent(request), user=request.user, initial={"year": timezone.localdate().year, "last": 0})
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            numbering.set_last_number(by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã đặt số của sổ văn bản."))
            return go(request, reverse("register_list"))
    return form_page(request, "desk/numbers/set_last_number.html", form)
