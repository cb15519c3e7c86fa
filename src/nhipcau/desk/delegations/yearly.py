"""The year's delegations by country and by who pays, as a page and as a spreadsheet."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from nhipcau.agencies.queries import locality_where
from nhipcau.common.dates import parse_year
from nhipcau.delegations.permissions import can_add_delegation
from nhipcau.delegations.yearly import Line, YearOfDelegations, year_of_delegations
from nhipcau.desk.delegations.views import CARD, NOT_A_COLLEAGUE
from nhipcau.desk.lists import sheet_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.registers.columns import Column, Listing


def name_of(line: Line) -> str:
    """The country of a line, or that none is known."""
    return line.name or _("Chưa ghi nước")


YEARLY: Listing[Line] = Listing(
    gettext_lazy("Đoàn ra, đoàn vào trong năm"),
    "doan-ra-doan-vao-nam",
    (
        Column("country", gettext_lazy("Nước"), name_of, 30),
        Column("came", gettext_lazy("Đoàn vào"), lambda line: line.came, 12),
        Column("guests", gettext_lazy("Lượt khách"), lambda line: line.guests, 12),
        Column("went", gettext_lazy("Đoàn ra"), lambda line: line.went, 12),
        Column("travellers", gettext_lazy("Lượt người đi"), lambda line: line.travellers, 14),
    ),
)  # fmt: skip


def _asked(request: SignedInRequest) -> YearOfDelegations:
    """The table of the year that is asked for; of this year where none is."""
    locality = locality_where(request.user, can_add_delegation, str(NOT_A_COLLEAGUE))
    return year_of_delegations(locality, parse_year(request.GET.get("year", "")) or timezone.localdate().year)


@require_GET
@desk_page
def delegation_year(request: SignedInRequest) -> HttpResponseBase:
    """How many came and went in a year (?year), by country and by who paid."""
    table = _asked(request)
    context = {
        "card": CARD,
        "table": table,
        "countries": [(name_of(line), line) for line in table.countries],
        "payers": [(line.name, line) for line in table.payers],
        "sheet": f"{reverse('delegation_year_xlsx')}?year={table.year}",
    }
    return render(request, "desk/delegations/delegation_year.html", context)


@require_GET
@desk_page
def delegation_year_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The table by country as .xlsx, the whole in its last row."""
    table = _asked(request)
    whole = Line(_("Tổng"), *(getattr(table.whole, name) for name in ("came", "guests", "went", "travellers")))
    return sheet_of(YEARLY, [*table.countries, whole])
