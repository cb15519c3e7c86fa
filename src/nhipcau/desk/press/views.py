"""Foreign reporters and film crews: the list, one visit with everything that belongs to it, what is done with it."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.agencies.queries import localities_where, locality_where
from nhipcau.common.refusal import require
from nhipcau.desk.cards import Ask, Card, ask_page, card_context, programme_context, register_page
from nhipcau.desk.fields import CancelForm
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.press.forms import PARTS, AnswerForm, ConsentForm, PressVisitForm
from nhipcau.desk.press.listing import PRESS_VISITS
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.partners.queries import agency_of_worker
from nhipcau.press import actions
from nhipcau.press.models import PressVisit
from nhipcau.press.permissions import can_add_press_visit, can_edit_press_visit
from nhipcau.press.queries import (
    lacks_consent,
    press_steps,
    press_visits_in,
    search_press_visits,
    visible_press_visits,
)
from nhipcau.records.steps import next_step

CARD = Card(
    "press_visit", "press_visits", gettext_lazy("Phóng viên nước ngoài, đoàn phim"),
    gettext_lazy("Thêm đoàn phóng viên, đoàn phim"),
)  # fmt: skip
NOT_A_COLLEAGUE = gettext_lazy("Chỉ cán bộ của địa phương được thêm đoàn phóng viên, đoàn phim.")


@require_GET
@desk_page
def press_visit_list(request: SignedInRequest) -> HttpResponseBase:
    """Visits to the person's locality, by words, kind and state; the latest first."""
    can_add = bool(localities_where(request.user, can_add_press_visit))
    more = [(_("Tổng hợp năm"), reverse("press_year"))] * can_add
    return register_page(request, CARD, PRESS_VISITS, _found(request), can_add=can_add, more=more)


def _found(request: SignedInRequest) -> QuerySet[PressVisit]:
    asked = request.GET
    rows = search_press_visits(visible_press_visits(request.user), asked.get("q", ""))
    kinds = {"kind": asked["kind"]} if asked.get("kind") else {}
    return press_visits_in(rows.filter(**kinds), asked.get("state", ""), timezone.localdate())


@require_GET
@desk_page
def press_visits_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, PRESS_VISITS, _found(request))


def kept_visit(request: SignedInRequest, pk: int) -> PressVisit:
    """A visit that the person may edit."""
    visit = get_object_or_404(visible_press_visits(request.user), pk=pk)
    require(can_edit_press_visit(request.user, visit), str(actions.KEEPERS_ONLY))
    return visit


@require_GET
@desk_page
def press_visit_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A visit: what is next, its programme and the consents to it, who is in it, works, violations."""
    visit, now = get_object_or_404(visible_press_visits(request.user), pk=pk), timezone.now()
    can_edit = can_edit_press_visit(request.user, visit) and visit.cancelled_on is None
    steps = press_steps(visit, timezone.localdate(now))
    context = (
        card_context(request, CARD, visit, can_edit=can_edit)
        | programme_context(visit)
        | {
            "visit": visit,
            "next": next_step(steps),
            "stages": steps,
            "lacks_consent": lacks_consent(visit),
            "consents": visit.consents.all(),
            "reporters": visit.reporters.all(),
            "published": visit.published.all(),
            "violations": [(row, row.is_late(now)) for row in visit.violations.all()],
        }
    )
    return render(request, "desk/press/press_visit_detail.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def add_press_visit(request: SignedInRequest) -> HttpResponseBase:
    """A visit that the register does not know yet (?outlet, kind)."""
    locality = locality_where(request.user, can_add_press_visit, str(NOT_A_COLLEAGUE))
    initial = {
        "outlet": request.GET.get("outlet"), "kind": request.GET.get("kind"),
        "agency": agency_of_worker(request.user, locality),
    }  # fmt: skip
    form = PressVisitForm(*sent(request), user=request.user, locality=locality, initial=initial)
    add = partial(actions.add_press_visit, by=request.user, locality=locality, now=timezone.now())
    ask = Ask(_("Thêm đoàn phóng viên, đoàn phim"), _("Đã thêm đoàn phóng viên, đoàn phim."), parts=PARTS)
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def edit_press_visit(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Other days, a licence, somebody who guides them."""
    visit = kept_visit(request, pk)
    form = PressVisitForm(
        *sent(request), user=request.user, locality=visit.locality, initial=PressVisitForm.initial_of(visit)
    )  # fmt: skip
    ask = Ask(_("Sửa đoàn phóng viên, đoàn phim"), _("Đã lưu đoàn phóng viên, đoàn phim."), parts=PARTS, record=visit,
              overwrites=True)  # fmt: skip
    edit = partial(actions.edit_press_visit, by=request.user, visit=visit, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: edit(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def answer_press_visit(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What the province answered."""
    visit = kept_visit(request, pk)
    initial = {
        "answer": visit.answer, "paper": visit.answer_paper, "on": visit.answered_on or timezone.localdate(),
    }  # fmt: skip
    hint = _("Văn phòng thường trú được trả lời trong 5 ngày làm việc, đồng thời thông báo Bộ Ngoại giao.")
    ask = Ask(_("Ghi trả lời"), _("Đã ghi trả lời."), hint=hint, record=visit, overwrites=True)
    answer = partial(actions.answer_press_visit, by=request.user, visit=visit, now=timezone.now())
    form = AnswerForm(*sent(request), initial=initial)
    return ask_page(request, CARD, ask, form, lambda _said: answer(said=form.answered()))


@require_http_methods(["GET", "POST"])
@desk_page
def note_consent(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Another programme or place was agreed to, by this paper."""
    visit = kept_visit(request, pk)
    hint = _("Ghi cho chương trình như đang có trong hồ sơ. Chốt chương trình và gửi đoàn sau khi ghi.")
    ask = Ask(_("Ghi văn bản đồng ý"), _("Đã ghi văn bản đồng ý."), hint=hint, record=visit, field="paper")
    note = partial(actions.note_consent, by=request.user, visit=visit, now=timezone.now())
    form = ConsentForm(*sent(request), initial={"on": timezone.localdate()})
    return ask_page(request, CARD, ask, form, lambda _said: note(said=form.consented()))


@require_http_methods(["GET", "POST"])
@desk_page
def cancel_press_visit(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """It does not take place."""
    visit = kept_visit(request, pk)
    hint = _("Hồ sơ vẫn được lưu trong sổ nhưng không sửa được nữa.")
    ask = Ask(_("Hủy đoàn phóng viên, đoàn phim"), _("Đã ghi hủy."), _("Hủy đoàn"), hint, record=visit)
    cancel = partial(actions.cancel_press_visit, by=request.user, visit=visit, now=timezone.now())
    return ask_page(request, CARD, ask, CancelForm(*sent(request)), lambda said: cancel(**said))
