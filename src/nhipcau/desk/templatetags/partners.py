"""How a relation stands, as a chip."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.partners.countries import doubts_of
from nhipcau.partners.models import Country
from nhipcau.partners.queries import HEALTH, health_of

register = template.Library()
LOOKS = {"lively": "is-done", "quiet": "is-on_track", "silent": "is-late", "new": "is-silent"}


@register.simple_tag
def health(row: Any) -> SafeString:
    """The chip of a partner with last_on and next_on."""
    word = health_of(row.last_on, row.next_on, timezone.localdate())
    return health_chip(word, dict(HEALTH)[word])


@register.simple_tag
def health_chip(word: str, label: Any) -> SafeString:
    return format_html('<span class="chip {}">{}</span>', LOOKS[word], label)


@register.simple_tag
def doubt(country: Country, name: str) -> SafeString:
    """A mark where a fact is to be checked, with what is not sure of it."""
    said = doubts_of(country).get(name)
    return format_html(' <abbr class="doubt" title="{}">?</abbr>', said) if said else SafeString("")
