"""The office's own texts of letters."""

from functools import partial

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.queries import localities_where, locality_where
from nhipcau.desk.cards import Ask, Card, ask_page, register_page
from nhipcau.desk.greetings.forms import TextForm
from nhipcau.desk.greetings.listing import OWN_TEXTS
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.greetings import text_actions as actions
from nhipcau.greetings.models import OwnText
from nhipcau.greetings.occasions import occasions
from nhipcau.greetings.permissions import can_keep_texts
from nhipcau.greetings.queries import visible_texts
from nhipcau.greetings.texts import text_of

CARD = Card("own_text", "own_texts", gettext_lazy("Lời văn mẫu của cơ quan"), "", "keep_text")


@require_GET
@desk_page
def own_text_list(request: SignedInRequest) -> HttpResponseBase:
    """The texts that the office keeps instead of those that are shipped."""
    more = [(_("Điện, thư chúc mừng"), reverse("greeting_list"))]
    if localities_where(request.user, can_keep_texts):
        more.append((_("Viết lời văn"), reverse("keep_text")))
    return register_page(request, CARD, OWN_TEXTS, _found(request), more=more)


def _found(request: SignedInRequest) -> QuerySet[OwnText]:
    rows = visible_texts(request.user)
    return rows.filter(occasion=request.GET["occasion"]) if request.GET.get("occasion") else rows


@require_GET
@desk_page
def own_texts_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, OWN_TEXTS, _found(request))


@require_http_methods(["GET", "POST"])
@desk_page
def keep_text(request: SignedInRequest) -> HttpResponseBase:
    """The office's text of an occasion in a language (?occasion, language); at first the one that is shipped."""
    locality = locality_where(request.user, can_keep_texts, str(actions.FOCAL_ONLY))
    code, language = request.GET.get("occasion", ""), request.GET.get("language", "vi")
    known = text_of(locality, occasions()[code], language) if code in occasions() else None
    initial = {"occasion": code or "national_day", "language": language}
    initial |= {name: getattr(known, name) for name in ("body", "salutation", "closing")} if known else {}
    own = visible_texts(request.user).filter(locality=locality, occasion=code, language=language).first()
    away = (_("Dùng lại lời văn có sẵn"), reverse("remove_text", args=[own.pk])) if own else None
    ask = Ask(_("Lời văn mẫu"), _("Đã giữ lời văn."), field="body", to=reverse("own_text_list"), away=away)
    keep = partial(actions.keep_text, by=request.user, locality=locality, now=timezone.now())
    form = TextForm(*sent(request), initial=initial)
    return ask_page(request, CARD, ask, form, lambda said: keep(words=actions.OwnWords(**said)))


@require_POST
@desk_page
def remove_text(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The text that is shipped holds again."""
    actions.remove_text(by=request.user, text=get_object_or_404(visible_texts(request.user), pk=pk))
    messages.success(request, _("Đã dùng lại lời văn có sẵn."))
    return go(request, reverse("own_text_list"))
