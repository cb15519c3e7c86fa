"""Reports written by several at once, and a document from draft to issue."""

import time

import docx
import pytest
from django.utils.timezone import localdate, now

import kehoach
from nhipcau.agencies.models import Letterhead, Signer
from nhipcau.reports.actions import edit_report
from nhipcau.reports.models import Passage
from nhipcau.reports.passages import Written
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

    page.wait_for_selector("text=Đã lưu báo cáo.")
    assert Passage.objects.get(key="proposals").text == "Xin thêm kinh phí."


@pytest.fixture
def signing(submission, people):
    """The focal agency writes in a confirmed form: its director signs, today the deputy; its own system numbers."""
    agency = people["focal"].memberships.get().agency
    make.confirm_form(agency)
    Letterhead.objects.filter(agency=agency).update(keeps_register=False)
    Signer.objects.filter(agency=agency).update(user=people["director"], name=people["director"].full_name)
    Signer.objects.create(
        agency=agency, user=people["deputy"], name=people["deputy"].full_name, position="Phó Giám đốc",
        since=localdate(), until=localdate(),
    )  # fmt: skip
    written = [Written(key, 0, "Đã triển khai.") for key in ("overview", "strengths", "causes")]
    edit_report(by=people["focal"], period=submission.period, written=written, now=now())
    return submission.period


def _draft(page, live_server, period):
    page.goto(f"{live_server.url}/periods/{period.pk}/")
    page.click("text=Soạn, trình ký, ban hành")


@pytest.mark.parametrize("width", [1280, 390])
def test_four_people_bring_a_document_to_its_end(open_as, assert_accessible, live_server, signing, tmp_path, width):
    drafter, director, deputy, clerk = (open_as(name, width) for name in ("focal", "director", "deputy", "clerk"))
    for page in (drafter, director, deputy, clerk):
        page.on("dialog", lambda dialog: dialog.accept())
    _draft(drafter, live_server, signing)
    assert_accessible(drafter)
    drafter.click("text=Soạn dự thảo")
    drafter.wait_for_selector("text=Kiểm tra thể thức: không có lỗi.")
    assert_accessible(drafter)
    drafter.click("button:has-text('Trình ký')")
    drafter.wait_for_selector("text=Đã trình Giám đốc Người director.")
    returned = drafter.url

    director.goto(returned)
    assert_accessible(director)
    director.fill("[name=remark]", "Bổ sung số liệu kinh phí.")
    director.click("text=Trả lại người soạn")
    director.wait_for_selector("text=Đã trả lại văn bản cho người soạn.")
    drafter.goto(returned)
    drafter.wait_for_selector(".notice >> text=Bổ sung số liệu kinh phí.")
    assert_accessible(drafter)

    _draft(drafter, live_server, signing)
    drafter.select_option("[name=signer]", label="Phó Giám đốc Người deputy")
    drafter.click("text=Soạn dự thảo")
    drafter.click("button:has-text('Trình ký')")
    drafter.wait_for_selector("text=Đã trình Phó Giám đốc Người deputy.")
    deputy.goto(drafter.url)
    deputy.click("button:has-text('Duyệt ký')")
    deputy.wait_for_selector("text=Đã duyệt ký")
    assert_accessible(deputy)

    clerk.goto(drafter.url)
    assert_accessible(clerk)
    clerk.click("button:has-text('Cấp số và ban hành')")
    clerk.wait_for_selector("text=Cần nhập số của văn bản")
    clerk.fill("[name=number]", "215")
    clerk.click("button:has-text('Cấp số và ban hành')")
    clerk.wait_for_selector("text=Đã ban hành văn bản số 215/BC-SNgV.")
    clerk.fill("[name=to]", "Ủy ban nhân dân tỉnh\nSở Tài chính")
    clerk.click("button:has-text('Ghi nơi gửi')")
    clerk.wait_for_selector("text=Đã ghi 2 nơi nhận.")
    assert_accessible(clerk)
    with clerk.expect_download() as download:
        clerk.click("text=215-BC-SNgV.docx")
    download.value.save_as(tmp_path / "bao-cao.docx")

    document = docx.Document(tmp_path / "bao-cao.docx")
    signed = [
        p.text for table in document.tables for p in table.rows[0].cells[-1].paragraphs if p.style.name == "Chữ ký"
    ]
    assert kehoach.read(tmp_path / "bao-cao.docx").header.number == "215/BC-SNgV"
    assert [line for line in signed if line] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Người deputy"]


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_about_documents_are_accessible(open_as, assert_accessible, live_server, signing, people, width):
    page = open_as("focal", width)
    agency = people["focal"].memberships.get().agency
    for address in (f"periods/{signing.pk}/", "periods/calendar/", f"plans/{signing.plan_id}/periods/schedule/",
                    f"periods/{signing.pk}/rows/", "documents/templates/", "received/", "documents/register/",
                    f"agencies/{agency.pk}/letterhead/"):  # fmt: skip
        page.goto(f"{live_server.url}/{address}")
        assert_accessible(page)
