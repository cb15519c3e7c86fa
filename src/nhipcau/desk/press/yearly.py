"""The year's foreign press by country and language, as a page and as a spreadsheet."""

from functools import partial

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from nhipcau.agencies.queries import locality_where
from nhipcau.common.dates import parse_year
from nhipcau.desk.lists import sheet_of
from nhipcau.desk.press.views import CARD, NOT_A_COLLEAGUE
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.press.models import LANGUAGES
from nhipcau.press.permissions import can_add_press_visit
from nhipcau.press.yearly import Line, YearOfPress, year_of_press
from nhipcau.registers.columns import Column, Listing


def name_of(line: Line) -> str:
    """The country of a line, or that none is known."""
    return line.name or _("Chưa ghi nước")


def _works_in(code: str, line: Line) -> int:
    return line.works[code]


YEARLY: Listing[Line] = Listing(
    gettext_lazy("Báo chí nước ngoài trong năm"),
    "bao-chi-nuoc-ngoai-nam",
    (
        Column("country", gettext_lazy("Nước"), name_of, 30),
        Column("visits", gettext_lazy("Đoàn"), lambda line: line.visits, 12),
        Column("reporters", gettext_lazy("Lượt người"), lambda line: line.reporters, 12),
        Column("published", gettext_lazy("Tác phẩm"), lambda line: line.published, 12),
        *(Column(code, label, partial(_works_in, code), 16) for code, label in LANGUAGES),
    ),
)  # fmt: skip


def _asked(request: SignedInRequest) -> YearOfPress:
    """The table of the year that is asked for; of this year where none is."""
    locality = locality_where(request.user, can_add_press_visit, str(NOT_A_COLLEAGUE))
    return year_of_press(locality, parse_year(request.GET.get("year", "")) or timezone.localdate().year)


@require_GET
@desk_page
def press_year(request: SignedInRequest) -> HttpResponseBase:
    """How many came in a year (?year), with how many people; what was published, by country and language."""
    table = _asked(request)
    lines = [(name_of(line), line, _in_languages(table, line)) for line in table.countries]
    context = {
        "card": CARD,
        "table": table,
        "lines": lines,
        "languages": [dict(LANGUAGES)[code] for code in table.languages],
        "whole": _in_languages(table, table.whole),
        "sheet": f"{reverse('press_year_xlsx')}?year={table.year}",
    }
    return render(request, "desk/press/press_year.html", context)


def _in_languages(table: YearOfPress, line: Line) -> list[int]:
    return [line.works[code] for code in table.languages]


@require_GET
@desk_page
def press_year_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The table as .xlsx, the whole in its last row."""
    table = _asked(request)
    whole = Line(_("Tổng"), table.whole.visits, table.whole.reporters, table.whole.works)
    return sheet_of(YEARLY, [*table.countries, whole])
