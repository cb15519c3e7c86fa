"""Letters to all agencies that are late at once."""

from datetime import timedelta

import pytest

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.urging import compose_reminders, late_agencies
from nhipcau.plans.models import Task
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(world):
    """The lead agency is late with one task, and so is another one that has asked for time."""
    make.changed(Task.objects.filter(pk=world.assignment.task_id), due=TODAY - timedelta(days=9))
    world.extension.delete()
    other = make.AssignmentFactory(
        task=make.TaskFactory(item__plan=world.plan, due=TODAY - timedelta(days=3)), agency=world.idle_agency
    )
    make.ExtensionFactory(assignment=other, due=TODAY - timedelta(days=3), until=TODAY + timedelta(days=30))
    return world


def test_who_is_late_and_who_has_asked_for_time(late):
    found = {(row.agency, row.count, row.has_asked) for row in late_agencies(late.plan, late.focal_agency, TODAY)}

    assert found == {(late.idle_agency, 1, True), (late.lead_agency, 1, False)}


def test_each_gets_a_draft_of_its_own_and_no_second_one(late):
    told = []
    agencies = [late.lead_agency, late.idle_agency]

    made = compose_reminders(
        by=late.focal, plan=late.plan, agencies=agencies, now=NOW, tell=lambda *far: told.append(far)
    )

    assert [(row.kind, row.urged, row.state) for row in made] == [
        (Kind.REMINDER, late.lead_agency, "draft"), (Kind.REMINDER, late.idle_agency, "draft"),
    ]  # fmt: skip
    assert told == [(1, 2), (2, 2)]
    assert late_agencies(late.plan, late.focal_agency, TODAY) == []
    with pytest.raises(Refused, match="đã có dự thảo"):
        compose_reminders(by=late.focal, plan=late.plan, agencies=agencies, now=NOW)
    assert Document.objects.filter(kind=Kind.REMINDER).count() == 2


def test_only_who_drafts_for_the_focal_agency(late):
    with pytest.raises(NotAllowed):
        compose_reminders(by=late.lead, plan=late.plan, agencies=[late.lead_agency], now=NOW)
