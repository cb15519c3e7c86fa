"""One piece of work that serves several plans: reported once, counted in each."""

import pytest
from django.urls import reverse

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.reminders.models import ReminderRules
from nhipcau.reminders.queries import open_assignments
from nhipcau.work.models import Evidence
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.rows import File, ProgressReport
from nhipcau.work.queries import my_assignments
from nhipcau.work.same_work import join_task, joined_tasks
from nhipcau.work.tallies import plan_counts
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(world):
    """The same work in another plan of the province."""
    plan = make.PlanFactory(locality=world.locality, created_by=world.focal, number="5058/KH-UBND")
    task = make.TaskFactory(item__plan=plan, item__locator="II.1", item__text="Mở tuần văn hóa", due=TODAY)
    make.AssignmentFactory(task=task, agency=world.lead_agency)
    make.AssignmentFactory(task=task, agency=world.idle_agency)
    return task


def _join(world, task, with_task):
    return join_task(by=world.focal, task=task, with_task=with_task, now=NOW)


def _statuses(plan):
    return {str(status.value): count for status, count in plan_counts(plan, TODAY).whole.counts if count}


def test_what_is_reported_once_counts_in_both(world, other):
    _join(world, other, world.assignment.task)
    assert _statuses(other.plan) == {"on_track": 1}

    report = ProgressReport("done", 100, "Xong.", "t", [File("anh.txt", b"anh")])
    post_progress(by=world.lead, assignment=world.assignment, report=report, now=NOW)

    assert (_statuses(world.plan), _statuses(other.plan)) == ({"done_undated": 1}, {"on_track": 1})
    copy = other.assignments.get(agency=world.lead_agency).progress.first()
    assert (copy.note, copy.copy_of.assignment, copy.evidence.get().name) == ("Xong.", world.assignment, "anh.txt")
    assert len({e.content.name for e in Evidence.objects.filter(name="anh.txt")}) == 1


def test_its_officer_has_it_once_and_others_still_have_theirs(world, other):
    _join(world, other, world.assignment.task)

    assert [a.task for a in my_assignments(world.lead, TODAY)] == [world.assignment.task]
    assert [a.task for a in my_assignments(world.idle, TODAY)] == [other]
    reminded = open_assignments(world.locality, ReminderRules(), TODAY)
    assert [a.agency for a in reminded.filter(task=other)] == [world.idle_agency]


def test_three_plans_share_one_work_and_part_again(world, other):
    third = make.TaskFactory(item__plan=make.PlanFactory(locality=world.locality, created_by=world.focal))
    _join(world, third, other)
    _join(world, other, world.assignment.task)
    third.refresh_from_db()
    assert third.done_with == world.assignment.task
    assert joined_tasks(world.focal, third) == [world.assignment.task, other]

    _join(world, third, None)

    third.refresh_from_db()
    assert (third.done_with, joined_tasks(world.focal, third)) == (None, [])


def test_what_cannot_be_one_work_is_refused(world, other):
    twin = make.TaskFactory(item__plan=world.plan)
    foreign = make.TaskFactory(item__plan__created_by=world.focal)
    for wrong, why in ((twin, "kế hoạch khác"), (foreign, "cùng một địa phương")):
        with pytest.raises(Refused, match=why):
            _join(world, world.assignment.task, wrong)
    with pytest.raises(NotAllowed):
        join_task(by=world.lead, task=other, with_task=world.assignment.task, now=NOW)


def test_tasks_are_joined_on_the_page(world, other, as_user):
    client = as_user(world.focal)
    address = reverse("join_task", args=[other.pk])
    client.post(address, {"plan": world.plan.pk, "locator": "không có"})
    other.refresh_from_db()
    assert other.done_with is None

    client.post(address, {"plan": world.plan.pk, "locator": world.assignment.task.item.locator})

    page = client.get(reverse("task_detail", args=[world.assignment.task_id])).content.decode()
    assert "5058/KH-UBND, II.1" in page
    client.post(address, {})
    other.refresh_from_db()
    assert other.done_with is None
