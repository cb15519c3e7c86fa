"""The documents of an event and the cards for its guests: what they say is what the record says."""

from datetime import date, time, timedelta

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from nhipcau.agencies.models import Signer
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents.models import Kind
from nhipcau.documents.papers import Grid
from nhipcau.events import part_actions
from nhipcau.events.actions import Outcome, note_event_outcome
from nhipcau.events.cards import Occasion, cards_of, cards_pdf
from nhipcau.events.models import Event
from nhipcau.events.papers import compose, writable
from nhipcau.partners.models import Partner
from nhipcau.programmes.queries import items_of
from nhipcau.records.models import RecordPaper
from nhipcau.reports.phrases import short_day
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make
from tests.nhipcau.papers import drafted

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def fair(world):
    """A pottery day in spring with its opening, one sponsor, artists of one country."""
    row = make.EventFactory(
        locality=world.locality, agency=world.lead_agency, name_vi="Ngày hội Gốm", name_en="Pottery Day", kind="festival",
        place="Làng gốm Bến Hạc", aim="Giới thiệu nghề gốm.", funding="Ngân sách tỉnh.", starts_on=date(2027, 5, 12),
        ends_on=date(2027, 5, 13), made_by=world.lead,
    )  # fmt: skip
    make.ProgrammeItemFactory(
        record=row, on=date(2027, 5, 12), starts=time(19, 30), ends=time(21), text_vi="Lễ khai mạc",
        text_en="Opening Ceremony", place_vi="Quảng trường bến sông", place_en="Hac Riverside Square", dress="smart",
    )  # fmt: skip
    part_actions.count_participants(
        by=world.lead, event=row, said=part_actions.Counted(make.CountryFactory(code="LA", name_vi="Lào"), 22, 6)
    )  # fmt: skip
    part_actions.add_sponsor(by=world.lead, event=row, name="Công ty Sông Hạc", what="xe đón khách", worth=85_000_000)
    part_actions.add_preparation(by=world.lead, event=row, text="Phông sân khấu", days=14, agency=world.partner_agency)
    return Event.objects.get(pk=row.pk)


def _said(composed):
    return [block.text for block in composed.paper.body if hasattr(block, "text")]


def _grids(composed):
    return [list(block.rows) for block in composed.paper.body if isinstance(block, Grid)]


def test_the_plan_says_who_prepares_what_until_when(world, fair):
    with translation.override("en"):
        composed = compose(fair, world.committee, "plan")

    assert (composed.kind, composed.about, composed.addressees, composed.recipients[-1]) == (
        Kind.RECORD_PLAN, "Tổ chức Ngày hội Gốm từ ngày 12/5/2027 đến ngày 13/5/2027", (), "Các cơ quan tại mục VI",
    )  # fmt: skip
    assert _said(composed) == [
        "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích: giới thiệu nghề gốm.",
        "2. Yêu cầu: an toàn, tiết kiệm, đúng quy định; giữ gìn bản sắc văn hóa địa phương.",
        "II. THỜI GIAN, ĐỊA ĐIỂM",
        "Thời gian: từ ngày 12/5/2027 đến ngày 13/5/2027. Địa điểm: Làng gốm Bến Hạc.",
        "III. NỘI DUNG, CHƯƠNG TRÌNH", "Chương trình: Phụ lục.",
        "IV. THÀNH PHẦN",
        "V. KINH PHÍ", "Nguồn kinh phí: ngân sách tỉnh.", "Tài trợ: Công ty Sông Hạc (xe đón khách): 85.000.000 đồng.",
        "VI. TỔ CHỨC THỰC HIỆN",
        "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị tại mục VI tổ chức thực hiện Kế hoạch này./.",
    ]  # fmt: skip
    assert _grids(composed) == [
        [("1", "Lào", "22", "6")], [("1", "Phông sân khấu", world.partner_agency.name, "28/4/2027")],
    ]  # fmt: skip
    [programme] = composed.paper.appendices
    assert list(programme.grid.rows) == [
        ("12/5/2027", "19:30 - 21:00", "Lễ khai mạc", "Quảng trường bến sông", "[bổ sung người chủ trì]")
    ]


def test_a_plan_of_which_nothing_is_known_asks_for_it(world):
    row = make.EventFactory(locality=world.locality, agency=world.lead_agency, aim="", place="")
    composed = compose(row, world.committee, "plan")

    assert composed.paper.appendices == ()
    assert [text for text in _said(composed) if "[bổ sung" in text] == [
        "1. Mục đích: [bổ sung mục đích].",
        f"Thời gian: từ ngày {row.starts_on:%d/%m/%Y} đến ngày {row.ends_on:%d/%m/%Y}. Địa điểm: [bổ sung địa điểm].",
        "Chương trình: [bổ sung chương trình].", "[bổ sung thành phần].", "Nguồn kinh phí: [bổ sung nguồn kinh phí].",
    ]  # fmt: skip
    assert _grids(composed) == [[("1", "[bổ sung nhiệm vụ]", world.lead_agency.name, "[bổ sung thời hạn]")]]


def test_a_plan_sets_no_day_that_is_past(world):
    row = make.EventFactory(locality=world.locality, agency=world.lead_agency, starts_on=localdate() + 20 * DAY)
    for text, days, done in (("Ban Tổ chức", 60, None), ("Khách mời", 40, localdate()), ("Tổng duyệt", 3, None)):
        row.preparations.create(text=text, days=days, done_on=done, agency=world.lead_agency)
    due = row.preparations.get(text="Tổng duyệt").due

    assert [line[3] for line in _grids(compose(row, world.committee, "plan"))[0]] == [
        "[bổ sung thời hạn]", "đã hoàn thành", short_day(due),
    ]  # fmt: skip


def test_the_report_counts_what_came_of_it(world, fair):
    Event.objects.filter(pk=fair.pk).update(starts_on=TODAY - 2 * DAY, ends_on=TODAY - DAY)
    figures = {"visitors": 18_500, "reports": 7, "asked": 420, "pleased": 381}
    said = Outcome("Bảy hoạt động.", "Thiếu bãi đỗ xe.", **figures)
    fair = note_event_outcome(by=world.lead, event=Event.objects.get(pk=fair.pk), said=said, now=NOW)
    composed = compose(fair, world.lead_agency, "report")

    assert composed.addressees == (world.committee.name,)
    assert _said(composed)[2:] == [
        f"Thời gian: từ ngày {fair.starts_on.day:02}/8/2026 đến ngày {fair.ends_on.day:02}/8/2026. Địa điểm: Làng gốm Bến "
        "Hạc.",
        "Thành phần nước ngoài: 22 nghệ sĩ, nghệ nhân, vận động viên và 06 khách, đại biểu của 01 nước.",
        "II. KẾT QUẢ", "Bảy hoạt động.",
        "Số liệu: lượt khách: 18.500; tin, bài: 07; khảo sát: 381/420 phiếu hài lòng (90,7%).",
        "III. KINH PHÍ", "Nguồn kinh phí: ngân sách tỉnh.", "Tài trợ: Công ty Sông Hạc (xe đón khách): 85.000.000 đồng.",
        "IV. HẠN CHẾ, KINH NGHIỆM, ĐỀ XUẤT", "Thiếu bãi đỗ xe.",
        f"{world.lead_agency.name} kính báo cáo Ủy ban nhân dân tỉnh./.",
    ]  # fmt: skip
    assert compose(fair, world.committee, "report").addressees == ("Bộ Văn hóa, Thể thao và Du lịch",)


@pytest.mark.parametrize(
    ("starts", "papers"), [(5, ["plan"]), (0, ["plan", "report"]), (-1, ["plan", "report"]), (-9, ["report"])]
)
def test_each_paper_has_its_time(world, starts, papers):
    row = make.EventFactory(locality=world.locality, agency=world.lead_agency, starts_on=TODAY + starts * DAY)

    assert writable(row, TODAY) == papers
    for what in sorted({"plan", "report"} - set(papers)):
        with pytest.raises(Refused, match=r"chưa diễn ra|đã kết thúc"):
            drafted("event", by=world.lead, row=row, issuer=world.lead_agency, what=what, now=NOW)


def test_a_paper_is_a_draft_that_stands_on_the_card(world, fair, as_user):
    with pytest.raises(NotAllowed):
        drafted("event", by=world.idle, row=fair, issuer=world.lead_agency, what="plan", now=NOW)
    document = drafted("event", by=world.focal, row=fair, issuer=world.focal_agency, what="plan", now=NOW)

    kept = RecordPaper.objects.get()
    assert (kept.record_model, kept.record_id, kept.what, kept.document) == ("events.event", fair.pk, "plan", document)
    page = as_user(world.focal).get(reverse("event_detail", args=[fair.pk])).content.decode()
    assert reverse("document_detail", args=[document.pk]) in page
    assert as_user(world.focal).get(reverse("write_record_paper", args=["event", fair.pk, "other"])).status_code == 404


@pytest.fixture
def invited(world, fair):
    """An ambassador with somebody else, a partner without English, somebody of whom nobody knows more."""
    mission = make.PartnerFactory(
        locality=world.locality, kind=Partner.Kind.MISSION, name_vi="Đại sứ quán Nhật Bản tại Việt Nam",
        name_en="Embassy of Japan in Viet Nam",
        all_names="Đại sứ quán Nhật Bản tại Việt Nam\nEmbassy of Japan in Viet Nam",
        country=make.CountryFactory(code="JP", name_vi="Nhật Bản", name_en="Japan", formal_vi="Nhật Bản"),
    )  # fmt: skip
    contact = make.ContactFactory(locality=world.locality, name="Sakamoto Haruki", address_as="mr")
    make.PostFactory(
        partner=mission, contact=contact, title_vi="Đại sứ Đặc mệnh Toàn quyền",
        title_en="Ambassador Extraordinary and Plenipotentiary", is_head=True,
    )  # fmt: skip
    make.PartnerFactory(locality=world.locality, name_vi="Tỉnh Nam Khê", name_en="")
    names = [mission.name_vi, "Tỉnh Nam Khê", "Hội Nghệ nhân gốm", "Bà Trần Thị Không Đến"]
    rows = {row.name: row for row in part_actions.invite_guests(by=world.lead, event=fair, names=names)}
    for name, answer, people in ((mission.name_vi, "coming", 2), ("Bà Trần Thị Không Đến", "not", 1)):
        part_actions.answer_invitee(by=world.lead, invitee=rows[name], answer=answer, people=people, now=NOW)
    host = Signer.objects.create(agency=world.committee, name="Vũ Đình Khoát", position="Chủ tịch")
    return Occasion(items_of(fair).get(), host, date(2027, 5, 3), "0200 3 000 123")


def test_a_card_calls_each_guest_by_their_post_of_today(world, fair, invited):
    cards = {card.invitee.name: card for card in cards_of(fair, invited, localdate())}

    embassy = cards["Đại sứ quán Nhật Bản tại Việt Nam"]
    vi, en = embassy.faces
    assert vi == {
        "language": "vi", "host": ["Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Hà", "Vũ Đình Khoát"],
        "words": "trân trọng kính mời",
        "guest": ["Ngài Sakamoto Haruki", "Đại sứ Đặc mệnh Toàn quyền Nhật Bản tại Việt Nam", "và người cùng đi"],
        "to": "dự Lễ khai mạc", "title": "Ngày hội Gốm", "when": "19 giờ 30, thứ Tư, ngày 12 tháng 5 năm 2027",
        "where": "Quảng trường bến sông",
        "left": ["Trang phục: com-lê không bắt buộc cà vạt", "Xin mang theo thiệp này."],
        "right": ["Xin vui lòng trả lời trước ngày 03/05/2027:", "Ủy ban nhân dân tỉnh Vĩnh Hà", "0200 3 000 123"],
    }  # fmt: skip
    assert (en["guest"][0], en["guest"][-1], en["to"], en["when"], en["where"], en["right"][0]) == (
        "His Excellency Mr Sakamoto Haruki", "and guest", "at the Opening Ceremony",
        "on Wednesday, 12 May 2027, at 7.30 p.m.", "Hac Riverside Square", "R.S.V.P. by 3 May 2027",
    )  # fmt: skip
    assert en["host"][0] == "Vu Dinh Khoat"
    assert {name: (len(card.faces), card.lacking[:12]) for name, card in cards.items()} == {
        "Đại sứ quán Nhật Bản tại Việt Nam": (2, ""), "Tỉnh Nam Khê": (1, "chưa đủ tiến"),
        "Hội Nghệ nhân gốm": (1, "chưa có tron"),
    }  # fmt: skip
    pages = pypdfium2.PdfDocument(cards_pdf(fair, list(cards.values())))
    assert (len(pages), "Sakamoto Haruki" in pages[1].get_textpage().get_text_range()) == (4, True)


def test_the_cards_are_looked_at_and_printed(world, fair, invited, as_user):
    client, address = as_user(world.lead), reverse("event_invitations", args=[fair.pk])
    asked = {"item": invited.item.pk, "host": invited.host.pk, "reply_by": "03/05/2027", "contact": "0200 3 000 123"}

    first = client.get(address).content.decode()
    assert ("02/05/2027" in first, world.lead.email in first) == (True, True)
    assert client.get(address, asked | {"reply_by": "x"})["Content-Type"].startswith("text/html")
    looked = client.get(address, asked | {"look": "1"}).content.decode()
    assert ("3 thiệp" in looked, "Hội Nghệ nhân gốm: chưa có trong sổ đối tác" in looked) == (True, True)
    printed = client.get(address, asked)
    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")


def test_without_guests_there_is_no_card(fair):
    with pytest.raises(Refused, match="Chưa có ai trong danh sách mời"):
        cards_pdf(fair, [])
