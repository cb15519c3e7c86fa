"""How much one request may bring: refused by what it says of its length, before any of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refuse_large_body(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware by which the limit holds behind every server, and not only behind our own."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.MAX_BODY_BYTES:
            said = {"limit": settings.MAX_UPLOAD_BYTES // 1024**2, "sent": int(length) // 1024**2}
            page = render(None, "too_large.html", said, status=413)
            page["Connection"] = "close"  # what is still on its way is read by nobody
            return page
        return get_response(request)

    return answer
