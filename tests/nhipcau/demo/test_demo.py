"""The demo province, and the command that serves it."""

import socket
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.audit.models import Event
from nhipcau.demo.dates import add_months, fill
from nhipcau.demo.instance import is_untouched
from nhipcau.demo.management.commands.serve import Command
from nhipcau.plans.models import Plan
from tests.nhipcau import factories as make

pytestmark = pytest.mark.once
DAY = datetime(2026, 8, 20, 3, 0, tzinfo=UTC)


@pytest.fixture
def data_folder(settings, tmp_path):
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path


@pytest.mark.django_db(transaction=True)
def test_reset_brings_it_back_with_everything_that_was_there(data_folder):
    call_command("demo", stdout=StringIO())
    first = (User.objects.count(), Agency.objects.count(), Plan.objects.count())
    make.AgencyFactory(locality=Locality.objects.get(name="Tỉnh Lạc Giang"), name="Sở Mới")

    call_command("demo", "--reset", stdout=StringIO())

    assert (User.objects.count(), Agency.objects.count(), Plan.objects.count()) == first
    assert Event.objects.order_by("number").first().number == 1


@pytest.mark.django_db(transaction=True)
def test_the_demo_goes_away_whole(data_folder):
    call_command("demo", stdout=StringIO())
    had_files = any((data_folder / "files").rglob("*.docx"))

    call_command("demo", "--remove", stdout=StringIO())

    assert (had_files, is_untouched(), Event.objects.count(), list(data_folder.iterdir())) == (True, True, 0, [])


@pytest.mark.parametrize("option", ["--reset", "--remove", ""])
def test_nothing_is_loaded_or_taken_away_where_people_work(option, data_folder, db):
    make.PlanFactory(title="Kế hoạch thật")

    with pytest.raises(CommandError, match=r"nothing was deleted|Somebody works"):
        call_command("demo", *option.split(), stdout=StringIO())

    assert Plan.objects.filter(title="Kế hoạch thật").exists()


def test_no_demo_where_https_is_set(settings, data_folder, db):
    settings.HTTPS = True

    with pytest.raises(CommandError, match="HTTPS is set"):
        call_command("demo", stdout=StringIO())


def test_an_empty_instance_is_told_what_comes_next(db):
    command = Command(stdout=StringIO())

    command._greet("127.0.0.1", 8000)

    assert "nhipcau found" in command.stdout.getvalue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{day:-19}", "01/08/2026"),
        ("{long:+24}", "ngày 13 tháng 9 năm 2026"),
        ("{long:-182}", "ngày 19 tháng 02 năm 2026"),
        ("{month:+5}", "tháng 01/2027"),
        ("{quarter:+1}", "Quý IV/2026"),
        ("{span}", "giai đoạn 2026 - 2027"),
    ],
)
def test_demo_dates_are_told_from_the_day_of_loading(text, expected):
    assert fill(text, DAY.date()) == expected


def test_a_plan_that_fits_in_one_year_names_that_year():
    assert fill("{span}", date(2026, 7, 2)) == "năm 2026"


def test_add_months_stays_in_the_month():
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)


@pytest.mark.enable_socket
def test_serve_takes_the_next_free_port():
    command = Command(stdout=StringIO())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]

        port = command._free_port("127.0.0.1", wanted)

    assert port > wanted


@pytest.mark.enable_socket
def test_serve_says_when_no_port_is_free(monkeypatch):
    monkeypatch.setattr("nhipcau.demo.management.commands.serve.TRIES", 0)

    with pytest.raises(CommandError, match="Không có cổng trống"):
        Command()._free_port("127.0.0.1", 8000)
