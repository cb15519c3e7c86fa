"""The bars of a plan over a year."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.plans.models import Task
from nhipcau.work.timelines import begun_on, day_in, stretch, timeline
from tests.conftest import TODAY
from tests.nhipcau import factories as make

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(first=DAYS, last=DAYS, year=st.integers(2024, 2028))
def test_a_stretch_covers_just_the_days_of_the_year(first, last, year):
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366 if year % 4 == 0 else 365)]
    inside = [at for at, day in enumerate(days) if first <= day < last]

    found = stretch(first, last, year)

    if not inside:
        assert found is None
    else:
        assert found is not None
        assert found.at == pytest.approx(100 * inside[0] / len(days))
        assert found.wide == pytest.approx(100 * len(inside) / len(days))


def test_a_day_lies_where_it_is():
    assert (day_in(date(2026, 1, 1), 2026), day_in(date(2026, 7, 2), 2026), day_in(date(2025, 7, 2), 2026)) == (
        "0.00%", "49.86%", "",
    )  # fmt: skip


@pytest.mark.django_db
def test_a_late_task_runs_over_its_date_and_standing_work_is_a_band(world, as_user):
    make.changed(Task.objects.filter(pk=world.assignment.task_id), due=TODAY - timedelta(days=20))
    world.plan.issued_on = "2026-01-01"
    world.plan.save()
    standing = make.AssignmentFactory(
        task=make.TaskFactory(item__plan=world.plan, due=None, time_text="Thường xuyên"), agency=world.lead_agency
    )

    tracks = {track.standing.task.pk: track for track in timeline(world.plan, TODAY.year, TODAY)}

    late, band = tracks[world.assignment.task_id], tracks[standing.task_id]
    assert begun_on(world.plan) == date(2026, 1, 1)
    assert (late.over.width, late.over.x) == ("5.48%", day_in(TODAY - timedelta(days=20), 2026))
    assert late.done.wide == pytest.approx(late.planned.wide * late.standing.percent / 100, abs=0.3)  # whole days
    assert (band.is_standing, band.planned.wide, band.done, band.over) == (True, 100.0, None, None)
    page = as_user(world.focal).get(reverse("plan_timeline", args=[world.plan.pk])).content.decode()
    assert 'class="is-standing"' in page
    assert "," not in late.planned.width
