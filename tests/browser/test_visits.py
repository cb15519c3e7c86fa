"""A visit as a protocol officer prepares it, from the letter to the report: counted in clicks."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from nhipcau.agencies.models import Signer
from nhipcau.conferences.models import Conference
from nhipcau.delegations.models import Delegation
from nhipcau.documents.models import Document
from nhipcau.events.models import Event
from nhipcau.programmes.models import ProgrammeItem
from tests.browser.test_registers import WAYS, _send, city, walk  # noqa: F401 (fixtures)
from tests.nhipcau import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
GUESTS = "\n".join(
    ["Ông Han Ji-hoon; Thống đốc; Governor; Trưởng đoàn", "Bà Yoon Seo-yeon; Phu nhân; Spouse; Phu nhân"]
    + [f"Ông Khách {at}; Giám đốc sở {at}; Director {at}" for at in range(3, 12)]
    + ["Bà Cha Yu-na; Phiên dịch; Interpreter; Phiên dịch"]
)
DAY_ONE = (
    "09:40 - 11:00; Đón tại sân bay; Arrival\n14:30 - 15:00; Tiếp xã giao; Courtesy call\n15:00 - 16:30; Hội đàm; Talks"
)


def _day(days):
    return f"{localdate() + timedelta(days=days):%d/%m/%Y}"


@pytest.mark.parametrize(("width", "options"), WAYS)
def test_twelve_guests_from_the_letter_to_the_report(walk, city, width, options):  # noqa: F811
    host = make.ResourceFactory(locality=city.locality, name="Vũ Đình Khoát", post_vi="Chủ tịch")
    page, check, goto = walk(width, options)
    goto(f"/delegations/new/?partner={city.pk}")
    check()
    page.select_option("[name=agency]", label=city.agency.name)
    page.select_option("[name=rank]", "B")
    _send(page, name_vi="Đoàn đại biểu tỉnh Gangbyeon", name_en="Delegation of Gangbyeon", starts_on=_day(10),
          ends_on=_day(11), purpose="Hội đàm; ký thỏa thuận", asked_by="Thư của Thống đốc", asked_on=_day(-5))  # fmt: skip
    check()
    page.click("text=Dán danh sách")
    check()
    _send(page, text=GUESTS)
    page.wait_for_selector("text=Thành phần đoàn (12)")
    page.click("text=Dán nhiều mục")
    _send(page, text=DAY_ONE, on=_day(10))
    page.click("#programme li:has-text('Hội đàm') >> text=Sửa")
    check()
    page.check(f"[name=hosts][value='{host.pk}']")
    _send(page)
    page.click("#programme >> text=Chốt")
    _send(page)
    page.wait_for_selector("text=Bản thứ 1")
    page.click("#members >> text=Xếp thứ bậc")
    page.wait_for_selector("text=Đã xếp theo thứ bậc lễ tân")
    check()
    page.click("text=Sơ đồ chỗ ngồi")
    page.wait_for_selector("text=Vũ Đình Khoát")
    check()
    page.go_back()
    with page.expect_download() as download:
        page.click("text=In bản của khách (PDF)")
    assert download.value.suggested_filename.endswith(".pdf")
    page.click("text=Công văn đề nghị đón đoàn")
    check()
    _send(page)
    page.wait_for_selector("main[data-page=document_detail]")

    visit = Delegation.objects.get()
    assert (visit.members.count(), ProgrammeItem.objects.count(), Document.objects.get().kind) == (
        12,
        3,
        "record_letter",
    )
    assert [one.part for one in visit.members.all()][:2] == ["head", "spouse"]


@pytest.mark.parametrize(("width", "options"), WAYS)
def test_a_conference_and_who_comes(walk, city, width, options):  # noqa: F811
    page, check, goto = walk(width, options)
    goto(f"/conferences/new/?partner={city.pk}")
    check()
    page.select_option("[name=agency]", label=city.agency.name)
    page.check("[name=has_ministers]")
    _send(page, name_vi="Hội thảo nghề gốm", starts_on=_day(90), ends_on=_day(91), place="Bảo tàng tỉnh")
    page.wait_for_selector("text=Thủ tướng Chính phủ >> nth=0")
    check()
    page.click("text=Ghi số đại biểu")
    check()
    page.select_option("[name=country]", label=city.country.name_vi)
    _send(page, planned="12")
    page.wait_for_selector("main[data-page=conference_detail] td >> text=12")
    goto("/duties/")
    check()

    assert Conference.objects.get().attendances.get().planned == 12


@pytest.mark.parametrize(("width", "options"), WAYS)
def test_a_festival_from_its_idea_to_its_result(walk, city, width, options):  # noqa: F811
    Signer.objects.create(agency=city.agency, name="Đặng Quang Thuận", position="Giám đốc")
    page, check, goto = walk(width, options)
    goto(f"/events/new/?partner={city.pk}")
    check()
    page.select_option("[name=agency]", label=city.agency.name)
    page.select_option("[name=kind]", "festival")
    page.select_option("[name=recurs]", "lunar")
    page.check("[name=has_show]")
    _send(page, name_vi="Ngày hội Gốm", starts_on=_day(0), ends_on=_day(1))
    page.wait_for_selector("text=Gửi thông báo tổ chức lễ hội")
    check()
    page.click("#preparations >> text=Lập danh mục thường có")
    page.click("#preparations li:has-text('Tổng duyệt') >> text=Ghi")
    check()
    _send(page)
    page.wait_for_selector("#preparations >> text=Việc chuẩn bị (1/")
    page.click("#invitees >> text=Mời khách")
    check()
    _send(page, names=f"{city.name_vi}\nHội nghệ nhân")
    page.click("#invitees li:has-text('Minamihama') >> text=Ghi trả lời")
    page.select_option("[name=answer]", "coming")
    _send(page, people=7)
    page.wait_for_selector("#invitees >> text=Sẽ dự: 7 người")
    page.click("text=Dán nhiều mục")
    _send(page, text="19:30; Lễ khai mạc; Opening Ceremony; Quảng trường; Riverside Square", on=_day(0))
    page.click("text=Thiệp mời")
    check()
    page.select_option("[name=item]", index=1)
    page.select_option("[name=host]", index=1)
    page.click("text=Xem thử")
    page.wait_for_selector("text=Hội nghệ nhân: chưa có trong sổ đối tác")
    check()
    with page.expect_download() as download:
        page.click("text=In thiệp")
    assert download.value.suggested_filename.startswith("thiep-moi-")
    page.click(".crumbs >> text=Ngày hội Gốm")
    page.click("#sponsors >> text=Thêm")
    _send(page, name="Công ty Sông Hạc", worth="85.000.000")
    page.click("text=Ghi kết quả")
    check()
    _send(page, results="Đông khách.", visitors="1.850")
    page.wait_for_selector("main[data-page=event_detail] >> text=1.850")
    check()
    page.click("text=Báo cáo kết quả")
    check()
    _send(page)
    page.wait_for_selector("main[data-page=document_detail]")
    page.go_back()
    page.go_back()
    page.click("text=Lập cho năm sau")
    page.wait_for_selector("text=hãy kiểm tra ngày")
    goto("/events/")
    check()
    goto("/events/year/")
    check()
    first, following = Event.objects.order_by("starts_on")
    assert (first.visitors, following.previous) == (1850, first)
