"""What comes in: the book, one document, and what is done with it."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.models import Agency
from nhipcau.common.refusal import require
from nhipcau.desk.books.forms import FinishForm, HandOverForm, IncomingForm, PlanChoiceForm
from nhipcau.desk.books.listing import INCOMING
from nhipcau.desk.lists import list_page, list_sheet
from nhipcau.desk.responses import DOCX, attachment, form_page, kept_attachment, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.uploads import take_in
from nhipcau.documents import incoming as actions
from nhipcau.documents import printed
from nhipcau.documents.books import books_kept_by, incoming_of, visible_copies, visible_incoming
from nhipcau.documents.models import Incoming
from nhipcau.documents.permissions import NOT_THE_CLERK, can_finish_incoming, can_hand_over, can_keep_books


@require_GET
@desk_page
def incoming_list(request: SignedInRequest) -> HttpResponseBase:
    """What came in, by words and by whether it waits."""
    context = {"kept": books_kept_by(request.user), "year": timezone.localdate().year}
    return list_page(request, "desk/books/incoming_list.html", INCOMING, _found(request), context)


def _found(request: SignedInRequest) -> QuerySet[Incoming]:
    return incoming_of(request.user, request.GET.get("q", ""), request.GET.get("state", ""))


@require_GET
@desk_page
def incoming_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The book as it is shown."""
    return list_sheet(request, INCOMING, _found(request))


def _kept_agency(request: SignedInRequest, pk: int) -> Agency:
    return get_object_or_404(books_kept_by(request.user), pk=pk)


@require_GET
@desk_page
def incoming_book(request: SignedInRequest, pk: int, year: int) -> HttpResponseBase:
    """The book of a year, to be printed and bound."""
    data = printed.incoming_book(_kept_agency(request, pk), year)
    return attachment(data, f"so-van-ban-den-{year}.docx", DOCX)


@require_GET
@desk_page
def outgoing_book(request: SignedInRequest, pk: int, year: int) -> HttpResponseBase:
    """The book of what went out in a year, to be printed and bound."""
    data = printed.outgoing_book(_kept_agency(request, pk), year)
    return attachment(data, f"so-van-ban-di-{year}.docx", DOCX)


@require_http_methods(["GET", "POST"])
@desk_page
def register_incoming(request: SignedInRequest) -> HttpResponseBase:
    """A document that came, under the next number."""
    kept = books_kept_by(request.user)
    require(kept.exists(), str(NOT_THE_CLERK))
    initial = {"arrived_on": timezone.localdate(), "agency": kept.first()}
    form = IncomingForm(*sent(request), user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            given = form.cleaned_data["file"]
            file = take_in(request, [given], "document")[0] if given else None
            row = actions.register_incoming(
                by=request.user, agency=form.cleaned_data["agency"], arrived=form.arrived(), now=timezone.now(),
                file=file,
            )  # fmt: skip
            messages.success(request, _("Đã vào sổ, số đến %(number)s.") % {"number": row.number})
            return go(request, reverse("incoming_detail", args=[row.pk]))
    return form_page(request, "desk/books/register_incoming.html", form)


def _incoming(request: SignedInRequest, pk: int) -> Incoming:
    return get_object_or_404(visible_incoming(request.user), pk=pk)


@require_GET
@desk_page
def incoming_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One document that came, who deals with it, and what was done."""
    return _page(request, _incoming(request, pk))


def _page(request: SignedInRequest, row: Incoming, refused: Form | None = None) -> HttpResponseBase:
    user = request.user
    plan_form = PlanChoiceForm(user=user)
    forms: dict[str, Any] = {
        "hand_over_form": HandOverForm(incoming=row),
        "finish_form": FinishForm(incoming=row, user=user),
        "plan_form": plan_form,
    }
    forms |= {name: refused for name, form in forms.items() if type(refused) is type(form)}
    context = {
        "row": row,
        "today": timezone.localdate(),
        "is_overdue": row.is_overdue(timezone.localdate()),
        "can_hand_over": can_hand_over(user, row),
        "can_finish": can_finish_incoming(user, row),
        "can_copy": can_keep_books(user, row.agency) and bool(row.content),
        "can_amend": row.amendment_id is None and plan_form.has_plans,
        "copies": visible_copies(user).filter(incoming=row),
        **forms,
    }
    return render(request, "desk/books/incoming_detail.html", context, status=422 if refused else 200)


@require_GET
@desk_page
def incoming_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The file as it came."""
    return kept_attachment(get_object_or_404(visible_incoming(request.user).exclude(content=""), pk=pk))


@require_POST
@desk_page
def hand_over_incoming(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Who is to deal with it."""
    row = _incoming(request, pk)
    form = HandOverForm(request.POST, incoming=row)
    if form.is_valid():
        with refusals(form):
            actions.hand_over_incoming(by=request.user, incoming=row, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Đã chuyển %(name)s xử lý.") % {"name": form.cleaned_data["handler"]})
            return go(request, reverse("incoming_detail", args=[pk]))
    return _page(request, row, form)


@require_POST
@desk_page
def finish_incoming(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """How it was dealt with."""
    row = _incoming(request, pk)
    form = FinishForm(request.POST, incoming=row, user=request.user)
    if form.is_valid():
        with refusals(form):
            actions.finish_incoming(by=request.user, incoming=row, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Đã ghi kết quả xử lý."))
            return go(request, reverse("incoming_detail", args=[pk]))
    return _page(request, row, form)


@require_POST
@desk_page
def amend_from_incoming(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A draft of an amendment from what it says."""
    row, form = _incoming(request, pk), PlanChoiceForm(request.POST, user=request.user)
    if form.is_valid():
        with refusals(form):
            made = actions.amend_from_incoming(
                by=request.user, incoming=row, plan=form.cleaned_data["plan"], now=timezone.now()
            )
            messages.success(request, _("Đã lập dự thảo điều chỉnh từ văn bản đến."))
            return go(request, reverse("amendment_detail", args=[made.pk]))
    return _page(request, row, form)
