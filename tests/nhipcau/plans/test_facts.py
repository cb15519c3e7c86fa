"""Facts: the same on every day as the rules say, kept by who changes what they come from, found when they are stale."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.plans.facts import find_stale, rebuild, refresh
from nhipcau.plans.lifecycle import close_plan
from nhipcau.plans.models import Assignment, AssignmentFacts, Plan, ProgressState, Status, Task, TaskFacts
from nhipcau.plans.statuses import answering_outlook, answering_status, task_outlook, task_status
from nhipcau.upkeep.health import FAULT, WELL, check_facts
from nhipcau.work.models import Progress
from nhipcau.work.queries import with_status
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 12))
PARTS = st.lists(st.tuples(st.sampled_from([None, *ProgressState.values]), DAYS, st.none() | DAYS), max_size=4)


@given(PARTS, st.none() | DAYS, DAYS)
def test_what_is_kept_for_all_days_is_what_the_rules_say_on_each(parts, due, day):
    said = [(state, done_on if state == "done" else None, own) for state, done_on, own in parts]
    outlooks = [answering_outlook(*part) for part in said]
    statuses = [answering_status(*part, day) for part in said]

    assert [outlook.on(day) for outlook in outlooks] == statuses
    assert task_outlook(outlooks, due).on(day) == task_status(statuses, due, day)


@pytest.mark.django_db
def test_the_row_of_an_assignment_says_where_it_belongs_and_how_it_stands(world):
    make.changed(Task.objects.filter(pk=world.assignment.task_id), due=TODAY)
    make.ProgressFactory(assignment=world.assignment, state="in_progress", percent=40)

    row = AssignmentFacts.objects.get(assignment=world.assignment)

    assert (row.plan, row.locality, row.agency, row.role) == (
        world.plan, world.locality, world.lead_agency, Assignment.Role.LEAD,
    )  # fmt: skip
    assert (row.since, row.until, row.is_standing, row.is_at_work) == (date.min, date.max, True, True)
    assert (row.state, row.percent, row.due, row.late_after, row.in_time) == (
        "in_progress", 40, TODAY, TODAY, Status.ON_TRACK,
    )  # fmt: skip
    assert [fact.status for fact in TaskFacts.on(TODAY).filter(task=world.assignment.task)] == ["on_track"]
    later = TaskFacts.on(TODAY + timedelta(days=1))
    assert [fact.status for fact in later.filter(task=world.assignment.task)] == ["late"]


@pytest.mark.django_db
def test_work_that_comes_back_turns_by_itself_on_the_day_on_which_it_begins(world):
    make.ProgressFactory(assignment=world.assignment, state="done", percent=100, occurrence=1, due=date(2026, 8, 31))
    make.changed(Task.objects.filter(pk=world.assignment.task_id), due=date(2026, 8, 31))
    make.changed(
        Assignment.objects.filter(pk=world.assignment.pk),
        occurrence=2, occurrence_starts_on=date(2026, 9, 1), due=date(2026, 9, 30),
    )  # fmt: skip

    rows = AssignmentFacts.objects.filter(assignment=world.assignment).order_by("since")

    assert list(rows.values_list("since", "until", "occurrence", "state", "due", "late_after", "in_time")) == [
        (date.min, date(2026, 9, 1), 1, "done", date(2026, 8, 31), None, "done"),
        (date(2026, 9, 1), date.max, 2, None, date(2026, 9, 30), date(2026, 9, 30), "silent"),
    ]
    partner = with_status(Assignment.objects.filter(pk=world.partner_assignment.pk), date(2026, 8, 31)).get()
    assert partner.status == Status.DONE_UNDATED
    assert with_status(Assignment.objects.filter(pk=partner.pk), date(2026, 9, 1)).get().status == Status.SILENT


@pytest.mark.django_db
def test_a_draft_has_no_facts_and_a_closed_plan_is_not_at_work(world):
    assert not AssignmentFacts.objects.filter(plan=world.draft).exists()

    close_plan(by=world.focal, plan=world.plan, now=NOW)

    rows = AssignmentFacts.objects.filter(plan=world.plan)
    assert {(row.is_standing, row.is_at_work) for row in rows} == {(True, False)}


@pytest.mark.django_db
def test_what_stays_the_same_is_not_written_again(world, django_assert_max_num_queries):
    before = set(AssignmentFacts.objects.values_list("pk", flat=True))

    with django_assert_max_num_queries(6) as queries:
        refresh([world.assignment.task_id])

    assert set(AssignmentFacts.objects.values_list("pk", flat=True)) == before
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "DELETE", "UPDATE"))]


@pytest.mark.django_db
def test_stale_facts_are_found_told_and_made_anew(world):
    task = world.assignment.task_id
    AssignmentFacts.objects.filter(assignment=world.assignment).update(in_time=Status.DONE)
    TaskFacts.objects.filter(task=world.partner_assignment.task_id).delete()

    assert list(find_stale()) == sorted({task, world.partner_assignment.task_id})
    assert check_facts(NOW)[0] == FAULT
    out = StringIO()
    with pytest.raises(CommandError, match="nhipcau facts rebuild"):
        call_command("facts", "verify", stdout=out)
    assert out.getvalue().startswith(f"{task} {world.plan}")

    call_command("facts", "rebuild", stdout=out)

    assert (list(find_stale()), check_facts(NOW)[0]) == ([], WELL)
    assert "They agree" in (call_command("facts", "verify", stdout=out) or out.getvalue())


@pytest.mark.django_db
def test_rebuilding_an_empty_or_a_large_place_is_one_and_the_same(world):
    AssignmentFacts.objects.all().delete()
    TaskFacts.objects.all().delete()

    assert rebuild() == Task.objects.count()
    assert AssignmentFacts.objects.count() == Assignment.objects.counted().exclude(
        task__plan__state=Plan.State.DRAFT
    ).count()  # fmt: skip
    assert Progress.objects.count() == 0 or AssignmentFacts.objects.exclude(state=None).exists()
