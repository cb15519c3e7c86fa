"""Delegations: the list, one of them with everything that belongs to it, and what is done with it."""

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.agencies.queries import localities_where, locality_where
from nhipcau.common.refusal import require
from nhipcau.delegations import actions
from nhipcau.delegations.models import Delegation
from nhipcau.delegations.papers import is_changed_since
from nhipcau.delegations.permissions import can_add_delegation, can_assign_follow_up, can_edit_delegation
from nhipcau.delegations.queries import (
    delegation_steps,
    delegations_in,
    gifts_on,
    search_delegations,
    visible_delegations,
    visible_follow_ups,
)
from nhipcau.delegations.ranks import other_rank
from nhipcau.desk.cards import Ask, Card, ask_page, card_context, programme_context, register_page
from nhipcau.desk.delegations.forms import (
    PARTS,
    RANKED,
    AgreedForm,
    DecisionForm,
    DelegationForm,
    InPlanForm,
    OutcomeForm,
)
from nhipcau.desk.delegations.listing import DELEGATIONS, head_of
from nhipcau.desk.fields import CancelForm
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.partners.queries import agency_of_worker
from nhipcau.records.steps import next_step

CARD = Card("delegation", "delegations", gettext_lazy("Đoàn ra, đoàn vào"), gettext_lazy("Thêm đoàn vào"))
NOT_A_COLLEAGUE = gettext_lazy("Chỉ cán bộ của địa phương được thêm đoàn.")
Direction = Delegation.Direction


@require_GET
@desk_page
def delegation_list(request: SignedInRequest) -> HttpResponseBase:
    """Delegations of the person's locality, by words, direction, state and payer; the latest first."""
    can_add = bool(localities_where(request.user, can_add_delegation))
    out = f"{reverse('add_delegation')}?direction={Direction.OUT}"
    ours = [(_("Tổng hợp năm"), reverse("delegation_year")), (_("Thêm đoàn ra"), out)]
    more = [(_("Người, xe, phòng"), reverse("resource_list")), *ours * can_add]
    return register_page(request, CARD, DELEGATIONS, _found(request), can_add=can_add, more=more)


def _found(request: SignedInRequest) -> QuerySet[Delegation]:
    asked = request.GET
    rows = search_delegations(visible_delegations(request.user), asked.get("q", ""))
    rows = rows.filter(**{name: asked[name] for name in ("direction", "payer") if asked.get(name)})
    return delegations_in(rows, asked.get("state", ""), timezone.localdate())


@require_GET
@desk_page
def delegations_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, DELEGATIONS, _found(request))


def kept_delegation(request: SignedInRequest, pk: int) -> Delegation:
    """A delegation that the person may edit."""
    delegation = get_object_or_404(visible_delegations(request.user), pk=pk)
    require(can_edit_delegation(request.user, delegation), str(actions.KEEPERS_ONLY))
    return delegation


@require_GET
@desk_page
def delegation_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A delegation: what is next, its programme, who is in it, its papers, what was agreed."""
    delegation, today = get_object_or_404(visible_delegations(request.user), pk=pk), timezone.localdate()
    can_edit = can_edit_delegation(request.user, delegation) and delegation.cancelled_on is None
    steps = delegation_steps(delegation, today)
    members = list(delegation.members.all())
    context = (
        card_context(request, CARD, delegation, can_edit=can_edit)
        | programme_context(delegation)
        | {
            "delegation": delegation,
            "head": head_of(delegation),
            "other_rank": other_rank(delegation, members),
            "next": next_step(steps),
            "stages": steps,
            "members": members,
            "changed_since": is_changed_since(delegation),
            "follow_ups": delegation.follow_ups.select_related("agency", "task__item", "task__plan"),
            "can_assign": can_assign_follow_up(request.user, delegation),
            "givings": gifts_on(delegation),
        }
    )
    return render(request, "desk/delegations/delegation_detail.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def add_delegation(request: SignedInRequest) -> HttpResponseBase:
    """A delegation that the register does not know yet (?direction, partner)."""
    locality = locality_where(request.user, can_add_delegation, str(NOT_A_COLLEAGUE))
    direction = Direction.OUT if request.GET.get("direction") == Direction.OUT else Direction.IN
    initial: dict[str, Any] = {
        "partners": request.GET.getlist("partner"), "agency": agency_of_worker(request.user, locality),
    }  # fmt: skip
    form = DelegationForm(
        *sent(request), user=request.user, locality=locality, is_in=direction == Direction.IN, initial=initial
    )  # fmt: skip
    heading = _("Thêm đoàn vào") if direction == Direction.IN else _("Thêm đoàn ra")
    add = partial(
        actions.add_delegation, by=request.user, locality=locality, direction=direction, now=timezone.now()
    )  # fmt: skip
    ask = Ask(heading, _("Đã thêm đoàn."), parts=_parts(direction))
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.particulars()))


def _parts(direction: str) -> Any:
    return PARTS + RANKED * (direction == Direction.IN)


@require_http_methods(["GET", "POST"])
@desk_page
def edit_delegation(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Other days, another purpose, a rank."""
    delegation = kept_delegation(request, pk)
    form = DelegationForm(
        *sent(request), user=request.user, locality=delegation.locality, is_in=delegation.is_in,
        initial=DelegationForm.initial_of(delegation),
    )  # fmt: skip
    ask = Ask(_("Sửa đoàn"), _("Đã lưu đoàn."), parts=_parts(delegation.direction), record=delegation, overwrites=True)
    edit = partial(actions.edit_delegation, by=request.user, delegation=delegation)
    return ask_page(request, CARD, ask, form, lambda _said: edit(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def decide_delegation(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """It may come or go, by this paper."""
    delegation = kept_delegation(request, pk)
    initial = {"decision": delegation.decision, "on": delegation.decided_on or timezone.localdate()}
    form = DecisionForm(*sent(request), initial=initial)
    ask = Ask(_("Ghi quyết định"), _("Đã ghi quyết định."), record=delegation)
    decide = partial(actions.decide_delegation, by=request.user, delegation=delegation, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: decide(said=form.decided()))


@require_http_methods(["GET", "POST"])
@desk_page
def note_outcome(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What came of it; the report says it."""
    delegation = kept_delegation(request, pk)
    initial = {name: getattr(delegation, name) for name in actions.Outcome.__slots__}
    form = OutcomeForm(*sent(request), initial=initial)
    ask = Ask(_("Ghi kết quả"), _("Đã ghi kết quả."), record=delegation, overwrites=True)
    note = partial(actions.note_outcome, by=request.user, delegation=delegation)
    return ask_page(request, CARD, ask, form, lambda _said: note(said=form.outcome()))


@require_http_methods(["GET", "POST"])
@desk_page
def cancel_delegation(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """It neither comes nor goes."""
    delegation = kept_delegation(request, pk)
    hint = _("Hồ sơ vẫn được lưu trong sổ nhưng không sửa được nữa; số hộ chiếu được xóa ngay.")
    ask = Ask(_("Hủy đoàn"), _("Đã ghi đoàn hủy."), _("Hủy đoàn"), hint, record=delegation)
    cancel = partial(actions.cancel_delegation, by=request.user, delegation=delegation, now=timezone.now())
    return ask_page(request, CARD, ask, CancelForm(*sent(request)), lambda said: cancel(**said))


@require_http_methods(["GET", "POST"])
@desk_page
def add_follow_up(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Something that both sides agreed."""
    delegation = kept_delegation(request, pk)
    form = AgreedForm(*sent(request), locality=delegation.locality)
    ask = Ask(_("Thêm nội dung thống nhất"), _("Đã ghi nội dung thống nhất."), record=delegation, field="text")
    add = partial(actions.add_follow_up, by=request.user, delegation=delegation)
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.agreed()))


@require_http_methods(["GET", "POST"])
@desk_page
def assign_follow_up(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What was agreed becomes a task."""
    follow_up = get_object_or_404(visible_follow_ups(request.user), pk=pk)
    delegation = follow_up.delegation
    require(can_assign_follow_up(request.user, delegation), str(actions.ASSIGNING_IS_FOCAL))
    form = InPlanForm(*sent(request), locality=delegation.locality, user=request.user)
    about = f"{follow_up.text} · {follow_up.agency}" if follow_up.agency else follow_up.text
    ask = Ask(_("Giao thành nhiệm vụ"), _("Đã giao thành nhiệm vụ."), _("Giao"), about=about, record=delegation)
    assign = partial(actions.assign_follow_up, by=request.user, follow_up=follow_up, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda said: assign(**said))
