"""The agencies of the locality: the list, one agency, and every change of it."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies import actions
from nhipcau.agencies.models import Agency
from nhipcau.agencies.name_index import agency_index
from nhipcau.agencies.permissions import (
    can_add_agency,
    can_edit_agency,
    can_record_succession,
    can_set_focal_agency,
    can_set_members,
)
from nhipcau.agencies.queries import (
    agencies_with_counts,
    localities_where,
    managed_locality,
    members_of,
    search_agencies,
    visible_agencies,
    visible_aliases,
    visible_memberships,
)
from nhipcau.common.refusal import NotAllowed, Stale
from nhipcau.desk.agencies.forms import AgencyForm, MembersForm, NewAgencyForm
from nhipcau.desk.agencies.lineage import draw_lineage
from nhipcau.desk.agencies.listing import AGENCIES, FORMER_AGENCIES
from nhipcau.desk.lists import list_page, list_sheet
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.overview.record import tell
from nhipcau.plans.groups import expand_group as expand
from nhipcau.registers.columns import Listing
from nhipcau.succession.queries import agency_events, held_by, lineage_links

EVENTS = 30


@require_GET
@desk_page
def agency_list(request: SignedInRequest) -> HttpResponseBase:
    """Agencies with their kind, other names and amount of work; those of the past where asked for."""
    context = {"can_add": bool(localities_where(request.user, can_add_agency))}
    return list_page(
        request, "desk/agencies/agency_list.html", _listing(request), _found(request).select_related("parent"), context
    )


def _listing(request: SignedInRequest) -> Listing[Any]:
    return FORMER_AGENCIES if request.GET.get("gone") == "1" else AGENCIES


def _found(request: SignedInRequest) -> QuerySet[Agency]:
    rows = visible_agencies(request.user)
    rows = rows.exclude(valid_to=None) if request.GET.get("gone") == "1" else rows.filter(valid_to=None)
    return agencies_with_counts(search_agencies(rows, request.GET.get("q", "")))


@require_GET
@desk_page
def agencies_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The same list as .xlsx, such that it can be read in again."""
    return list_sheet(request, _listing(request), _found(request).select_related("parent"))


@require_http_methods(["GET", "POST"])
@desk_page
def add_agency(request: SignedInRequest) -> HttpResponseBase:
    """One more agency by hand."""
    locality = managed_locality(request.user)
    form = NewAgencyForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            agency = actions.add_agency(by=request.user, locality=locality, **form.cleaned_data)
            messages.success(request, _("Đã thêm %(name)s.") % {"name": agency.name})
            return redirect("agency_detail", agency.pk)
    return form_page(request, "desk/agencies/add_agency.html", form)


def _agency(request: SignedInRequest, pk: int) -> Agency:
    return get_object_or_404(visible_agencies(request.user).select_related("parent", "locality__focal_agency"), pk=pk)


@require_GET
@desk_page
def agency_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One agency: what is known of it, who works there, where it came from, what became of it."""
    agency = _agency(request, pk)
    today = timezone.localdate()
    can_manage = can_add_agency(request.user, agency.locality)
    context = {
        "agency": agency,
        "aliases": agency.aliases.all(),
        "members": list(members_of(agency, today)) if agency.is_group else [],
        "people": list(visible_memberships(request.user).filter(agency=agency)) if can_manage else [],
        "held": [(holding.label, len(rows)) for holding, rows in held_by([agency])],
        "lineage": draw_lineage(agency, lineage_links(agency)),
        "events": [(event, tell(event)) for event in agency_events(agency)[:EVENTS]] if can_manage else [],
        "can_edit": can_edit_agency(request.user, agency),
        "can_manage": can_manage,
        "can_set_members": agency.is_group and can_set_members(request.user, agency),
        "can_set_focal": agency.valid_to is None and can_set_focal_agency(request.user, agency.locality),
        "can_record": agency.valid_to is None and not agency.is_group
        and can_record_succession(request.user, agency.locality),
        "is_focal": agency.locality.focal_agency_id == agency.pk,
    }  # fmt: skip
    return render(request, "desk/agencies/agency_detail.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def edit_agency(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What is known of an agency, overwritten; two who meet see both."""
    agency = _agency(request, pk)
    if not can_edit_agency(request.user, agency):
        raise NotAllowed(_("Chỉ cán bộ đầu mối, quản trị hệ thống hoặc thủ trưởng được sửa cơ quan."))
    parents = visible_agencies(request.user).filter(locality=agency.locality, valid_to=None).single().exclude(pk=pk)
    form = AgencyForm(*sent(request), initial=AgencyForm.initial_of(agency), parents=parents)
    theirs: Agency | None = None
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            with refusals(form, Stale):
                actions.edit_agency(by=request.user, agency=agency, version=version, profile=form.profile())
                messages.success(request, _("Đã lưu."))
                return redirect("agency_detail", pk)
        except Stale as refusal:
            agency.refresh_from_db()
            theirs, form = agency, AgencyForm({**request.POST.dict(), "version": agency.version}, parents=parents)
            form.add_error(None, str(refusal))
    return form_page(request, "desk/agencies/edit_agency.html", form, {"agency": agency, "theirs": theirs})


@require_POST
@desk_page
def add_alias(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One more name under which the agency is printed."""
    actions.add_alias(by=request.user, agency=_agency(request, pk), name=request.POST.get("name", ""))
    return redirect("agency_detail", pk)


@require_POST
@desk_page
def remove_alias(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Forgets a name."""
    alias = get_object_or_404(visible_aliases(request.user), pk=pk)
    actions.remove_alias(by=request.user, alias=alias)
    return redirect("agency_detail", alias.agency_id)


@require_http_methods(["GET", "POST"])
@desk_page
def set_members(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Whom a group means."""
    group = get_object_or_404(visible_agencies(request.user).filter(kind=Agency.Kind.GROUP), pk=pk)
    if not can_set_members(request.user, group):
        raise NotAllowed(_("Chỉ cán bộ đầu mối được sửa thành viên của nhóm."))
    initial = {"kinds": group.member_kinds}
    for field, is_member in (("named", True), ("left_out", False)):
        named = group.named_members.filter(is_member=is_member).order_by("agency__sort_key")
        initial[field] = "\n".join(named.values_list("agency__name", flat=True))
    form = MembersForm(*sent(request), initial=initial, index=agency_index(group.locality, timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.set_members(by=request.user, group=group, **form.cleaned_data)
            messages.success(request, _("Đã lưu thành viên của nhóm."))
            return redirect("agency_detail", pk)
    return form_page(request, "desk/agencies/set_members.html", form, {"group": group})


@require_POST
@desk_page
def expand_group(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What the group has to do becomes the work of each member."""
    added = expand(by=request.user, group=_agency(request, pk), now=timezone.now())
    sentence = ngettext("Đã giao thêm %(count)s phân công.", "Đã giao thêm %(count)s phân công.", added)
    messages.success(request, sentence % {"count": added})
    return redirect("agency_detail", pk)


@require_POST
@desk_page
def set_focal_agency(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """This agency gathers and reports from now on."""
    agency = _agency(request, pk)
    actions.set_focal_agency(by=request.user, locality=agency.locality, agency=agency)
    messages.success(request, _("%(name)s là cơ quan đầu mối.") % {"name": agency.name})
    return redirect(reverse("agency_detail", args=[pk]))
