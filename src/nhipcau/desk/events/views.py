"""Events: the list, one of them with everything that belongs to it, and what is done with it."""

from datetime import timedelta
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
from nhipcau.desk.cards import Ask, Card, ask_page, card_context, programme_context, register_page
from nhipcau.desk.events.forms import PARTS, EventForm, EventOutcomeForm
from nhipcau.desk.events.listing import EVENTS, state_word
from nhipcau.desk.fields import CancelForm
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.events import actions
from nhipcau.events.lunar import lunar_said
from nhipcau.events.models import Event, Invitee
from nhipcau.events.permissions import can_add_event, can_edit_event, can_tick_preparation
from nhipcau.events.queries import (
    at_the_same_time,
    event_steps,
    events_in,
    following_of,
    search_events,
    visible_events,
    with_clash,
)
from nhipcau.partners.queries import agency_of_worker
from nhipcau.records.steps import next_step

CARD = Card("event", "events", gettext_lazy("Sự kiện"), gettext_lazy("Thêm sự kiện"))
NOT_A_COLLEAGUE = gettext_lazy("Chỉ cán bộ của địa phương được thêm sự kiện.")


@require_GET
@desk_page
def event_list(request: SignedInRequest) -> HttpResponseBase:
    """Events of the person's locality, by words, kind and state; the latest first."""
    can_add = bool(localities_where(request.user, can_add_event))
    more = [(_("Tổng hợp năm"), reverse("event_year"))] * can_add
    return register_page(request, CARD, EVENTS, _found(request), can_add=can_add, more=more)


def _found(request: SignedInRequest) -> QuerySet[Event]:
    asked = request.GET
    rows = search_events(visible_events(request.user), asked.get("q", ""))
    rows = rows.filter(**{"kind": asked["kind"]} if asked.get("kind") else {})
    return with_clash(events_in(rows, asked.get("state", ""), timezone.localdate()))


@require_GET
@desk_page
def events_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, EVENTS, _found(request))


def kept_event(request: SignedInRequest, pk: int) -> Event:
    """An event that the person may edit."""
    event = get_object_or_404(visible_events(request.user), pk=pk)
    require(can_edit_event(request.user, event), str(actions.KEEPERS_ONLY))
    return event


@require_GET
@desk_page
def event_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """An event: what is next, its permits, what must be ready, who is invited, who takes part, its programme."""
    event, today = get_object_or_404(visible_events(request.user), pk=pk), timezone.localdate()
    can_edit = can_edit_event(request.user, event) and event.cancelled_on is None
    steps = event_steps(event, today)
    context = (
        card_context(request, CARD, event, can_edit=can_edit)
        | programme_context(event)
        | _parts_of(request, event)
        | {
            "event": event,
            "state": state_word(event),
            "lunar": lunar_said(event.starts_on),
            "next": next_step(steps),
            "stages": steps,
            "clashes": list(at_the_same_time(event)),
            "following": following_of(event),
            "left": (event.starts_on - today) // timedelta(days=1),
        }
    )
    return render(request, "desk/events/event_detail.html", context)


def _parts_of(request: SignedInRequest, event: Event) -> dict[str, Any]:
    today, goes = timezone.localdate(), event.cancelled_on is None
    preparations = list(event.preparations.select_related("agency", "event"))
    invitees = list(event.invitees.select_related("partner"))
    coming = [row for row in invitees if row.answer == Invitee.Answer.COMING]
    return {
        "preparations": [
            (row, row.done_on is None and row.due < today, goes and can_tick_preparation(request.user, row))
            for row in preparations
        ],
        "ready": sum(row.done_on is not None for row in preparations),
        "invitees": invitees,
        "coming": sum(row.people for row in coming),
        "unanswered": sum(not row.answer for row in invitees),
        "participations": list(event.participations.all()),
        "sponsors": (sponsors := list(event.sponsors.select_related("partner"))),
        "worth": sum(row.worth for row in sponsors),
    }


@require_http_methods(["GET", "POST"])
@desk_page
def add_event(request: SignedInRequest) -> HttpResponseBase:
    """An event that the register does not know yet (?partner)."""
    locality = locality_where(request.user, can_add_event, str(NOT_A_COLLEAGUE))
    initial = {"partners": request.GET.getlist("partner"), "agency": agency_of_worker(request.user, locality)}
    form = EventForm(*sent(request), user=request.user, locality=locality, initial=initial)
    ask = Ask(_("Thêm sự kiện"), _("Đã thêm sự kiện."), parts=PARTS)
    add = partial(actions.add_event, by=request.user, locality=locality, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def edit_event(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Other days, another place, other answers."""
    event = kept_event(request, pk)
    form = EventForm(
        *sent(request), user=request.user, locality=event.locality, initial=EventForm.initial_of(event)
    )  # fmt: skip
    ask = Ask(_("Sửa sự kiện"), _("Đã lưu sự kiện."), parts=PARTS, record=event, overwrites=True)
    edit = partial(actions.edit_event, by=request.user, event=event)
    return ask_page(request, CARD, ask, form, lambda _said: edit(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def note_event_outcome(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What came of it."""
    event = kept_event(request, pk)
    initial = {name: getattr(event, name) for name in actions.Outcome.__slots__}
    form = EventOutcomeForm(*sent(request), initial=initial)
    ask = Ask(_("Ghi kết quả"), _("Đã ghi kết quả."), record=event, overwrites=True)
    note = partial(actions.note_event_outcome, by=request.user, event=event, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: note(said=form.outcome()))


@require_http_methods(["GET", "POST"])
@desk_page
def cancel_event(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """It does not take place."""
    event = kept_event(request, pk)
    hint = _("Hồ sơ vẫn được lưu trong sổ nhưng không sửa được nữa.")
    ask = Ask(_("Hủy sự kiện"), _("Đã ghi sự kiện hủy."), _("Ghi hủy"), hint, record=event)
    cancel = partial(actions.cancel_event, by=request.user, event=event, now=timezone.now())
    return ask_page(request, CARD, ask, CancelForm(*sent(request)), lambda said: cancel(**said))
