"""The documents of events, and the cards for those who are invited."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.desk.cards import Ask, ask_page
from nhipcau.desk.events.forms import InvitationForm
from nhipcau.desk.events.views import CARD, kept_event
from nhipcau.desk.fields import IssuerForm
from nhipcau.desk.responses import PDF, attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.documents.queries import issuers_of_records
from nhipcau.events import paper_actions
from nhipcau.events.cards import Occasion, cards_of, cards_pdf, lacking_of
from nhipcau.events.models import Paper

ANSWER_BEFORE = timedelta(days=10)
"""How long before the day one asks for an answer, unless somebody says otherwise."""


@require_http_methods(["GET", "POST"])
@desk_page
def write_event_paper(request: SignedInRequest, pk: int, what: str) -> HttpResponseBase:
    """One of the papers as a draft of a document."""
    event = kept_event(request, pk)
    if what not in Paper:
        raise Http404
    issuers = issuers_of_records(request.user, event.locality)
    form = IssuerForm(*sent(request), issuers=issuers, likely=event.agency_id)

    def compose(said: dict[str, Any]) -> str:
        document = paper_actions.write_event_paper(by=request.user, event=event, what=what, now=timezone.now(), **said)
        return reverse("document_detail", args=[document.pk])

    hint = _("Lập từ hồ sơ; chỗ chưa biết nằm trong ngoặc vuông, còn ngoặc vuông thì chưa trình ký được.")
    ask = Ask(
        str(Paper(what).label), _("Đã soạn dự thảo văn bản."), _("Soạn dự thảo"), hint, record=event, field="issuer"
    )  # fmt: skip
    return ask_page(request, CARD, ask, form, lambda said: compose(dict(said)))


@require_GET
@desk_page
def event_invitations(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The cards as a PDF for an item of the programme (?item, host, reply_by, contact); asked for on a page before."""
    event, today = kept_event(request, pk), timezone.localdate()
    initial = {"reply_by": event.starts_on - ANSWER_BEFORE, "contact": request.user.email}
    form = InvitationForm(request.GET if "item" in request.GET else None, event=event, today=today, initial=initial)
    if not form.is_valid():
        return render(request, "desk/events/event_invitations.html", {"event": event, "form": form})
    cards = cards_of(event, Occasion(**form.cleaned_data), today)
    if "look" in request.GET:
        context = {"event": event, "form": form, "lacking": list(lacking_of(cards)), "count": len(cards)}
        return render(request, "desk/events/event_invitations.html", context)
    return attachment(cards_pdf(event, cards), f"thiep-moi-{event.number}-{event.year}.pdf", PDF)
