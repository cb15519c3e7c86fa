"""What belongs to an event: the next year's, who takes part, who is invited, what must be ready, who sponsors it."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import require
from nhipcau.desk.cards import Ask, ask_page
from nhipcau.desk.events.forms import (
    AnswerForm,
    GuestsForm,
    ParticipantsForm,
    PreparationForm,
    ReadyForm,
    SponsorForm,
)
from nhipcau.desk.events.views import CARD, kept_event
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.events import actions, part_actions
from nhipcau.events.permissions import can_tick_preparation
from nhipcau.events.queries import visible_invitees, visible_preparations, visible_sponsors


@require_POST
@desk_page
def repeat_event(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The same in the next year, on the day that its calendar gives."""
    made = actions.repeat_event(by=request.user, event=kept_event(request, pk), now=timezone.now())
    day = f"{made.starts_on:%d/%m/%Y}"
    messages.success(request, _("Đã lập sự kiện của năm sau, từ ngày %(day)s; hãy kiểm tra ngày.") % {"day": day})
    return go(request, CARD.address(made))


@require_http_methods(["GET", "POST"])
@desk_page
def count_participants(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """How many artists and guests of a country take part (?country)."""
    event = kept_event(request, pk)
    asked = parse_whole(request.GET.get("country", ""))
    there = next((one for one in event.participations.all() if one.country_id == asked), None)
    counts = {"artists": there.artists, "guests": there.guests} if there else {}
    form = ParticipantsForm(*sent(request), initial={"country": asked, **counts})
    hint = _("Mỗi nước một dòng; nếu ghi lại thì lấy lần ghi sau cùng.")
    ask = Ask(_("Ghi người tham gia"), _("Đã ghi người tham gia."), hint=hint, record=event)
    count = partial(part_actions.count_participants, by=request.user, event=event)
    return ask_page(request, CARD, ask, form, lambda _said: count(said=form.counted()))


@require_http_methods(["GET", "POST"])
@desk_page
def invite_guests(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The list of those invited, pasted."""
    event = kept_event(request, pk)
    ask = Ask(_("Mời khách"), _("Đã thêm vào danh sách mời."), _("Thêm"), record=event, field="names")
    add = partial(part_actions.invite_guests, by=request.user, event=event)
    return ask_page(request, CARD, ask, GuestsForm(*sent(request)), lambda said: add(names=said["names"].splitlines()))


@require_http_methods(["GET", "POST"])
@desk_page
def answer_invitee(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Somebody answered."""
    invitee = get_object_or_404(visible_invitees(request.user), pk=pk)
    event = kept_event(request, invitee.event_id)
    form = AnswerForm(*sent(request), initial={"answer": invitee.answer, "people": invitee.people})
    ask = Ask(_("Ghi trả lời"), _("Đã ghi trả lời."), about=invitee.name, record=event)
    answer = partial(part_actions.answer_invitee, by=request.user, invitee=invitee, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda said: answer(**said))


@require_POST
@desk_page
def remove_invitee(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Somebody is not invited after all."""
    invitee = get_object_or_404(visible_invitees(request.user), pk=pk)
    part_actions.remove_invitee(by=request.user, invitee=invitee)
    messages.success(request, _("Đã bỏ khỏi danh sách mời."))
    return go(request, f"{CARD.address(invitee.event)}#invitees")


@require_POST
@desk_page
def plan_preparations(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What events of this kind usually need, planned backwards."""
    event = kept_event(request, pk)
    part_actions.plan_preparations(by=request.user, event=event)
    messages.success(request, _("Đã lập danh mục chuẩn bị; hãy sửa cho đúng sự kiện này."))
    return go(request, f"{CARD.address(event)}#preparations")


@require_http_methods(["GET", "POST"])
@desk_page
def add_preparation(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Something must be ready so long before."""
    event = kept_event(request, pk)
    form = PreparationForm(*sent(request), locality=event.locality, initial={"agency": event.agency_id, "days": 14})
    ask = Ask(_("Thêm việc chuẩn bị"), _("Đã thêm việc chuẩn bị."), _("Thêm"), record=event, field="text")
    add = partial(part_actions.add_preparation, by=request.user, event=event)
    return ask_page(request, CARD, ask, form, lambda said: add(**said))


@require_http_methods(["GET", "POST"])
@desk_page
def tick_preparation(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """It is ready, or is not."""
    preparation = get_object_or_404(visible_preparations(request.user), pk=pk)
    require(can_tick_preparation(request.user, preparation), str(part_actions.PREPARERS_ONLY))
    form = ReadyForm(*sent(request), initial={"done_on": preparation.done_on or timezone.localdate()})
    ask = Ask(_("Ghi việc chuẩn bị đã xong"), _("Đã ghi."), about=preparation.text, record=preparation.event,
              field="done_on")  # fmt: skip
    tick = partial(part_actions.tick_preparation, by=request.user, preparation=preparation, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda said: tick(**said))


@require_POST
@desk_page
def remove_preparation(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """It need not be prepared."""
    preparation = get_object_or_404(visible_preparations(request.user), pk=pk)
    part_actions.remove_preparation(by=request.user, preparation=preparation)
    messages.success(request, _("Đã bỏ việc chuẩn bị."))
    return go(request, f"{CARD.address(preparation.event)}#preparations")


@require_http_methods(["GET", "POST"])
@desk_page
def add_sponsor(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Somebody gives money, things or services."""
    event = kept_event(request, pk)
    ask = Ask(_("Thêm nhà tài trợ"), _("Đã thêm nhà tài trợ."), _("Thêm"), record=event, field="name")
    add = partial(part_actions.add_sponsor, by=request.user, event=event)
    return ask_page(request, CARD, ask, SponsorForm(*sent(request)),
                    lambda said: add(**{**said, "worth": said["worth"] or 0}))  # fmt: skip


@require_POST
@desk_page
def remove_sponsor(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """It does not sponsor."""
    sponsor = get_object_or_404(visible_sponsors(request.user), pk=pk)
    part_actions.remove_sponsor(by=request.user, sponsor=sponsor)
    messages.success(request, _("Đã bỏ nhà tài trợ."))
    return go(request, f"{CARD.address(sponsor.event)}#sponsors")
