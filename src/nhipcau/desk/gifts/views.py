"""Gifts: the catalogue, one of them with its store and to whom it was given, and what suits a guest."""

from functools import partial

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.queries import localities_where, locality_where
from nhipcau.common.refusal import require
from nhipcau.desk.cards import (
    Ask,
    Card,
    ask_page,
    card_context,
    register_page,
)
from nhipcau.desk.gifts.forms import PARTS, GiftForm, GivingForm, GuestForm, MoveForm, PartnerForm, WithdrawForm
from nhipcau.desk.gifts.listing import GIFTS, stars_said
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.responses import form_page
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.gifts import actions
from nhipcau.gifts.models import Gift
from nhipcau.gifts.permissions import can_add_gift, can_edit_gift
from nhipcau.gifts.queries import (
    IN_USE,
    certificate_state,
    gifts_in,
    givings_of,
    search_gifts,
    visible_gifts,
    visible_givings,
    with_last_given,
)
from nhipcau.gifts.suggestion import gift_norm, suggest
from nhipcau.records.queries import pictures_of

CARD = Card("gift", "gifts", gettext_lazy("Quà tặng đối ngoại"), gettext_lazy("Thêm mẫu quà"))
NOT_A_COLLEAGUE = gettext_lazy("Chỉ cán bộ của địa phương được thêm mẫu quà tặng.")
SHOWN = 12
"""Of its givings and movements on the card."""


@require_GET
@desk_page
def gift_list(request: SignedInRequest) -> HttpResponseBase:
    """The catalogue of the person's locality, by words, group and state; what is given no more stands apart."""
    more = [
        (_("Chọn quà cho khách"), reverse("gift_suggestions")), (_("Danh mục .docx"), reverse("catalogue_docx")),
        (_("Danh mục .pdf"), reverse("catalogue_pdf")),
    ]  # fmt: skip
    can_add = bool(localities_where(request.user, can_add_gift))
    return register_page(request, CARD, GIFTS, _found(request), can_add=can_add, more=more)


def _found(request: SignedInRequest) -> QuerySet[Gift]:
    asked = request.GET
    rows = with_last_given(search_gifts(visible_gifts(request.user), asked.get("q", "")))
    rows = rows.filter(kind=asked["kind"]) if asked.get("kind") else rows
    return gifts_in(rows, asked.get("state", ""), timezone.localdate())


@require_GET
@desk_page
def gifts_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, GIFTS, _found(request))


def _gift(request: SignedInRequest, pk: int) -> Gift:
    return get_object_or_404(visible_gifts(request.user), pk=pk)


def _kept_gift(request: SignedInRequest, pk: int) -> Gift:
    """A gift that the person may edit."""
    gift = _gift(request, pk)
    require(can_edit_gift(request.user, gift), str(actions.KEEPERS_ONLY))
    return gift


@require_GET
@desk_page
def gift_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A gift: its story in two languages, what is in store, to whom it was given."""
    gift = _gift(request, pk)
    givings = givings_of(gift)
    can_edit = can_edit_gift(request.user, gift) and gift.withdrawn_on is None
    context = card_context(request, CARD, gift, can_edit=can_edit) | {
        "gift": gift,
        "pictures": pictures_of(gift),
        "stars": stars_said(gift),
        "certificate": certificate_state(gift, timezone.localdate()),
        "movements": gift.movements.select_related("by")[:SHOWN],
        "givings": givings[:SHOWN],
        "given_count": givings.count(),
        "countries": gift.avoided_in.all(),
    }
    return render(request, "desk/gifts/gift_detail.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def add_gift(request: SignedInRequest) -> HttpResponseBase:
    """A gift that the catalogue does not know yet."""
    locality = locality_where(request.user, can_add_gift, str(NOT_A_COLLEAGUE))
    form = GiftForm(*sent(request), locality=locality)
    ask = Ask(_("Thêm mẫu quà"), _("Đã thêm vào danh mục."), parts=PARTS)
    add = partial(actions.add_gift, by=request.user, locality=locality, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def edit_gift(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Another price, another story, a new certificate."""
    gift = _kept_gift(request, pk)
    form = GiftForm(*sent(request), locality=gift.locality, initial=GiftForm.initial_of(gift))
    ask = Ask(_("Sửa mẫu quà"), _("Đã lưu mẫu quà."), parts=PARTS, record=gift, overwrites=True)
    edit = partial(actions.edit_gift, by=request.user, gift=gift)
    return ask_page(request, CARD, ask, form, lambda _said: edit(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def move_stock(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What came into the store, left it, or was counted there."""
    gift = _kept_gift(request, pk)
    form = MoveForm(*sent(request), initial={"on": timezone.localdate()})
    hint = _("Khi tặng khách, bấm “Tặng” ở hồ sơ của quà: số trong kho tự trừ.")
    ask = Ask(_("Nhập, xuất kho"), _("Đã ghi kho."), hint=hint, record=gift, field="pieces")
    move = partial(actions.move_stock, by=request.user, gift=gift, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: move(moved=form.moved()))


@require_http_methods(["GET", "POST"])
@desk_page
def give_gift(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """To whom it is given (?partner, contact, rank, recipient, pieces); first to which partner, where none is said."""
    gift = _kept_gift(request, pk)
    if request.method == "GET":
        first = PartnerForm(request.GET or None, user=request.user, locality=gift.locality)
        if not first.is_valid():
            return form_page(request, "desk/gifts/give_gift_to.html", first, {"gift": gift, "card": CARD})
    named = {name: request.GET[name] for name in GuestForm.base_fields if request.GET.get(name)}
    initial = {"on": timezone.localdate(), **named}
    form = GivingForm(*sent(request), user=request.user, locality=gift.locality, initial=initial)
    ask = Ask(_("Tặng"), _("Đã ghi lượt tặng."), _("Ghi lượt tặng"), record=gift)
    give = partial(actions.give_gift, by=request.user, gift=gift, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: give(given=form.given()))


@require_POST
@desk_page
def take_back_giving(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """It was noted by mistake."""
    giving = get_object_or_404(visible_givings(request.user), pk=pk)
    actions.take_back_giving(by=request.user, giving=giving, now=timezone.now())
    messages.success(request, _("Đã hủy lượt tặng; số quà đã nhập lại kho."))
    return go(request, CARD.address(giving.gift))


@require_http_methods(["GET", "POST"])
@desk_page
def withdraw_gift(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The gift is given no more."""
    gift = _kept_gift(request, pk)
    hint = _("Hồ sơ vẫn được lưu nhưng không tặng, không sửa được nữa.")
    ask = Ask(_("Thôi dùng mẫu quà"), _("Đã ghi thôi dùng."), _("Ghi thôi dùng"), hint, record=gift, field="on")
    form = WithdrawForm(*sent(request), initial={"on": timezone.localdate()})
    withdraw = partial(actions.withdraw_gift, by=request.user, gift=gift, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda said: withdraw(**said))


@require_GET
@desk_page
def gift_suggestions(request: SignedInRequest) -> HttpResponseBase:
    """Which gifts suit a guest (?partner, contact, rank, recipient, pieces, flies), and why not the others."""
    locality = locality_where(request.user, can_add_gift, str(NOT_A_COLLEAGUE))
    is_asked = "partner" in request.GET
    initial = {"flies": True, "pieces": 1}
    form = GuestForm(request.GET if is_asked else None, user=request.user, locality=locality, initial=initial)
    context = {"form": form, "card": CARD, "is_asked": is_asked}
    if is_asked and form.is_valid():
        guest, today = form.guest(), timezone.localdate()
        rows = gifts_in(visible_gifts(request.user).filter(locality=locality), IN_USE, today)
        context |= {
            "suggested": suggest(rows, guest, today), "norm": gift_norm(guest.rank, guest.recipient, today),
            "asked": request.GET.urlencode(), "guest": guest,
        }  # fmt: skip
    return render(request, "desk/gifts/gift_suggestions.html", context)
