"""Two departments merge, from the form to the line of descent."""

import threading

import pytest
from django.db import connection

from nhipcau.agencies.models import Agency
from nhipcau.jobs.worker import make_loop
from nhipcau.plans.models import Assignment
from tests.nhipcau import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


def _work_once():
    """What the worker beside the web does, until nothing waits."""
    worker = make_loop("tests")
    worker.batch = True
    worker.run()
    connection.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_two_departments_merge(open_as, assert_accessible, people, width):
    focal = people["focal"].memberships.get().agency
    lead = people["head"].memberships.get().agency
    plan = make.PlanFactory(locality=focal.locality, created_by=people["focal"])
    make.AssignmentFactory(task=make.TaskFactory(item__plan=plan), agency=lead)
    trade = make.AgencyFactory(locality=focal.locality, name="Sở Công Thương")
    page = open_as("focal", width)
    page.on("dialog", lambda dialog: dialog.accept())
    if width < 1152:  # the places are in the menu of who is signed in
        page.click("header summary")
    page.click("nav >> text=Cơ quan" if width >= 1152 else ".places-again >> text=Cơ quan")
    page.click("main >> text=Sắp xếp cơ quan")
    page.click("text=Ghi nhận sắp xếp")

    page.fill("[name=old]", "svhttdl\nso cong thuong")
    page.fill("[name=new]", "Sở Văn hóa và Công Thương")
    page.fill("[name=on]", "01/02/2026")
    page.fill("[name=act]", "Nghị quyết số 12/NQ-HĐND")
    page.click("text=Xem trước")
    assert_accessible(page)
    page.click("#preview button[type=submit]")
    page.wait_for_selector("progress")
    assert_accessible(page)
    worker = threading.Thread(target=_work_once)
    worker.start()
    worker.join()
    page.wait_for_selector("main[data-page=succession_detail]")
    assert_accessible(page)
    page.click("dd >> text=Sở Văn hóa và Công Thương")

    assert page.locator("svg.lineage rect").count() == 3
    assert_accessible(page)
    assert set(Assignment.objects.values_list("agency__name", flat=True)) == {"Sở Văn hóa và Công Thương"}
    assert Agency.objects.get(pk=trade.pk).valid_to is not None


def test_the_pages_of_people_are_accessible(open_as, assert_accessible):
    page = open_as("focal")
    for address in ("/people/", "/people/invite/", "/people/rights/", "/accounts/2fa/", "/accounts/sessions/"):
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + address)
        assert_accessible(page)
