"""The sign NUL, which no database takes and nobody types."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def drop_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware by which an address never asks for a text with NUL in it; forms refuse it by themselves."""

    def answer(request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query or "\0" in query:
            request.META["QUERY_STRING"] = query.replace("%00", "").replace("\0", "")
        return get_response(request)

    return answer
