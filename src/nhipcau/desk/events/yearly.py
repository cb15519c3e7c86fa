"""The year's events by kind, as a page and as a spreadsheet."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from nhipcau.agencies.queries import locality_where
from nhipcau.common.dates import parse_year
from nhipcau.desk.events.views import CARD, NOT_A_COLLEAGUE
from nhipcau.desk.lists import sheet_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.events.permissions import can_add_event
from nhipcau.events.yearly import Line, YearOfEvents, year_of_events
from nhipcau.registers.columns import Column, Listing

YEARLY: Listing[Line] = Listing(
    gettext_lazy("Sự kiện trong năm"),
    "su-kien-nam",
    (
        Column("kind", gettext_lazy("Loại"), lambda line: line.name or _("Tổng"), 34),
        Column("events", gettext_lazy("Sự kiện"), lambda line: line.events, 12),
        Column("visitors", gettext_lazy("Lượt khách"), lambda line: line.visitors, 14),
        Column("countries", gettext_lazy("Nước tham gia"), lambda line: line.countries, 14),
        Column("artists", gettext_lazy("Nghệ sĩ nước ngoài"), lambda line: line.artists, 14),
        Column("guests", gettext_lazy("Khách nước ngoài"), lambda line: line.guests, 14),
        Column("reports", gettext_lazy("Tin, bài"), lambda line: line.reports, 12),
        Column("sponsored", gettext_lazy("Tài trợ (đồng)"), lambda line: line.sponsored, 18),
    ),
)


def _asked(request: SignedInRequest) -> YearOfEvents:
    """The table of the year that is asked for; of this year where none is."""
    locality = locality_where(request.user, can_add_event, str(NOT_A_COLLEAGUE))
    return year_of_events(locality, parse_year(request.GET.get("year", "")) or timezone.localdate().year)


@require_GET
@desk_page
def event_year(request: SignedInRequest) -> HttpResponseBase:
    """How many of each kind in a year (?year), with how many people and countries, and what sponsors gave."""
    table = _asked(request)
    cells = [[column.value(line) for column in YEARLY.columns] for line in table.kinds]
    context = {
        "card": CARD,
        "table": table,
        "heads": [column.label for column in YEARLY.columns],
        "lines": cells,
        "whole": [column.value(table.whole) for column in YEARLY.columns],
        "sheet": f"{reverse('events_year_xlsx')}?year={table.year}",
    }
    return render(request, "desk/events/event_year.html", context)


@require_GET
@desk_page
def events_year_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The table as .xlsx, the whole in its last row."""
    table = _asked(request)
    return sheet_of(YEARLY, [*table.kinds, table.whole])
