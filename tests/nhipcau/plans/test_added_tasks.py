"""Work that no document names, and what leaders direct."""

from datetime import date

import pytest
from django.urls import reverse

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.plans.added_tasks import NewTask, add_task
from nhipcau.plans.models import Plan, Task
from nhipcau.work.difficulties import Directive, answer_difficulty
from nhipcau.work.queries import my_assignments
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 1)


def _new(agency, **changes):
    said = {"text": "Chuẩn bị  đón đoàn.", "agency": agency, "due": DUE, "origin": "Công văn số 15/VP-TH"}
    return NewTask(**{**said, **changes})


def _add(world, by=None, plan=None, **changes):
    new = _new(changes.pop("agency", world.idle_agency), **changes)
    return add_task(by=by or world.focal, locality=world.locality, plan=plan, new=new, now=NOW)


def test_what_comes_outside_any_plan_joins_the_board_of_its_agency(world):
    first, second = _add(world), _add(world, text="Việc thứ hai.")

    assert first.plan == second.plan
    assert (first.plan.title, first.plan.state, first.plan.source) == (
        f"Việc ngoài kế hoạch năm {TODAY.year}",
        "active",
        None,
    )
    assert [(a.task, a.task.item.locator, a.status) for a in my_assignments(world.idle, TODAY)] == [
        (first, "+1", "silent"), (second, "+2", "silent"),
    ]  # fmt: skip
    assert (first.item.text, first.due, first.origin) == ("Chuẩn bị đón đoàn.", DUE, "Công văn số 15/VP-TH")


def test_a_task_is_added_to_a_plan_at_work(world):
    task = _add(world, plan=world.plan)

    assert (task.plan, task.item.section, task.assignments.get().is_added) == (world.plan, "Việc giao thêm", True)


def test_signs_that_no_document_takes_are_left_out(world, as_user):
    task = _add(world, text="Việc \x01mới\x00", plan=world.plan)

    assert (task.item.text, as_user(world.focal).get(
        reverse("reminder_letter", args=[world.plan.pk, world.idle_agency.pk])
    ).status_code) == ("Việc mới", 200)  # fmt: skip


@pytest.mark.parametrize("person", ["lead", "head", "finance", "administrator", "outsider"])
def test_who_may_not_give_work(world, person):
    with pytest.raises(NotAllowed):
        _add(world, by=getattr(world, person))


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"text": "  "}, "nội dung"), ({"agency": "group"}, "đang hoạt động"), ({"plan": "draft"}, "đang thực hiện")],
)
def test_what_cannot_be_given_is_refused(world, changes, said):
    changes = {key: getattr(world, value) if value in ("group", "draft") else value for key, value in changes.items()}

    with pytest.raises(Refused, match=said):
        _add(world, **changes)


def test_work_is_given_from_the_page(world, as_user):
    form = {
        "text": "Chuẩn bị đón đoàn.",
        "agency": world.idle_agency.pk,
        "due": "01/12/2026",
        "origin": "Ý kiến của Chủ tịch",
    }
    client = as_user(world.chair)

    bad = client.post(reverse("add_task"), {**form, "text": ""})
    good = client.post(reverse("add_task"), form)

    task = Task.objects.get(origin="Ý kiến của Chủ tịch")
    assert (bad.status_code, good["Location"]) == (422, reverse("task_detail", args=[task.pk]))
    pages = [reverse(n, args=[task.plan_id]) for n in ("plan_detail", "plan_document", "plan_board", "plan_timeline")]
    assert [client.get(page).status_code for page in pages] == [200] * 4
    assert client.get(reverse("plan_source", args=[task.plan_id])).status_code == 404


def test_a_directive_has_an_owner_and_a_date_and_is_followed_like_a_task(world):
    answered = answer_difficulty(
        by=world.chair, difficulty=world.difficulty, answer="Bố trí xe đón đoàn.", now=NOW,
        directive=Directive(world.idle_agency, DUE),
    )  # fmt: skip

    task = answered.directive
    assert (task.plan, task.due, task.item.text) == (world.plan, DUE, "Bố trí xe đón đoàn.")
    assert task.origin.startswith("Chỉ đạo của")
    assert my_assignments(world.idle, TODAY).get().task == task


def test_a_leader_directs_from_the_dashboard(world, as_user):
    address = reverse("answer_difficulty", args=[world.difficulty.pk])
    form = {"answer": "Bố trí xe.", "owner": "sxd", "due": "01/12/2026"}
    client = as_user(world.chair)

    client.post(address, {**form, "owner": "Sở Lạ"})
    client.post(address, {**form, "due": "mai"})
    assert Plan.objects.get(pk=world.plan.pk).tasks.exclude(origin="").count() == 0
    client.post(address, form)

    world.difficulty.refresh_from_db()
    assert world.difficulty.directive.assignments.get().agency == world.idle_agency
    page = client.get(reverse("dashboard")).content.decode()
    assert reverse("task_detail", args=[world.difficulty.directive_id]) in page


def test_one_register_a_year_however_often(world):
    _add(world)
    _add(world, by=world.chair)

    assert Plan.objects.filter(source=None).count() == 1
    make.PlanFactory(locality=world.locality)
