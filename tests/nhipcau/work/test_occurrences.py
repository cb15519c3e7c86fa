"""Where an agency stands among the returns of its work, and whose date an extension moves."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from nhipcau.common.refusal import Refused
from nhipcau.plans.models import Assignment, Plan, Task
from nhipcau.reminders import actions as reminders
from nhipcau.reports.plan_on_day import plan_then
from nhipcau.work.occurrences import due_at_hand, needs_reason, occurrence_rows
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.rows import ProgressReport
from nhipcau.work.queries import with_status
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
YEARLY, QUARTERLY = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"


def _at(day):
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


@pytest.fixture
def work(world):
    """A task of 2026 and 2027 that comes back, led by one agency."""
    Plan.objects.filter(pk=world.plan.pk).update(period_start=2026, period_end=2027)

    def make_it(recurrence, first_due):
        task = make.TaskFactory(item__plan=Plan.objects.get(pk=world.plan.pk), recurrence=recurrence, due=first_due)
        return make.AssignmentFactory(task=task, agency=world.lead_agency)

    return make_it


def _post(world, row, state, day, **more):
    report = ProgressReport(state, 50, "Đã làm.", f"{row.pk}-{day}-{state}", reason="Chờ.", **more)
    return post_progress(by=world.lead, assignment=Assignment.objects.get(pk=row.pk), report=report, now=_at(day))


def _now(row, day):
    found = with_status(Assignment.objects.filter(pk=row.pk), day).get()
    assert found.status == plan_then(row.task.plan, day).standings[row.pk].status
    return str(found.status), found.due_now


def test_a_yearly_task_is_done_for_its_year_and_asked_for_in_the_next(world, work):
    row = work(YEARLY, date(2026, 12, 31))
    _post(world, row, "done", date(2026, 12, 5), done_on=date(2026, 12, 5))

    assert _now(row, date(2026, 12, 14)) == ("done", date(2026, 12, 31))
    assert _now(row, date(2026, 12, 31)) == ("done", date(2026, 12, 31))
    assert _now(row, date(2027, 1, 1)) == ("silent", date(2027, 12, 31))
    assert _now(row, date(2027, 12, 14)) == ("silent", date(2027, 12, 31))
    assert _now(row, date(2028, 1, 1)) == ("late", date(2027, 12, 31))


def test_what_is_not_said_of_a_year_is_late_when_it_is_over(work):
    row = work(YEARLY, date(2026, 12, 31))

    assert [_now(row, day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [
        ("silent", date(2026, 12, 31)), ("late", date(2026, 12, 31)),
    ]  # fmt: skip


def test_a_return_that_is_named_and_those_before_it(world, work):
    row = work(QUARTERLY, date(2026, 3, 31))
    _post(world, row, "done", date(2026, 7, 9), occurrence=2)
    assert _now(row, date(2026, 7, 9)) == ("late", date(2026, 3, 31))

    _post(world, row, "done", date(2026, 7, 10), occurrence=1)

    assert _now(row, date(2026, 7, 10)) == ("silent", date(2026, 9, 30))
    fresh = Assignment.objects.get(pk=row.pk)
    assert [(r.occurrence.number, r.due, str(r.status), r.days_late) for r in occurrence_rows(fresh, date(2026, 7, 10))] == [
        (3, date(2026, 9, 30), "silent", 0), (2, date(2026, 6, 30), "done_late", 9),
        (1, date(2026, 3, 31), "done_late", 101),
    ]  # fmt: skip


@pytest.mark.parametrize("number", [0, 3, 99])
def test_of_a_return_that_has_not_begun_nothing_can_be_said(world, work, number):
    row = work(QUARTERLY, date(2026, 3, 31))

    with pytest.raises(Refused, match="chưa đến kỳ"):
        _post(world, row, "done", date(2026, 4, 9), occurrence=number)


def test_a_completion_that_is_taken_back_brings_its_return_back_with_its_date(world, work):
    row = work(QUARTERLY, date(2026, 3, 31))
    asked = reminders.ask_extension(
        by=world.lead, assignment=row, until=date(2026, 4, 20), reason="Chờ.", now=_at(date(2026, 3, 20))
    )
    reminders.decide_extension(by=world.chair, extension=asked, is_granted=True, answer="", now=_at(date(2026, 3, 21)))
    _post(world, row, "done", date(2026, 3, 25))
    assert _now(row, date(2026, 4, 2)) == ("silent", date(2026, 6, 30))

    _post(world, row, "in_progress", date(2026, 4, 3), occurrence=1)

    assert _now(row, date(2026, 4, 3)) == ("on_track", date(2026, 4, 20))
    assert due_at_hand(Assignment.objects.get(pk=row.pk), date(2026, 4, 3)).day == date(2026, 4, 20)


def test_the_page_offers_the_returns_that_have_begun(world, work, as_user):
    row = work(QUARTERLY, date(2026, 3, 31))

    page = as_user(world.lead).get(reverse("task_detail", args=[row.task_id])).content.decode()

    assert page.count('<option value="') >= 3
    assert "quý I/2026 – 31/03/2026" in page


# ---------------------------------------------------------------- extensions


@pytest.fixture
def two(world):
    """A task that two agencies lead, due on 4 December."""
    task = make.TaskFactory(item__plan=world.plan, due=date(2026, 12, 4))
    return [make.AssignmentFactory(task=task, agency=agency) for agency in (world.lead_agency, world.partner_agency)]


def _extend(world, row, by, until, asked_on, decided_on):
    asked = reminders.ask_extension(by=by, assignment=row, until=until, reason="Chờ.", now=_at(asked_on))
    return reminders.decide_extension(by=world.chair, extension=asked, is_granted=True, answer="", now=_at(decided_on))


def test_an_extension_moves_the_date_of_one_lead(world, two):
    first, second = two
    _post(world, first, "done", date(2026, 12, 7), done_on=date(2026, 12, 7))

    _extend(world, second, world.partner, date(2026, 12, 20), date(2026, 12, 8), date(2026, 12, 8))

    assert _now(first, date(2026, 12, 9)) == ("done_late", date(2026, 12, 4))
    assert _now(second, date(2026, 12, 9)) == ("silent", date(2026, 12, 20))
    assert Task.objects.get(pk=first.task_id).due == date(2026, 12, 4)
    assert _now(second, date(2026, 12, 21)) == ("late", date(2026, 12, 20))


def test_each_lead_has_its_own_right_to_one(world, two):
    first, second = two
    _extend(world, second, world.partner, date(2026, 12, 20), date(2026, 12, 1), date(2026, 12, 1))
    _extend(world, first, world.lead, date(2026, 12, 30), date(2026, 12, 1), date(2026, 12, 1))

    with pytest.raises(Refused, match="số lần tối đa"):
        _extend(world, first, world.lead, date(2027, 1, 30), date(2026, 12, 2), date(2026, 12, 2))


@pytest.mark.parametrize("until", [date(2026, 12, 8), date(2026, 12, 9)])
def test_a_new_date_must_be_after_today(world, two, until):
    with pytest.raises(Refused, match="sau hôm nay"):
        reminders.ask_extension(
            by=world.lead, assignment=two[0], until=until, reason="Chờ.", now=_at(date(2026, 12, 9))
        )


def test_a_new_date_that_has_passed_meanwhile_is_not_granted(world, two):
    with pytest.raises(Refused, match="sau hôm nay"):
        _extend(world, two[0], world.lead, date(2026, 12, 8), date(2026, 12, 1), date(2026, 12, 1) + timedelta(days=7))


def test_what_is_done_needs_no_later_date(world, two):
    _post(world, two[0], "done", date(2026, 12, 1))

    with pytest.raises(Refused, match="đã hoàn thành"):
        _extend(world, two[0], world.lead, date(2026, 12, 20), date(2026, 12, 2), date(2026, 12, 2))


def test_a_reason_is_asked_for_again_when_a_later_date_passes(world, two):
    row = two[0]
    _post(world, row, "in_progress", date(2026, 12, 6))
    _extend(world, row, world.lead, date(2026, 12, 20), date(2026, 12, 7), date(2026, 12, 7))
    report = ProgressReport("in_progress", 60, "Còn nữa.", "t9")

    with pytest.raises(Refused, match="lý do chậm"):
        post_progress(
            by=world.lead, assignment=Assignment.objects.get(pk=row.pk), report=report, now=_at(date(2026, 12, 22))
        )


def test_one_form_with_other_words_is_told_so(world, two):
    report = ProgressReport("in_progress", 50, "A", "t1")
    post_progress(by=world.lead, assignment=two[0], report=report, now=_at(date(2026, 12, 1)))
    other = ProgressReport("in_progress", 50, "B", "t1")

    with pytest.raises(Refused, match="nội dung khác"):
        post_progress(by=world.lead, assignment=two[0], report=other, now=_at(date(2026, 12, 1)))


def test_a_return_counts_its_days_of_lateness_and_stands_under_its_number(world, work):
    row = work(QUARTERLY, date(2026, 3, 31))
    _post(world, row, "done", date(2026, 4, 10), done_on=date(2026, 4, 10))
    _post(world, row, "in_progress", date(2026, 5, 1))

    rows = occurrence_rows(Assignment.objects.get(pk=row.pk), date(2026, 5, 2))

    assert [(one.occurrence.number, one.due, str(one.status), one.days_late) for one in rows] == [
        (2, date(2026, 6, 30), "on_track", 0), (1, date(2026, 3, 31), "done_late", 10),
    ]  # fmt: skip
    assert Assignment.objects.get(pk=row.pk).latest.progress.state == "in_progress"


def test_the_next_return_is_at_hand_from_its_first_day_on(world, work):
    row = work(YEARLY, date(2026, 12, 31))
    _post(world, row, "done", date(2026, 12, 5), done_on=date(2026, 12, 5))
    row = Assignment.objects.get(pk=row.pk)

    found = [due_at_hand(row, day) for day in (date(2026, 12, 31), date(2027, 1, 1))]

    assert [(due.occurrence, due.day) for due in found] == [(1, date(2026, 12, 31)), (2, date(2027, 12, 31))]
    assert row.latest.progress.state == "done"


def test_when_every_return_is_done_the_last_stands(world, work):
    row = work(YEARLY, date(2026, 12, 31))
    _post(world, row, "done", date(2026, 12, 5), done_on=date(2026, 12, 5))
    _post(world, row, "done", date(2027, 12, 6), done_on=date(2027, 12, 6), occurrence=2)

    assert _now(row, date(2028, 3, 1)) == ("done", date(2027, 12, 31))


def test_a_reason_is_asked_from_the_day_after_the_due_date(world, work):
    row = work(YEARLY, date(2026, 12, 31))

    assert [needs_reason(row, 1, day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [False, True]
