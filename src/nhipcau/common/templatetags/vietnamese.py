"""Numbers as the language of the page writes them."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def number(value: int | float | Decimal | None) -> str:
    """1234567 as 1.234.567 in Vietnamese, 1,234,567 in English; of a decimal no noughts at its end."""
    if isinstance(value, Decimal):
        value = value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()
    return "" if value is None else number_format(value, use_l10n=True, force_grouping=True)
