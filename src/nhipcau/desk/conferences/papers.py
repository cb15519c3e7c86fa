"""The yearly report of conferences."""

from datetime import date, timedelta

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nhipcau.agencies.queries import locality_where
from nhipcau.common.dates import parse_day
from nhipcau.conferences import paper_actions as actions
from nhipcau.conferences.permissions import can_add_conference
from nhipcau.desk.cards import Ask, ask_page
from nhipcau.desk.conferences.views import CARD, NOT_A_COLLEAGUE
from nhipcau.desk.fields import BetweenForm
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.documents.models import Document
from nhipcau.documents.queries import issuers_of_records
from nhipcau.partners.queries import agency_of_worker

CUT = (12, 14)
"""Month and day to which the yearly figures stand (Art. 8 of Decision 06/2020/QĐ-TTg)."""


def _page_of(document: Document) -> str:
    return reverse("document_detail", args=[document.pk])


@require_http_methods(["GET", "POST"])
@desk_page
def report_conferences(request: SignedInRequest) -> HttpResponseBase:
    """The yearly report to the Ministry (?until): a draft of it, made of the register."""
    locality = locality_where(request.user, can_add_conference, str(NOT_A_COLLEAGUE))
    today, issuers = timezone.localdate(), issuers_of_records(request.user, locality)
    until = min(parse_day(request.GET.get("until", "")) or date(today.year, *CUT), today)
    since = date(until.year - 1, *CUT) + timedelta(days=1)
    initial = {"since": since, "until": until}
    own = agency_of_worker(request.user, locality)
    form = BetweenForm(*sent(request), issuers=issuers, likely=own.pk if own else None, initial=initial)
    hint = _("Gửi Bộ Ngoại giao trước ngày 18/12, số liệu từ 15/12 năm trước đến 14/12 (Mẫu 03).")
    ask = Ask(
        _("Báo cáo hội nghị, hội thảo quốc tế trong năm"), _("Đã soạn dự thảo văn bản."), _("Soạn dự thảo"), hint,
        field="until",
    )  # fmt: skip
    return ask_page(
        request, CARD, ask, form,
        lambda said: _page_of(actions.report_conferences(by=request.user, now=timezone.now(), **said)),
    )  # fmt: skip
