"""Numbers as the language of the page writes them."""

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def number(value: int | float | None) -> str:
    """1234567 as 1.234.567 in Vietnamese, 1,234,567 in English."""
    return "" if value is None else number_format(value, use_l10n=True, force_grouping=True)
