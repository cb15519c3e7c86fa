"""How a gift's certificate stands, as a chip."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.gifts.models import Gift
from nhipcau.gifts.queries import certificate_state, certificate_words

register = template.Library()
LOOKS = {"expired": "is-late", "soon": "is-draft", "valid": "is-done", "": "is-silent"}


@register.simple_tag
def certificate(gift: Gift) -> SafeString | str:
    """The stars and the last day; nothing of what has none."""
    today = timezone.localdate()
    stars, until = certificate_words(gift, today)
    if not stars:
        return ""
    look = LOOKS[certificate_state(gift, today)]
    return format_html('<span class="chip {}">{}</span> <span class="soft">{}</span>', look, stars, until)
