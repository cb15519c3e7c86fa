"""Agreements: the list, one of them with its steps and promises, and what is done with it."""

from functools import partial

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.queries import localities_where, locality_where
from nhipcau.agreements import actions
from nhipcau.agreements.models import Agreement
from nhipcau.agreements.permissions import can_add_agreement, can_assign_commitment, can_edit_agreement
from nhipcau.agreements.queries import (
    agreements_in,
    days_left,
    search_agreements,
    stage_rows,
    visible_agreements,
    visible_commitments,
)
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import require
from nhipcau.desk.agreements.forms import AgreementForm, AssignForm, CommitmentForm, EndForm, ReviewForm, StageForm
from nhipcau.desk.agreements.listing import AGREEMENTS, ends_said, state_word
from nhipcau.desk.cards import Card, attach_page, card_context, link_page, take_off, unlink
from nhipcau.desk.lists import list_page, list_sheet
from nhipcau.desk.responses import form_page, kept_attachment, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.records.queries import attachments_of

CARD = Card("agreement")
NOT_A_COLLEAGUE = gettext_lazy("Chỉ cán bộ của địa phương được thêm thỏa thuận.")


@require_GET
@desk_page
def agreement_list(request: SignedInRequest) -> HttpResponseBase:
    """Agreements of the person's locality, by words, state, kind and in whose name; the first to expire first."""
    context = {"can_add": bool(localities_where(request.user, can_add_agreement))}
    return list_page(request, "desk/agreements/agreement_list.html", AGREEMENTS, _found(request), context)


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
        "stages": stage_rows(agreement, today),
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
    form = AgreementForm(
        *sent(request), locality=locality, user=request.user, initial={"partners": request.GET.getlist("partner")}
    )
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            row = actions.add_agreement(by=request.user, locality=locality, terms=form.terms(), now=timezone.now())
            messages.success(request, _("Đã thêm thỏa thuận."))
            return go(request, CARD.address(row))
    return form_page(request, "desk/agreements/agreement_form.html", form)


@require_http_methods(["GET", "POST"])
@desk_page
def edit_agreement(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Its signature, its last day, who follows it."""
    agreement = _kept_agreement(request, pk)
    initial = AgreementForm.initial_of(agreement)
    form = AgreementForm(*sent(request), locality=agreement.locality, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.edit_agreement(by=request.user, agreement=agreement, terms=form.terms())
            messages.success(request, _("Đã lưu thỏa thuận."))
            return go(request, CARD.address(agreement))
    return form_page(request, "desk/agreements/agreement_form.html", form, {"agreement": agreement})


@require_http_methods(["GET", "POST"])
@desk_page
def note_stage(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """How far a step of the law is (?number)."""
    agreement = _kept_agreement(request, pk)
    rows = {row.step.number: row for row in stage_rows(agreement, timezone.localdate())}
    row = rows.get(parse_whole(request.POST.get("number") or request.GET.get("number", "")) or min(rows, default=0))
    if row is None:
        raise Http404
    said = {name: getattr(row.stage, name) for name in ("began_on", "done_on", "note")} if row.stage else {}
    form = StageForm(*sent(request), initial={"number": row.step.number, **said})
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.note_stage(by=request.user, agreement=agreement, said=form.progress())
            messages.success(request, _("Đã ghi bước của quy trình."))
            return go(request, CARD.address(agreement))
    return form_page(request, "desk/agreements/note_stage.html", form, {"agreement": agreement, "step": row.step})


@require_http_methods(["GET", "POST"])
@desk_page
def add_commitment(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What the agreement promises."""
    agreement = _kept_agreement(request, pk)
    form = CommitmentForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals(form, field="text"):
            actions.add_commitment(by=request.user, agreement=agreement, text=form.cleaned_data["text"])
            messages.success(request, _("Đã ghi cam kết."))
            return go(request, CARD.address(agreement))
    return form_page(request, "desk/agreements/add_commitment.html", form, {"agreement": agreement})


@require_http_methods(["GET", "POST"])
@desk_page
def assign_commitment(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What the agreement promises becomes a task."""
    commitment = get_object_or_404(visible_commitments(request.user), pk=pk)
    agreement = commitment.agreement
    require(can_assign_commitment(request.user, agreement), str(actions.ASSIGNING_IS_FOCAL))
    initial = {"agency": agreement.agency_id}
    form = AssignForm(*sent(request), locality=agreement.locality, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.assign_commitment(
                by=request.user, commitment=commitment, given=form.assigned(), now=timezone.now()
            )  # fmt: skip
            messages.success(request, _("Đã giao cam kết thành nhiệm vụ."))
            return go(request, CARD.address(agreement))
    context = {"agreement": agreement, "commitment": commitment}
    return form_page(request, "desk/agreements/assign_commitment.html", form, context)


@require_http_methods(["GET", "POST"])
@desk_page
def review_agreement(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What was done of it in a year, and what follows."""
    agreement = _kept_agreement(request, pk)
    form = ReviewForm(*sent(request), initial={"year": timezone.localdate().year})
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            found = actions.Found(**form.cleaned_data)
            actions.review_agreement(by=request.user, agreement=agreement, found=found, now=timezone.now())
            messages.success(request, _("Đã ghi kết quả rà soát."))
            return go(request, CARD.address(agreement))
    return form_page(request, "desk/agreements/review_agreement.html", form, {"agreement": agreement})


@require_http_methods(["GET", "POST"])
@desk_page
def end_agreement(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The agreement holds no more."""
    agreement = _kept_agreement(request, pk)
    form = EndForm(*sent(request), initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.end_agreement(by=request.user, agreement=agreement, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Đã ghi thỏa thuận chấm dứt."))
            return go(request, CARD.address(agreement))
    return form_page(request, "desk/agreements/end_agreement.html", form, {"agreement": agreement})


@require_http_methods(["GET", "POST"])
@desk_page
def attach_to_agreement(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A text or a scan of the agreement."""
    agreement = _kept_agreement(request, pk)
    return attach_page(request, CARD, agreement, partial(actions.attach_to_agreement, agreement=agreement))


@require_GET
@desk_page
def agreement_file(request: SignedInRequest, pk: int, file: int) -> HttpResponseBase:
    """A file of the agreement as it was kept, as a download."""
    return kept_attachment(get_object_or_404(attachments_of(_agreement(request, pk)), pk=file))


@require_POST
@desk_page
def take_off_agreement(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A file that was attached by mistake."""
    agreement = _kept_agreement(request, pk)
    return take_off(request, CARD, agreement, partial(actions.take_off_agreement, agreement=agreement))


@require_http_methods(["GET", "POST"])
@desk_page
def link_agreement(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The tasks of plans to which the agreement belongs."""
    agreement = _kept_agreement(request, pk)
    return link_page(request, CARD, agreement, partial(actions.link_agreement, agreement=agreement))


@require_POST
@desk_page
def unlink_agreement(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The agreement does not belong to the task."""
    agreement = _kept_agreement(request, pk)
    return unlink(request, CARD, agreement, partial(actions.unlink_agreement, agreement=agreement))
