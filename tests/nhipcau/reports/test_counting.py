"""What a report counts of any day is what was known and said by then, and what a clerk counts by hand."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.plans.queries import live_assignments
from nhipcau.reports.plan_on_day import plan_then
from nhipcau.work.queries import with_status
from nhipcau.work.tallies import plan_counts
from tests.nhipcau.reports.stories import BEGIN, EVENTS, TASKS, Story

pytestmark = pytest.mark.django_db


def _counted(tally):
    return {status.value: count for status, count in tally.counts if count}


def _live(story, day):
    rows = with_status(live_assignments(story.plan), day)
    return {row.pk: row.status for row in rows}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tasks=TASKS, events=EVENTS, later=st.integers(0, 400))
def test_every_day_is_counted_as_it_was(world, tasks, events, later):
    story, days = Story(world, tasks), []
    for event in events:
        story.live(event)
        days.append(story.today)
        assert _live(story, story.today) == story.standing(story.today)
        assert _counted(plan_counts(story.plan, story.today).whole) == story.tasks_by_status(story.today)
    for day in {BEGIN, *days, *(day - timedelta(days=1) for day in days), story.today + timedelta(days=later)}:
        then = plan_then(story.plan, day)
        assert {pk: row.status for pk, row in then.standings.items()} == story.standing(day), day
        counts = then.counts()
        assert _counted(counts.whole) == story.tasks_by_status(day)
        assert _counted(counts.duties) == story.tasks_by_status(day, "duty")
        assert sum(tally.total for tally in counts.by_section) == counts.whole.total
        assert sum(tally.total for tally in counts.by_agency) == counts.parts.total


def test_the_pages_and_the_report_agree_on_every_later_day(world):
    story = Story(world, [("Hằng quý", "task", [0, 1], True), ("Hằng năm", "task", [2], False)])
    for event in [(20, "done", 0, 0, 3), (40, "done", 0, 0, 1), (10, "in_progress", 0, 1, 0), (200, "done", 1, 2, 0)]:
        story.live(event)

    for day in (story.today + timedelta(days=17 * at) for at in range(25)):
        assert _live(story, day) == {pk: row.status for pk, row in plan_then(story.plan, day).standings.items()}
