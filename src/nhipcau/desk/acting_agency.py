"""For which of their agencies a person acts."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

ACTING = "acting_agency"
"""Where the session keeps the choice."""


def keep_acting(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware by which a person who works in several agencies acts for the one they chose."""

    def answer(request: HttpRequest) -> HttpResponse:
        chosen = request.session.get(ACTING)
        if chosen is not None and request.user.is_authenticated:
            request.user.acting_agency_id = chosen
        return get_response(request)

    return answer
