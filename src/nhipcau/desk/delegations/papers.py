"""The report of what came and went, and the pack for who receives a delegation."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.accounts.models import User
from nhipcau.agencies.queries import locality_where
from nhipcau.common.dates import parse_year
from nhipcau.delegations import paper_actions
from nhipcau.delegations.briefing import briefing_pdf
from nhipcau.delegations.models import Delegation
from nhipcau.delegations.permissions import can_add_delegation
from nhipcau.delegations.queries import visible_delegations
from nhipcau.desk.cards import Ask, ask_page
from nhipcau.desk.delegations.views import CARD, NOT_A_COLLEAGUE
from nhipcau.desk.fields import BetweenForm
from nhipcau.desk.responses import PDF, attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.documents.queries import issuers_of_records
from nhipcau.overview.timeline import timeline_of
from nhipcau.partners.queries import agency_of_worker
from nhipcau.programmes.queries import programme_of

MOST_PAST = 12
"""Of what was done with a partner, in the pack."""


@require_http_methods(["GET", "POST"])
@desk_page
def report_delegations(request: SignedInRequest) -> HttpResponseBase:
    """The report of what came and went in a year (?year): a draft of it, made of the register."""
    locality = locality_where(request.user, can_add_delegation, str(NOT_A_COLLEAGUE))
    today, issuers = timezone.localdate(), issuers_of_records(request.user, locality)
    year = parse_year(request.GET.get("year", "")) or today.year
    initial = {"since": date(year, 1, 1), "until": min(date(year, 12, 31), today)}
    own = agency_of_worker(request.user, locality)
    form = BetweenForm(*sent(request), issuers=issuers, likely=own.pk if own else None, initial=initial)
    hint = _("Số đoàn, lượt người, hai danh sách và đoàn chưa báo cáo, lấy từ sổ.")
    ask = Ask(
        _("Báo cáo đoàn ra, đoàn vào"), _("Đã soạn dự thảo văn bản."), _("Soạn dự thảo"), hint, field="until"
    )  # fmt: skip

    def compose(said: dict[str, Any]) -> str:
        document = paper_actions.report_delegations(by=request.user, now=timezone.now(), **said)
        return reverse("document_detail", args=[document.pk])

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
