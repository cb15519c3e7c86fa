"""The command that lets the first person in."""

from contextlib import nullcontext
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from nhipcau.accounts.models import User
from nhipcau.agencies.foundation import locality_meant
from nhipcau.agencies.localities import load_localities
from nhipcau.agencies.management.commands import found
from nhipcau.agencies.models import Locality
from nhipcau.common.marker import demo_marker

pytestmark = pytest.mark.django_db
GOOD = "cầu-nối-nhịp-2026"


def words(locality="Tỉnh Lào Cai"):
    return [locality, "--agency", "Sở Ngoại vụ", "--email", "Dau@laocai.example", "--name", "Vàng A Páo"]


@pytest.fixture
def typed(monkeypatch):
    """What is typed when a password is asked for, one after the other."""
    answers = [GOOD, GOOD]
    monkeypatch.setattr(found, "getpass", lambda _prompt: answers.pop(0))
    return answers


@pytest.fixture(autouse=True)
def _typed(typed):
    pass


def test_the_first_person_is_administrator_and_focal_officer():
    call_command("found", *words(), stdout=StringIO())

    user = User.objects.get(email="dau@laocai.example")
    posts = {(m.role, m.agency.name, m.agency.kind, m.agency.locality.code) for m in user.memberships.all()}
    assert posts == {(role, "Sở Ngoại vụ", "department", "15") for role in ("administrator", "focal")}


@pytest.mark.parametrize("name", ["tỉnh lào cai", "TINH  LAO CAI", "Lào Cai", "Ti\u0309nh La\u0300o Cai"])
def test_a_name_is_compared_without_marks_capitals_and_kind(name):
    load_localities()

    assert locality_meant(name).living == Locality.objects.get(name="Tỉnh Lào Cai", valid_to=None)


def test_a_merged_province_says_what_became_of_it():
    with pytest.raises(CommandError, match=r"Tỉnh Bắc Giang không còn.*“Tỉnh Bắc Ninh”.*--as-it-was"):
        call_command("found", *words("tỉnh Bắc Giang"), stdout=StringIO())

    assert User.objects.count() == 0


def test_every_ended_name_leads_to_a_living_one_or_says_what_became_of_it():
    load_localities()
    ended = Locality.objects.filter(parent=None).exclude(valid_to=None)

    unclear = [row.name for row in ended if not (locality_meant(row.name).living or locality_meant(row.name).became)]

    assert (ended.count() > 30, unclear) == (True, [])


def test_a_former_province_on_purpose():
    call_command("found", *words("Tỉnh Bắc Giang"), "--as-it-was", stdout=StringIO())

    agency = User.objects.get().memberships.first().agency
    assert (agency.locality.name, agency.locality.valid_to is None) == ("Tỉnh Bắc Giang", False)


@pytest.mark.parametrize(("answer", "founded"), [("không", 0), ("có", 1)])
def test_an_unknown_name_is_asked_for(answer, founded, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _prompt: answer)

    expected = nullcontext() if founded else pytest.raises(CommandError, match="Nothing was founded")
    with expected:
        call_command("found", *words("Tỉnh Vĩnh Hà"), stdout=StringIO())

    assert Locality.objects.filter(name="Tỉnh Vĩnh Hà").count() == founded


def test_an_unknown_name_where_nobody_answers(monkeypatch):
    def nobody(_prompt):
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)

    with pytest.raises(CommandError, match="--new"):
        call_command("found", *words("Tỉnh Vĩnh Hà"), stdout=StringIO())


def test_an_address_is_taken_once(typed):
    call_command("found", *words(), stdout=StringIO())

    with pytest.raises(CommandError, match="There is an account"):
        call_command("found", *words(), stdout=StringIO())


def test_a_poor_password_and_a_slip_are_asked_again(typed):
    typed[:] = ["12345678", GOOD, "khác-đi-một-chút", GOOD, GOOD]
    told = StringIO()

    call_command("found", *words(), stdout=StringIO(), stderr=told)

    assert (User.objects.count(), "The two differ" in told.getvalue()) == (1, True)


def test_three_poor_passwords_found_nothing(typed):
    typed[:] = ["1", "2", "3"]

    with pytest.raises(CommandError, match="Nothing was founded"):
        call_command("found", *words(), stdout=StringIO(), stderr=StringIO())
    assert not User.objects.exists()


def test_before_the_first_run_it_says_what_to_run(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", list)

    with pytest.raises(CommandError, match=r"\./run --no-demo once"):
        call_command("found", *words(), stdout=StringIO())


def test_nothing_is_founded_beside_the_demo(settings, tmp_path):
    settings.DATA = tmp_path
    demo_marker().touch()

    with pytest.raises(CommandError, match="demo --remove"):
        call_command("found", *words(), stdout=StringIO())
