"""Who sees files of evidence: those who need to (ADR 26)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from nhipcau.common.refusal import Refused
from nhipcau.reports.queries import visible_evidence
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.evidence import refuse_files
from nhipcau.work.progress.rows import File, ProgressReport
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def of_partner(world):
    """A file that the coordinating agency has shown."""
    mine = world.assignment.task.assignments.get(agency=world.partner_agency)
    report = ProgressReport("doing", 10, "Đã cử người.", "p1", [File("danh-sach.txt", b"Nguyen Van A")])
    return post_progress(by=world.partner, assignment=mine, report=report, now=NOW).evidence.get()


def _sees(user, evidence):
    return visible_evidence(user).filter(pk=evidence.pk).exists()


def test_the_lead_of_a_task_sees_what_those_who_coordinate_have_shown(world, of_partner):
    people = (world.partner, world.lead, world.focal, world.chair, world.ministry, world.finance)

    assert [_sees(person, of_partner) for person in people] == [True, True, True, True, False, False]


@pytest.mark.parametrize(("days", "sees"), [(0, True), (1, True), (-1, False)])
def test_a_ministry_sees_what_a_report_that_was_sent_up_counts(world, of_partner, days, sees):
    period = make.PeriodFactory(plan=world.plan, ends_on=NOW.date() + timedelta(days=days))
    make.ReceivedFactory(period=period)

    assert _sees(world.ministry, of_partner) is sees


def test_who_may_not_open_a_file_reads_its_name_and_for_whom_it_is(world, as_user):
    address = reverse("task_detail", args=[world.assignment.task_id])

    page = as_user(world.partner).get(address).content.decode()

    assert ("anh.png" in page, "dành cho cơ quan đăng" in page, "/preview/" in page) == (True, True, False)


@pytest.mark.parametrize("name", ["IMG_0001.HEIC", "anh.heif"])
def test_a_picture_of_a_phone_is_refused_with_the_way_out(name):
    with pytest.raises(Refused, match=r"hãy gửi ảnh \.jpg"):
        refuse_files([File(name, b"ftypheic")])
