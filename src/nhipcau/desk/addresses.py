"""Whole addresses, for mails and calendars: of the site that a setting names, else of the one that was asked."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def whole_address(request: HttpRequest, name: str, key: int | str) -> str:
    """The address of a page about one thing. What a request says of its host is believed only without a setting."""
    path = reverse(name, args=[key])
    return f"{settings.SITE}{path}" if settings.SITE_IS_SET else request.build_absolute_uri(path)
