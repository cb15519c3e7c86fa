"""The mark by which a form counts once (nhipcau.once.claims). Known to every template without being loaded."""

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
FORM_TOKEN = "form_token"  # noqa: S105 (the name of a field)


@register.simple_tag
def form_token() -> SafeString:
    """A hidden field that names this form, and no other that is ever drawn."""
    return format_html('<input type="hidden" name="{}" value="{}">', FORM_TOKEN, secrets.token_urlsafe(12))
