"""The cards for those who are invited to an event."""

from datetime import timedelta

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nhipcau.desk.events.forms import InvitationForm
from nhipcau.desk.events.views import kept_event
from nhipcau.desk.responses import PDF, attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.events.cards import Occasion, cards_of, cards_pdf, lacking_of

ANSWER_BEFORE = timedelta(days=10)
"""How long before the day one asks for an answer, unless somebody says otherwise."""


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
