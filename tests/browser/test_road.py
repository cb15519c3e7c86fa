"""The whole road: a plan goes in at one end and a report comes out at the other."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import localdate

import kehoach
from nhipcau.plans.models import Plan
from nhipcau.work.models import Progress
from tests.conftest import CORPUS

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
SOURCE = CORPUS / "tinh-co-phu-luc" / "source.txt"


def _upload(page):
    page.click("text=Kế hoạch >> nth=0")
    page.click("main >> text=Tải kế hoạch lên >> nth=0")
    page.set_input_files("input[type=file]", SOURCE)
    page.click("text=Tải lên và đọc")
    page.wait_for_selector("main[data-page=plan_review]")


def _activate(page):
    page.click("text=Ghép cơ quan")
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("text=Nhận tất cả là cơ quan mới")
    page.wait_for_selector("main[data-page=plan_review]")
    page.click("text=Kích hoạt")
    page.wait_for_selector("main[data-page=plan_detail]")


def test_from_the_document_to_the_report(open_as, assert_accessible, tmp_path):
    focal = open_as("focal")
    assert_accessible(focal)
    _upload(focal)
    assert_accessible(focal)

    plan = Plan.objects.get()
    item = plan.items.get(locator="II.1.a")
    card = focal.locator(f"#item-{item.pk}")
    card.hover()
    assert "is-lit" in focal.locator(f"mark#s-{item.pk}").get_attribute("class")
    card.get_by_text("Sửa").click()
    focal.fill(f"#item-{item.pk} textarea[name=text]", "Dựng 03 phim ngắn về nghề dệt chiếu.")
    focal.click(f"#item-{item.pk} button:has-text('Lưu')")
    focal.wait_for_selector(f"#item-{item.pk} >> text=đã sửa")
    focal.click("text=Ghép cơ quan")
    assert_accessible(focal)
    focal.go_back()
    _activate(focal)
    assert_accessible(focal)

    officer = open_as("officer", 390)
    assert officer.locator("main").get_attribute("data-page") == "today"
    assert_accessible(officer)
    officer.click(".tabs >> text=Nhiệm vụ của cơ quan")
    officer.fill("#q", "dung phim ngan")
    officer.press("#q", "Enter")
    officer.click("text=Dựng 03 phim ngắn")
    assert_accessible(officer)
    officer.fill("[name=note]", "Đã quay xong 02 phim và dựng xong phim thứ ba.")
    officer.check("[name=state][value=done]")
    officer.click("text=Liên kết, ngày hoàn thành")
    officer.fill("[name=done_on]", "19/11/2026")
    officer.fill("#id_reason", "Chờ mùa cói; nay đã xong.")
    officer.set_input_files("[name=evidence]", SOURCE)
    officer.click("text=Cập nhật tiến độ")
    officer.wait_for_selector("text=Đã ghi nhận tiến độ.")
    progress = Progress.objects.get()
    assert (progress.percent, progress.evidence.get().name) == (100, "source.txt")

    focal.click("text=Kỳ báo cáo")
    assert_accessible(focal)
    duty = focal.locator(".panel", has_text="20 tháng 11 năm 2026")
    duty.get_by_text("Mở kỳ báo cáo").click()
    assert focal.input_value("[name=due_on]") == "20/11/2026"
    focal.wait_for_selector("text=Hạn gửi 20/11/2026 theo kế hoạch đã qua")
    for field, day in (("ends_on", localdate()), ("due_on", localdate() + timedelta(days=5))):
        focal.fill(f"[name={field}]", f"{day:%d/%m/%Y}")
    assert_accessible(focal)
    focal.click("main button:has-text('Mở kỳ báo cáo')")
    focal.wait_for_selector("main[data-page=period_detail]")
    assert_accessible(focal)

    head = open_as("head")
    head.on("dialog", lambda dialog: dialog.accept())
    head.click("nav >> text=Báo cáo")
    head.click("main >> text=Sở Văn hóa, Thể thao và Du lịch")
    head.wait_for_load_state()
    assert "Đã quay xong 02 phim" in head.locator("[name^='text-task:']:visible").first.input_value()
    head.fill("[name=text-proposals]", "Xin thêm máy quay.")
    head.wait_for_selector("text=Đã lưu lúc")
    head.click("text=Kiểm tra trước khi gửi")
    assert head.input_value("[name=text-proposals]") == "Xin thêm máy quay."
    assert_accessible(head)
    head.click("text=Lưu và gửi")
    head.wait_for_selector("text=Đã gửi báo cáo.")

    focal.reload()
    focal.click("main a:has-text('Sở Văn hóa, Thể thao và Du lịch')")
    focal.click("button:has-text('Tiếp nhận')")
    focal.wait_for_selector("text=Đã tiếp nhận báo cáo")
    with focal.expect_download() as download:
        focal.click("text=Tải báo cáo tổng hợp")
    path = tmp_path / "bao-cao.docx"
    download.value.save_as(path)
    report = kehoach.read(path)
    assert (report.header.type, report.header.symbol) == ("Báo cáo", "BC-SNgV")
    assert "đã quay xong 02 phim" in report.text

    focal.click("nav >> text=Hôm nay")
    assert_accessible(focal)
    focal.click("nav >> text=Tổng quan")
    assert_accessible(focal)
    tile = focal.locator(".tile.is-done_late b")
    assert tile.inner_text() == "1"
    tile.click()
    assert focal.locator("#plan-tasks tbody tr").count() == 1


def test_the_road_without_javascript(open_as, assert_accessible):
    page = open_as("focal", java_script_enabled=False)

    _upload(page)
    item = Plan.objects.get().items.get(locator="PL.1")
    page.click(f"#item-{item.pk} >> text=Sửa")
    page.fill("[name=text]", "Tổ chức Ngày hội")
    page.click("text=Lưu")

    assert page.locator(f"#item-{item.pk} .item-text").inner_text() == "Tổ chức Ngày hội"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_gallery_is_accessible(open_as, assert_accessible, live_server, width, scheme):
    page = open_as("focal", width, color_scheme=scheme)

    for address in ("/gallery/", "/plans/upload/", "/agencies/", "/submissions/", "/khong-co/"):
        page.goto(live_server.url + address)
        assert_accessible(page)


def test_signing_in_is_accessible_and_refuses_in_vietnamese(chromium, live_server, people, assert_accessible):
    page = chromium.new_page(locale="vi-VN")
    page.goto(f"{live_server.url}/accounts/login/")
    assert_accessible(page)
    page.fill("[name=login]", "ai-do@vinhha.example")
    page.fill("[name=password]", "sai-mat-khau")
    page.click("main button[type=submit]")

    said = page.locator("[role=alert], .errorlist").first.inner_text()
    assert re.search(r"không đúng|không chính xác|chưa đúng", said)
    assert_accessible(page)
    page.close()


def test_a_file_that_is_no_document_is_refused_in_place(open_as, tmp_path):
    page = open_as("focal")
    picture = Path(tmp_path) / "anh.bin"
    picture.write_bytes(b"an\x00h")
    page.goto(page.url.split("/dashboard")[0] + "/plans/upload/")

    page.set_input_files("input[type=file]", picture)
    page.click("text=Tải lên và đọc")

    page.wait_for_selector("text=Tệp không phải là văn bản")
    assert Plan.objects.count() == 0
