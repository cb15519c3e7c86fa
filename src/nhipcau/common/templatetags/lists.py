"""Lists on a page: heads that sort, fields that filter, cells."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django import template
from django.template import Context
from django.template.loader import get_template
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from nhipcau.common.numbers import number

register = template.Library()
NOTHING = "—"
LONGEST_LABEL = 80
"""Characters of an option."""


@register.inclusion_tag("ui/sort_head.html", takes_context=True)
def sort_head(context: Context, name: str, label: str) -> dict[str, Any]:
    """A column head that sorts by name, and the other way round when asked again."""
    asked = context["request"].GET.get("sort", "")
    direction = {name: "ascending", f"-{name}": "descending"}.get(asked, "")
    query = context["request"].GET.copy()
    query["sort"] = f"-{name}" if asked == name else name
    query.pop("page", None)
    return {"label": label, "direction": direction, "address": f"?{query.urlencode()}"}


@register.simple_tag(takes_context=True)
def column_head(context: Context, column: Any) -> SafeString:
    """The head of a column of a list, sortable where the column is."""
    if not column.order:
        return format_html('<th scope="col">{}</th>', column.label)
    head = get_template("ui/sort_head.html").render(sort_head(context, column.key, column.label))
    return SafeString(head)


@register.inclusion_tag("ui/columns.html", takes_context=True)
def column_choice(context: Context) -> dict[str, Any]:
    """What chooses the columns of the list; what else the address asks stays."""
    asked, listing = context["request"].GET, context["listing"]
    passing, head = (listing.choice, "page"), listing.on_page[0]
    kept = [(name, value) for name, values in asked.lists() if name not in passing for value in values]
    return {
        "choices": [column for column in listing.to_choose if column is not head],
        "columns": context["columns"],
        "name": listing.choice,
        "kept": [(listing.choice, head.key), *kept],
        "standard": f"?{urlencode(kept)}" if listing.choice in asked else "",
    }


@register.simple_tag(takes_context=True)
def chosen_columns(context: Context) -> SafeString:
    """The columns that the address asks for, kept by the bar that filters."""
    name = context["listing"].choice
    keys = context["request"].GET.getlist(name)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', ((name, key) for key in keys))


@register.simple_tag(takes_context=True)
def filter_field(context: Context, filter: Any) -> SafeString:  # noqa: A002 (what it is)
    """The field of the bar that asks for a filter, with what is asked now."""
    asked = context["request"].GET.get(filter.name, "")
    return SafeString(get_template(filter.template).render({"filter": filter, "asked": asked}))


@register.simple_tag
def options(choices: Iterable[tuple[Any, Any]] | Callable[[], Iterable[tuple[Any, Any]]], asked: str) -> SafeString:
    """The options of a field, the one that is asked for selected; in one go, for some lists have hundreds."""
    found = choices() if callable(choices) else choices
    rows = ((value, " selected" if str(value) == asked else "", _shortened(str(label))) for value, label in found)
    return format_html_join("\n", '<option value="{}"{}>{}</option>', rows)


def _shortened(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"


@register.simple_tag(takes_context=True)
def list_rows(context: Context) -> SafeString:
    """The rows of the page, cell by cell, under the columns that are shown; the first cell is the row's head."""
    cells = [_cell_of(context, column, is_head=not at) for at, column in enumerate(context["columns"])]
    lines = []
    with context.push():
        for row in context["page"]:
            context["row"] = row
            lines.append(f"<tr>{''.join(cell(row) for cell in cells)}</tr>")
    return SafeString("\n".join(lines))


def _cell_of(context: Context, column: Any, *, is_head: bool) -> Callable[[Any], str]:
    """What draws a column's cell of a row: by its own template where the column names one, else by its value."""
    label = conditional_escape(column.label)
    look_at = _drawn_by(context, column.cell) if column.cell else partial(_plain, column)

    def cell(row: Any) -> str:
        content, look = look_at(row)
        if is_head:
            return f'<th scope="row">{content}</th>'
        return f'<td data-label="{label}"{look}>{content}</td>' if content else "<td></td>"

    return cell


def _drawn_by(context: Context, name: str) -> Callable[[Any], tuple[str, str]]:
    """Draws the row that stands in the context; the template is looked up once for all rows."""
    nodes = get_template(name).template.nodelist  # type: ignore[attr-defined]  # the engine's own template
    return lambda _row: (nodes.render(context).strip(), "")


def _plain(column: Any, row: Any) -> tuple[str, str]:
    value = column.value(row)
    text, look = conditional_escape(shown(value)), _look(value)
    return (format_html('<a href="{}">{}</a>', column.link(row), text) if column.link else text), look


def shown(value: Any) -> str:
    """A value as the page writes it: a day by the language, a number in groups, nothing as a dash."""
    if isinstance(value, datetime | date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, int | Decimal):
        return number(value)
    return value or NOTHING


def _look(value: Any) -> str:
    """How a kind of value is set; safe because it is one of these."""
    if isinstance(value, date):
        return SafeString(' class="is-date"')
    return SafeString(' class="is-number"') if isinstance(value, int | Decimal) else ""
