"""Every page for every person, every action for every person: what the table of access says is what happens."""

from urllib.parse import urlencode, urlsplit

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.constants import ERROR
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from lxml import html

from nhipcau.audit.models import Event
from nhipcau.desk import urls as desk_urls
from tests.nhipcau.desk.access import CAST, DEEDS, JOBS, PAGES, QUERIES, UNSEEN, VERBS, arguments_of

S, OK, NONE, IN = 200, 302, 404, "L"


def test_every_route_of_the_desk_is_in_the_table():
    routes = {path.name: path for room in desk_urls.urlpatterns for path in room.url_patterns}

    assert set(routes) == set(PAGES) | set(DEEDS)


def _names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name


def test_every_other_route_is_allauths_or_the_choice_of_language():
    others = set(_names(get_resolver().url_patterns)) - set(PAGES) - set(DEEDS)

    packages = ("account_", "mfa_", "usersessions_", "socialaccount_", "openid_connect_")
    assert {n for n in others if n and not n.startswith(packages)} == {"set_language"}  # those without a name redirect


# django-allauth's pages without an object: who is not signed in, and who is
ACCOUNT = {
    "account_login": (S, OK), "account_signup": (S, OK), "account_reset_password": (S, S), "account_inactive": (S, S),
    "account_logout": (OK, S), "account_change_password": (IN, S), "account_set_password": (IN, OK),
    "account_email": (NONE, NONE), "account_reauthenticate": (IN, S), "mfa_index": (IN, S), "mfa_activate_totp": (IN, "R"),
    "mfa_deactivate_totp": (IN, NONE), "mfa_generate_recovery_codes": (IN, "R"), "mfa_view_recovery_codes": (IN, NONE),
    "mfa_list_webauthn": (IN, S), "mfa_add_webauthn": (IN, "R"), "usersessions_list": (IN, S),
    "socialaccount_connections": (IN, S), "socialaccount_login_error": (401, 401), "socialaccount_login_cancelled": (S, S),
}  # fmt: skip


@pytest.mark.parametrize("route", ACCOUNT)
def test_who_sees_a_page_of_the_account(route, world, as_user):
    """R: the password is asked for again first."""
    answers = []
    for person in (None, world.lead):
        response = as_user(person).get(reverse(route))
        where = response.get("Location", "")
        answers.append(IN if "/login/" in where else "R" if "/reauthenticate/" in where else response.status_code)

    assert tuple(answers) == ACCOUNT[route]


@pytest.mark.parametrize("route", PAGES)
def test_who_sees(route, world, as_user, monkeypatch):
    monkeypatch.setattr("nhipcau.desk.documents.views.as_pdf", lambda file: b"%PDF-")
    target, expected = PAGES[route]
    address = reverse(route, args=arguments_of(world, target))
    asked = QUERIES[route](world) if route in QUERIES else {}

    answers, sent_to = "", set()
    for person in CAST:
        response = as_user(getattr(world, person, None)).get(address, asked)
        b"".join(response.streaming_content if response.streaming else ())  # closes the file
        answers += _answer(response, {200: "S", 302: ">"})
        sent_to |= _forms(response, address)

    assert answers == expected
    assert sent_to <= {*DEEDS, *ACCOUNT, "set_language"}, "a form that goes to an address which takes none"


def _forms(response, address):
    """The routes to which the forms of a page are posted."""
    if response.streaming or not response.get("Content-Type", "").startswith("text/html") or not response.content:
        return set()
    forms = html.fromstring(response.content).xpath("//form[@method='post']")
    return {resolve(urlsplit(form.get("action") or address).path).url_name for form in forms}


@pytest.mark.parametrize("route", DEEDS)
def test_who_does(route, world, as_user):
    """Each person finds the same world: what the one before did is taken back."""
    target, form, expected = DEEDS[route]
    asked = f"?{urlencode(QUERIES[route](world))}" if route in QUERIES else ""
    address = reverse(route, args=arguments_of(world, target)) + asked
    form = form(world) if callable(form) else form

    answers = ""
    for person in CAST:
        before, client = transaction.savepoint(), as_user(getattr(world, person, None))
        for file in form.values():
            if hasattr(file, "seek"):
                file.seek(0)
        response = client.post(address, form)
        answer = _answer(response, {200: "S", 302: "D"})
        if answer == "D" and any(message.level == ERROR for message in get_messages(response.wsgi_request)):
            answer = "R"
        if answer == "D" and route not in JOBS | UNSEEN:
            assert Event.objects.filter(verb=VERBS.get(route, route)).exists(), f"{person} left no event"
        answers += answer
        transaction.savepoint_rollback(before)

    assert answers == expected


def _answer(response, done):
    """One letter of the table for a response."""
    if response.status_code == 302 and response["Location"].startswith("/accounts/login/"):
        return "L"
    return {403: "x", 404: ".", 422: "B", **done}.get(response.status_code, str(response.status_code))


def test_every_deed_is_done_by_somebody_and_refused_to_somebody():
    own = {
        "switch_agency", "renew_calendar", "save_filter", "see_reminders", "see_notices", "choose_mails",
        "accept_invitation", "add_absence",
    }  # fmt: skip

    shown = {"look_at_passports"}  # what was asked for stands on the page of the answer

    assert {name for name, (_, _, answers) in DEEDS.items() if "D" not in answers} == shown
    assert {name for name, (_, _, answers) in DEEDS.items() if not set("x.") & set(answers)} == own


def test_every_page_is_seen_by_somebody():
    assert {name for name, (_, answers) in PAGES.items() if not set("S>") & set(answers)} == set()


def test_forged_ids_are_not_found(world, as_user):
    client = as_user(world.focal)

    addresses = [reverse(r, args=["999999"] * len(arguments_of(world, row[0]))) for r, row in PAGES.items() if row[0]]

    assert {client.get(address).status_code for address in addresses} == {404}


def test_what_must_be_posted_cannot_be_got(world, as_user):
    client = as_user(world.focal)
    routes = {path.name: path for room in desk_urls.urlpatterns for path in room.url_patterns}

    answers = {}
    for route in DEEDS.keys() - PAGES.keys():
        key = ["999999"] * len(routes[route].pattern.converters)
        answers[route] = client.get(reverse(route, args=key)).status_code

    assert set(answers.values()) == {405}
