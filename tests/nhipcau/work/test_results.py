"""One result of several tasks."""

import pytest

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.plans.models import Assignment
from nhipcau.work.models import Evidence, Progress
from nhipcau.work.progress.actions import post_results
from nhipcau.work.progress.rows import File, ProgressReport
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
SAID = ProgressReport(
    "done", 100, "Đã tổ chức tuần phim.", "t", [File("anh.txt", b"anh")], ["https://vinhha.example/tin"]
)


def _two(world):
    more = make.AssignmentFactory(task__plan=world.plan, task__item__plan=world.plan, agency=world.lead_agency,
                                  role=Assignment.Role.LEAD)  # fmt: skip
    world.assignment.task.__class__.objects.update(due=None)
    return [Assignment.objects.get(pk=world.assignment.pk), more]


def test_all_of_them_have_the_result_and_its_evidence_once_on_disk(world):
    both = _two(world)
    Evidence.ever.all().delete()

    posted = post_results(by=world.lead, assignments=both, report=SAID, now=NOW)

    assert [(row.assignment_id, row.state, row.note) for row in posted] == [
        (row.pk, "done", "Đã tổ chức tuần phim.") for row in both
    ]
    shown = [sorted(row.evidence.values_list("name", flat=True)) for row in posted]
    assert shown == [["anh.txt", "https://vinhha.example/tin"]] * 2
    assert len(set(Evidence.objects.exclude(sha256="").values_list("content", flat=True))) == 1


def test_none_of_them_where_one_is_refused_and_the_refusal_names_it(world):
    both = _two(world)
    world.plan.__class__.objects.filter(pk=both[1].task.plan_id).update(issued_on="2026-08-19")
    before = Progress.objects.count()
    other = make.TaskFactory(item__text="Việc có hạn đã qua", plan=world.plan, item__plan=world.plan, due="2026-01-31")
    late = make.AssignmentFactory(task=other, agency=world.lead_agency)

    with pytest.raises(Refused, match=r"^Việc có hạn đã qua: Việc đã quá hạn"):
        post_results(by=world.lead, assignments=[*both, late], report=SAID, now=NOW)

    assert Progress.objects.count() == before


def test_nobody_posts_for_another_agency_and_nothing_is_nothing(world):
    with pytest.raises(NotAllowed):
        post_results(by=world.partner, assignments=_two(world), report=SAID, now=NOW)
    with pytest.raises(Refused, match="ít nhất một nhiệm vụ"):
        post_results(by=world.lead, assignments=[], report=SAID, now=NOW)
