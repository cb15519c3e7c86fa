"""Signing in: what somebody who guesses meets."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
PASSWORD = "cầu-nối-nhịp-2026"


@pytest.fixture
def person(settings):
    settings.ACCOUNT_RATE_LIMITS = {}  # as the site runs: the limits of django-allauth, which other tests turn off
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
