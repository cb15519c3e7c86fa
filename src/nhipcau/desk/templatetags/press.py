"""How a visit of foreign press stands, as a chip."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.press.models import PressVisit
from nhipcau.press.queries import STATES, state_of

register = template.Library()
LOOKS = {
    "waiting": "is-silent", "declined": "is-paused", "licensed": "is-done", "under_way": "is-done",
    "to_report": "is-late", "reported": "is-paused", "cancelled": "is-paused",
}  # fmt: skip


@register.simple_tag
def press_state(visit: PressVisit) -> SafeString:
    """The chip of the state on the day."""
    word = state_of(visit, timezone.localdate())
    return format_html('<span class="chip {}">{}</span>', LOOKS[word], dict(STATES)[word])
