"""What is said of a task, to whom, and what is new in it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.discussion.actions import add_remark
from nhipcau.discussion.models import Look
from nhipcau.discussion.queries import last_look, people_at_work
from nhipcau.plans.models import Plan
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(world):
    return world.assignment.task


def test_people_at_work_are_those_of_its_agencies_the_focal_officers_and_the_leaders(world, task):
    at_work = {world.chair, world.focal, world.head, world.lead, world.partner, world.membership.user}

    assert set(people_at_work(task)) == at_work


def test_a_name_in_the_text_tells_that_person_marks_aside(world, task):
    world.partner.full_name = "Trần Thị Bình"
    world.partner.save()

    remark = add_remark(by=world.lead, task=task, text="Nhờ @tran thi binh gửi kịch bản.", to=(), now=NOW)

    assert list(remark.mentioned.all()) == [world.partner]


def test_who_is_not_at_work_on_it_cannot_be_told(world, task):
    remark = add_remark(by=world.lead, task=task, text="Ai lo?", to=[world.idle.pk, world.outsider.pk, world.head.pk],
                        now=NOW)  # fmt: skip

    assert list(remark.mentioned.all()) == [world.head]


@pytest.mark.parametrize(("text", "said"), [("  ", "Chưa nhập"), ("x" * 5001, "dài quá 5000 chữ")])
def test_what_is_refused(world, task, text, said):
    with pytest.raises(Refused, match=said):
        add_remark(by=world.lead, task=task, text=text, to=(), now=NOW)


def test_a_plan_that_is_closed_is_discussed_no_more(world, task):
    task.plan.state = Plan.State.CLOSED
    with pytest.raises(Refused, match="đã kết thúc"):
        add_remark(by=world.lead, task=task, text="Xong chưa?", to=(), now=NOW)


def test_an_agency_that_has_no_part_in_it_neither_writes_nor_reads(world, task, as_user):
    make.AssignmentFactory(task__plan=world.plan, task__item__plan=world.plan, agency=world.idle_agency)
    add_remark(by=world.lead, task=task, text="Chuyện trong nhà.", to=(), now=NOW)

    with pytest.raises(NotAllowed):
        add_remark(by=world.idle, task=task, text="Cho hỏi.", to=(), now=NOW)
    page = as_user(world.idle).get(reverse("task_detail", args=[task.pk])).content.decode()
    assert "Chuyện trong nhà." not in page
    assert "Chuyện trong nhà." in as_user(world.partner).get(reverse("task_detail", args=[task.pk])).content.decode()


def test_what_came_since_the_last_look_is_marked_once(world, task, as_user):
    address = reverse("task_detail", args=[task.pk])
    first = as_user(world.lead).get(address).content.decode()
    looked = last_look(world.lead, task)
    add_remark(by=world.partner, task=task, text="Đã mời diễn giả.", to=(), now=looked + timedelta(minutes=1))
    add_remark(by=world.lead, task=task, text="Cảm ơn.", to=(), now=looked + timedelta(minutes=2))

    second = as_user(world.lead).get(address).content.decode()
    Look.objects.filter(user=world.lead).update(at=looked + timedelta(minutes=3))
    third = as_user(world.lead).get(address).content.decode()

    assert [page.count(">Mới<") for page in (first, second, third)] == [0, 1, 0]


def test_who_is_called_by_name_is_not_somebody_of_nearly_that_name(world):
    names = ("Nguyễn Văn An", "Nguyễn Văn Anh", "Nguyễn Văn Hùng", "Nguyễn Văn Hưng")
    people = [make.MembershipFactory(agency=world.lead_agency, user__full_name=name).user for name in names]
    task = world.assignment.task

    def called(text):
        remark = add_remark(by=world.focal, task=task, text=text, to=[], now=NOW)
        return sorted(str(row) for row in remark.mentioned.all())

    assert called("@Nguyễn Văn Anh xem giúp") == ["Nguyễn Văn Anh"]
    assert called("Nhờ @Nguyễn Văn Hưng, @Nguyễn Văn An.") == ["Nguyễn Văn An", "Nguyễn Văn Hưng"]
    assert called("@nguyen van anh xem giúp") == [str(people[1])]
