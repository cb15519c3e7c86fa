"""Who is who behind a reverse proxy."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from nhipcau.common.proxies import believe_proxies, check_proxies


def _seen(settings, proxies, near, **headers):
    settings.PROXIES = proxies
    seen = {}

    def answer(request):
        seen.update(request.META)
        return HttpResponse()

    believe_proxies(answer)(RequestFactory().get("/", REMOTE_ADDR=near, **headers))
    return seen["REMOTE_ADDR"], seen.get("HTTP_X_FORWARDED_PROTO")


@pytest.mark.parametrize(
    ("proxies", "near", "forwarded", "expected"),
    [
        (["127.0.0.1"], "127.0.0.1", "203.0.113.7", ("203.0.113.7", "https")),
        (["127.0.0.1", "10.0.0.0/8"], "127.0.0.1", "6.6.6.6, 203.0.113.7, 10.2.3.4", ("203.0.113.7", "https")),
        (["::1"], "::1", "2001:db8::5", ("2001:db8::5", "https")),
        (["127.0.0.1"], "127.0.0.1", "", ("127.0.0.1", "https")),
        (["127.0.0.1"], "127.0.0.1", "<b>x</b>", ("127.0.0.1", "https")),
        (["127.0.0.1"], "127.0.0.1", "6.6.6.6, unknown", ("127.0.0.1", "https")),
        (["127.0.0.1"], "203.0.113.9", "1.2.3.4", ("203.0.113.9", None)),
        ([], "127.0.0.1", "1.2.3.4", ("127.0.0.1", None)),
    ],
)
def test_only_named_proxies_are_believed(settings, proxies, near, forwarded, expected):
    seen = _seen(settings, proxies, near, HTTP_X_FORWARDED_FOR=forwarded, HTTP_X_FORWARDED_PROTO="https")

    assert seen == expected


def test_over_tls_the_sign_in_page_comes_and_no_redirect_to_itself(settings, db):
    settings.SECURE_SSL_REDIRECT, settings.PROXIES = True, ["127.0.0.1"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    behind = Client().get("/accounts/login/", HTTP_X_FORWARDED_PROTO="https")
    plain = Client().get("/accounts/login/", HTTP_X_FORWARDED_PROTO="http")

    assert (behind.status_code, plain.status_code) == (200, 301)


@pytest.mark.parametrize(("https", "proxies", "found"), [(True, [], 1), (True, ["127.0.0.1"], 0), (False, [], 0)])
def test_https_without_a_proxy_is_found_before_it_loops(settings, https, proxies, found):
    settings.HTTPS, settings.PROXIES = https, proxies

    assert [message.id for message in check_proxies(None)] == ["nhipcau.W001"] * found
