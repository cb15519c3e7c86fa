"""How a letter stands, as a chip."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.greetings.models import Greeting
from nhipcau.greetings.queries import STATES, state_of

register = template.Library()
LOOKS = {
    "planned": "is-late", "drafted": "is-draft", "with_signer": "is-on_track", "issued": "is-draft", "sent": "is-done",
    "answered": "is-done", "skipped": "is-silent",
}  # fmt: skip


@register.simple_tag
def greeting_state(greeting: Greeting) -> SafeString:
    """The chip of its state."""
    word = state_of(greeting)
    return format_html('<span class="chip {}">{}</span>', LOOKS[word], dict(STATES)[word])
