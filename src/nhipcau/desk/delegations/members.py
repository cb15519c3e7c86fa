"""Who is in a delegation: entered, pasted, put in order, seated; passports seen by who needs them."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.common.refusal import require
from nhipcau.delegations import member_actions as actions
from nhipcau.delegations.actions import KEEPERS_ONLY
from nhipcau.delegations.models import Member
from nhipcau.delegations.pasted import pasted_people
from nhipcau.delegations.permissions import can_edit_delegation
from nhipcau.delegations.precedence import along_a_side, at_dinner, at_talks, by_precedence
from nhipcau.delegations.queries import visible_delegations, visible_members
from nhipcau.desk.cards import Ask, ask_page
from nhipcau.desk.delegations.forms import MemberForm, PeopleForm
from nhipcau.desk.delegations.views import CARD, kept_delegation
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.programmes.models import Resource
from nhipcau.programmes.queries import hosts_of


def _kept_member(request: SignedInRequest, pk: int) -> Member:
    member = get_object_or_404(visible_members(request.user), pk=pk)
    require(can_edit_delegation(request.user, member.delegation), str(KEEPERS_ONLY))
    return member


@require_http_methods(["GET", "POST"])
@desk_page
def add_member(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Somebody is in the delegation."""
    delegation = kept_delegation(request, pk)
    form = MemberForm(*sent(request), user=request.user, delegation=delegation)
    ask = Ask(_("Thêm thành viên"), _("Đã thêm thành viên."), record=delegation)
    add = partial(actions.add_member, by=request.user, delegation=delegation, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.person()))


@require_http_methods(["GET", "POST"])
@desk_page
def add_members(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The other side's list, pasted."""
    delegation = kept_delegation(request, pk)
    ask = Ask(_("Dán danh sách đoàn"), _("Đã thêm danh sách."), _("Thêm"), record=delegation, field="text")
    add = partial(actions.add_members, by=request.user, delegation=delegation, now=timezone.now())
    return ask_page(
        request, CARD, ask, PeopleForm(*sent(request)), lambda said: add(people=pasted_people(said["text"]))
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@desk_page
def edit_member(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Another post, another part, what the kitchen is to know."""
    member = _kept_member(request, pk)
    initial = {name: getattr(member, name) for name in actions.OF_THE_ROW}
    form = MemberForm(*sent(request), user=request.user, delegation=member.delegation, initial=initial)
    ask = Ask(_("Sửa thành viên"), _("Đã lưu thành viên."), about=str(member), record=member.delegation,
              away=(_("Bỏ khỏi đoàn"), reverse("remove_member", args=[pk])))  # fmt: skip
    edit = partial(actions.edit_member, by=request.user, member=member, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: edit(said=form.person()))


@require_POST
@desk_page
def remove_member(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Somebody does not come along."""
    member = _kept_member(request, pk)
    actions.remove_member(by=request.user, member=member)
    messages.success(request, _("Đã bỏ khỏi đoàn."))
    return go(request, CARD.address(member.delegation))


@require_POST
@desk_page
def move_member(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One place up or down (up)."""
    member = _kept_member(request, pk)
    actions.move_member(by=request.user, member=member, up=request.POST.get("up") == "1")
    return go(request, f"{CARD.address(member.delegation)}#members")


@require_POST
@desk_page
def order_members(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """All in the order that protocol proposes."""
    delegation = kept_delegation(request, pk)
    actions.order_members(by=request.user, delegation=delegation)
    messages.success(request, _("Đã xếp theo thứ bậc lễ tân; dùng mũi tên để đổi chỗ."))
    return go(request, f"{CARD.address(delegation)}#members")


@require_POST
@desk_page
def look_at_passports(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The numbers for the list to the police; that somebody looked is on record."""
    delegation = kept_delegation(request, pk)
    rows = actions.look_at_passports(by=request.user, delegation=delegation)
    context = {"delegation": delegation, "rows": rows, "card": CARD}
    answer = render(request, "desk/delegations/look_at_passports.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_GET
@desk_page
def delegation_seating(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Proposals of who sits where at talks and at dinner, by the order of the list and of the hosts."""
    delegation = get_object_or_404(visible_delegations(request.user), pk=pk)
    hosts = hosts_of(delegation)
    members = by_precedence(list(delegation.members.all()))
    context = {
        "delegation": delegation,
        "card": CARD,
        "guests_at_talks": [str(one) for one in at_talks(members)],
        "hosts_at_talks": along_a_side(_names(hosts)),
        "tables": at_dinner([str(one) for one in members], _names(hosts)),
        "hosts": hosts,
    }
    return render(request, "desk/delegations/delegation_seating.html", context)


def _names(hosts: list[Resource]) -> list[str]:
    return [host.name for host in hosts]
