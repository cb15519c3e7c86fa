"""The book of gifts that came in: the list, one of them with its clocks, and what becomes of it."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.agencies.queries import localities_where, locality_where
from nhipcau.agencies.standing import standing_of
from nhipcau.common.refusal import require
from nhipcau.desk.cards import Ask, Card, ask_page, card_context, register_page
from nhipcau.desk.gifts.listing import RECEIVED
from nhipcau.desk.gifts.received_forms import PARTS, ReceivedForm, SettleForm
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.gifts import received_actions as actions
from nhipcau.gifts.models import ReceivedGift
from nhipcau.gifts.permissions import can_add_received_gift, can_settle_received_gift
from nhipcau.gifts.queries import REPORTING, not_done, open_first, received_stages, search_received, visible_received

CARD = Card("received_gift", "received_gifts", gettext_lazy("Sổ quà tặng nhận được"), gettext_lazy("Ghi quà nhận được"))
NOT_A_COLLEAGUE = gettext_lazy("Chỉ cán bộ của địa phương được ghi quà nhận được.")


@require_GET
@desk_page
def received_gift_list(request: SignedInRequest) -> HttpResponseBase:
    """What came in, as far as the person may see it: what is still to be settled first."""
    can_add = bool(localities_where(request.user, can_add_received_gift))
    waiting = not_done(visible_received(request.user), REPORTING).count()
    said = _("%(count)s quà chờ báo cáo, nộp lại") % {"count": waiting} if waiting else ""
    return register_page(request, CARD, RECEIVED, _found(request), can_add=can_add, said=said)


def _found(request: SignedInRequest) -> QuerySet[ReceivedGift]:
    asked = request.GET
    rows = search_received(visible_received(request.user), asked.get("q", ""))
    rows = rows.filter(given=asked["given"]) if asked.get("given") else rows
    rows = rows.filter(closed_on=None, given=ReceivedGift.Given.PERSON) if asked.get("open") else rows
    return open_first(rows)


@require_GET
@desk_page
def received_gifts_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The book as it is shown."""
    return list_sheet(request, RECEIVED, _found(request))


def _row(request: SignedInRequest, pk: int) -> ReceivedGift:
    return get_object_or_404(visible_received(request.user), pk=pk)


def _settled_row(request: SignedInRequest, pk: int) -> ReceivedGift:
    """A row that the person may settle."""
    row = _row(request, pk)
    require(can_settle_received_gift(request.user, row), str(actions.KEEPERS_ONLY))
    return row


@require_GET
@desk_page
def received_gift_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A gift that came in: from whom, the steps of the decree with their last days, where it is."""
    row = _row(request, pk)
    can_edit = can_settle_received_gift(request.user, row) and row.closed_on is None
    context = card_context(request, CARD, row, can_edit=can_edit) | {
        "row": row,
        "stages": received_stages(row, timezone.localdate()),
    }
    return render(request, "desk/gifts/received_gift_detail.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def add_received_gift(request: SignedInRequest) -> HttpResponseBase:
    """A gift that came in."""
    locality = locality_where(request.user, can_add_received_gift, str(NOT_A_COLLEAGUE))
    own = next(iter(standing_of(request.user).agencies), None)
    initial = {"received_on": timezone.localdate(), "agency": own}
    form = ReceivedForm(*sent(request), user=request.user, locality=locality, initial=initial)
    ask = Ask(_("Ghi quà nhận được"), _("Đã ghi vào sổ."), _("Ghi vào sổ"), parts=PARTS)
    register = partial(actions.add_received_gift, by=request.user, locality=locality, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: register(came=form.came()))


@require_http_methods(["GET", "POST"])
@desk_page
def settle_received_gift(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What becomes of it."""
    row = _settled_row(request, pk)
    initial = {name: getattr(row, name) for name in SettleForm.base_fields}
    form = SettleForm(*sent(request), initial=initial)
    ask = Ask(_("Xử lý quà"), _("Đã ghi việc xử lý."), record=row)
    settle = partial(actions.settle_received_gift, by=request.user, row=row, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: settle(settled=form.settled()))
