"""The rules of standing, line by line: of an agency's part, of a coordinating one, of a task; and in SQL the same."""

from datetime import timedelta
from itertools import product

import pytest

from nhipcau.plans.models import Assignment, Status
from nhipcau.plans.statuses import (
    OFFICIAL_ORDER,
    answering_status,
    coordinating_status,
    status_label,
    task_status,
)
from nhipcau.work.models import Progress
from nhipcau.work.queries import with_status
from tests.conftest import TODAY
from tests.nhipcau import factories as make

DAY = timedelta(days=1)
S = Status


@pytest.mark.parametrize(
    ("state", "done_on", "due", "expected"),
    [
        (None, None, None, S.SILENT), (None, None, TODAY, S.SILENT), (None, None, TODAY - DAY, S.LATE),
        ("in_progress", None, None, S.ON_TRACK), ("in_progress", None, TODAY, S.ON_TRACK),
        ("in_progress", None, TODAY - DAY, S.LATE), ("not_begun", None, TODAY, S.NOT_BEGUN),
        ("not_begun", None, TODAY - DAY, S.LATE), ("paused", None, TODAY - DAY, S.PAUSED),
        ("done", TODAY, TODAY, S.DONE), ("done", TODAY, TODAY - DAY, S.DONE_LATE), ("done", TODAY, None, S.DONE_UNDATED),
        ("done", TODAY - DAY, TODAY, S.DONE),
    ],
)  # fmt: skip
def test_how_an_agency_stands(state, done_on, due, expected):
    assert answering_status(state, done_on, due, TODAY) == expected


@pytest.mark.parametrize(
    ("state", "is_lead_done", "expected"),
    [
        (None, False, S.SILENT), (None, True, S.DONE_UNDATED), ("done", False, S.DONE_UNDATED),
        ("in_progress", False, S.ON_TRACK), ("paused", False, S.PAUSED), ("not_begun", False, S.NOT_BEGUN),
        ("paused", True, S.DONE_UNDATED),
    ],
)  # fmt: skip
def test_how_a_coordinating_agency_stands(state, is_lead_done, expected):
    assert coordinating_status(state, is_lead_done=is_lead_done) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([S.DONE, S.DONE], S.DONE), ([S.DONE, S.DONE_LATE], S.DONE_LATE), ([S.DONE_UNDATED], S.DONE_UNDATED),
        ([S.DONE, S.LATE], S.LATE), ([S.PAUSED, S.LATE], S.LATE), ([S.DONE, S.SILENT], S.ON_TRACK),
        ([S.SILENT, S.SILENT], S.SILENT), ([S.SILENT, S.NOT_BEGUN], S.NOT_BEGUN), ([S.NOT_BEGUN], S.NOT_BEGUN),
        ([S.DONE, S.NOT_BEGUN], S.ON_TRACK), ([S.PAUSED, S.DONE], S.PAUSED), ([S.PAUSED, S.SILENT], S.ON_TRACK),
        ([S.ON_TRACK, S.SILENT], S.ON_TRACK), ([S.ON_TRACK, S.PAUSED], S.ON_TRACK),
    ],
)  # fmt: skip
def test_how_a_task_stands(parts, expected):
    assert task_status(parts, TODAY, TODAY) == expected


@pytest.mark.parametrize(("due", "expected"), [(None, S.SILENT), (TODAY, S.SILENT), (TODAY - DAY, S.LATE)])
def test_how_a_task_stands_for_which_nobody_answers(due, expected):
    assert task_status([], due, TODAY) == expected


def test_the_official_order_has_every_status_once():
    assert sorted(OFFICIAL_ORDER) == sorted(Status)


@pytest.mark.parametrize(
    ("role", "status", "label"),
    [("coordinate", S.DONE_UNDATED, Progress.State.DONE.label), ("coordinate", S.SILENT, S.SILENT.label),
     ("lead", S.DONE_UNDATED, S.DONE_UNDATED.label)],
)  # fmt: skip
def test_what_a_status_is_called(role, status, label):
    assert status_label(role, status) == label


@pytest.mark.django_db
def test_lists_say_in_sql_what_the_rules_say():
    expected = {}
    for state, days, role in product((None, *Progress.State.values), (-3, 0, 3, None), ("lead", "coordinate")):
        due = None if days is None else TODAY + days * DAY
        row = make.AssignmentFactory(task__due=due, role=role)
        if state:
            make.ProgressFactory(assignment=row, state=state, percent=100 if state == "done" else 5)
        done_on = TODAY if state == "done" else None
        expected[row.pk] = (
            answering_status(state, done_on, due, TODAY) if role == "lead"
            else coordinating_status(state, is_lead_done=False)
        )  # fmt: skip

    assert {row.pk: row.status for row in with_status(Assignment.objects.all(), TODAY)} == expected
