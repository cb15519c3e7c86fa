"""The command that lets the first person in."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from nhipcau.accounts.models import User
from nhipcau.agencies.localities import load_localities
from nhipcau.agencies.management.commands import found

pytestmark = pytest.mark.django_db
WORDS = ["Tỉnh Lào Cai", "--agency", "Sở Ngoại vụ", "--email", "Dau@laocai.example", "--name", "Vàng A Páo"]


@pytest.fixture(autouse=True)
def _typed(monkeypatch):
    monkeypatch.setattr(found, "getpass", lambda _prompt: "cầu-nối-nhịp-2026")


def test_the_first_person_is_administrator_and_focal_officer():
    load_localities()
    call_command("found", *WORDS, stdout=StringIO())

    user = User.objects.get(email="dau@laocai.example")
    posts = {(m.role, m.agency.name, m.agency.kind, m.agency.locality.code) for m in user.memberships.all()}
    assert posts == {(role, "Sở Ngoại vụ", "department", "15") for role in ("administrator", "focal")}


def test_an_address_is_taken_once():
    call_command("found", *WORDS, stdout=StringIO())

    with pytest.raises(CommandError, match="There is an account"):
        call_command("found", *WORDS, stdout=StringIO())


def test_a_poor_password_is_refused(monkeypatch):
    monkeypatch.setattr(found, "getpass", lambda _prompt: "12345678")

    with pytest.raises(CommandError):
        call_command("found", *WORDS, stdout=StringIO())
    assert not User.objects.exists()
