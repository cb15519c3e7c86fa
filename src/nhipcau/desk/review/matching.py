"""Names that a plan prints, and the agencies that they mean."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from nhipcau.agencies.models import Agency
from nhipcau.agencies.name_index import agency_index
from nhipcau.agencies.queries import visible_agencies
from nhipcau.common.refusal import refuse_if
from nhipcau.desk.review.access import plan_to_review
from nhipcau.desk.review.forms import AcceptAgencyForm, MatchAgencyForm
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go
from nhipcau.plans import actions
from nhipcau.plans.queries import (
    matched_names,
    unmatched_assignments,
    unmatched_names,
)


@require_GET
@desk_page
def agency_matching(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Printed names that no known agency bears."""
    plan = plan_to_review(request, pk)
    index = agency_index(plan.locality, timezone.localdate())
    context = {
        "plan": plan,
        "names": unmatched_names(plan, index),
        "matched": matched_names(plan, index),
        "agencies": visible_agencies(request.user).filter(locality=plan.locality, valid_to=None),
        "kinds": Agency.Kind.choices,
    }
    return render(request, "desk/review/agency_matching.html", context)


@require_POST
@desk_page
def match_agency(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A printed name is a known agency."""
    plan = plan_to_review(request, pk)
    form = MatchAgencyForm(request.POST)
    form.fields["agency"].queryset = visible_agencies(request.user).filter(locality=plan.locality)  # type: ignore[attr-defined]
    refuse_if(not form.is_valid(), _("Hãy chọn một cơ quan trong danh sách."))
    data = form.cleaned_data
    actions.match_agency(by=request.user, plan=plan, printed_name=data["printed_name"], agency=data["agency"])
    messages.success(
        request, _("Đã ghép “%(name)s” với %(agency)s.") % {"name": data["printed_name"], "agency": data["agency"]}
    )
    return go(request, reverse("agency_matching", args=[pk]))


@require_POST
@desk_page
def unmatch_agency(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A printed name is not the agency that it was taken for."""
    name = request.POST.get("printed_name", "")
    actions.unmatch_agency(by=request.user, plan=plan_to_review(request, pk), printed_name=name)
    messages.success(request, _("Đã bỏ ghép “%(name)s”; hãy chọn lại.") % {"name": name})
    return go(request, reverse("agency_matching", args=[pk]))


@require_POST
@desk_page
def accept_agency(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A printed name is a new agency."""
    plan = plan_to_review(request, pk)
    form = AcceptAgencyForm(request.POST)
    refuse_if(not form.is_valid(), _("Hãy chọn loại cơ quan."))
    data = form.cleaned_data
    actions.accept_agency(by=request.user, plan=plan, printed_name=data["printed_name"], kind=data["kind"])
    messages.success(request, _("Đã thêm cơ quan “%(name)s”.") % {"name": data["printed_name"]})
    return go(request, reverse("agency_matching", args=[pk]))


@require_POST
@desk_page
def accept_all_agencies(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The names that are like no known agency are new agencies; likely ones stay to be decided."""
    plan = plan_to_review(request, pk)
    count = actions.accept_all_agencies(by=request.user, plan=plan, now=timezone.now())
    messages.success(
        request, ngettext("Đã thêm %(count)s cơ quan.", "Đã thêm %(count)s cơ quan.", count) % {"count": count}
    )
    is_done = not unmatched_assignments(plan).exists()
    return go(request, reverse("plan_review" if is_done else "agency_matching", args=[pk]))
