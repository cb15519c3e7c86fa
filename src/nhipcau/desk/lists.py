"""What every list page does alike: pages of rows in the order asked for, and the same list as a spreadsheet."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from nhipcau.desk.responses import XLSX, attachment
from nhipcau.registers.columns import Listing, in_order, to_xlsx

M = TypeVar("M", bound=Model)
R = TypeVar("R")
ROWS = 50
MOST_ROWS = 20_000
"""Of a record in one sheet, the newest."""


def page_of(request: HttpRequest, rows: QuerySet[M], size: int = ROWS) -> Page[M]:
    """The page of rows that the address asks for; the nearest one where there is no such page."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def list_page(
    request: HttpRequest, template: str, listing: Listing[Any], rows: QuerySet[Any], context: Mapping[str, Any]
) -> HttpResponse:
    """The page of a list: its template includes ``desk/parts/list_bar.html`` and ``ui/list.html``."""
    return render(request, template, {**list_context(request, listing, rows), **context})


def list_context(request: HttpRequest, listing: Listing[Any], rows: QuerySet[M]) -> dict[str, Any]:
    """What the bar and the table need: the list, its page and columns, and whether it is narrowed."""
    page = page_of(request, in_order(listing, rows, request.GET))
    columns = listing.chosen(request.GET.getlist(listing.choice))
    return {"listing": listing, "page": page, "columns": columns, "is_asked": listing.is_asked(request.GET)}


def list_sheet(
    request: HttpRequest, listing: Listing[Any], rows: QuerySet[Any], of: Model | None = None, on: date | None = None
) -> HttpResponse:
    """The same list as .xlsx, whole, in the same order, with the same filters; named as by ``sheet_of``."""
    return sheet_of(listing, in_order(listing, rows, request.GET), of, on)


def sheet_of(listing: Listing[R], rows: Iterable[R], of: Model | None = None, on: date | None = None) -> HttpResponse:
    """Rows as the spreadsheet of their list; one ``of`` a plan bears its key and name, one ``on`` a day that day."""
    file = f"{listing.file}-{of.pk}" if of else listing.file
    content = to_xlsx(listing, rows, str(of)[:250] if of else "")
    return attachment(content, f"{file}-{on or timezone.localdate()}.xlsx", XLSX)
