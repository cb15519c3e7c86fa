"""A partner is entered, written about, found twice and merged."""

import pytest

from nhipcau.agencies.models import Agency
from nhipcau.partners.models import Partner
from tests.nhipcau import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.mark.parametrize(("width", "options"), [(1280, {}), (390, {}), (1280, {"java_script_enabled": False})])
def test_a_partner_from_its_first_line_to_one_record(live_server, open_as, assert_accessible, people, width, options):
    focal = people["focal"].memberships.get().agency
    make.CountryFactory()
    page = open_as("focal", width, **options)

    def check():
        if not options:
            assert_accessible(page)

    def open_list():
        page.goto(f"{live_server.url}/partners/")

    open_list()
    check()
    for name in ("Thành phố Minamihama", "TP Minamihama"):
        open_list()
        page.click("text=Thêm đối tác")
        check()
        page.fill("[name=name_vi]", name)
        page.fill("[name=name_en]", "Minamihama City")
        page.select_option("[name=country]", label="Nhật Bản")
        page.select_option("[name=agency]", label=focal.name)
        page.click("main form.form button[type=submit]")
        page.wait_for_selector("main[data-page=partner_detail]")
    check()
    page.click("text=Thêm hoạt động")
    check()
    page.fill("[name=text]", "Họp trực tuyến")
    page.click("main form.form button[type=submit]")
    page.click("section:has(h2:text('Đầu mối liên hệ')) >> text=Thêm")
    check()
    page.fill("[name=title_vi]", "Thị trưởng")
    page.fill("[name=name]", "Sakamoto Haruki")
    page.click("main form.form button[type=submit]")
    page.wait_for_selector("text=Sakamoto Haruki")
    check()

    page.click(".notice >> text=Gộp hồ sơ trùng")
    check()
    page.click("main form.form button[type=submit]")
    page.wait_for_selector("main[data-page=partner_detail] >> text=Thành phố Minamihama")

    assert page.locator("text=Sakamoto Haruki").count() == 1
    assert page.locator("text=Họp trực tuyến").count() >= 1
    kept = Partner.objects.get(merged_into=None)
    assert (kept.name_vi, kept.other_names, kept.agency) == (
        "Thành phố Minamihama", "TP Minamihama", Agency.objects.get(pk=focal.pk),
    )  # fmt: skip


def test_what_is_known_of_a_country_is_set_right(live_server, open_as, assert_accessible, people):
    make.CountryFactory(code="KR", name_vi="Hàn Quốc", name_en="South Korea", doubts={"national_day": "general"})
    page = open_as("focal")
    page.goto(f"{live_server.url}/countries/")
    assert_accessible(page)
    page.click("main >> text=Hàn Quốc")
    assert_accessible(page)
    page.fill("[name=national_day]", "10-03")
    page.fill("[name=source]", "Danh sách ngoại giao đoàn")
    page.click("main form.form button[type=submit]")

    page.wait_for_selector("main[data-page=country_list] >> text=03/10")
    assert page.locator("abbr.doubt").count() == 0
