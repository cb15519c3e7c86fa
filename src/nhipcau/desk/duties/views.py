"""What the law asks of a locality in a year: the list, one duty, and what is said of it."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.models import Locality
from nhipcau.agencies.queries import locality_where
from nhipcau.audit.queries import events_about
from nhipcau.common.dates import FIRST_YEAR, LAST_YEAR, parse_year
from nhipcau.common.refusal import require
from nhipcau.desk.cards import EVENTS, Ask, Card, ask_page
from nhipcau.desk.duties.forms import ChargeForm, SentForm, WaiveForm
from nhipcau.desk.duties.listing import DUTIES, Shown, register_address
from nhipcau.desk.lists import list_page, sheet_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.duties import actions
from nhipcau.duties.law import YearlyDuty, duty_in
from nhipcau.duties.models import DutyCharge
from nhipcau.duties.permissions import can_keep_duty
from nhipcau.duties.queries import LATE, SOON, charge_of, duty_rows, notes_of, said_of
from nhipcau.overview.record import tell

CARD = Card("duty", "duties", gettext_lazy("Việc hằng năm theo luật"), "")
NOWHERE = gettext_lazy("Trang này dành cho người có vai trò ở một địa phương.")


def _locality(request: SignedInRequest) -> Locality:
    """The first locality in which the person holds a role."""
    return locality_where(request.user, lambda _user, _locality: True, str(NOWHERE))


def _year(request: SignedInRequest) -> int:
    """The year that ?year asks for; this year where it asks for none that anybody means."""
    return parse_year(request.GET.get("year", "")) or timezone.localdate().year


def _shown(request: SignedInRequest, locality: Locality, year: int) -> list[Shown]:
    return [
        Shown(row, can_keep_duty(request.user, row.charge), register_address(row.of))
        for row in duty_rows(locality, year, timezone.localdate())
    ]


@require_GET
@desk_page
def duty_list(request: SignedInRequest) -> HttpResponseBase:
    """The duties of a year (?year) in the order of their days: which are late, come soon, are done by which paper."""
    year = _year(request)
    rows = _shown(request, _locality(request), year)
    context = {
        "year": year,
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
        "late": sum(shown.row.state == LATE for shown in rows),
        "soon": sum(shown.row.state == SOON for shown in rows),
        "settled": sum(not shown.row.is_open for shown in rows),
    }
    return list_page(request, "desk/duties/duty_list.html", DUTIES, rows, context)  # type: ignore[arg-type]


@require_GET
@desk_page
def duties_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The duties of a year as a spreadsheet."""
    return sheet_of(DUTIES, _shown(request, _locality(request), _year(request)))


def _duty(code: str, year: int) -> YearlyDuty:
    found = duty_in(code, year)
    if found is None:
        raise Http404
    return found


@require_GET
@desk_page
def duty_detail(request: SignedInRequest, code: str, year: int) -> HttpResponseBase:
    """One duty in a year: by which act, for which data, who is in charge, by which papers it was done each year."""
    one, locality = _duty(code, year), _locality(request)
    found = next((shown for shown in _shown(request, locality, year) if shown.one == one), None)
    if found is None:
        raise Http404
    context = {
        "shown": found,
        "duty": one.duty,
        "notes": notes_of(locality, code),
        "events": [(event, tell(event)) for event in events_about(said_of(locality, code))[:EVENTS]],
    }
    return render(request, "desk/duties/duty_detail.html", context)


def _kept(request: SignedInRequest, one: YearlyDuty) -> DutyCharge:
    """Who is in charge of a duty of which the person may say something."""
    charge = charge_of(_locality(request), one.duty.code)
    require(can_keep_duty(request.user, charge), str(actions.KEEPERS_ONLY))
    return charge


def _page_of(one: YearlyDuty) -> str:
    return reverse("duty_detail", args=one.key)


@require_http_methods(["GET", "POST"])
@desk_page
def note_duty(request: SignedInRequest, code: str, year: int) -> HttpResponseBase:
    """It was done, by a paper."""
    one = _duty(code, year)
    note = partial(
        actions.note_duty, by=request.user, locality=_kept(request, one).locality, duty=one, now=timezone.now()
    )
    ask = Ask(
        _("Ghi đã thực hiện"), _("Đã ghi kết quả."), about=one.duty.called, to=_page_of(one), field="on",
        hint=_("Nếu ghi lại thì lấy lần ghi sau cùng."),
    )  # fmt: skip
    form = SentForm(*sent(request), initial={"on": timezone.localdate()})
    return ask_page(request, CARD, ask, form, lambda said: note(said=actions.Sent(**said)))


@require_http_methods(["GET", "POST"])
@desk_page
def waive_duty(request: SignedInRequest, code: str, year: int) -> HttpResponseBase:
    """The locality has nothing to do of it in that year."""
    one = _duty(code, year)
    waive = partial(
        actions.waive_duty, by=request.user, locality=_kept(request, one).locality, duty=one, now=timezone.now()
    )
    ask = Ask(_("Không phải thực hiện"), _("Đã ghi kết quả."), about=one.duty.called, to=_page_of(one))
    return ask_page(request, CARD, ask, WaiveForm(*sent(request)), lambda said: waive(**said))


@require_POST
@desk_page
def reopen_duty(request: SignedInRequest, code: str, year: int) -> HttpResponseBase:
    """What was said of it is taken back."""
    one = _duty(code, year)
    actions.reopen_duty(by=request.user, locality=_locality(request), duty=one)
    messages.success(request, _("Đã bỏ kết quả đã ghi."))
    return go(request, _page_of(one))


@require_http_methods(["GET", "POST"])
@desk_page
def assign_duty(request: SignedInRequest, code: str, year: int) -> HttpResponseBase:
    """Another agency, another person is in charge."""
    one = _duty(code, year)
    charge = _kept(request, one)
    initial = {"agency": charge.agency_id, "person": charge.person_id}
    form = ChargeForm(*sent(request), locality=charge.locality, initial=initial)
    ask = Ask(
        _("Giao phụ trách"), _("Đã giao phụ trách."), _("Giao phụ trách"), about=one.duty.called, to=_page_of(one),
        hint=_("Cơ quan, người phụ trách được nhắc việc này trong các năm sau, đến khi giao lại."),
    )  # fmt: skip
    assign = partial(actions.assign_duty, by=request.user, locality=charge.locality, duty=one)
    return ask_page(request, CARD, ask, form, lambda said: assign(given=actions.Given(**said)))
