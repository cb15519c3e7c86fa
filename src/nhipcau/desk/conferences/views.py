"""Conferences: the list, one of them with everything that belongs to it, and what is done with it."""

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
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import require
from nhipcau.conferences import actions
from nhipcau.conferences.models import Conference
from nhipcau.conferences.permissions import can_add_conference, can_edit_conference
from nhipcau.conferences.queries import (
    STATES,
    conference_steps,
    conferences_in,
    search_conferences,
    state_of,
    visible_conferences,
)
from nhipcau.desk.cards import Ask, Card, ask_page, card_context, programme_context, register_page
from nhipcau.desk.conferences.forms import (
    PARTS,
    AttendanceForm,
    ConferenceForm,
    ConferenceOutcomeForm,
    PermissionForm,
)
from nhipcau.desk.fields import CancelForm
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.partners.queries import agency_of_worker
from nhipcau.records.steps import next_step
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words

CARD = Card(
    "conference", "conferences", gettext_lazy("Hội nghị, hội thảo quốc tế"), gettext_lazy("Thêm hội nghị, hội thảo")
)
NOT_A_COLLEAGUE = gettext_lazy("Chỉ cán bộ của địa phương được thêm hội nghị, hội thảo.")


def state_word(row: Conference) -> str:
    return str(dict(STATES)[state_of(row, timezone.localdate())])


def planned(row: Conference) -> int:
    return sum(one.planned for one in row.attendances.all())


def from_abroad(row: Conference) -> int:
    """How many come, or came where that is known, from other countries."""
    abroad = (one for one in row.attendances.all() if one.country_id)
    return sum(one.planned if one.came is None else one.came for one in abroad)


CONFERENCES: Listing[Conference] = Listing(
    gettext_lazy("Hội nghị, hội thảo quốc tế"),
    "hoi-nghi-hoi-thao",
    (
        Column("name", gettext_lazy("Tên hội nghị, hội thảo"), lambda row: row.name_vi, 60, ("folded",),
               link=lambda row: reverse("conference_detail", args=[row.pk])),
        Column("number", gettext_lazy("Số"), lambda row: f"{row.number}/{row.year}", 10, ("year", "number")),
        Column("from", gettext_lazy("Từ ngày"), lambda row: row.starts_on, 12, ("starts_on",)),
        Column("until", gettext_lazy("Đến ngày"), lambda row: row.ends_on, 12, ("ends_on",)),
        Column("form", gettext_lazy("Hình thức"), lambda row: str(row.get_form_display()), 20, ("form", "starts_on")),
        Column("people", gettext_lazy("Đại biểu"), planned, 10),
        Column("abroad", gettext_lazy("Đại biểu nước ngoài"), from_abroad, 12),
        Column("agency", gettext_lazy("Đơn vị tổ chức"), lambda row: row.agency.name, 30, ("agency__sort_key",)),
        Column("state", gettext_lazy("Tình trạng"), state_word, 20),
        Column("place", gettext_lazy("Địa điểm"), lambda row: row.place, 30, on_page=False),
        Column("funding", gettext_lazy("Nguồn kinh phí"), lambda row: row.funding, 30, on_page=False),
        Column("decision", gettext_lazy("Văn bản cho phép"), lambda row: row.decision, 30, on_page=False),
    ),
    gettext_lazy("Chưa có hội nghị, hội thảo nào. Ghi ngay khi có ý định: hồ sơ xin phép gửi trước ít nhất 30 ngày."),
    (
        Words(),
        Choice("state", gettext_lazy("Tình trạng"), STATES),
        Choice("form", gettext_lazy("Hình thức"), Conference.Form.choices),
    ),
    icon="presentation",
)  # fmt: skip


@require_GET
@desk_page
def conference_list(request: SignedInRequest) -> HttpResponseBase:
    """Conferences of the person's locality, by words, state and form; the latest first."""
    can_add = bool(localities_where(request.user, can_add_conference))
    more = [(_("Báo cáo năm"), reverse("report_conferences"))] * can_add
    return register_page(request, CARD, CONFERENCES, _found(request), can_add=can_add, more=more)


def _found(request: SignedInRequest) -> QuerySet[Conference]:
    asked = request.GET
    rows = search_conferences(visible_conferences(request.user), asked.get("q", ""))
    rows = rows.filter(**{"form": asked["form"]} if asked.get("form") else {})
    return conferences_in(rows, asked.get("state", ""), timezone.localdate())


@require_GET
@desk_page
def conferences_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, CONFERENCES, _found(request))


def kept_conference(request: SignedInRequest, pk: int) -> Conference:
    """A conference that the person may edit."""
    conference = get_object_or_404(visible_conferences(request.user), pk=pk)
    require(can_edit_conference(request.user, conference), str(actions.KEEPERS_ONLY))
    return conference


@require_GET
@desk_page
def conference_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A conference: what is next, who permits it, who comes, its programme and papers."""
    conference, today = get_object_or_404(visible_conferences(request.user), pk=pk), timezone.localdate()
    can_edit = can_edit_conference(request.user, conference) and conference.cancelled_on is None
    steps = conference_steps(conference, today)
    context = (
        card_context(request, CARD, conference, can_edit=can_edit)
        | programme_context(conference)
        | {
            "conference": conference,
            "state": state_word(conference),
            "next": next_step(steps),
            "stages": steps,
            "attendances": list(conference.attendances.all()),
        }
    )
    return render(request, "desk/conferences/conference_detail.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def add_conference(request: SignedInRequest) -> HttpResponseBase:
    """A conference that the register does not know yet (?partner)."""
    locality = locality_where(request.user, can_add_conference, str(NOT_A_COLLEAGUE))
    initial = {"partners": request.GET.getlist("partner"), "agency": agency_of_worker(request.user, locality)}
    form = ConferenceForm(*sent(request), user=request.user, locality=locality, initial=initial)
    ask = Ask(_("Thêm hội nghị, hội thảo"), _("Đã thêm hội nghị, hội thảo."), parts=PARTS)
    add = partial(actions.add_conference, by=request.user, locality=locality, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def edit_conference(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Other days, another form, other guests."""
    conference = kept_conference(request, pk)
    initial = ConferenceForm.initial_of(conference)
    form = ConferenceForm(*sent(request), user=request.user, locality=conference.locality, initial=initial)
    ask = Ask(_("Sửa hội nghị, hội thảo"), _("Đã lưu hội nghị, hội thảo."), parts=PARTS, record=conference,
              overwrites=True)  # fmt: skip
    edit = partial(actions.edit_conference, by=request.user, conference=conference)
    return ask_page(request, CARD, ask, form, lambda _said: edit(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def permit_conference(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """It was permitted, by this paper."""
    conference = kept_conference(request, pk)
    initial = {"decision": conference.decision, "on": conference.decided_on or timezone.localdate()}
    ask = Ask(_("Ghi văn bản cho phép"), _("Đã ghi văn bản cho phép."), record=conference)
    permit = partial(actions.permit_conference, by=request.user, conference=conference, now=timezone.now())
    return ask_page(request, CARD, ask, PermissionForm(*sent(request), initial=initial), lambda said: permit(**said))


@require_http_methods(["GET", "POST"])
@desk_page
def note_conference_outcome(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What came of it; the report says it."""
    conference = kept_conference(request, pk)
    initial = {name: getattr(conference, name) for name in actions.Outcome.__slots__}
    form = ConferenceOutcomeForm(*sent(request), initial=initial)
    ask = Ask(_("Ghi kết quả"), _("Đã ghi kết quả."), record=conference, overwrites=True)
    note = partial(actions.note_conference_outcome, by=request.user, conference=conference)
    return ask_page(request, CARD, ask, form, lambda _said: note(said=form.outcome()))


@require_http_methods(["GET", "POST"])
@desk_page
def cancel_conference(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """It does not take place."""
    conference = kept_conference(request, pk)
    hint = _("Hồ sơ vẫn được lưu trong sổ nhưng không sửa được nữa.")
    ask = Ask(_("Hủy hội nghị, hội thảo"), _("Đã ghi hội nghị, hội thảo hủy."), _("Ghi hủy"), hint, record=conference)
    cancel = partial(actions.cancel_conference, by=request.user, conference=conference, now=timezone.now())
    return ask_page(request, CARD, ask, CancelForm(*sent(request)), lambda said: cancel(**said))


@require_http_methods(["GET", "POST"])
@desk_page
def count_attendance(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """How many of a country are to come, how many came (?country)."""
    conference = kept_conference(request, pk)
    asked = parse_whole(request.GET.get("country", ""))
    there = next((one for one in conference.attendances.all() if one.country_id == asked), None)
    initial = {"country": asked, "planned": there.planned if there else None, "came": there.came if there else None}
    form = AttendanceForm(*sent(request), initial=initial)
    hint = _("Mỗi nước một dòng; nếu ghi lại thì lấy lần ghi sau cùng.")
    ask = Ask(_("Ghi số đại biểu"), _("Đã ghi số đại biểu."), hint=hint, record=conference)
    count = partial(actions.count_attendance, by=request.user, conference=conference)
    return ask_page(request, CARD, ask, form, lambda _said: count(said=form.counted()))
