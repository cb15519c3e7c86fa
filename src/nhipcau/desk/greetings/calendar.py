"""The occasions that come, and letters to many at once."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nhipcau.common.dates import months_on, parse_day, parse_month
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.desk.signed_in import SignedInRequest, came_from, desk_page, go
from nhipcau.documents.permissions import can_issue_document
from nhipcau.greetings import actions
from nhipcau.greetings.coming import Coming, Group, coming
from nhipcau.greetings.models import Greeting
from nhipcau.greetings.permissions import can_edit_greeting, can_write_greeting
from nhipcau.greetings.queries import DRAFTED, greetings_in, to_number, visible_greetings
from nhipcau.partners.queries import visible_partners

SOON = timedelta(days=15)
AHEAD = timedelta(days=60)
MOST_ROWS = 6
"""Of one occasion in the calendar; its own page has all."""
MOST_AT_ONCE = 200
MONTHS = 12
MOST_IN_GROUP = 500
"""Partners of one occasion on its own page."""


@require_GET
@desk_page
def greeting_calendar(request: SignedInRequest) -> HttpResponseBase:
    """What falls within fifteen days, what within two months, what waits for signature; or a whole month (?month)."""
    today = timezone.localdate()
    month = parse_month(request.GET.get("month", ""))
    if month is not None:
        return _of_month(request, month)
    groups = coming(visible_partners(request.user), today, today + AHEAD, MOST_ROWS)
    soon = [group for group in groups if group.day <= today + SOON]
    drafts = greetings_in(visible_greetings(request.user), DRAFTED).order_by("on")
    context = {
        "soon": soon,
        "later": [group for group in groups if group.day > today + SOON],
        "count": sum(group.size for group in soon),
        "unwritten": sum(group.unwritten for group in soon),
        "drafts": drafts[:MOST_AT_ONCE],
        "signed": _numbered_by(request, to_number(visible_greetings(request.user)).order_by("on")),
        "most": MOST_ROWS,
        "today": today,
        "months": _year_from(today.replace(day=1)),
    }
    return render(request, "desk/greetings/greeting_calendar.html", context)


def _of_month(request: SignedInRequest, first: date) -> HttpResponseBase:
    """Every occasion of one month, by its days."""
    last = months_on(first, 1) - timedelta(days=1)
    groups = coming(visible_partners(request.user), first, last, MOST_ROWS)
    context = {
        "groups": groups,
        "first": first,
        "months": _year_from(timezone.localdate().replace(day=1)),
        "most": MOST_ROWS,
    }
    return render(request, "desk/greetings/greeting_month.html", context)


def _year_from(first: date) -> list[date]:
    """The first days of twelve months."""
    return [months_on(first, count) for count in range(MONTHS)]


@require_GET
@desk_page
def greeting_soon(request: SignedInRequest) -> HttpResponseBase:
    """The part of Today that says which occasions come within fifteen days; it is asked for when the page stands."""
    today = timezone.localdate()
    groups = coming(visible_partners(request.user), today, today + SOON, MOST_ROWS)
    return render(request, "desk/greetings/soon.html", {"groups": groups[:MOST_ROWS], "count": len(groups)})


@require_GET
@desk_page
def greeting_group(request: SignedInRequest) -> HttpResponseBase:
    """All partners with one occasion on a day (?occasion, on): which letters are written, and writing the rest."""
    group = _group(request, request.GET.get("occasion", ""), parse_day(request.GET.get("on", "")))
    known_first = sorted(group.rows, key=lambda row: row.post is None)
    rows = [(row, can_write_greeting(request.user, row.partner)) for row in known_first]
    return render(request, "desk/greetings/greeting_group.html", {"group": group, "rows": rows})


def _group(request: SignedInRequest, code: str, day: date | None) -> Group:
    groups = coming(visible_partners(request.user), day, day, MOST_IN_GROUP) if day else []
    found = next((group for group in groups if group.occasion.code == code), None)
    if found is None:
        raise Http404
    return found


@require_POST
@desk_page
def write_greetings(request: SignedInRequest) -> HttpResponseBase:
    """Drafts for the chosen partners (partner, occasion, on); what cannot be written is told by name."""
    group = _group(request, request.POST.get("occasion", ""), parse_day(request.POST.get("on", "")))
    chosen = set(request.POST.getlist("partner"))
    rows = [row for row in group.rows if str(row.partner.pk) in chosen and row.greeting is None]
    refuse_if(not rows, _("Hãy chọn ít nhất một đối tác chưa có thư."))
    require(all(can_write_greeting(request.user, row.partner) for row in rows), str(actions.WRITERS_ONLY))
    refuse_if(len(rows) > MOST_AT_ONCE, _("Mỗi lần soạn không quá 200 thư."))
    refused = [sentence for row in rows if (sentence := _written(request, row))]
    messages.success(request, _("Đã soạn %(count)s thư.") % {"count": len(rows) - len(refused)})
    for sentence in refused[:MOST_ROWS]:
        messages.error(request, sentence)
    return go(request, came_from(request))


def _written(request: SignedInRequest, row: Coming) -> str:
    """Writes one of them; gives why it could not, by the partner's name."""
    if row.post is None:
        return _("%(partner)s: chưa biết người nhận.") % {"partner": row.partner}
    said = actions.Said(row.occasion.code, row.day, row.post, row.agreement)
    try:
        actions.write_greeting(by=request.user, partner=row.partner, said=said, now=timezone.now())
    except Refused as refusal:
        return f"{row.partner}: {refusal}"
    return ""


@require_POST
@desk_page
def put_greetings(request: SignedInRequest) -> HttpResponseBase:
    """The chosen drafts go to who signs them; what is not finished stays, with the reason."""
    rows = [row for row in _chosen(request) if can_edit_greeting(request.user, row)]
    require(bool(rows), str(actions.WRITERS_ONLY))
    refused = actions.put_greetings(by=request.user, greetings=rows, now=timezone.now())
    return _told(request, _("Đã trình ký %(count)s thư."), len(rows), refused)


@require_POST
@desk_page
def number_greetings(request: SignedInRequest) -> HttpResponseBase:
    """The chosen letters, which are signed, get today's date and the numbers that follow; what gets none is told."""
    rows = _numbered_by(request, _chosen(request))
    require(bool(rows), _("Chỉ văn thư của cơ quan ban hành mới được cấp số, ban hành."))
    refused = actions.number_greetings(
        by=request.user, greetings=rows, on=timezone.localdate(), now=timezone.now()
    )  # fmt: skip
    return _told(request, _("Đã cấp số %(count)s thư."), len(rows), refused)


def _chosen(request: SignedInRequest) -> list[Greeting]:
    chosen = list(visible_greetings(request.user).filter(pk__in=_keys(request))[:MOST_AT_ONCE])
    refuse_if(not chosen, _("Hãy chọn ít nhất một thư."))
    return chosen


def _numbered_by(request: SignedInRequest, rows: Iterable[Greeting]) -> list[Greeting]:
    """Those to which the person may give a number."""
    return [row for row in rows if row.document and can_issue_document(request.user, row.document)][:MOST_AT_ONCE]


def _told(request: SignedInRequest, done: str, count: int, refused: actions.NotDone) -> HttpResponseBase:
    if count > len(refused):
        messages.success(request, done % {"count": count - len(refused)})
    for greeting, sentence in refused[:MOST_ROWS]:
        messages.error(request, f"{greeting}: {sentence}")
    return go(request, came_from(request))


def _keys(request: SignedInRequest) -> list[int]:
    return [int(key) for key in request.POST.getlist("greeting") if key.isascii() and key.isdigit() and len(key) < 15]
