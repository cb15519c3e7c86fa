"""The ways of looking at a plan, finding, reminders: accessible on a desk and on a telephone."""

import pytest

from nhipcau.work.models import Difficulty
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.fixture
def plan(people):
    """A plan with a task in each status, of the head's agency."""
    focal, head = people["focal"].memberships.get().agency, people["head"].memberships.get().agency
    plan = make.PlanFactory(locality=focal.locality, created_by=people["focal"], number="12/KH-UBND")
    for at, (state, percent) in enumerate((("in_progress", 40), ("done", 100), ("paused", 20), (None, 0))):
        task = make.TaskFactory(
            item__plan=plan, item__text=f"Tổ chức Lễ hội Đèn nước lần {at}", due=TODAY, outputs=["Ảnh"]
        )
        row = make.AssignmentFactory(task=task, agency=head)
        if state:
            make.ProgressFactory(assignment=row, state=state, percent=percent)
    make.ReminderFactory(assignment=row, user=people["focal"])
    make.ExtensionFactory(assignment=row, asked_by=people["officer"])
    Difficulty.objects.create(assignment=row, text="Thiếu xe.", raised_by=people["officer"], raised_at=NOW)
    other = make.PlanFactory(locality=focal.locality, created_by=people["focal"], number="9/KH-UBND")
    make.AssignmentFactory(task=make.TaskFactory(item__plan=other, item__text="Khảo sát thị trường"), agency=head)
    return plan, other, row


@pytest.mark.parametrize("width", [1280, 390])
def test_the_workspace_is_accessible(open_as, assert_accessible, live_server, plan, width):
    plan, other, row = plan
    page = open_as("focal", width)
    addresses = (
        *(f"/plans/{plan.pk}/{view}" for view in ("", "document/", "board/", "timeline/", f"compare/?with={other.pk}")),
        "/calendar/", "/find/?q=le+hoi", "/find/?q=le+hooi", "/reminders/", "/reminders/rules/", "/tasks/add/",
        "/tasks/import/", f"/tasks/{row.task_id}/", "/dashboard/",
    )  # fmt: skip
    for address in addresses:
        page.goto(f"{live_server.url}{address}")
        assert_accessible(page)


def test_progress_on_a_telephone_and_ctrl_k(open_as, assert_accessible, live_server, plan):
    _plan, _other, row = plan
    page = open_as("officer", 390)
    page.goto(f"{live_server.url}/tasks/{row.task_id}/")
    page.fill("[name=note]", "Đã mời 12 đoàn.")
    if page.locator("[name=reason]").count():
        page.fill("[name=reason]", "Chờ đối tác.")
    page.check("[name=outputs]")
    page.click("button:has-text('Ghi tiến độ')")
    page.wait_for_selector("text=Đã ghi nhận tiến độ.")
    assert_accessible(page)

    page.keyboard.press("Control+k")
    page.wait_for_selector("main[data-page=find]")
    page.fill("#q", "den nuoc lan 3")
    page.wait_for_selector("#found mark")

    assert page.locator("#found li").count() == 1
