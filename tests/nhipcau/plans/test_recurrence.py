"""Work that comes back: its returns in the years of a plan, and the times that say so."""

from datetime import date
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from nhipcau.plans.actions import Correction, correct_item
from nhipcau.plans.models import Assignment, FormerDue, Item, Plan, Task
from nhipcau.plans.reading.times import read_time
from nhipcau.plans.recurrence import occurrence_of, occurrences
from nhipcau.plans.review.doubts import doubts_of
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

PRINTED = ("Hằng năm", "Hằng quý", "Hằng tháng", "6 tháng một lần", "02 lần/năm", "Trước ngày 15/11 hằng năm",
           "2 năm một lần", "Tháng 5, tháng 10 hằng năm")  # fmt: skip


def _task(printed, first=2026, last=2027, issued="2026-01-15", **fields):
    plan = Plan(period_start=first, period_end=last, issued_on=issued, created_at=NOW)
    return Task(plan=plan, recurrence=kehoach.parse_recurrence(printed), **fields)


def _told(task, since=None):
    with translation.override("vi"):
        return [(row.number, row.name, row.starts_on, row.due) for row in occurrences(task, since)]


def test_a_yearly_task_returns_each_year():
    assert _told(_task("Hằng năm")) == [
        (1, "năm 2026", date(2026, 1, 15), date(2026, 12, 31)), (2, "năm 2027", date(2027, 1, 1), date(2027, 12, 31)),
    ]  # fmt: skip


def test_a_quarterly_task_is_due_at_the_ends_of_quarters():
    assert _told(_task("Hằng quý", last=2026)) == [
        (1, "quý I/2026", date(2026, 1, 15), date(2026, 3, 31)), (2, "quý II/2026", date(2026, 4, 1), date(2026, 6, 30)),
        (3, "quý III/2026", date(2026, 7, 1), date(2026, 9, 30)),
        (4, "quý IV/2026", date(2026, 10, 1), date(2026, 12, 31)),
    ]  # fmt: skip


def test_what_was_due_before_somebody_had_it_is_not_theirs():
    late = _task("Hằng quý", last=2026, issued="2026-05-02")

    assert [name for _number, name, _start, _due in _told(late)] == ["quý II/2026", "quý III/2026", "quý IV/2026"]
    assert [row[:3] for row in _told(late, date(2026, 8, 9))] == [
        (1, "quý III/2026", date(2026, 8, 9)), (2, "quý IV/2026", date(2026, 10, 1)),
    ]  # fmt: skip
    assert _told(_task("Hằng năm", last=2026, since=date(2026, 6, 1)))[0][2] == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Hằng tháng", "tháng 01/2026"),
        ("02 lần/năm", "lần 1/2 năm 2026"),
        ("Tháng 5, tháng 10 hằng năm", "lần 1/2 năm 2026"),
        ("Trước ngày 15/11 hằng năm", "năm 2026"),
        ("2 năm một lần", "năm 2027"),
    ],
)
def test_returns_are_called_as_offices_call_them(printed, names):
    assert _told(_task(printed))[0][1] == names


@given(
    printed=st.sampled_from(PRINTED), first=st.integers(2000, 2060), years=st.integers(0, 9),
    issued=st.dates(date(2000, 1, 1), date(2070, 12, 31)),
)  # fmt: skip
def test_returns_follow_on_each_other(printed, first, years, issued):
    rows = occurrences(_task(printed, first, first + years, issued.isoformat()))

    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert all(row.starts_on <= row.due for row in rows)
    assert all((later.starts_on - sooner.due).days == 1 for sooner, later in pairwise(rows))
    assert all(first <= row.due.year <= first + years and row.due >= issued for row in rows)


def test_a_plan_without_a_last_year_goes_on():
    assert len(_told(_task("Hằng năm", last=None))) == 11


def test_work_that_does_not_come_back_has_no_returns():
    assert (_told(_task("Trong năm")), occurrence_of(_task("Trong năm"), 1)) == ([], None)


@pytest.mark.parametrize(("number", "due"), [(None, 2026), (0, 2026), (1, 2026), (2, 2027), (9, 2027)])
def test_occurrence_of_gives_the_nearest_there_is(number, due):
    assert occurrence_of(_task("Hằng năm"), number).due == date(due, 12, 31)


@pytest.mark.parametrize(
    ("printed", "kind", "due"),
    [
        ("Hằng năm", "yearly", date(2026, 12, 31)),
        ("02 lần/năm", "periodic", date(2026, 6, 30)),
        ("Theo định kỳ", "periodic", None),
        ("Thường xuyên, hằng năm", "continuous", None),
        ("Trước ngày 01/3/2027", "by_date", date(2027, 3, 1)),
        ("Hôm nào cũng được", "", None),
    ],
)
def test_read_time_gives_the_first_date(printed, kind, due):
    time = read_time(printed, _task("Hằng năm").plan)

    assert (time.kind, time.due, bool(time.recurrence)) == (kind, due, printed in ("Hằng năm", "02 lần/năm"))


def _doubts(world, item):
    return doubts_of(world.draft, [Item.objects.select_related("task").get(pk=item.pk)]).get(item.pk, [])


@pytest.mark.django_db
def test_theo_dinh_ky_without_a_period_is_asked_for(world):
    item = make.ItemFactory(plan=world.draft)
    make.AssignmentFactory(task=make.TaskFactory(item=item, time_text="Theo định kỳ", time_kind="periodic"))

    asked = _doubts(world, item)
    Task.objects.filter(item=item).update(recurrence="FREQ=MONTHLY;BYMONTHDAY=-1")

    assert ["chưa nói kỳ nào" in sentence for sentence in asked].count(True) == 1
    assert ["chưa nói kỳ nào" in sentence for sentence in _doubts(world, item)].count(True) == 0


def _correct(world, task, time):
    item = Item.objects.get(pk=task.item_id)
    correction = Correction(item.text, None, None, time)
    return correct_item(by=world.focal, item=item, version=item.version, correction=correction, now=NOW)


@pytest.mark.django_db
def test_a_date_that_is_corrected_at_work_is_remembered_and_takes_own_dates_away(world):
    task = world.assignment.task
    make.changed(Task.objects.filter(pk=task.pk), due=date(2026, 9, 1), time_text="Trước ngày 01/9/2026")
    make.changed(Assignment.objects.filter(pk=world.assignment.pk), due=date(2026, 10, 1))

    _correct(world, task, "Trước ngày 15/12/2026")

    kept = FormerDue.objects.get()
    assert (kept.task, kept.due, kept.until, kept.entered_at) == (task, date(2026, 9, 1), TODAY, NOW)
    assert Assignment.objects.get(pk=world.assignment.pk).due is None


@pytest.mark.django_db
def test_a_rule_that_is_corrected_at_work_begins_anew(world):
    make.ProgressFactory(assignment=world.assignment, state="done", percent=100)

    _correct(world, world.assignment.task, "Hằng năm")

    old, new = world.assignment.task.assignments.filter(role="lead").order_by("pk")
    assert (old.until, new.since, new.agency, new.due, new.progress.count()) == (
        TODAY, TODAY, world.lead_agency, date(2026, 12, 31), 0,
    )  # fmt: skip
