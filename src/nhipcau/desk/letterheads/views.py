"""How an agency writes: one page to see it, a route for each change."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.agencies import office_form
from nhipcau.agencies.letterheads import convention_of, letterhead_of, missing_of, proposed_signer
from nhipcau.agencies.models import Agency
from nhipcau.agencies.permissions import can_set_letterhead
from nhipcau.agencies.queries import visible_agencies, visible_drafting_units, visible_signers
from nhipcau.common.refusal import Stale
from nhipcau.desk.letterheads.forms import DraftingUnitForm, LetterheadForm, SignerForm, UnitHeadForm
from nhipcau.desk.responses import refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go


def _agency(request: SignedInRequest, pk: int) -> Agency:
    return get_object_or_404(visible_agencies(request.user).single().select_related("parent", "locality"), pk=pk)


@require_GET
@desk_page
def letterhead_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The form of the agency's documents, as it was confirmed or as convention proposes it; its units and signers."""
    return _page(request, _agency(request, pk))


def _page(request: SignedInRequest, agency: Agency, refused: Form | None = None) -> HttpResponseBase:
    letterhead = letterhead_of(agency)
    today = timezone.localdate()
    suggested = SignerForm.initial_of(proposed_signer(agency))
    forms = {
        "form": LetterheadForm(initial=LetterheadForm.initial_of(letterhead)),
        "unit_form": DraftingUnitForm(prefix="unit"),
        "signer_form": SignerForm(agency=agency, prefix="signer", initial=suggested),
    }
    forms |= {name: refused for name, form in forms.items() if type(refused) is type(form)}
    context = {
        "agency": agency,
        "letterhead": letterhead,
        "convention": convention_of(agency),
        "missing": missing_of(letterhead),
        "units": agency.drafting_units.filter(is_used=True).select_related("head"),
        "head_form": UnitHeadForm(agency=agency),
        "signers": agency.signers.select_related("user"),
        "today": today,
        "can_set": can_set_letterhead(request.user, agency),
        **forms,
    }
    return render(request, "desk/letterheads/letterhead_detail.html", context, status=422 if refused else 200)


def _back(request: SignedInRequest, agency: Agency) -> HttpResponseBase:
    return go(request, reverse("letterhead_detail", args=[agency.pk]))


@require_POST
@desk_page
def set_letterhead(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The form is confirmed; two who meet are told."""
    agency, form = _agency(request, pk), LetterheadForm(request.POST)
    if form.is_valid():
        try:
            with refusals(form, Stale):
                office_form.set_letterhead(
                    by=request.user, agency=agency, version=form.cleaned_data["version"], form=form.office_form(),
                    now=timezone.now(),
                )  # fmt: skip
                messages.success(request, _("Đã xác nhận thể thức văn bản."))
                return _back(request, agency)
        except Stale as refusal:
            theirs = letterhead_of(agency)
            form = LetterheadForm({**request.POST.dict(), "version": theirs.version})
            form.add_error(None, str(refusal))
    return _page(request, agency, form)


@require_POST
@desk_page
def add_drafting_unit(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One more unit that drafts."""
    agency, form = _agency(request, pk), DraftingUnitForm(request.POST, prefix="unit")
    if form.is_valid():
        with refusals(form):
            office_form.add_drafting_unit(by=request.user, agency=agency, **form.cleaned_data)
            messages.success(request, _("Đã thêm đơn vị soạn thảo."))
            return _back(request, agency)
    return _page(request, agency, form)


@require_POST
@desk_page
def set_unit_head(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Who looks through what the unit drafts."""
    unit = get_object_or_404(visible_drafting_units(request.user), pk=pk)
    form = UnitHeadForm(request.POST, agency=unit.agency)
    if form.is_valid():
        office_form.set_unit_head(by=request.user, unit=unit, head=form.cleaned_data["head"])
        messages.success(request, _("Đã ghi trưởng đơn vị."))
        return _back(request, unit.agency)
    return _page(request, unit.agency, form)


@require_POST
@desk_page
def drop_drafting_unit(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A unit that drafts no more."""
    unit = get_object_or_404(visible_drafting_units(request.user), pk=pk)
    office_form.drop_drafting_unit(by=request.user, unit=unit)
    messages.success(request, _("Đã thôi dùng đơn vị soạn thảo."))
    return _back(request, unit.agency)


@require_POST
@desk_page
def add_signer(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One more who signs."""
    agency = _agency(request, pk)
    form = SignerForm(request.POST, agency=agency, prefix="signer")
    if form.is_valid():
        with refusals(form):
            office_form.add_signer(by=request.user, agency=agency, new=form.new_signer())
            messages.success(request, _("Đã thêm người ký."))
            return _back(request, agency)
    return _page(request, agency, form)


@require_POST
@desk_page
def end_signer(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Somebody who signs no longer than today."""
    signer = get_object_or_404(visible_signers(request.user), pk=pk)
    office_form.end_signer(by=request.user, signer=signer, on=timezone.localdate())
    messages.success(request, _("Từ ngày mai người này không còn ký."))
    return _back(request, signer.agency)
