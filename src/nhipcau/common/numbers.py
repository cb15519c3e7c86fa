"""Numbers: out of an address or a form, and as the language of the page writes them."""

import re
from decimal import Decimal

from django.utils.formats import get_format, number_format


def parse_whole(text: str) -> int | None:
    """The whole number that the text is, small enough for a database, or None."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else None


def parse_decimal(text: str) -> Decimal | None:
    """The number that the text is as the language of the page writes it, or None.

    In Vietnamese 1.200,5 and 1.200 have thousands; 4.5, which can have none, is taken as 4,5.
    """
    thousands, point = get_format("THOUSAND_SEPARATOR"), get_format("DECIMAL_SEPARATOR")
    plain = "".join(text.split())
    grouped = rf"-?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(point)}\d+)?"
    if re.fullmatch(grouped, plain, re.ASCII):
        plain = plain.replace(thousands, "")
    plain = plain.replace(point, ".")
    return Decimal(plain) if re.fullmatch(r"-?\d{1,20}(?:\.\d{1,10})?", plain, re.ASCII) else None


def number(value: int | float | Decimal | None) -> str:
    """1234567 as 1.234.567 in Vietnamese, 1,234,567 in English; of a decimal no noughts at its end."""
    if isinstance(value, Decimal):
        value = value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()
    return "" if value is None else number_format(value, use_l10n=True, force_grouping=True)
