"""Heads of sortable columns."""

from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("ui/sort_head.html", takes_context=True)
def sort_head(context: dict[str, Any], name: str, label: str) -> dict[str, Any]:
    """A column head that sorts by name, and the other way round when asked again."""
    asked = context["request"].GET.get("sort", "")
    direction = "ascending" if asked == name else "descending" if asked == f"-{name}" else ""
    query = context["request"].GET.copy()
    query["sort"] = f"-{name}" if asked == name else name
    query.pop("page", None)
    return {"label": label, "direction": direction, "address": f"?{query.urlencode()}"}
