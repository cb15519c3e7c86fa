"""The registers as an officer lives with them: an agreement to its end, a gift to its guest, a letter to who signs it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from nhipcau.agreements.models import Agreement
from nhipcau.gifts.models import Giving
from nhipcau.gifts.queries import stock_of
from nhipcau.greetings.models import Greeting
from nhipcau.partners.models import Country
from nhipcau.works.models import Figure
from tests.nhipcau import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
WAYS = [(1280, {}), (390, {}), (1280, {"java_script_enabled": False})]
PICTURE = {"name": "anh.png", "mimeType": "image/png", "buffer": make.PICTURE}


@pytest.fixture
def city(people):
    """A mayor of a twinned city, known to the focal agency."""
    focal = people["focal"].memberships.get().agency
    country = make.CountryFactory(formal_vi="Nhật Bản", formal_en="Japan")
    partner = make.PartnerFactory(
        locality=focal.locality,
        agency=focal,
        country=country,
        name_vi="Thành phố Minamihama",
        name_en="Minamihama City",
    )
    contact = make.ContactFactory(locality=focal.locality, name="Sakamoto Haruki", address_as="mr")
    make.PostFactory(partner=partner, contact=contact, title_en="Mayor", is_head=True)
    return partner


@pytest.fixture
def walk(live_server, open_as, assert_accessible):
    """walk(width, options) gives a page of the focal officer, and what checks it where scripts run."""

    def begin(width, options):
        page = open_as("focal", width, **options)

        def check():
            if not options:
                assert_accessible(page)

        return page, check, lambda path: page.goto(f"{live_server.url}{path}")

    return begin


def _send(page, **fields):
    for name, value in fields.items():
        page.fill(f"[name={name}]", str(value))
    page.click("main form.form button[type=submit]")


def _day(days):
    return f"{localdate() + timedelta(days=days):%d/%m/%Y}"


@pytest.mark.parametrize(("width", "options"), WAYS)
def test_an_agreement_from_preparation_to_its_end(walk, city, width, options):
    page, check, goto = walk(width, options)
    goto(f"/agreements/new/?partner={city.pk}")
    check()
    page.select_option("[name=agency]", label=city.agency.name)
    _send(page, title_vi="Bản ghi nhớ về gốm")
    check()
    page.click("text=Các bước theo luật >> xpath=.. >> text=Ghi")
    check()
    _send(page, began_on=_day(-3), note="Dự thảo 1")
    page.click("text=Thêm cam kết")
    _send(page, text="Trao đổi nghệ nhân.")
    page.click("section:has(h2:text('Tệp')) >> text=Đính kèm")
    page.set_input_files("[name=file]", PICTURE)
    _send(page, note="Bản quét")
    page.wait_for_selector("text=Bản quét")
    check()
    page.click("text=Chấm dứt")
    check()
    _send(page, reason="Hai bên thống nhất.")

    page.wait_for_selector("main[data-page=agreement_detail] >> text=Hai bên thống nhất.")
    agreement = Agreement.objects.get()
    assert (agreement.ended_on, agreement.commitments.get().text) == (localdate(), "Trao đổi nghệ nhân.")


@pytest.mark.parametrize(("width", "options"), WAYS)
def test_a_gift_from_the_catalogue_to_a_guest(walk, city, width, options):
    page, check, goto = walk(width, options)
    goto("/gifts/")
    check()
    page.click("text=Thêm mẫu quà")
    check()
    page.select_option("[name=agency]", label=city.agency.name)
    _send(page, code="TC01", name_vi="Bình gốm", name_en="Vase", price="1.200.000", meaning_vi="Chúc bình an")
    check()
    page.click("text=Thêm ảnh")
    check()
    page.set_input_files("[name=file]", PICTURE)
    _send(page, caption_vi="Bình gốm trên bàn", credit="Sở Ngoại vụ")
    page.wait_for_selector("figure img")
    check()
    page.click("text=Nhập, xuất kho >> nth=0")
    _send(page, pieces=6)

    goto(f"/gifts/for/?partner={city.pk}&recipient=member&pieces=1&flies=on")
    check()
    page.click("main .rows >> text=Tặng")
    check()
    _send(page)
    page.wait_for_selector("text=hãy ghi lý do")  # above the norm: nothing typed is lost
    _send(page, reason="Theo đề án đón đoàn")
    page.wait_for_selector("main[data-page=gift_detail] >> text=Theo đề án đón đoàn")
    check()
    giving = Giving.objects.get()
    assert (giving.partner, giving.price, stock_of(giving.gift)) == (city, 1_200_000, 5)
    with page.expect_download() as download:
        page.click("text=Thẻ .pdf")
    assert download.value.suggested_filename == "the-qua-TC01.pdf"


@pytest.mark.parametrize(("width", "options"), WAYS)
def test_a_letter_from_its_occasion_to_who_signs_it(walk, city, width, options):
    page, check, goto = walk(width, options)
    day = localdate() + timedelta(days=5)
    Country.objects.update(national_day=f"{day:%m-%d}")
    city.agency.signers.create(name="Đặng Quang Thuận", position="Giám đốc")
    goto("/greetings/")
    check()
    page.click("main a:text('Soạn thư')")
    check()
    _send(page, said_vi="Hai thợ gốm đã sang thăm.")
    page.wait_for_selector("main[data-page=greeting_detail] >> text=một việc cụ thể")
    check()
    page.click("main .page-head >> text=Trình ký")
    page.wait_for_selector("text=Còn chỗ chưa hoàn thiện")
    page.click("text=Sửa thư")
    check()
    _send(page, said_en="Two potters came to visit.")
    page.wait_for_selector("text=Two potters came to visit.")
    page.click("main .page-head >> text=Trình ký")
    page.wait_for_selector("text=Đã trình ký 1 thư")

    letter = Greeting.objects.get()
    assert (letter.post.contact.name, letter.document.state, letter.on) == ("Sakamoto Haruki", "for_signature", day)


@pytest.mark.parametrize(("width", "options"), WAYS)
def test_a_work_and_what_it_counts(walk, city, width, options):
    page, check, goto = walk(width, options)
    goto(f"/works/new/?partner={city.pk}")
    check()
    page.select_option("[name=agency]", label=city.agency.name)
    _send(page, name_vi="Góc Nhật Bản", place="Thư viện tỉnh")
    check()
    page.click("text=Ghi số liệu >> nth=0")
    check()
    _send(page, name="Lượt bạn đọc", value="1.412", unit="lượt")
    page.wait_for_selector("text=1.412")
    check()
    goto("/works/")
    check()

    assert page.locator("main >> text=Góc Nhật Bản").count() == 1
    assert Figure.objects.get().value == 1412


def test_the_book_of_gifts_received_and_names(walk, city):
    page, check, goto = walk(1280, {})
    goto("/received-gifts/new/")
    check()
    page.select_option("[name=given]", "person")
    _send(page, received_on=_day(-1), description="Đồng hồ", giver="Ông Shin", estimated="6.500.000 đồng")
    page.wait_for_selector("text=6.500.000")
    check()
    goto("/terms/new/")
    check()
    _send(page, name="Bến Hạc", text="Crane Landing")
    page.wait_for_selector("main[data-page=term_list] >> text=Crane Landing")
    check()
