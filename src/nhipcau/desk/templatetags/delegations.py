"""How a delegation stands, as a chip."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.delegations.models import Delegation
from nhipcau.delegations.queries import STATES, state_of

register = template.Library()
LOOKS = {
    "preparing": "is-silent", "decided": "is-done", "under_way": "is-done", "to_report": "is-late", "done": "is-paused",
    "cancelled": "is-paused",
}  # fmt: skip


@register.simple_tag
def delegation_state(delegation: Delegation) -> SafeString:
    """The chip of the state on the day."""
    word = state_of(delegation, timezone.localdate())
    return format_html('<span class="chip {}">{}</span>', LOOKS[word], dict(STATES)[word])
