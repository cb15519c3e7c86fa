"""Names in other languages: the list, and the form of one."""

from functools import partial
from typing import Any

from django import forms
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
from nhipcau.common.refusal import require
from nhipcau.desk.cards import Ask, Card, ask_page, register_page
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.glossary import actions
from nhipcau.glossary.models import Language, Term
from nhipcau.glossary.permissions import can_settle_terms
from nhipcau.glossary.queries import search_terms, visible_terms
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words

NAMES = gettext_lazy("Tên gọi trong các ngôn ngữ")
CARD = Card("term", "terms", NAMES, gettext_lazy("Thêm tên gọi"), "edit_term")
TERMS: Listing[Term] = Listing(
    NAMES,
    "ten-goi",
    (
        Column("name", gettext_lazy("Tên tiếng Việt"), lambda row: row.name, 40, ("sort_key",),
               link=lambda row: reverse("edit_term", args=[row.pk])),
        Column("language", gettext_lazy("Ngôn ngữ"), lambda row: str(row.get_language_display()), 14, ("language",)),
        Column("text", gettext_lazy("Tên trong ngôn ngữ đó"), lambda row: row.text, 40, ("text",)),
        Column("kind", gettext_lazy("Loại"), lambda row: str(row.get_kind_display()), 16, ("kind", "sort_key")),
        Column("note", gettext_lazy("Căn cứ, ghi chú"), lambda row: row.note, 40),
    ),
    gettext_lazy("Chưa thống nhất tên gọi nào: thư, thẻ quà dùng tên do hệ thống đề xuất."),
    (
        Words(),
        Choice("language", gettext_lazy("Ngôn ngữ"), Language.choices),
        Choice("kind", gettext_lazy("Loại"), Term.Kind.choices),
    ),
    icon="languages",
)  # fmt: skip


class TermForm(forms.Form):
    """What a name is called in a language."""

    name = forms.CharField(label=gettext_lazy("Tên tiếng Việt"), max_length=250)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Term.Kind.choices)
    language = forms.ChoiceField(label=gettext_lazy("Ngôn ngữ"), choices=Language.choices)
    text = forms.CharField(label=gettext_lazy("Tên trong ngôn ngữ đó"), max_length=250)
    note = forms.CharField(label=gettext_lazy("Căn cứ, ghi chú"), max_length=300, required=False)


@require_GET
@desk_page
def term_list(request: SignedInRequest) -> HttpResponseBase:
    """Names of the person's locality, by words, language and kind."""
    can_add = bool(localities_where(request.user, can_settle_terms))
    return register_page(request, CARD, TERMS, _found(request), can_add=can_add)


def _found(request: SignedInRequest) -> QuerySet[Term]:
    asked = request.GET
    named = {name: asked[name] for name in ("language", "kind") if asked.get(name)}
    return search_terms(visible_terms(request.user), asked.get("q", "")).filter(**named)


@require_GET
@desk_page
def terms_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, TERMS, _found(request))


@require_http_methods(["GET", "POST"])
@desk_page
def add_term(request: SignedInRequest) -> HttpResponseBase:
    """What a name is called."""
    locality = locality_where(request.user, can_settle_terms, str(actions.FOCAL_ONLY))
    ask = Ask(_("Thêm tên gọi"), _("Đã thống nhất tên gọi."), field="text", to=reverse("term_list"))
    add = partial(actions.add_term, by=request.user, locality=locality, now=timezone.now())
    form = TermForm(*sent(request))
    return ask_page(request, CARD, ask, form, lambda said: add(settled=actions.Settled(**said)))


@require_http_methods(["GET", "POST"])
@desk_page
def edit_term(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What a name is called from now on."""
    term = get_object_or_404(visible_terms(request.user), pk=pk)
    require(can_settle_terms(request.user, term.locality), str(actions.FOCAL_ONLY))
    initial: dict[str, Any] = {name: getattr(term, name) for name in TermForm.base_fields}
    away = (_("Bỏ tên gọi này"), reverse("remove_term", args=[pk]))
    ask = Ask(
        _("Sửa tên gọi"), _("Đã thống nhất tên gọi."), record=term, field="text", to=reverse("term_list"), away=away
    )  # fmt: skip
    edit = partial(actions.edit_term, by=request.user, term=term)
    form = TermForm(*sent(request), initial=initial)
    return ask_page(request, CARD, ask, form, lambda said: edit(settled=actions.Settled(**said)))


@require_POST
@desk_page
def remove_term(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The name is settled no more."""
    term = get_object_or_404(visible_terms(request.user), pk=pk)
    actions.remove_term(by=request.user, term=term)
    messages.success(request, _("Đã bỏ tên gọi."))
    return go(request, reverse("term_list"))
