"""From where a request comes: kept for the time of the request, for the audit record."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

_ORIGIN: ContextVar[str] = ContextVar("origin", default="")
_LONGEST = 200


def current_origin() -> str:
    """The address and program of the request that is being answered; empty outside one."""
    return _ORIGIN.get()


def keep_origin(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that knows, while a request is answered, from where it came."""

    def answer(request: HttpRequest) -> HttpResponse:
        said = f"{request.META.get('REMOTE_ADDR', '')} {request.headers.get('User-Agent', '')}".strip()
        token = _ORIGIN.set(said[:_LONGEST])
        try:
            return get_response(request)
        finally:
            _ORIGIN.reset(token)

    return answer


@contextmanager
def acting_from(origin: str) -> Iterator[None]:
    """For a job: it acts from where the request came that asked for it."""
    token = _ORIGIN.set(origin)
    try:
        yield
    finally:
        _ORIGIN.reset(token)
