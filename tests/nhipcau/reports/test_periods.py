"""Reporting periods: their calendar, opened by hand and by themselves, put off, closed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.reports import periods
from nhipcau.reports.calendar import spans, work_programme
from nhipcau.reports.models import Frequency, Period, Submission
from nhipcau.reports.windows import NewPeriod
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
NEW = NewPeriod("Năm 2026", date(2026, 8, 21), date(2026, 11, 20), date(2026, 11, 20))


@pytest.mark.parametrize(
    ("frequency", "first", "count"),
    [
        (Frequency.MONTH, ("Báo cáo tháng 01/2026", date(2025, 12, 15), date(2026, 1, 14)), 12),
        (Frequency.QUARTER, ("Báo cáo quý I năm 2026", date(2025, 12, 15), date(2026, 3, 14)), 4),
        (Frequency.HALF, ("Báo cáo 6 tháng đầu năm 2026", date(2025, 12, 15), date(2026, 6, 14)), 2),
        (Frequency.NINE, ("Báo cáo 9 tháng năm 2026", date(2025, 12, 15), date(2026, 9, 14)), 1),
        (Frequency.YEAR, ("Báo cáo năm 2026", date(2025, 12, 15), date(2026, 12, 14)), 1),
    ],
)
def test_spans_follow_the_decree(frequency, first, count):
    found = spans(frequency, 2026)

    assert (found[0].name, found[0].starts_on, found[0].ends_on, len(found)) == (*first, count)


@pytest.mark.parametrize(
    ("frequency", "also", "months"),
    [
        (Frequency.MONTH, {Frequency.QUARTER}, [1, 2, 4, 5, 7, 8, 10, 11]),
        (Frequency.MONTH, {Frequency.YEAR}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        (Frequency.QUARTER, {Frequency.HALF, Frequency.YEAR}, [3, 9]),
        (Frequency.QUARTER, set(), [3, 6, 9, 12]),
        (Frequency.HALF, {Frequency.YEAR}, [6]),
        (Frequency.HALF, set(), [6, 12]),
    ],
)
def test_a_longer_report_takes_the_place_of_a_shorter_one(frequency, also, months):
    assert [span.ends_on.month for span in spans(frequency, 2026, also)] == months


@pytest.mark.parametrize(
    ("due", "today", "expected"),
    [
        ("01-15", date(2027, 1, 2), ("Báo cáo năm 2026", date(2026, 12, 14), date(2027, 1, 15))),
        ("11-31", date(2026, 11, 20), ("Báo cáo năm 2026", date(2026, 11, 26), date(2026, 11, 30))),
        ("02-29", date(2027, 2, 20), ("Báo cáo năm 2026", date(2026, 12, 14), date(2027, 2, 28))),
    ],
)
def test_days_at_the_edges_of_the_calendar(world, due, today, expected):
    _schedule(world, due=due)

    opened = periods.open_due_periods(today, NOW)

    assert [(p.name, p.ends_on, p.due_on) for p in opened] == [expected]


def test_the_january_report_opens_in_december(world):
    _schedule(world, frequency=Frequency.MONTH, due="", opens_before=20)

    opened = periods.open_due_periods(date(2026, 12, 29), NOW)

    assert [p.name for p in opened] == ["Báo cáo tháng 01/2027"]


def test_the_work_programme_of_november():
    assert [(row.on.day, row.what) for row in work_programme(2026, 11) if "tuần" not in row.what] == [
        (20, "Đăng ký chương trình công tác tháng sau"),
        (25, "Ban hành chương trình công tác tháng sau"),
        (25, "Đăng ký chương trình công tác năm sau"),
    ]


def test_open_period_gives_every_agency_a_report_to_write(world, now):
    period = periods.open_period(by=world.focal, plan=world.plan, new=NEW, duty_item=None, now=now)

    assert {(s.agency, s.state) for s in period.submissions.all()} == {
        (world.lead_agency, "draft"), (world.partner_agency, "draft"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (NewPeriod("Ngược", date(2026, 5, 1), date(2026, 4, 1), date(2026, 5, 1)), "phải sau"),
        (NewPeriod("Sớm", date(2026, 1, 1), date(2026, 4, 1), date(2026, 3, 1)), "Hạn gửi không được trước"),
        (NewPeriod("Dài", date(2016, 1, 1), date(2026, 4, 1), date(2026, 5, 1)), "dài quá"),
        (NewPeriod("Kỳ cũ", date(2026, 1, 1), date(2026, 4, 1), date(2026, 5, 1)), "đã có kỳ"),
    ],
)
def test_open_period_refuses(world, now, new, sentence):
    make.PeriodFactory(plan=world.plan, name="Kỳ cũ")

    with pytest.raises(Refused, match=sentence):
        periods.open_period(by=world.focal, plan=world.plan, new=new, duty_item=None, now=now)


def test_open_period_waits_for_an_active_plan(world, now):
    with pytest.raises(Refused, match="chưa kích hoạt"):
        periods.open_period(by=world.focal, plan=world.draft, new=NEW, duty_item=None, now=now)


def _schedule(world, **timing):
    said = periods.Timing(**{"frequency": Frequency.YEAR, "due": "11-15", "opens_before": 20, **timing})
    return periods.set_schedule(by=world.focal, plan=world.plan, duty_item=None, timing=said)


def test_set_schedule_is_the_focal_officers(world):
    with pytest.raises(NotAllowed):
        periods.set_schedule(by=world.lead, plan=world.plan, duty_item=None, timing=periods.Timing(Frequency.YEAR))
    with pytest.raises(Refused, match="đột xuất"):
        _schedule(world, frequency=Frequency.ONCE)


def test_a_period_opens_by_itself_in_time_and_once(world):
    _schedule(world)
    Period.objects.filter(plan=world.plan).exclude(pk=world.period.pk).delete()

    early = periods.open_due_periods(date(2026, 10, 25), NOW)
    opened = periods.open_due_periods(date(2026, 10, 26), NOW)
    again = periods.open_due_periods(date(2026, 10, 27), NOW)

    assert (early, again, [str(p) for p in opened]) == ([], [], ["Báo cáo năm 2026"])
    period = opened[0]
    assert (period.starts_on, period.ends_on, period.due_on, period.opened_itself, period.frequency) == (
        date(2026, 8, 21), date(2026, 11, 11), date(2026, 11, 15), True, "year",
    )  # fmt: skip
    assert Submission.objects.filter(period=period).count() == 2


def test_without_a_day_of_its_own_a_report_is_due_after_the_cut_off(world):
    schedule = _schedule(world, frequency=Frequency.QUARTER, due="", working_days_after=2)

    due = [(duty.span.name, duty.due_on) for duty in periods.duties_of([schedule], 2026)]

    assert due == [
        ("Báo cáo quý I năm 2026", date(2026, 3, 17)), ("Báo cáo quý II năm 2026", date(2026, 6, 16)),
        ("Báo cáo quý III năm 2026", date(2026, 9, 16)), ("Báo cáo quý IV năm 2026", date(2026, 12, 16)),
    ]  # fmt: skip


def test_a_schedule_that_is_off_opens_nothing(world):
    _schedule(world, is_on=False)

    assert periods.open_due_periods(date(2026, 11, 1), NOW) == []


def test_extend_period_says_from_when_and_why_and_opens_it_again(world, now):
    periods.close_period(by=world.focal, period=world.period, now=now)
    later = TODAY + timedelta(days=7)
    extended = periods.extend_period(by=world.focal, period=world.period, due_on=later, reason=" Bão. ", now=now)

    kept = extended.extensions.get()
    assert (extended.due_on, extended.is_closed) == (later, False)
    assert (kept.due_before, kept.due_on, kept.reason, kept.by) == (TODAY, later, "Bão.", world.focal)


@pytest.mark.parametrize(
    ("days", "reason", "sentence"),
    [(0, "Bão", "phải sau hạn"), (-1, "Bão", "phải sau hạn"), (3, " ", "lý do"), (400, "Bão", "quá một năm")],
)
def test_extend_period_refuses(world, now, days, reason, sentence):
    with pytest.raises(Refused, match=sentence):
        periods.extend_period(
            by=world.focal, period=world.period, due_on=TODAY + timedelta(days=days), reason=reason, now=now
        )


def test_close_period_once_and_by_the_focal_officer(world, now):
    with pytest.raises(NotAllowed):
        periods.close_period(by=world.head, period=world.period, now=now)
    closed = periods.close_period(by=world.focal, period=world.period, now=now)

    with pytest.raises(Refused, match="đã đóng"):
        periods.close_period(by=world.focal, period=closed, now=now)


def test_periods_in_the_browser(world, as_user):
    focal = as_user(world.focal)
    plan, period = reverse("set_schedule", args=[world.plan.pk]), reverse("extend_period", args=[world.period.pk])
    form = {"frequency": "year", "due": "15/11", "working_days_after": 2, "opens_before": 20, "is_on": "on"}

    bad = focal.post(plan, form)
    good = focal.post(plan, {**form, "due": "11-15"})
    refused = focal.post(period, {"due_on": "01/01/2020", "reason": "Bão"})
    done = focal.post(period, {"due_on": f"{TODAY + timedelta(days=9):%d/%m/%Y}", "reason": "Bão"})
    calendar = focal.get(reverse("report_calendar") + "?year=2090").content.decode()

    assert [r.status_code for r in (bad, good, refused, done)] == [422, 302, 422, 302]
    assert ("Báo cáo năm 2090" in calendar, "15/11/2090" in calendar) == (True, True)
