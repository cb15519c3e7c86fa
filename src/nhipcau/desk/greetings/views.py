"""Letters to partners: the list, one of them as it would be written, and what becomes of it."""

from datetime import date
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

from nhipcau.common.dates import parse_day
from nhipcau.common.refusal import refuse_if, require
from nhipcau.desk.cards import (
    Ask,
    Card,
    ask_page,
    card_context,
    register_page,
)
from nhipcau.desk.greetings.forms import PARTS, AnswerForm, GreetingForm, SentForm, SkipForm
from nhipcau.desk.greetings.listing import GREETINGS, state_word
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.responses import DOCX, attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.greetings import actions
from nhipcau.greetings.envelopes import envelopes
from nhipcau.greetings.letters import letter_of
from nhipcau.greetings.models import Greeting
from nhipcau.greetings.occasions import occasions
from nhipcau.greetings.permissions import can_edit_greeting, can_write_greeting
from nhipcau.greetings.queries import (
    earlier_letter,
    givings_for,
    greetings_in,
    said_again,
    search_greetings,
    state_of,
    visible_greetings,
)
from nhipcau.partners.models import Partner
from nhipcau.partners.queries import posts_on, visible_partners

CARD = Card("greeting", "greetings", gettext_lazy("Điện, thư chúc mừng"), "")


@require_GET
@desk_page
def greeting_list(request: SignedInRequest) -> HttpResponseBase:
    """Letters of the person's locality, by words, state and occasion."""
    more = [
        (_("Dịp sắp tới"), reverse("greeting_calendar")), (_("Lời văn mẫu"), reverse("own_text_list")),
        (_("Phong bì .docx"), f"{reverse('greeting_envelopes')}?{request.GET.urlencode()}"),
    ]  # fmt: skip
    return register_page(request, CARD, GREETINGS, _found(request), more=more)


def _found(request: SignedInRequest) -> QuerySet[Greeting]:
    asked = request.GET
    rows = search_greetings(visible_greetings(request.user), asked.get("q", ""))
    rows = rows.filter(occasion=asked["occasion"]) if asked.get("occasion") else rows
    return greetings_in(rows, asked.get("state", ""))


@require_GET
@desk_page
def greetings_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, GREETINGS, _found(request))


@require_GET
@desk_page
def greeting_envelopes(request: SignedInRequest) -> HttpResponseBase:
    """An envelope for each letter of the list as it is shown that is not sent yet; the first 200."""
    rows = list(_found(request).filter(sent_on=None, skipped_on=None, post__isnull=False)[:200])
    refuse_if(not rows, _("Không có thư nào chưa gửi trong danh sách này."))
    sender = rows[0].document.issuer if rows[0].document else rows[0].agency
    return attachment(envelopes(rows, sender), f"phong-bi-{timezone.localdate()}.docx", DOCX)


def _partner(request: SignedInRequest, pk: int) -> Partner:
    """A partner to whom the person may write."""
    partner = get_object_or_404(visible_partners(request.user), pk=pk)
    require(can_write_greeting(request.user, partner), str(actions.WRITERS_ONLY))
    return partner


def _greeting(request: SignedInRequest, pk: int) -> Greeting:
    return get_object_or_404(visible_greetings(request.user), pk=pk)


def _kept_greeting(request: SignedInRequest, pk: int) -> Greeting:
    """A letter that the person may edit."""
    greeting = _greeting(request, pk)
    require(can_edit_greeting(request.user, greeting), str(actions.WRITERS_ONLY))
    return greeting


@require_GET
@desk_page
def greeting_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A letter in both languages as it would be written now, beside the one of the year before; where it stands."""
    greeting = _greeting(request, pk)
    letter = letter_of(greeting, actions.issuer_of(request.user, greeting), timezone.localdate())
    earlier, occasion = earlier_letter(greeting), occasions()[greeting.occasion]
    can_edit = can_edit_greeting(request.user, greeting) and greeting.skipped_on is None
    context = card_context(request, CARD, greeting, can_edit=can_edit) | {
        "greeting": greeting,
        "occasion": occasion,
        "state": state_of(greeting),
        "state_word": state_word(greeting),
        "is_draft": greeting.document is None or greeting.document.is_draft,
        "letter": letter,
        "earlier": earlier,
        "again": said_again(greeting, earlier),
        "has_other_addressee": earlier is not None and earlier.post_id != greeting.post_id,
    }
    return render(request, "desk/greetings/greeting_detail.html", context)


def _asked_day(request: SignedInRequest) -> date:
    return parse_day(request.GET.get("on", "")) or timezone.localdate()


@require_http_methods(["GET", "POST"])
@desk_page
def write_greeting(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A letter to who heads the partner on the day (?occasion, on, agreement)."""
    partner, day = _partner(request, pk), _asked_day(request)
    posts = posts_on(partner, day)
    initial: dict[str, Any] = {
        "on": day, "occasion": request.GET.get("occasion"), "agreement": request.GET.get("agreement"),
        "post": posts[0].pk if posts else None,
    }  # fmt: skip
    form = GreetingForm(*sent(request), partner=partner, posts=posts, initial=initial)
    hint = "" if posts else _("Đối tác chưa có ai giữ chức vụ vào ngày này; hãy ghi đầu mối liên hệ ở hồ sơ đối tác.")
    ask = Ask(_("Soạn thư"), _("Đã soạn thư."), _("Soạn thư"), hint, about=partner.name_vi, parts=PARTS)
    write = partial(actions.write_greeting, by=request.user, partner=partner, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: write(said=form.said()))


@require_http_methods(["GET", "POST"])
@desk_page
def skip_greeting(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """No letter is sent on an occasion (?occasion, on)."""
    partner, day = _partner(request, pk), _asked_day(request)
    occasion = occasions().get(request.GET.get("occasion", ""))
    form = SkipForm(*sent(request), initial={"occasion": occasion and occasion.code, "on": day})
    about = f"{occasion.name_vi}, {day:%d/%m/%Y}: {partner.name_vi}" if occasion else partner.name_vi
    ask = Ask(_("Không gửi thư"), _("Đã ghi không gửi thư."), about=about, to=reverse("greeting_calendar"))
    skip = partial(actions.skip_greeting, by=request.user, partner=partner, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda said: skip(skipped=actions.Skipped(**said)))


@require_http_methods(["GET", "POST"])
@desk_page
def rewrite_greeting(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Says it otherwise."""
    greeting = _kept_greeting(request, pk)
    posts = posts_on(greeting.partner, greeting.on)
    initial = GreetingForm.initial_of(greeting)
    form = GreetingForm(*sent(request), partner=greeting.partner, posts=posts, initial=initial)
    hint = _("Dự thảo được soạn lại; tệp đã sửa tay trước đó vẫn còn trong văn bản.")
    ask = Ask(_("Sửa thư"), _("Đã soạn lại thư."), _("Soạn lại"), hint, parts=PARTS, record=greeting, overwrites=True)
    rewrite = partial(actions.rewrite_greeting, by=request.user, greeting=greeting, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: rewrite(said=form.said()))


@require_http_methods(["GET", "POST"])
@desk_page
def note_sent(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The letter went out."""
    greeting = _kept_greeting(request, pk)
    ask = Ask(_("Ghi đã gửi"), _("Đã ghi ngày gửi."), record=greeting, field="on")
    note = partial(actions.note_sent, by=request.user, greeting=greeting, now=timezone.now())
    form = SentForm(*sent(request), givings=givings_for(greeting), initial={"on": timezone.localdate()})
    return ask_page(request, CARD, ask, form, lambda _said: note(sent=form.sent()))


@require_http_methods(["GET", "POST"])
@desk_page
def note_answer(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The addressee answered."""
    greeting = _kept_greeting(request, pk)
    ask = Ask(_("Ghi được đáp"), _("Đã ghi ngày được đáp."), record=greeting, field="on")
    note = partial(actions.note_answer, by=request.user, greeting=greeting, now=timezone.now())
    form = AnswerForm(*sent(request), initial={"on": timezone.localdate()})
    return ask_page(request, CARD, ask, form, lambda said: note(**said))
