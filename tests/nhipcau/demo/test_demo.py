"""The demo province, and the command that serves it."""

import socket
from datetime import UTC, date, datetime
from io import StringIO

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality, Membership
from nhipcau.audit.models import Event
from nhipcau.demo.dates import add_months, fill
from nhipcau.demo.instance import is_demo, is_untouched
from nhipcau.demo.loader import load_demo
from nhipcau.demo.management.commands.serve import Command
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import Incoming, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.paper import as_pdf, office
from nhipcau.duties.queries import duty_rows
from nhipcau.plans.models import Plan, Status
from nhipcau.reports.queries import focal_agency
from nhipcau.work.indicators.reach import plan_reach
from nhipcau.work.models import Milestone
from nhipcau.work.open_difficulties import plan_difficulties
from nhipcau.work.tallies import plan_counts
from tests.nhipcau import factories as make

pytestmark = pytest.mark.once
DAY = datetime(2026, 8, 20, 3, 0, tzinfo=UTC)


@pytest.fixture
def demo(db):
    return load_demo(DAY)


def test_the_demo_is_a_year_half_way_through(demo):
    standing = plan_counts(demo, DAY.date())

    assert (demo.state, demo.number) == ("active", "86/KH-UBND")
    assert Agency.objects.exclude(kind="group").exclude(name="Bộ Ngoại giao").count() == 20
    assert set(Membership.objects.values_list("role", flat=True)) == set(Membership.Role.values)
    late = [status for status, count in standing.whole.counts if count]
    assert set(late) >= {Status.LATE, Status.SILENT, Status.ON_TRACK, Status.DONE}
    assert (len(plan_difficulties(demo)), len(standing.silent_agencies)) == (1, 3)

    verbs = set(Event.objects.values_list("verb", flat=True))

    assert verbs >= {
        "upload_plan", "accept_agency", "activate_plan", "post_progress", "raise_difficulty", "put_in_force",
        "post_value", "set_milestone", "record_inspection",
    }  # fmt: skip

    reach = plan_reach(demo, DAY.date())
    amendment = demo.amendments.get()

    assert [(row.indicator.unit, row.target, row.last and row.last.value, row.is_reached) for row in reach] == [
        ("hoạt động", 4, 3, False), ("đoàn khách quốc tế dự", 6, 7, True), ("lượt cán bộ", 120, None, None),
    ]  # fmt: skip
    assert (amendment.number, [change.kind for change in amendment.changes.all()]) == (
        "131/QĐ-UBND",
        ["added", "changed"],
    )
    assert [step.done_on is not None for step in Milestone.objects.order_by("pk")] == [True, False]


def test_the_duties_of_two_years_are_noted_but_for_the_last_which_is_late(demo):
    today = DAY.date()
    rows = [row for year in (2025, 2026) for row in duty_rows(demo.locality, year, today)]

    passed = {row.of.key: row.state for row in rows if row.state not in ("soon", "later") and row.of.due}
    assert passed == {
        ("agreements_report", 2025): "done", ("budget_decision", 2025): "done", ("conferences_report", 2025): "done",
        ("heritage_report", 2026): "done", ("budget_estimate", 2026): "late",
    }  # fmt: skip
    assert all(row.has_charge for row in rows)
    [note] = [row.note for row in rows if row.of.key == ("agreements_report", 2025)]
    assert (note.paper, note.on) == ("Báo cáo số 41/BC-UBND ngày 12/11/2025", date(2025, 11, 12))


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


def test_a_demo_beside_which_somebody_works_is_no_demo(demo):
    assert is_demo()
    make.AgencyFactory(name="Sở Ngoại vụ tỉnh khác")

    assert not is_demo()


def test_no_demo_where_https_is_set(settings, data_folder, db):
    settings.HTTPS = True

    with pytest.raises(CommandError, match="HTTPS is set"):
        call_command("demo", stdout=StringIO())


def test_demo_twice_loads_once(demo, data_folder):
    said = StringIO()
    call_command("demo", stdout=said)

    assert (Locality.objects.count(), "--reset" in said.getvalue()) == (2, True)


@pytest.mark.parametrize(("https", "wanted"), [(True, True), (False, False)])
def test_the_demo_is_not_served_in_earnest(demo, data_folder, settings, https, wanted):
    settings.HTTPS = https

    with pytest.raises(CommandError, match="a password that everybody knows"):
        Command(stdout=StringIO())._settle_demo(wanted=wanted)


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


def test_serve_greets_with_address_and_sign_ins(demo):
    command = Command(stdout=StringIO())

    command._greet("127.0.0.1", 8000)

    said = command.stdout.getvalue()
    assert ("http://127.0.0.1:8000/" in said, said.count("@"), "nhipcau-demo" in said) == (True, 5, True)


def test_the_demos_office_has_papers_that_went_out_and_came_in(demo):
    [announced] = demo.documents.all()

    assert (announced.state, announced.kind, announced.deliveries.count()) == ("issued", "tasks", 2)
    assert [(row.number, row.done_at is None) for row in Incoming.objects.order_by("number")] == [
        (1, False), (2, True), (3, True),
    ]  # fmt: skip


@pytest.mark.skipif(office() is None, reason="LibreOffice makes the pages")
def test_the_consolidated_report_has_at_most_sixteen_pages(demo):
    focal = User.objects.get(email="lan.nguyen@sngv.lacgiang.example")
    period = demo.periods.earliest("pk")
    order = Order(Kind.REPORT, demo, focal_agency(focal, demo), period=period)
    document = compose_document(by=focal, order=order, now=DAY)

    pages = pypdfium2.PdfDocument(as_pdf(document.files.get(role="composed")))

    assert len(pages) <= 16
