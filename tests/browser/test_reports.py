"""Reports written by several at once, and a document from draft to issue."""

import time

import pytest

import kehoach
from nhipcau.reports.models import Passage
from tests.nhipcau import factories as make

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def submission(people):
    """The lead agency's report, with one task that somebody has worked on."""
    agency = people["head"].memberships.get().agency
    plan = make.PlanFactory(
        locality=agency.locality,
        created_by=people["focal"],
        number="112/KH-UBND",
        issuer="Ủy ban nhân dân tỉnh Vĩnh Hà",
    )
    assignment = make.AssignmentFactory(task=make.TaskFactory(item__plan=plan), agency=agency)
    make.ProgressFactory(assignment=assignment)
    period = make.PeriodFactory(plan=plan, opened_by=people["focal"])
    return make.SubmissionFactory(period=period, agency=agency)


def test_two_write_one_report_and_nothing_is_lost(open_as, assert_accessible, live_server, submission):
    address = f"{live_server.url}/submissions/{submission.pk}/"
    officer, head = open_as("officer"), open_as("head", 390)
    officer.goto(address)
    head.goto(address)
    assert_accessible(head)

    officer.fill("[name=text-proposals]", "Xin thêm kinh phí.")
    officer.wait_for_selector("text=Đã lưu lúc")
    head.fill("[name=text-proposals]", "Xin thêm người.")
    head.wait_for_selector("text=Gộp hai bản")

    assert head.input_value("[name=text-proposals]") == "Xin thêm người."
    assert head.locator(".passage-state .prose").inner_text() == "Xin thêm kinh phí."
    assert_accessible(head)
    head.fill("[name=text-proposals]", "Xin thêm kinh phí và người.")
    head.wait_for_timeout(1_500)
    assert Passage.objects.get(key="proposals").text == "Xin thêm kinh phí."
    head.click("text=Ghi bản trong ô")
    head.wait_for_selector("text=Đã lưu lúc")
    assert Passage.objects.get(key="proposals").text == "Xin thêm kinh phí và người."


def test_what_was_typed_before_the_power_went_is_offered(open_as, live_server, submission):
    address = f"{live_server.url}/submissions/{submission.pk}/"
    page = open_as("officer")
    page.goto(address)
    page.route("**/save/", lambda route: route.abort())
    page.fill("[name=text-proposals]", "Câu chưa kịp lưu")
    page.wait_for_timeout(1_000)
    page.unroute("**/save/")

    page.goto(address)
    before = page.input_value("[name=text-proposals]")
    page.click("text=Khôi phục nội dung chưa kịp lưu")
    page.wait_for_selector("text=Đã lưu lúc")

    assert (before, Passage.objects.get(key="proposals").text) == ("", "Câu chưa kịp lưu")


def test_what_was_typed_before_the_scripts_came_is_saved(open_as, live_server, submission):
    page = open_as("officer")
    page.route("**/*.js", lambda route: (time.sleep(1), route.continue_()))
    page.goto(f"{live_server.url}/submissions/{submission.pk}/", wait_until="commit")
    page.fill("[name=text-proposals]", "Gõ rất sớm")
    page.wait_for_selector("text=Đã lưu lúc")

    assert Passage.objects.get(key="proposals").text == "Gõ rất sớm"


def test_a_report_without_javascript(open_as, live_server, submission):
    page = open_as("officer", java_script_enabled=False)
    page.goto(f"{live_server.url}/submissions/{submission.pk}/")

    page.fill("[name=text-proposals]", "Xin thêm kinh phí.")
    page.click("button[name=save]")

    assert page.locator("text=Đã lưu báo cáo.").count() == 1
    assert Passage.objects.get(key="proposals").text == "Xin thêm kinh phí."


@pytest.mark.parametrize("width", [1280, 390])
def test_a_document_from_draft_to_issue(open_as, assert_accessible, live_server, submission, tmp_path, width):
    period = submission.period
    page = open_as("focal", width)
    page.on("dialog", lambda dialog: dialog.accept())
    for address in (f"periods/{period.pk}/", "periods/calendar/", f"plans/{period.plan_id}/periods/schedule/",
                    f"periods/{period.pk}/rows/", "documents/templates/", "received/"):  # fmt: skip
        page.goto(f"{live_server.url}/{address}")
        assert_accessible(page)

    page.goto(f"{live_server.url}/periods/{period.pk}/")
    page.click("text=Soạn, trình ký, ban hành")
    assert_accessible(page)
    page.click("text=Soạn dự thảo")
    page.wait_for_selector("text=Văn bản còn ghi chú")
    assert_accessible(page)
    page.click("text=Chuyển trình ký")
    page.wait_for_selector("text=Cấp số và ban hành")
    assert_accessible(page)
    page.click("button:has-text('Cấp số và ban hành')")
    page.wait_for_selector("text=Đã ban hành văn bản số 01/BC-SNgV.")
    assert_accessible(page)
    with page.expect_download() as download:
        page.click("text=01-BC-SNgV.docx")
    download.value.save_as(tmp_path / "bao-cao.docx")

    assert kehoach.read(tmp_path / "bao-cao.docx").header.number == "01/BC-SNgV"
    page.goto(f"{live_server.url}/documents/register/")
    assert_accessible(page)
