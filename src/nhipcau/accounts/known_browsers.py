"""Which person signed in last in a browser: told by a signed cookie."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

LAST_PERSON = "nhipcau_last_person"


def known_person(request: HttpRequest) -> str | None:
    """The key of the person who signed in last in this browser; None where nobody did, or the cookie was forged."""
    key: str | None = request.get_signed_cookie(LAST_PERSON, default=None)
    return key


def know_browser(request: HttpRequest, response: HttpResponseBase) -> None:
    """Notes in a signed cookie who works here."""
    response.set_signed_cookie(
        LAST_PERSON, str(request.user.pk), httponly=True, samesite="Lax", secure=request.is_secure()
    )
