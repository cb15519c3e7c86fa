"""Inside an agency: taking, declining, milestones, people; and difficulties gathered for a leader."""

from datetime import date

import pytest
from django.urls import reverse

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.reminders.models import ReminderRules
from nhipcau.reminders.queries import Occasion, people_of
from nhipcau.work.difficulties import answer_difficulty, merge_difficulty, pass_up_difficulty, raise_difficulty
from nhipcau.work.inside_agency import (
    Step,
    accept_task,
    decide_decline,
    decline_task,
    drop_milestone,
    finish_milestone,
    hand_over,
    set_milestone,
)
from nhipcau.work.open_difficulties import plan_difficulties
from nhipcau.work.queries import my_assignments
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _decline(world, reason=" Không đúng chức năng. "):
    return decline_task(by=world.partner, assignment=world.partner_assignment, reason=reason, now=NOW)


def _decide(world, decline, *, is_granted, answer=""):
    return decide_decline(by=world.focal, decline=decline, is_granted=is_granted, answer=answer, now=NOW)


def test_a_task_is_taken_once(world):
    first = accept_task(by=world.lead, assignment=world.assignment, now=NOW)
    again = accept_task(by=world.head, assignment=world.assignment, now=NOW.replace(year=2027))

    assert (first.accepted_at, again.accepted_at) == (NOW, NOW)


def test_what_is_declined_stays_until_the_focal_officer_takes_it_off(world):
    decline = _decline(world)
    assert (decline.reason, my_assignments(world.partner, TODAY).count()) == ("Không đúng chức năng.", 1)
    for again in (_decline, lambda w: accept_task(by=w.partner, assignment=w.partner_assignment, now=NOW)):
        with pytest.raises(Refused, match="đang chờ ý kiến"):
            again(world)

    _decide(world, decline, is_granted=True)

    world.partner_assignment.refresh_from_db()
    assert (world.partner_assignment.until, my_assignments(world.partner, TODAY).count()) == (TODAY, 0)
    with pytest.raises(Refused, match="không còn được thực hiện"):
        _decide(world, decline, is_granted=False, answer="Thôi.")


def test_a_refusal_to_take_back_says_why(world):
    decline = _decline(world)
    with pytest.raises(Refused, match="lý do"):
        _decide(world, decline, is_granted=False)

    _decide(world, decline, is_granted=False, answer="Vẫn giao.")

    assert my_assignments(world.partner, TODAY).get() == world.partner_assignment


def test_what_was_begun_is_not_declined(world):
    with pytest.raises(Refused, match="đã có tiến độ"):
        decline_task(by=world.lead, assignment=world.assignment, reason="Khó.", now=NOW)
    with pytest.raises(Refused, match="lý do"):
        _decline(world, reason=" ")


def test_a_task_is_handed_to_a_person_who_is_reminded_first(world):
    hand_over(by=world.head, assignment=world.assignment, person=world.lead)
    other = make.MembershipFactory(agency=world.lead_agency).user
    world.assignment.refresh_from_db()

    reached = people_of(world.locality, TODAY).of(world.assignment, Occasion("before", 5), ReminderRules())

    assert reached == {world.lead.pk}
    assert other.pk not in reached
    hand_over(by=world.head, assignment=world.assignment, person=None)
    world.assignment.refresh_from_db()
    assert people_of(world.locality, TODAY).of(world.assignment, Occasion("before", 5), ReminderRules()) == {
        world.lead.pk, other.pk,
    }  # fmt: skip


def test_a_stranger_is_handed_nothing(world):
    with pytest.raises(Refused, match="không làm việc ở cơ quan này"):
        hand_over(by=world.head, assignment=world.assignment, person=world.partner)
    with pytest.raises(Refused, match="không làm việc ở cơ quan này"):
        set_milestone(
            by=world.head, assignment=world.assignment, milestone=None, step=Step("Họp", person=world.partner)
        )


def test_milestones_are_set_reached_and_dropped(world):
    step = set_milestone(
        by=world.lead,
        assignment=world.assignment,
        milestone=None,
        step=Step(" Mời  đoàn ", date(2026, 9, 1), world.lead),
    )
    changed = set_milestone(by=world.lead, assignment=world.assignment, milestone=step, step=Step("Mời ba đoàn"))
    done = finish_milestone(by=world.lead, milestone=step, now=NOW)
    undone = finish_milestone(by=world.lead, milestone=step, now=NOW)

    assert (step.pk, changed.text, changed.due, changed.person) == (changed.pk, "Mời ba đoàn", None, None)
    assert (done.done_on, undone.done_on) == (TODAY, None)
    with pytest.raises(Refused, match="nội dung"):
        set_milestone(by=world.lead, assignment=world.assignment, milestone=None, step=Step("  "))
    drop_milestone(by=world.lead, milestone=undone)
    assert world.assignment.milestones.count() == 0


@pytest.mark.parametrize("person", ["focal", "chair", "partner", "outsider"])
def test_only_the_agency_shares_its_work(world, person):
    by = getattr(world, person)
    with pytest.raises(NotAllowed):
        accept_task(by=by, assignment=world.assignment, now=NOW)
    with pytest.raises(NotAllowed):
        drop_milestone(by=by, milestone=world.milestone)


def test_work_is_shared_on_its_page(world, as_user):
    client = as_user(world.head)
    address = reverse("set_milestone", args=[world.assignment.pk])
    bad = client.post(address, {"text": ""})
    client.post(address, {"text": "Mời đoàn", "due": "01/09/2026", "person": world.lead.pk})
    step = world.assignment.milestones.get()
    client.post(f"{address}?milestone={step.pk}", {"text": "Mời hai đoàn"})
    client.post(reverse("hand_over", args=[world.assignment.pk]), {"person": world.lead.pk})
    page = client.get(reverse("task_detail", args=[world.assignment.task_id])).content.decode()

    assert bad.status_code == 422
    step.refresh_from_db()
    assert (step.text, world.assignment.milestones.count()) == ("Mời hai đoàn", 1)
    assert "Mời hai đoàn" in page
    world.assignment.refresh_from_db()
    assert world.assignment.person == world.lead


def test_the_focal_officer_gathers_what_says_the_same(world):
    other = raise_difficulty(by=world.focal, assignment=world.partner_assignment, text="Thiếu tiền.", now=NOW)
    third = raise_difficulty(by=world.partner, assignment=world.partner_assignment, text="Chưa có tiền.", now=NOW)
    merge_difficulty(by=world.focal, difficulty=third, into=other)
    merge_difficulty(by=world.focal, difficulty=other, into=world.difficulty)

    shown = plan_difficulties(world.plan)
    assert [(row, {m.pk for m in row.merged.all()}) for row in shown] == [(world.difficulty, {other.pk, third.pk})]
    with pytest.raises(Refused, match="được gộp"):
        answer_difficulty(by=world.chair, difficulty=other, answer="Cấp.", now=NOW)
    answer_difficulty(by=world.chair, difficulty=world.difficulty, answer="Cấp tiền.", now=NOW)
    other.refresh_from_db()
    assert (other.answer, other.answered_by) == ("Cấp tiền.", world.chair)


def test_what_is_merged_can_be_parted(world):
    other = make.DifficultyFactory(assignment=world.partner_assignment)
    with pytest.raises(Refused, match="khó khăn khác"):
        merge_difficulty(by=world.focal, difficulty=other, into=other)
    merge_difficulty(by=world.focal, difficulty=other, into=world.difficulty)
    merge_difficulty(by=world.focal, difficulty=other, into=None)

    assert len(plan_difficulties(world.plan)) == 2


def test_what_is_passed_up_stands_first(world):
    newer = make.DifficultyFactory(assignment=world.partner_assignment, raised_at=NOW.replace(year=2027))
    passed = pass_up_difficulty(by=world.focal, difficulty=world.difficulty, remark=" Đề nghị cấp. ", now=NOW)

    assert (passed.remark, passed.passed_up_by) == ("Đề nghị cấp.", world.focal)
    assert plan_difficulties(world.plan) == [passed, newer]
    with pytest.raises(NotAllowed):
        pass_up_difficulty(by=world.lead, difficulty=newer, remark="", now=NOW)


def test_difficulties_are_gathered_on_the_dashboard(world, as_user):
    other = make.DifficultyFactory(assignment=world.partner_assignment, text="Chưa có tiền.")
    client = as_user(world.focal)
    client.post(reverse("merge_difficulty", args=[other.pk]), {"into": world.difficulty.pk})
    client.post(reverse("pass_up_difficulty", args=[world.difficulty.pk]), {"remark": "Đề nghị xem xét."})

    page = client.get(reverse("dashboard")).content.decode()
    assert "Đề nghị xem xét." in page
    assert "Bỏ gộp" in page


def test_an_answer_that_cannot_be_sent_keeps_what_was_typed(world, as_user):
    address = reverse("answer_difficulty", args=[world.difficulty.pk])
    client = as_user(world.chair)
    for form, why in (
        ({"answer": "Bố trí xe.", "owner": "Sở Bịa", "due": "01/12/2026"}, "không có cơ quan"),
        ({"answer": "Bố trí xe.", "owner": "", "due": "01/12/2026"}, "phải có cơ quan thực hiện"),
        ({"answer": "Bố trí xe.", "owner": "Sở Xây dựng", "due": "01/01/2020"}, "trước hôm nay"),
    ):
        refused = client.post(address, form)
        assert (refused.status_code, why in refused.content.decode()) == (422, True)
        assert "Bố trí xe." in refused.content.decode()

    sent = client.post(address, {"answer": "Bố trí xe."}, headers={"Referer": f"http://testserver{reverse('inbox')}"})
    assert sent["Location"] == reverse("inbox")


def test_a_difficulty_has_an_end(world):
    with pytest.raises(Refused, match="dài quá"):
        raise_difficulty(by=world.lead, assignment=world.assignment, text="a" * 6000, now=NOW)
