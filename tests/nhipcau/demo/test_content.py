"""What the demo province holds, and what is told of it: loaded once for all tests of this module."""

from datetime import UTC, date, datetime
from io import StringIO

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality, Membership
from nhipcau.audit.models import Event
from nhipcau.demo.instance import is_demo
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

pytestmark = [pytest.mark.once, pytest.mark.xdist_group("demo")]
DAY = datetime(2026, 8, 20, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo's plan and the folder of its files; each test goes on from there and is rolled back to it."""
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # as Django's own test cases mark theirs
        with override_settings(MEDIA_ROOT=folder), around:
            yield load_demo(DAY).pk, folder
            transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db, settings):
    """The plan of the demo, as nobody has touched it yet."""
    settings.MEDIA_ROOT = loaded[1]
    return Plan.objects.get(pk=loaded[0])


@pytest.fixture
def data_folder(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


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


def test_a_demo_beside_which_somebody_works_is_no_demo(demo):
    assert is_demo()
    make.AgencyFactory(name="Sở Ngoại vụ tỉnh khác")

    assert not is_demo()


def test_demo_twice_loads_once(demo, data_folder):
    said = StringIO()
    call_command("demo", stdout=said)

    assert (Locality.objects.count(), "--reset" in said.getvalue()) == (2, True)


@pytest.mark.parametrize(("https", "wanted"), [(True, True), (False, False)])
def test_the_demo_is_not_served_in_earnest(demo, data_folder, settings, https, wanted):
    settings.HTTPS = https

    with pytest.raises(CommandError, match="a password that everybody knows"):
        Command(stdout=StringIO())._settle_demo(wanted=wanted)


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
