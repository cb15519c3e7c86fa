"""How an agreement stands, as a chip."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.agreements.models import Agreement
from nhipcau.agreements.queries import STATES, state_of

register = template.Library()
LOOKS = {
    "preparing": "is-silent", "in_force": "is-done", "expiring": "is-late", "expired": "is-paused",
    "ended": "is-paused",
}  # fmt: skip


@register.simple_tag
def agreement_state(agreement: Agreement) -> SafeString:
    """The chip of the state on the day."""
    word = state_of(agreement, timezone.localdate())
    return format_html('<span class="chip {}">{}</span>', LOOKS[word], dict(STATES)[word])
