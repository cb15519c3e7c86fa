"""What stands on the calendar beside tasks: reports to send, documents to answer, periods."""

from datetime import date

import pytest
from django.urls import reverse

from nhipcau.overview.dates import Dated, dates_between
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
MONTH = date(2026, 12, 1), date(2026, 12, 31)


@pytest.fixture(autouse=True)
def _no_yearly_duties(monkeypatch):
    """What the law asks every year stands on these days too; tests/nhipcau/duties tries it."""
    monkeypatch.setattr("nhipcau.duties.law.all_duties", tuple)


@pytest.fixture
def period(world):
    """A period that ends on the 14th and whose report is due on the 16th."""
    return make.PeriodFactory(
        plan=world.plan, name="Báo cáo năm 2026", starts_on="2026-01-01", ends_on="2026-12-14", due_on="2026-12-16"
    )


def _said(user, plan=None):
    return {day: [(row.what, row.route) for row in rows] for day, rows in dates_between(user, *MONTH, plan).items()}


def test_a_period_shows_when_its_figures_are_cut_and_when_it_is_due(world, period):
    assert _said(world.focal) == {
        date(2026, 12, 14): [("Chốt số liệu", "period_detail")],
        date(2026, 12, 16): [("Hạn gửi báo cáo", "period_detail")],
    }


def test_a_report_to_send_stands_for_its_period(world, period):
    submission = make.SubmissionFactory(period=period, agency=world.lead_agency)

    rows = dates_between(world.lead, *MONTH)[date(2026, 12, 16)]

    of = f"Báo cáo năm 2026 – {world.lead_agency.name}"
    assert rows == [Dated("Báo cáo phải gửi", of, "submission_detail", (submission.pk,))]


def test_closed_periods_and_those_of_plans_that_one_does_not_see_are_left_out(world, period):
    assert _said(world.outsider) == {}
    period.closed_at, period.closed_by = "2026-12-01T00:00:00Z", world.focal
    period.save()
    assert _said(world.focal) == {}


def test_a_document_to_answer_stands_on_its_day_and_belongs_to_no_plan(world):
    incoming = make.IncomingFactory(
        agency=world.lead_agency, handler=world.lead, handed_on="2026-11-20", answer_by="2026-12-05", title="Mời họp"
    )

    rows = dates_between(world.lead, *MONTH)[date(2026, 12, 5)]

    assert [(row.route, row.args) for row in rows] == [("incoming_detail", (incoming.pk,))]
    assert date(2026, 12, 5) not in _said(world.lead, world.plan)


def test_a_visit_stands_on_its_day_until_it_is_called_off(world):
    visit = make.InspectionFactory(plan=world.plan, agency=world.lead_agency, on="2026-12-08")

    for user in (world.focal, world.lead):
        dated = Dated("Kiểm tra", world.lead_agency.name, "inspection_detail", (visit.pk,))
        assert dates_between(user, *MONTH, world.plan) == {date(2026, 12, 8): [dated]}
    assert dates_between(world.partner, *MONTH) == {}
    visit.called_off_at = "2026-12-01T00:00:00Z"
    visit.save()
    assert dates_between(world.focal, *MONTH) == {}


def test_the_calendar_shows_the_month_and_the_day(world, period, as_user):
    client, address = as_user(world.focal), reverse("due_calendar")

    month = client.get(address, {"month": "2026-12"}).content.decode()
    day = client.get(address, {"day": "2026-12-16"}).content.decode()

    link = reverse("period_detail", args=[period.pk])
    assert month.count(f'href="{link}"') == 2
    assert f'<a href="{link}"><b>Hạn gửi báo cáo</b> Báo cáo năm 2026</a>' in " ".join(day.split())
