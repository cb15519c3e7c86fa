"""Agreements: the list, one of them with its steps and promises, and what is done with it."""

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

from nhipcau.agencies.queries import localities_where, locality_where
from nhipcau.agreements import actions
from nhipcau.agreements.models import Agreement
from nhipcau.agreements.permissions import can_add_agreement, can_assign_commitment, can_edit_agreement
from nhipcau.agreements.queries import (
    agreement_steps,
    agreements_in,
    days_left,
    search_agreements,
    visible_agreements,
    visible_commitments,
)
from nhipcau.agreements.yearly_report import Asked
from nhipcau.common.dates import parse_day
from nhipcau.common.refusal import require
from nhipcau.desk.agreements.forms import AgreementForm, AssignForm, CommitmentForm, EndForm, ReportForm, ReviewForm
from nhipcau.desk.agreements.listing import AGREEMENTS, ends_said, state_word
from nhipcau.desk.cards import (
    Ask,
    Card,
    ask_page,
    card_context,
    register_page,
)
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.documents.queries import issuers_of_records

CARD = Card("agreement", "agreements", gettext_lazy("Thỏa thuận quốc tế"), gettext_lazy("Thêm thỏa thuận"))
REPORTED_UNTIL = (10, 31)
"""Month and day to which the report's figures usually stand, two weeks before it is due."""
NOT_A_COLLEAGUE = gettext_lazy("Chỉ cán bộ của địa phương được thêm thỏa thuận.")


@require_GET
@desk_page
def agreement_list(request: SignedInRequest) -> HttpResponseBase:
    """Agreements of the person's locality, by words, state, kind and in whose name; the first to expire first."""
    can_add = bool(localities_where(request.user, can_add_agreement))
    more = [(_("Báo cáo năm"), reverse("report_agreements"))] if can_add else []
    return register_page(request, CARD, AGREEMENTS, _found(request), can_add=can_add, more=more)


def _found(request: SignedInRequest) -> QuerySet[Agreement]:
    asked = request.GET
    rows = search_agreements(visible_agreements(request.user), asked.get("q", "")).prefetch_related("reviews")
    rows = rows.filter(**{name: asked[name] for name in ("kind", "level") if asked.get(name)})
    return agreements_in(rows, asked.get("state", ""), timezone.localdate())


@require_GET
@desk_page
def agreements_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, AGREEMENTS, _found(request))


def _agreement(request: SignedInRequest, pk: int) -> Agreement:
    return get_object_or_404(visible_agreements(request.user), pk=pk)


def _kept_agreement(request: SignedInRequest, pk: int) -> Agreement:
    """An agreement that the person may edit."""
    agreement = _agreement(request, pk)
    require(can_edit_agreement(request.user, agreement), str(actions.KEEPERS_ONLY))
    return agreement


@require_GET
@desk_page
def agreement_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """An agreement: where it stands, the steps of the law, what it promises, what was found each year."""
    agreement, today = _agreement(request, pk), timezone.localdate()
    can_edit = can_edit_agreement(request.user, agreement) and agreement.ended_on is None
    context = card_context(request, CARD, agreement, can_edit=can_edit) | {
        "agreement": agreement,
        "state": state_word(agreement),
        "ends": ends_said(agreement),
        "days_left": days_left(agreement, today),
        "stages": agreement_steps(agreement, today),
        "can_assign": can_assign_commitment(request.user, agreement),
        "commitments": agreement.commitments.select_related("task__item", "task__plan"),
        "reviews": agreement.reviews.all(),
    }
    return render(request, "desk/agreements/agreement_detail.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def add_agreement(request: SignedInRequest) -> HttpResponseBase:
    """An agreement that the register does not know yet."""
    locality = locality_where(request.user, can_add_agreement, str(NOT_A_COLLEAGUE))
    initial = {"partners": request.GET.getlist("partner")}
    form = AgreementForm(*sent(request), locality=locality, user=request.user, initial=initial)
    ask = Ask(_("Thêm thỏa thuận"), _("Đã thêm thỏa thuận."))
    add = partial(actions.add_agreement, by=request.user, locality=locality, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: add(terms=form.terms()))


@require_http_methods(["GET", "POST"])
@desk_page
def edit_agreement(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Its signature, its last day, who follows it."""
    agreement = _kept_agreement(request, pk)
    initial = AgreementForm.initial_of(agreement)
    form = AgreementForm(*sent(request), locality=agreement.locality, user=request.user, initial=initial)
    edit = partial(actions.edit_agreement, by=request.user, agreement=agreement)
    ask = Ask(_("Sửa thỏa thuận"), _("Đã lưu thỏa thuận."), record=agreement, overwrites=True)
    return ask_page(request, CARD, ask, form, lambda _said: edit(terms=form.terms()))


@require_http_methods(["GET", "POST"])
@desk_page
def add_commitment(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What the agreement promises."""
    agreement = _kept_agreement(request, pk)
    hint = _("Ghi từng cam kết; sau đó giao thành nhiệm vụ để theo dõi.")
    ask = Ask(_("Thêm cam kết"), _("Đã ghi cam kết."), hint=hint, record=agreement, field="text")
    add = partial(actions.add_commitment, by=request.user, agreement=agreement)
    form = CommitmentForm(*sent(request))
    return ask_page(request, CARD, ask, form, lambda said: add(**said))


@require_http_methods(["GET", "POST"])
@desk_page
def assign_commitment(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What the agreement promises becomes a task."""
    commitment = get_object_or_404(visible_commitments(request.user), pk=pk)
    agreement = commitment.agreement
    require(can_assign_commitment(request.user, agreement), str(actions.ASSIGNING_IS_FOCAL))
    initial = {"agency": agreement.agency_id}
    form = AssignForm(*sent(request), locality=agreement.locality, user=request.user, initial=initial)
    heading, done = _("Giao cam kết thành nhiệm vụ"), _("Đã giao cam kết thành nhiệm vụ.")
    ask = Ask(heading, done, _("Giao"), about=commitment.text, record=agreement)
    assign = partial(actions.assign_commitment, by=request.user, commitment=commitment, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: assign(given=form.assigned()))


@require_http_methods(["GET", "POST"])
@desk_page
def review_agreement(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What was done of it in a year, and what follows."""
    agreement = _kept_agreement(request, pk)
    hint = _(
        "Kết quả rà soát được đưa vào báo cáo gửi Bộ Ngoại giao trước ngày 15/11; nếu ghi lại thì lấy lần ghi sau cùng."
    )
    ask = Ask(_("Rà soát trong năm"), _("Đã ghi kết quả rà soát."), hint=hint, record=agreement)
    form = ReviewForm(*sent(request), initial={"year": timezone.localdate().year})
    review = partial(actions.review_agreement, by=request.user, agreement=agreement, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda said: review(found=actions.Found(**said)))


@require_http_methods(["GET", "POST"])
@desk_page
def report_agreements(request: SignedInRequest) -> HttpResponseBase:
    """The yearly report to the Ministry: a draft of it, made of the register until a day (?until)."""
    locality = locality_where(request.user, can_add_agreement, str(NOT_A_COLLEAGUE))
    today, issuers = timezone.localdate(), issuers_of_records(request.user, locality)
    cut = parse_day(request.GET.get("until", "")) or date(today.year, *REPORTED_UNTIL)
    initial = {"issuer": issuers.first(), "until": min(cut, today)}
    form = ReportForm(*sent(request), issuers=issuers, initial=initial)

    def compose(said: dict[str, Any]) -> str:
        issuer, asked = said.pop("issuer"), Asked(**said)
        document = actions.report_agreements(by=request.user, issuer=issuer, asked=asked, now=timezone.now())
        return reverse("document_detail", args=[document.pk])

    hint = _(
        "Gửi Bộ Ngoại giao trước ngày 15/11 (Điều 42, Điều 46 Luật Thỏa thuận quốc tế). Báo cáo và phụ lục lập từ sổ; "
        "ghi kết quả rà soát từng thỏa thuận trước khi soạn."
    )
    ask = Ask(
        _("Báo cáo thỏa thuận quốc tế trong năm"), _("Đã soạn dự thảo văn bản."), _("Soạn dự thảo"), hint, field="until"
    )
    return ask_page(request, CARD, ask, form, lambda said: compose(dict(said)))


@require_http_methods(["GET", "POST"])
@desk_page
def end_agreement(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The agreement holds no more."""
    agreement = _kept_agreement(request, pk)
    hint = _("Hồ sơ vẫn được lưu trong sổ nhưng không sửa được nữa.")
    ask = Ask(_("Chấm dứt thỏa thuận"), _("Đã ghi thỏa thuận chấm dứt."), _("Ghi chấm dứt"), hint, record=agreement)
    form = EndForm(*sent(request), initial={"on": timezone.localdate()})
    end = partial(actions.end_agreement, by=request.user, agreement=agreement, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda said: end(**said))
