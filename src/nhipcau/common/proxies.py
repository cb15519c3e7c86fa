"""Who is who behind a reverse proxy: only proxies that a setting names are believed.

Of a request that comes from one of them, the address is what the last of them not named says
(X-Forwarded-For, read from its end), and the scheme what it says. From anybody else these headers are dropped, so that
nobody can pretend to be elsewhere, or to have come over TLS.
"""

import ipaddress
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.http import HttpRequest, HttpResponse

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
SAID_BY_PROXIES = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT",
                   "HTTP_FORWARDED")  # fmt: skip


def believe_proxies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that stands before every other: afterwards REMOTE_ADDR is the client's own address."""

    def answer(request: HttpRequest) -> HttpResponse:
        trusted = [ipaddress.ip_network(proxy, strict=False) for proxy in settings.PROXIES]
        near = request.META.get("REMOTE_ADDR", "")
        if _is_of(near, trusted):
            request.META["REMOTE_ADDR"] = client_address(request.META.get("HTTP_X_FORWARDED_FOR", ""), near, trusted)
        else:
            for header in SAID_BY_PROXIES:
                request.META.pop(header, None)
        return get_response(request)

    return answer


def client_address(forwarded: str, near: str, trusted: Sequence[Network]) -> str:
    """The last address of the list that is no trusted proxy's; the nearest where the list ends or is no list."""
    address = near
    for said in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
        if not _is_address(said):
            return address
        address = said
        if not _is_of(said, trusted):
            return address
    return address


def _is_address(said: str) -> bool:
    try:
        ipaddress.ip_address(said)
    except ValueError:
        return False
    return True


def _is_of(said: str, networks: Sequence[Network]) -> bool:
    return _is_address(said) and any(ipaddress.ip_address(said) in network for network in networks)


def check_proxies(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """HTTPS without a proxy that is believed: every page would lead to itself, for ever."""
    if not settings.HTTPS or settings.PROXIES:
        return []
    return [
        checks.Warning(
            "NHIPCAU_HTTPS is set and NHIPCAU_PROXIES is empty: no request is ever known to have come over TLS.",
            hint="Set NHIPCAU_PROXIES to the addresses of the reverse proxy, for example 127.0.0.1.",
            id="nhipcau.W001",
        )
    ]
