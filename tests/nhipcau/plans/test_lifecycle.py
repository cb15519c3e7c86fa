"""One plan after another: compared, implemented, carried over, ended."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.plans.added_tasks import NewTask, add_task
from nhipcau.plans.lifecycle import carry_over, close_plan, set_implements
from nhipcau.plans.models import Plan
from nhipcau.plans.reading.comparison import compare_plans, count_kinds
from nhipcau.succession.actions import record_succession
from nhipcau.succession.proposals import ProposedSuccession
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.rows import ProgressReport
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _task(plan, text, agency, time="Quý I"):
    task = make.TaskFactory(item__plan=plan, item__text=text, time_text=time)
    make.AssignmentFactory(task=task, agency=agency)
    return task


@pytest.fixture
def years(world):
    """Last year's plan and this year's, with one task for each kind of change."""
    old = make.PlanFactory(locality=world.locality, created_by=world.focal, number="9/KH-UBND")
    new = make.PlanFactory(
        locality=world.locality, created_by=world.focal, state="draft", activated_by=None, activated_at=None
    )
    a, b = world.lead_agency, world.idle_agency
    for text in ("Tổ chức Lễ hội Đèn nước", "Xuất bản sách ảnh về làng nghề", "Mở lớp tập huấn lễ tân đối ngoại"):
        _task(old, text, a)
    _task(old, "Khảo sát thị trường khách quốc tế", a)
    _task(new, "Tổ chức Lễ hội Đèn nước", a)
    _task(new, "Xuất bản sách ảnh về các làng nghề", b)
    _task(new, "Mở lớp tập huấn lễ tân đối ngoại", a, time="Quý II")
    _task(new, "Ký kết với thành phố Minamihama", a)
    return old, new


def test_two_plans_are_compared_as_they_stand(years):
    old, new = years

    rows = compare_plans(old, new)

    assert [(r.kinds, r.old and r.old.item.text[:8], r.new and r.new.item.text[:8]) for r in rows] == [
        (("same",), "Tổ chức ", "Tổ chức "),
        (("changed", "reassigned"), "Xuất bản", "Xuất bản"),
        (("rescheduled",), "Mở lớp t", "Mở lớp t"),
        (("added",), None, "Ký kết v"),
        (("dropped",), "Khảo sát", None),
    ]
    assert count_kinds(rows) == {
        "added": 1, "dropped": 1, "changed": 1, "reassigned": 1, "rescheduled": 1, "same": 1,
    }  # fmt: skip


def test_the_page_compares_and_carries_over(world, years, as_user):
    old, new = years
    client = as_user(world.focal)
    page = client.get(reverse("compare", args=[new.pk]), {"with": old.pk, "kind": "dropped"})
    left = page.context["rows"][0].old

    client.post(reverse("carry_over", args=[new.pk]), {"old": old.pk, "task": [left.pk, "x", "999999"]})

    task = new.tasks.get(carried_from=left)
    assert (task.item.text, task.due, task.assignments.get().agency) == (left.item.text, None, world.lead_agency)
    assert task.origin == f"Chuyển tiếp từ Kế hoạch 9/KH-UBND, mục {left.item.locator}"


def test_what_was_carried_over_is_not_carried_twice(world, years):
    old, new = years
    tasks = list(old.tasks.select_related("item", "plan"))

    made = [len(carry_over(by=world.focal, old=old, new=new, tasks=tasks, now=NOW)) for _ in range(2)]

    assert made == [4, 0]


def test_carrying_over_refuses_what_makes_no_sense(world, years):
    old, new = years
    stranger = make.TaskFactory(item__plan=world.plan)
    with pytest.raises(Refused, match="không thuộc"):
        carry_over(by=world.focal, old=old, new=new, tasks=[stranger], now=NOW)
    with pytest.raises(Refused, match="kế hoạch khác"):
        carry_over(by=world.focal, old=old, new=old, tasks=[], now=NOW)
    with pytest.raises(NotAllowed):
        carry_over(by=world.chair, old=old, new=new, tasks=[], now=NOW)


def test_work_of_an_agency_that_is_gone_goes_on_with_its_heir(world):
    close_plan(by=world.focal, plan=world.plan, now=NOW)
    merged = ProposedSuccession("merge", TODAY, "NQ 1", (world.lead_agency,), (world.idle_agency,))
    record_succession(by=world.focal, locality=world.locality, change=merged, now=NOW)
    new = make.PlanFactory(locality=world.locality, created_by=world.focal)
    task = type(world.assignment.task).objects.select_related("item", "plan").get(pk=world.assignment.task_id)

    (carried,) = carry_over(by=world.focal, old=world.plan, new=new, tasks=[task], now=NOW)

    assert {row.agency for row in carried.assignments.all()} == {world.idle_agency, world.partner_agency}


def test_work_of_nobody_is_not_carried_into_a_plan_at_work(world):
    task = make.AssignmentFactory(task=make.TaskFactory(item__plan=world.draft), agency=None, printed_name="Sở Lạ").task

    with pytest.raises(Refused, match="là cơ quan nào"):
        carry_over(by=world.focal, old=world.draft, new=world.plan, tasks=[task], now=NOW)


def test_the_register_of_this_year_stays_open(world):
    outside = add_task(
        by=world.focal, locality=world.locality, plan=None, new=NewTask("Việc.", world.idle_agency, None, ""), now=NOW
    ).plan

    with pytest.raises(Refused, match="còn nhận việc"):
        close_plan(by=world.focal, plan=outside, now=NOW)


def test_a_draft_that_is_implemented_is_not_named_to_those_who_may_not_see_it(world, as_user):
    world.draft.title = "Kế hoạch chưa công bố"
    world.draft.save()
    set_implements(by=world.focal, plan=world.plan, implemented=world.draft)

    pages = [
        as_user(person).get(reverse("plan_detail", args=[world.plan.pk])).content.decode()
        for person in (world.focal, world.lead)
    ]

    assert ["Kế hoạch chưa công bố" in page for page in pages] == [True, False]


def test_a_closed_plan_takes_no_more_progress(world):
    close_plan(by=world.focal, plan=world.plan, now=NOW)
    assignment = type(world.assignment).objects.get(pk=world.assignment.pk)

    with pytest.raises(Refused, match="đã kết thúc"):
        post_progress(by=world.lead, assignment=assignment, report=ProgressReport("done", 100, "Xong.", "t"), now=NOW)
    with pytest.raises(Refused, match="không đang thực hiện"):
        close_plan(by=world.focal, plan=world.plan, now=NOW)


def test_which_plan_implements_which(world, years, as_user):
    old, _new = years
    set_implements(by=world.focal, plan=world.plan, implemented=old)

    page = as_user(world.focal).get(reverse("plan_detail", args=[old.pk]))

    assert page.context["implemented_by"] == [world.plan]
    with pytest.raises(Refused, match="chính nó"):
        set_implements(by=world.focal, plan=old, implemented=Plan.objects.get(pk=world.plan.pk))
    with pytest.raises(Refused, match="cùng một địa phương"):
        set_implements(by=world.focal, plan=old, implemented=make.PlanFactory())


@pytest.mark.parametrize("asked", ["", "x", "999999", "-1"])
def test_comparing_with_nothing_asks_for_a_plan(world, as_user, asked):
    page = as_user(world.focal).get(reverse("compare", args=[world.plan.pk]), {"with": asked})

    assert (page.status_code, "rows" in page.context) == (200, False)


def test_a_comparison_comes_as_a_spreadsheet(years, world, as_user):
    old, new = years
    answer = as_user(world.focal).get(reverse("compare_xlsx", args=[new.pk]), {"with": old.pk})

    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [
        "Giữ nguyên", "Sửa nội dung, Đổi cơ quan", "Đổi thời gian", "Thêm", "Bỏ",
    ]  # fmt: skip
