"""What every list page does alike: pages of rows, and the address of the same list changed in one thing."""

from collections.abc import Mapping
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)
ROWS = 50


def page_of(request: HttpRequest, rows: QuerySet[M], size: int = ROWS) -> Page[M]:
    """The page of rows that the address asks for; the nearest one where there is no such page."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def sort_by(request: HttpRequest, rows: QuerySet[M], orders: Mapping[str, tuple[str, ...]]) -> QuerySet[M]:
    """Sorts by ?sort=name or ?sort=-name where the name is one of the list's own."""
    asked = request.GET.get("sort", "")
    order = orders.get(asked.removeprefix("-"))
    if order is None:
        return rows
    sign = "-" if asked.startswith("-") else ""
    return rows.order_by(*(f"{sign}{column}" for column in order))


MOST_EVENTS = 20_000
"""Of a history in one sheet, the newest."""
