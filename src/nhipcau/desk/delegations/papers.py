"""The documents of a delegation, and the pack for who receives it."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.accounts.models import User
from nhipcau.delegations.briefing import briefing_pdf
from nhipcau.delegations.models import Delegation
from nhipcau.delegations.paper_actions import write_delegation_paper as write_paper
from nhipcau.delegations.papers import BY_COMMITTEE, OF
from nhipcau.delegations.queries import visible_delegations
from nhipcau.desk.cards import Ask, ask_page
from nhipcau.desk.delegations.views import CARD, kept_delegation
from nhipcau.desk.fields import IssuerForm
from nhipcau.desk.responses import PDF, attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.documents.queries import issuers_of_records
from nhipcau.overview.timeline import timeline_of
from nhipcau.programmes.queries import programme_of

MOST_PAST = 12
"""Of what was done with a partner, in the pack."""


@require_http_methods(["GET", "POST"])
@desk_page
def write_delegation_paper(request: SignedInRequest, pk: int, what: str) -> HttpResponseBase:
    """One of the papers as a draft of a document."""
    delegation = kept_delegation(request, pk)
    papers = {paper.value: paper for paper in OF[Delegation.Direction(delegation.direction)]}
    if what not in papers:
        raise Http404
    issuers = issuers_of_records(request.user, delegation.locality)
    issuer = issuers.first() if what in BY_COMMITTEE else delegation.agency_id
    form = IssuerForm(*sent(request), issuers=issuers, initial={"issuer": issuer})

    def compose(said: dict[str, Any]) -> str:
        document = write_paper(by=request.user, delegation=delegation, what=what, now=timezone.now(), **said)
        return reverse("document_detail", args=[document.pk])

    hint = _("Lập từ hồ sơ đoàn; chỗ chưa biết nằm trong ngoặc vuông, còn ngoặc vuông thì chưa trình ký được.")
    ask = Ask(
        str(papers[what].label),
        _("Đã soạn dự thảo văn bản."),
        _("Soạn dự thảo"),
        hint,
        record=delegation,
        field="issuer",
    )
    return ask_page(request, CARD, ask, form, lambda said: compose(dict(said)))


@require_GET
@desk_page
def delegation_briefing(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Everything for who receives the delegation, as one PDF."""
    delegation = get_object_or_404(visible_delegations(request.user), pk=pk, direction=Delegation.Direction.IN)
    with translation.override("vi"):  # the pack is in Vietnamese, whatever language the page is in
        past = list(_past(request.user, delegation))[:MOST_PAST]
    made = briefing_pdf(delegation, programme_of(delegation), past, list(_open_promises(delegation)))
    return attachment(made, f"tai-lieu-doan-{delegation.number}-{delegation.year}.pdf", PDF)


def _past(user: User, delegation: Delegation) -> Iterator[tuple[str, str]]:
    """What was done with its partners before it begins."""
    for partner in delegation.partners.all():
        for entry in timeline_of(user, partner):
            if entry.on < delegation.starts_on:
                yield f"{entry.on:%d/%m/%Y}", f"{entry.what}: {entry.text}"


def _open_promises(delegation: Delegation) -> Iterator[str]:
    """What agreements with its partners promise, and what earlier visits agreed, that no task has."""
    for partner in delegation.partners.all():
        for agreement in partner.agreements.filter(ended_on=None):
            yield from (f"{one.text} ({agreement})" for one in agreement.commitments.filter(task=None))
        for earlier in partner.delegations.filter(starts_on__lt=delegation.starts_on):
            yield from (f"{one.text} ({earlier})" for one in earlier.follow_ups.filter(task=None))
