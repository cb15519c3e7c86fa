"""Dashboards: every number opens the list that it counted, and what waits for whom."""

import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from nhipcau.common.refusal import Refused
from nhipcau.overview.inbox import inbox_of
from nhipcau.plans.models import Plan, Status, Task
from nhipcau.plans.models.items import top_section
from nhipcau.plans.objectives import link_objective, plan_objectives, unlink_objective
from nhipcau.work.breakdowns import counted_by_month, counted_by_person, my_counts, my_parts_by_plan
from nhipcau.work.plan_list import plan_assignments
from nhipcau.work.queries import my_assignments
from nhipcau.work.tallies import Tally, plan_counts, plan_summary, section_name
from tests.conftest import TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def more(world):
    """Three more tasks: late, due in five days and handed to the officer, without a date."""
    rows = []
    for days in (-40, 5, None):
        due = None if days is None else TODAY + timedelta(days=days)
        task = make.TaskFactory(item__plan=world.plan, due=due)
        rows.append(make.AssignmentFactory(task=task, agency=world.lead_agency))
    make.changed(type(rows[1]).objects.filter(pk=rows[1].pk), person=world.lead)
    return rows


def _told(tallies):
    return [(t.name, t.key, {s.value: n for s, n in t.counts if n}) for t in tallies]


def test_work_is_counted_by_month_and_each_month_lists_what_it_counted(world, more):
    make.changed(Task.objects.filter(pk=world.assignment.task_id), due=TODAY)
    tallies = counted_by_month(world.plan, TODAY)

    late = TODAY - timedelta(days=40)
    assert _told(tallies) == [
        (f"{late:%m/%Y}", f"{late:%Y-%m}", {"late": 1}),
        (f"{TODAY:%m/%Y}", f"{TODAY:%Y-%m}", {"silent": 1, "on_track": 1}),
        ("Không ghi hạn", "khong-han", {"silent": 1}),
    ]
    for tally in tallies:
        assert plan_assignments(world.plan, {"month": tally.key}, TODAY).count() == tally.total


@pytest.mark.parametrize("month", ["2026", "2026-13", "xx-01", "-", "2026-1-1", "0000-01", "²026-01"])
def test_a_month_that_is_none_filters_nothing(world, month):
    assert plan_assignments(world.plan, {"month": month}, TODAY).count() == 1


def test_an_agency_is_counted_by_plan_and_by_person(world, more):
    rows = my_assignments(world.lead, TODAY)

    assert _told(counted_by_person(rows)) == [
        (str(world.lead), str(world.lead.pk), {"silent": 1}),
        ("Chưa giao riêng cho ai", "0", {"late": 1, "silent": 1, "on_track": 1}),
    ]
    assert _told(my_parts_by_plan(Plan.objects.filter(pk=world.plan.pk), rows)) == [
        (f"{world.plan.number} – {world.plan.title}", str(world.plan.pk), {"late": 1, "silent": 2, "on_track": 1})
    ]


def test_an_officer_sees_what_is_theirs_in_numbers(world, more):
    counts = my_counts(my_assignments(world.lead, TODAY), world.lead, TODAY)

    assert ({s.value: n for s, n in counts.by_status.counts if n}, counts.due_soon, counts.handed_to_me) == (
        {"late": 1, "silent": 2, "on_track": 1}, 1, 1,
    )  # fmt: skip


@pytest.mark.parametrize("page", ["my_tasks", "my_agency", "dashboard"])
def test_every_number_opens_the_list_it_counted(world, more, page, as_user, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_a, **_k: TODAY)
    client = as_user(world.chair if page == "dashboard" else world.lead)
    shown = client.get(reverse(page)).content.decode()

    links = re.findall(r'href="((?:/tasks/|/plans/)[^"]*\?[^"]*)"[^>]*>(?:<b>)?(\d+)<', shown)
    assert len(links) >= 5
    for address, number in links:
        listed = client.get(address.replace("&amp;", "&")).context["page"].paginator.count
        assert (address, listed) == (address, int(number))


def test_what_waits_for_whom(world):
    declined = make.DeclineFactory(assignment=world.partner_assignment)
    step = make.MilestoneFactory(assignment=world.assignment, person=world.lead)

    def told(user, plan=None):
        found = inbox_of(user, plan)
        return {
            name: [row.pk for row in getattr(found, name)] for name in type(found).__slots__ if getattr(found, name)
        }

    assert told(world.focal) == {
        "difficulties": [world.difficulty.pk], "extensions": [world.extension.pk], "declines": [declined.pk],
        "drafts": [world.draft.pk],
    }  # fmt: skip
    assert told(world.chair, world.plan) == {
        "difficulties": [world.difficulty.pk], "extensions": [world.extension.pk],
    }  # fmt: skip
    assert told(world.lead) == {"to_write": [world.submission.pk], "milestones": [step.pk]}
    assert told(world.editor) == {}


def test_objectives_and_the_tasks_that_serve_them(world):
    objective, task = world.objective, world.assignment.task
    served, idle = plan_objectives(world.plan)
    assert ([(row.objective, row.tasks) for row in served], idle) == ([(objective, [])], [task])

    link_objective(by=world.focal, objective=objective, task=task)
    served, idle = plan_objectives(world.plan)
    assert ([(row.objective, row.tasks) for row in served], idle) == ([(objective, [task])], [])

    unlink_objective(by=world.focal, objective=objective, task=task)
    assert plan_objectives(world.plan)[1] == [task]
    with pytest.raises(Refused, match="cùng kế hoạch"):
        link_objective(by=world.focal, objective=objective, task=make.TaskFactory(item__plan=world.draft))


def test_a_task_with_like_words_is_offered(world):
    task = make.TaskFactory(item__plan=world.plan, item__text="Làm phim quảng bá hình ảnh tỉnh trên mạng.")
    objective = world.objective

    row = next(row for row in plan_objectives(world.plan)[0] if row.objective == objective)

    assert row.offered == [task]


def test_objectives_are_linked_on_the_page(world, as_user):
    client, task = as_user(world.focal), world.assignment.task
    address = reverse("link_objective", args=[world.objective.pk])
    client.post(address, {"locator": "không có"})
    client.post(address, {"locator": task.item.locator})
    assert task.serves.get() == world.objective
    client.post(reverse("unlink_objective", args=[world.objective.pk]), {"task": task.pk})
    assert task.serves.count() == 0


@pytest.mark.parametrize(
    ("route", "person", "key", "heads"),
    [
        ("my_tasks_xlsx", "lead", None, ["Kế hoạch", "Mục", "Nội dung", "Cơ quan"]),
        ("plans_xlsx", "focal", None, ["Trích yếu", "Số, ký hiệu", "Loại văn bản", "Cơ quan ban hành"]),
        ("people_xlsx", "focal", None, ["Họ và tên", "Chức danh", "Vai trò", "Cơ quan"]),
        ("dashboard_xlsx", "chair", "plan", ["Theo", "Tên", "Hoàn thành đúng hạn", "Hoàn thành chậm"]),
        ("history_xlsx", "chair", "plan", ["Lúc", "Ai", "Việc", "Về"]),
        ("my_submissions_xlsx", "lead", None, ["Cơ quan", "Kế hoạch", "Kỳ", "Hạn gửi"]),
        ("submissions_xlsx", "focal", "period", ["Cơ quan", "Trạng thái", "Gửi lúc", "Chậm (ngày)"]),
    ],
)
def test_lists_come_as_spreadsheets(world, as_user, route, person, key, heads):
    address = reverse(route, args=[getattr(world, key).pk] if key else [])

    sheet = load_workbook(io.BytesIO(as_user(getattr(world, person)).get(address).content)).active

    assert [cell.value for cell in sheet[1]][:4] == heads
    assert sheet.max_row > 1 or route == "history_xlsx"


def test_a_full_day_of_the_calendar_shows_some_and_opens_all(world, as_user):
    day = TODAY.replace(day=15)
    for number in range(10):
        task = make.TaskFactory(item__plan=world.plan, item__text=f"Việc của ngày {number}", due=day)
        make.AssignmentFactory(task=task, agency=world.lead_agency)
    client = as_user(world.chair)

    page = client.get(reverse("due_calendar"), {"month": f"{day:%Y-%m}"}).content.decode()
    whole = client.get(reverse("due_calendar"), {"month": f"{day:%Y-%m}", "day": day.isoformat()})

    assert (page.count("Việc của ngày"), "và 2 việc nữa" in page) == (8, True)
    assert [row.text for row in whole.context["due"]] == [f"Việc của ngày {number}" for number in range(10)]
    assert client.get(reverse("due_calendar"), {"day": "mai"}).status_code == 200


def test_a_row_that_has_changed_is_drawn_anew(world, as_user):
    client = as_user(world.focal)
    address = reverse("plan_detail", args=[world.plan.pk])
    before = client.get(address).content.decode()
    item = world.assignment.task.item
    item.text = "Lời đã sửa"
    item.save()

    assert "Lời đã sửa" not in before
    assert "Lời đã sửa" in client.get(address).content.decode()
    assert "Lead" in client.get(address, headers={"Accept-Language": "en"}).content.decode()


def test_a_tally_says_what_is_there_and_how_much_is_late():
    tally = Tally("Sở Y tế")
    assert (tally.total, tally.done, tally.is_silent, tally.shown) == (0, 0, False, [(Status.LATE, 0)])

    for status, unheard in ((Status.DONE, 0), (Status.DONE_LATE, 0), (Status.DONE_UNDATED, 0), (Status.SILENT, 1)):
        tally.add(status, 1, unheard)
    told = {status.value: count for status, count in tally.counts}

    assert (tally.total, tally.done, tally.is_silent) == (4, 3, False)
    assert {key: count for key, count in told.items() if count} == {
        "done": 1, "done_late": 1, "done_undated": 1, "silent": 1,
    }  # fmt: skip
    assert told["late"] == 0
    silent = Tally("", by_status={Status.SILENT: 2}, unheard=2)
    assert (silent.is_silent, silent.done) == (True, 0)


@pytest.mark.parametrize(
    ("section", "name"),
    [("NHIỆM VỤ CHUNG", "Nhiệm vụ chung"), ("Thúc đẩy quan hệ", "Thúc đẩy quan hệ"), ("", "Phụ lục")],
)
def test_a_section_is_named_without_capitals(section, name):
    assert str(section_name(section)) == name


def test_sections_agencies_and_names_without_an_agency_have_their_own_keys(world):
    other = make.TaskFactory(item__plan=world.plan, item__section="II. NHIỆM VỤ › 1. Quảng bá", item__position=0)
    make.AssignmentFactory(task=other, agency=world.idle_agency)
    make.AssignmentFactory(task=other, agency=world.group)

    counts = plan_counts(world.plan, TODAY)
    summary = plan_summary(world.plan, TODAY)

    assert {tally.key for tally in counts.by_section} == {"phu-luc", top_section(other.item.section, "task")}
    assert [(tally.name, tally.key) for tally in counts.by_agency] == [
        (agency.name, str(agency.pk))
        for agency in sorted((world.group, world.lead_agency, world.idle_agency), key=lambda one: one.sort_key)
    ]
    assert [tally.name for tally in counts.silent_agencies] == [world.idle_agency.name]
    assert [key for key, _name in summary.sections] == [top_section(other.item.section, "task"), "phu-luc"]
