"""Signing in: what somebody who guesses meets."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp_auth
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import decrypt
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from nhipcau import settings as as_the_site_runs
from nhipcau.accounts.adapter import SocialAccountAdapter
from nhipcau.accounts.models import User
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
PASSWORD = "cầu-nối-nhịp-2026"


@pytest.fixture
def person(settings):
    settings.ACCOUNT_RATE_LIMITS = as_the_site_runs.ACCOUNT_RATE_LIMITS  # which other tests turn off
    cache.clear()
    user = make.UserFactory()
    user.set_password(PASSWORD)
    user.save()
    yield user
    cache.clear()


def _sign_in(client, user, password):
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def test_the_right_password_signs_in(client, person):
    assert _sign_in(client, person, PASSWORD).status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)


def test_after_five_wrong_passwords_the_right_one_must_wait(client, person):
    wrong = [_sign_in(client, person, f"sai-{n}").status_code for n in range(5)]

    assert (wrong, _sign_in(client, person, PASSWORD).status_code) == ([200] * 5, 200)
    assert "_auth_user_id" not in client.session


def test_another_account_is_not_locked_with_it(client, person):
    other = make.UserFactory()
    other.set_password(PASSWORD)
    other.save()
    for n in range(5):
        _sign_in(client, person, f"sai-{n}")

    assert _sign_in(client, other, PASSWORD).status_code == 302


def test_what_a_stranger_guesses_does_not_keep_the_owner_out(client, person):
    _sign_in(client, person, PASSWORD)
    client.get(reverse("today"))
    client.post(reverse("account_logout"))
    stranger = Client()
    refused = [_sign_in(stranger, person, f"sai-{n}").context["form"].errors for n in range(6)][-1]

    again = _sign_in(client, person, PASSWORD)

    assert ("quá nhiều lần" in str(refused), again.status_code) == (True, 302)


def test_guesses_from_elsewhere_are_counted_apart(client, person):
    for n in range(6):
        _sign_in(client, person, f"sai-{n}")

    assert _sign_in(Client(REMOTE_ADDR="10.1.2.3"), person, PASSWORD).status_code == 302


def test_a_whole_office_behind_one_address_signs_in(person):
    found = [_sign_in(Client(), person, PASSWORD).status_code for _n in range(40)]

    assert set(found) == {302}


def test_wrong_guesses_at_nobody_keep_nobody_out(client, person):
    for n in range(30):
        client.post(reverse("account_login"), {"login": f"{n}@khong-co.example", "password": "sai"})

    assert _sign_in(client, person, PASSWORD).status_code == 302


def _activate_totp(user):
    return TOTP.activate(user, totp_auth.generate_totp_secret())


def _code_of(authenticator):
    secret = decrypt(authenticator.instance.data["secret"])
    return totp_auth.format_hotp_value(totp_auth.hotp_value(secret, next(totp_auth.yield_hotp_counters_from_time())))


def test_with_a_second_factor_the_password_alone_does_not_sign_in(client, person):
    _activate_totp(person)

    answer = _sign_in(client, person, PASSWORD)

    assert (answer["Location"], "_auth_user_id" in client.session) == (reverse("mfa_authenticate"), False)


def test_the_code_of_the_authenticator_signs_in(client, person):
    authenticator = _activate_totp(person)
    _sign_in(client, person, PASSWORD)

    client.post(reverse("mfa_authenticate"), {"code": _code_of(authenticator)})

    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_recovery_code_signs_in_once(client, person):
    _activate_totp(person)
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    signed_in = []
    for _ in range(2):
        _sign_in(client, person, PASSWORD)
        client.post(reverse("mfa_authenticate"), {"code": code})
        signed_in.append("_auth_user_id" in client.session)
        client.logout()

    assert signed_in == [True, False]


def test_the_pages_of_the_account_are_in_vietnamese(client, person):
    _sign_in(client, person, PASSWORD)

    pages = [client.get(reverse(name)) for name in ("account_change_password", "mfa_index", "usersessions_list")]

    assert [page.status_code for page in pages] == [200] * 3
    assert ["Xác thực hai bước, passkey" in page.content.decode() for page in pages] == [True] * 3


def test_other_sessions_are_ended(person):
    here, there = Client(), Client()
    for browser in (here, there):
        _sign_in(browser, person, PASSWORD)

    here.post(reverse("usersessions_list"))

    assert [b.get(reverse("rights")).status_code for b in (here, there)] == [200, 302]


def test_two_sign_ins_at_once_are_two_sessions(person):
    browsers = [Client() for _ in range(3)]
    for browser in browsers:
        _sign_in(browser, person, PASSWORD)

    assert len({browser.session.session_key for browser in browsers}) == 3
    assert UserSession.objects.filter(user=person).count() == 3


def test_a_form_of_the_account_needs_its_token(person):
    browser = Client(enforce_csrf_checks=True)

    assert _sign_in(browser, person, PASSWORD).status_code == 403


def test_nobody_signs_up(client, db):
    page = client.post(reverse("account_signup"), {"email": "x@y.vn", "password1": PASSWORD, "password2": PASSWORD})

    assert User.objects.filter(email="x@y.vn").exists() is False
    assert page.status_code == 200


def test_single_sign_on_is_offered_where_it_is_set(client, db, settings):
    assert "Đăng nhập bằng Cổng tỉnh" not in client.get(reverse("account_login")).content.decode()
    app = {"provider_id": "sso", "name": "Cổng tỉnh", "client_id": "a", "secret": "b",
           "settings": {"server_url": "https://sso.vinhha.example"}}  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}

    page = client.get(reverse("account_login")).content.decode()

    assert ("Đăng nhập bằng Cổng tỉnh" in page, reverse("openid_connect_login", args=["sso"]) in page) == (True, True)


def test_single_sign_on_makes_no_account(db, rf):
    adapter = SocialAccountAdapter(rf.get("/"))

    assert adapter.is_open_for_signup(rf.get("/"), None) is False


def test_who_was_not_invited_is_told_whom_to_ask(client):
    page = client.get(reverse("account_signup")).content.decode()

    assert ("Chưa có tài khoản" in page, "gửi thư" in page, "Sign Up Closed" in page) == (True, True, False)
