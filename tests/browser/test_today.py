"""The page of the morning, for each kind of person: what waits, decided in place, told at once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from nhipcau.notices.telling import tell
from nhipcau.plans.models import Assignment, Plan
from nhipcau.reminders.actions import ask_extension
from nhipcau.reminders.models import Extension
from tests.browser.conftest import PASSWORD
from tests.nhipcau import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.fixture
def late(people):
    """The lead agency is late with a task and asks for time; the province has a leader."""
    focal = people["focal"].memberships.get().agency
    committee = make.AgencyFactory(locality=focal.locality, name="Ủy ban nhân dân tỉnh Vĩnh Hà", kind="committee")
    leader = make.UserFactory(email="leader@vinhha.example", full_name="Người leader")
    leader.set_password(PASSWORD)
    leader.save()
    make.MembershipFactory(user=leader, agency=committee, role="leader")
    people["leader"] = leader
    plan = make.PlanFactory(locality=focal.locality, created_by=people["focal"], state=Plan.State.ACTIVE)
    task = make.TaskFactory(item__plan=plan, item__text="Dựng 03 phim ngắn", due=localdate() - timedelta(days=12))
    own = make.AssignmentFactory(task=task, agency=people["officer"].memberships.get().agency)
    tell(timezone.now())
    return ask_extension(
        by=people["officer"], assignment=Assignment.objects.get(pk=own.pk), until=localdate() + timedelta(days=30),
        reason="Chờ nghệ nhân.", now=timezone.now(),
    )  # fmt: skip


def _overflows(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("width", [1280, 390, 360])
def test_everybody_begins_with_what_is_theirs(open_as, assert_accessible, late, width):
    officer, focal, head, leader = (open_as(name, width) for name in ("officer", "focal", "head", "leader"))

    for page in (officer, focal, head, leader):
        assert page.locator("main").get_attribute("data-page") == "today"
        assert_accessible(page)
        assert not _overflows(page)
    assert officer.inner_text("h1") == "Hôm nay, 1 nhiệm vụ quá hạn"
    assert officer.inner_text(".first h2") == "Dựng 03 phim ngắn"
    assert "Đề nghị gia hạn chờ quyết định" in focal.inner_text("main")
    assert leader.inner_text(".numbers .is-late b") == "1"
    assert leader.locator(".decide .button.is-strong").bounding_box()["y"] < 800


def test_a_leader_decides_in_place_and_the_officer_is_told(open_as, assert_accessible, live_server, late, people):
    leader = open_as("leader", 390)

    leader.click("button:has-text('Duyệt')")
    leader.wait_for_selector("text=Đã đồng ý gia hạn.")
    tell(timezone.now())

    assert Extension.objects.get(pk=late.pk).is_granted
    officer = open_as("officer", 390)
    assert officer.inner_text(".bell b") == "1"
    officer.click(".bell")
    assert_accessible(officer)
    officer.click("main a.button:text-is('Xem')")
    officer.wait_for_selector("h1:has-text('Dựng 03 phim ngắn')")
    assert officer.locator(".bell b").count() == 0


def test_today_without_javascript_and_by_keyboard(open_as, live_server, late):
    page = open_as("leader", java_script_enabled=False)

    page.focus(".decide .button.is-strong")
    page.keyboard.press("Enter")

    page.wait_for_selector("text=Đã đồng ý gia hạn.")
