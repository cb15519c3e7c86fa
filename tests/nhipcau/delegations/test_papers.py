"""The documents of a delegation: what they say is what the record says, in Vietnamese, and brackets where it is silent."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from nhipcau.agencies.models import Signer
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.delegations.actions import Agreed, Outcome, add_follow_up, note_outcome
from nhipcau.delegations.models import Delegation, Member
from nhipcau.delegations.papers import compose, is_changed_since, writable
from nhipcau.delegations.ranks import named_post, other_rank
from nhipcau.documents.actions import put_for_signature
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.papers import Grid
from nhipcau.documents.writing.kinds import official_of
from nhipcau.plans.added_tasks import outside_plan
from nhipcau.records.models import RecordPaper
from tests.conftest import NOW
from tests.nhipcau import factories as make
from tests.nhipcau.papers import drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(world):
    """The governor of a twinned province and one more, with a programme of one line."""
    row = make.DelegationFactory(
        locality=world.locality, agency=world.focal_agency, partner=world.city, starts_on=date(2026, 12, 9),
        ends_on=date(2026, 12, 11), name_vi="Đoàn đại biểu tỉnh Gangbyeon", asked_by="Thư của Thống đốc",
        asked_on=date(2026, 10, 31), rank="B", purpose="Hội đàm; ký thỏa thuận.",
    )  # fmt: skip
    make.MemberFactory(delegation=row, name="Han Ji-hoon", part="head", place=1, post_en="Governor")
    make.MemberFactory(delegation=row, name="Seo Min-ji", address_as="ms", post_vi="", place=2)
    host = make.ResourceFactory(locality=world.locality, name="Vũ Đình Khoát", post_vi="Chủ tịch")
    make.ProgrammeItemFactory(record=row, text_vi="Hội đàm", text_en="Talks").needs.create(resource=host, is_host=True)
    return Delegation.objects.select_related("locality", "agency", "country").get(pk=row.pk)


def _said(composed):
    return [block.text for block in composed.paper.body if hasattr(block, "text")]


def test_the_request_says_who_comes_why_and_in_which_rank(world, visit):
    with translation.override("en"):
        composed = compose(visit, world.focal_agency, "request")

    name, above = world.focal_agency.name, "Ủy ban nhân dân tỉnh"
    assert (composed.kind, composed.addressees) == (Kind.RECORD_LETTER, (world.committee.name,))
    assert composed.about == "đón Đoàn đại biểu tỉnh Gangbyeon thăm và làm việc tại tỉnh Vĩnh Hà"
    assert _said(composed) == [
        "Theo thư của Thống đốc ngày 31/10/2026, Đoàn đại biểu tỉnh Gangbyeon do ông Han Ji-hoon, Thống đốc dẫn đầu, "
        "gồm 02 người, đề nghị thăm và làm việc tại tỉnh Vĩnh Hà từ ngày 09/12/2026 đến ngày 11/12/2026. "
        f"{name} báo cáo và đề xuất như sau:",
        "1. Nội dung, hình thức: hội đàm; ký thỏa thuận; chương trình: Phụ lục I.",
        "2. Thành phần: Phụ lục II.",
        "3. Hạng khách: Thông tư số 35/2026/TT-BTC không nêu chức danh Thống đốc. Trên cơ sở nguyên tắc đối đẳng, "
        f"{name} đề xuất Chủ tịch {above} xác định Đoàn là khách hạng B.",
        "4. Kinh phí: ngân sách tỉnh đài thọ; [bổ sung dự toán].",
        f"{name} kính trình {above} xem xét, ban hành Kế hoạch đón Đoàn./.",
        "(Kèm theo: thư của Thống đốc ngày 31/10/2026 và bản dịch; tiểu sử tóm tắt; dự thảo Kế hoạch; dự toán.)",
    ]
    programme, people = composed.paper.appendices
    assert list(programme.grid.rows) == [
        ("09/12/2026", "14:00 - 15:00", "Hội đàm", "Talks", "Chủ tịch Vũ Đình Khoát", "[bổ sung địa điểm]")
    ]
    assert list(people.grid.rows) == [
        ("1", "Ông Han Ji-hoon", "Thống đốc", "Governor", "Trưởng đoàn"),
        ("2", "Bà Seo Min-ji", "", "", "Thành viên"),
    ]


def test_a_rank_that_an_annex_names_needs_no_reason(world, visit):
    Member.objects.filter(part="head").update(post_vi="Thứ trưởng Bộ Văn hóa")

    assert "3. Hạng khách: đoàn khách hạng B theo Phụ lục 3 Thông tư số 35/2026/TT-BTC." in _said(
        compose(visit, world.focal_agency, "request")
    )
    Delegation.objects.filter(pk=visit.pk).update(rank_reason="Theo Quyết định số 12/QĐ-UBND", rank="C")
    visit.refresh_from_db()
    assert any("Theo Quyết định số 12/QĐ-UBND, " in text and "hạng C" in text for text in _said(
        compose(visit, world.focal_agency, "request")))  # fmt: skip


@pytest.mark.parametrize(
    ("post", "rank", "reason", "told"),
    [
        ("Bộ trưởng Ngoại giao", "C", "", "A"),
        ("Bộ trưởng Ngoại giao", "A", "", None),
        ("Bộ trưởng Ngoại giao", "C", "Theo Quyết định số 12/QĐ-UBND", None),
        ("Bộ trưởng Ngoại giao", "", "", None),
        ("Thống đốc", "C", "", None),
    ],
)
def test_a_rank_other_than_the_annex_gives_is_told(world, visit, as_user, post, rank, reason, told):
    Member.objects.filter(part="head").update(post_vi=post)
    Delegation.objects.filter(pk=visit.pk).update(rank=rank, rank_reason=reason)
    visit.refresh_from_db()
    found = other_rank(visit, visit.members.all())

    assert (found.rank if found else None) == told
    page = as_user(world.focal).get(reverse("delegation_detail", args=[visit.pk])).content.decode()
    assert ("xếp Trưởng đoàn" in page) is (told is not None)


def test_nobody_leads_it_yet_and_no_rank_is_doubted(world, visit):
    assert other_rank(visit, visit.members.exclude(part="head")) is None


@pytest.mark.parametrize(
    ("post", "rank"),
    [("Bộ trưởng Ngoại giao", "A"), ("Bộ trưởng Bộ Văn hóa", "B"), ("Thống đốc", None), ("Thị trưởng", None)],
)
def test_the_longest_post_of_the_annexes_counts(post, rank):
    found = named_post(post, date(2026, 12, 1))

    assert (found.rank if found else None) == rank


def test_the_plan_leaves_open_what_nobody_knows(world, visit):
    composed = compose(visit, world.committee, "plan")

    assert (composed.kind, composed.addressees) == (Kind.RECORD_PLAN, ())
    assert composed.recipients[-2:] == ("Các cơ quan tại mục V", "Công an tỉnh")
    assert (
        "1. Phía khách: 02 người; Trưởng đoàn: ông Han Ji-hoon, Thống đốc (danh sách: Phụ lục II). Xác định là đoàn khách "
        "hạng B."
    ) in _said(composed)
    assert "2. Phía tỉnh Vĩnh Hà: Chủ tịch Vũ Đình Khoát." in _said(composed)
    assert _said(composed)[-2:] == [
        "Đề nghị Công an tỉnh phối hợp bảo đảm an ninh, trật tự các hoạt động của Đoàn.",
        "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị, địa phương thực hiện./.",
    ]
    [duties] = [list(block.rows) for block in composed.paper.body if isinstance(block, Grid)]
    assert [row[1:] for row in duties[:2]] == [
        (
            world.focal_agency.name,
            "Đầu mối; lễ tân, phiên dịch, xe, tặng phẩm; tài liệu cho lãnh đạo; biên bản; báo cáo; quyết toán",
            "chuẩn bị: trước ngày 09/12/2026; báo cáo, quyết toán: [bổ sung thời hạn]",
        ),
        (
            "Văn phòng Ủy ban nhân dân tỉnh",
            "Phòng tiếp khách, phòng hội đàm",
            "từ ngày 09/12/2026 đến ngày 11/12/2026",
        ),
    ]


def test_a_delegation_of_which_nothing_is_known_has_no_annexes_and_no_figure(world):
    row = make.DelegationFactory(locality=world.locality, agency=world.focal_agency, purpose="")
    composed = compose(Delegation.objects.get(pk=row.pk), world.committee, "plan")

    assert composed.paper.appendices == ()
    assert "1. Mục đích: [bổ sung mục đích]." in _said(composed)
    assert "3. Hạng khách: [bổ sung hạng khách]." in _said(
        compose(Delegation.objects.get(pk=row.pk), world.focal_agency, "request")
    )
    assert "Chương trình: [bổ sung chương trình]." in _said(composed)
    assert any(text.startswith("1. Phía khách: [bổ sung số] người; Trưởng đoàn: [bổ sung họ tên, chức vụ Trưởng đoàn]")
               for text in _said(composed))  # fmt: skip


def test_the_report_counts_and_tells_when_the_record_changes_afterwards(world, visit):
    with pytest.raises(Refused, match="chưa bắt đầu"):
        drafted("delegation", by=world.focal, row=visit, issuer=world.focal_agency, what="report", now=NOW)
    later = NOW + timedelta(days=120)
    note_outcome(by=world.focal, delegation=visit, said=Outcome("Ký thỏa thuận.", "Thiếu phiên dịch."))
    add_follow_up(by=world.focal, delegation=visit, said=Agreed("Trao đổi nghệ nhân.", world.lead_agency))
    given = make.GivingFactory(gift=world.gift, partner=world.city, on=date(2026, 12, 10), pieces=2, price=900_000)
    visit.refresh_from_db()
    document = drafted(
        "delegation", by=world.focal, row=visit, issuer=world.focal_agency, what="report", now=later
    )  # fmt: skip

    said = _said(compose(visit, world.focal_agency, "report"))
    assert said[2:] == [
        "Đoàn gồm 02 người, do ông Han Ji-hoon, Thống đốc làm Trưởng đoàn, thăm và làm việc tại "
        "tỉnh Vĩnh Hà từ ngày 09/12/2026 đến ngày 11/12/2026. Chương trình 01 ngày gồm 01 hoạt động.",
        "II. KẾT QUẢ",
        "1. Ký thỏa thuận.",
        "2. Hai bên thống nhất 01 nội dung: trao đổi nghệ nhân.",
        "3. Tặng phẩm: tặng 02 suất, trị giá 1.800.000 đồng.",
        "III. HẠN CHẾ, KINH NGHIỆM",
        "Thiếu phiên dịch.",
        "IV. ĐỀ XUẤT",
        f"Đề nghị Ủy ban nhân dân tỉnh giao {world.lead_agency.name} thực hiện 01 nội dung đã thống nhất.",
        f"Trên đây là kết quả đón Đoàn, {world.focal_agency.name} kính báo cáo Ủy ban nhân dân tỉnh./.",
    ]
    assert (document.kind, RecordPaper.objects.get().what) == (Kind.RECORD_REPORT, "report")
    assert not is_changed_since(visit)
    given.gift.givings.update(pieces=3)
    assert is_changed_since(visit)


def test_a_report_of_which_little_is_known_asks_for_it_and_numbers_nothing(world, visit):
    Delegation.objects.filter(pk=visit.pk).update(results="Ký thỏa thuận.")
    visit.refresh_from_db()

    assert _said(compose(visit, world.focal_agency, "report"))[3:-1] == [
        "II. KẾT QUẢ", "Ký thỏa thuận.", "III. HẠN CHẾ, KINH NGHIỆM", "[bổ sung, hoặc ghi không có]", "IV. ĐỀ XUẤT",
        "[bổ sung, hoặc ghi không có]",
    ]  # fmt: skip
    add_follow_up(by=world.focal, delegation=visit, said=Agreed("Hai bên trao đổi nghệ nhân.", world.lead_agency))
    assert "2. Hai bên thống nhất 01 nội dung: trao đổi nghệ nhân." in _said(
        compose(visit, world.focal_agency, "report")
    )


def test_minutes_of_talks_that_no_programme_has_leave_their_day_open(world):
    row = make.DelegationFactory(locality=world.locality, agency=world.focal_agency)
    composed = compose(Delegation.objects.get(pk=row.pk), world.focal_agency, "minutes")
    order = Order(composed.kind, outside_plan(world.focal, world.locality, NOW), world.focal_agency,
                  about=composed.about, recipients=composed.recipients, paper=composed.paper)  # fmt: skip

    assert official_of(order, NOW.date()).date.split() == ["ngày", "tháng", "năm"]


def test_a_paper_with_a_bracket_does_not_go_to_who_signs(world, visit):
    Signer.objects.create(agency=world.focal_agency, name="Đặng Quang Thuận", position="Giám đốc", user=world.chair)
    document = drafted(
        "delegation", by=world.focal, row=visit, issuer=world.focal_agency, what="request", now=NOW
    )  # fmt: skip

    with pytest.raises(Refused, match="dự toán"):
        put_for_signature(by=world.focal, document=document, now=NOW)


def test_a_trip_has_its_proposal_and_no_plan(world, visit):
    Delegation.objects.filter(pk=visit.pk).update(direction="out", payer="theirs", number=77)
    visit.refresh_from_db()
    with pytest.raises(Refused, match="không có loại văn bản ấy"):
        drafted("delegation", by=world.focal, row=visit, issuer=world.focal_agency, what="plan", now=NOW)
    said = _said(compose(visit, world.focal_agency, "proposal"))

    assert (
        "4. Thời gian: 03 ngày, từ ngày 09/12/2026 đến ngày 11/12/2026 (kể cả thời gian đi, về). Nước đến: [bổ sung nước đến]."
        in said
    )
    assert "5. Kinh phí: phía nước ngoài đài thọ; [bổ sung dự toán]." in said
    with pytest.raises(NotAllowed):
        drafted("delegation", by=world.idle, row=visit, issuer=world.focal_agency, what="proposal", now=NOW)


def test_the_chairman_sends_it_in_his_own_name(world, visit):
    Delegation.objects.filter(pk=visit.pk).update(
        direction="out", payer="theirs", number=78, purpose="Dự Hội chợ thủ công."
    )
    visit.refresh_from_db()
    proposal = drafted(
        "delegation", by=world.focal, row=visit, issuer=world.focal_agency, what="proposal", now=NOW
    )  # fmt: skip
    proposed = f"Theo đề nghị của Giám đốc {world.focal_agency.name} tại Tờ trình"
    assert _said(compose(visit, world.committee, "decision"))[2] == f"{proposed} [bổ sung số, ngày]."
    Document.objects.filter(pk=proposal.pk).update(
        state="issued", issued_on=date(2026, 11, 2), issued_by=world.focal, year=2026, number=41, symbol="TTr-SNgV"
    )  # fmt: skip
    composed = compose(visit, world.committee, "decision")

    assert (composed.kind, composed.about, composed.addressees, composed.recipients) == (
        Kind.RECORD_DECISION, "Về việc cử Đoàn công tác đi [bổ sung nước đến]", (),
        ("Như Điều 4", "Thường trực Tỉnh ủy, Thường trực HĐND tỉnh (để b/c)", "Công an tỉnh"),
    )  # fmt: skip
    assert _said(composed)[2:] == [
        f"{proposed} số 41/TTr-SNgV ngày 02 tháng 11 năm 2026.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Cử Đoàn công tác gồm 02 người có tên sau đây đi [bổ sung nước đến] từ ngày 09/12/2026 đến "
        "ngày 11/12/2026 (kể cả thời gian đi, về) để dự Hội chợ thủ công:",
        "1. Ông Han Ji-hoon, Thống đốc, Trưởng đoàn;",
        "2. Bà Seo Min-ji.",
        "Điều 2. Kinh phí: phía nước ngoài đài thọ; [bổ sung nguồn, mức chi].",
        "Điều 3. Đoàn công tác thực hiện đúng chương trình, quy định của pháp luật Việt Nam và nước đến; trong thời hạn 15 "
        "ngày kể từ ngày kết thúc chuyến đi, Trưởng đoàn báo cáo kết quả bằng văn bản với Chủ tịch Ủy ban nhân dân tỉnh, "
        f"đồng gửi {world.focal_agency.name}.",
        f"Điều 4. Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc {world.focal_agency.name}; thủ trưởng các cơ quan, "
        "đơn vị có liên quan và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    ]
    order = Order(composed.kind, outside_plan(world.focal, world.locality, NOW), world.committee, about=composed.about,
                  paper=composed.paper)  # fmt: skip
    written = official_of(order, NOW.date())
    assert (written.issuer[0], written.authority, written.signature.authority) == (
        "Chủ tịch", f"Chủ tịch {world.committee.name}", "",
    )  # fmt: skip


def test_the_minutes_tell_the_talks_and_what_was_agreed(world, visit):
    with pytest.raises(Refused, match="chưa bắt đầu"):
        drafted("delegation", by=world.focal, row=visit, issuer=world.focal_agency, what="minutes", now=NOW)
    assert "4. Hai bên thống nhất: [bổ sung, hoặc ghi không có]." in _said(
        compose(visit, world.focal_agency, "minutes")
    )
    agreed = Agreed("Trao đổi nghệ nhân.", world.lead_agency, theirs="Sở Văn hóa", due=date(2027, 3, 1))
    add_follow_up(by=world.focal, delegation=visit, said=agreed)
    composed = compose(visit, world.focal_agency, "minutes")

    assert (composed.kind, composed.about, composed.recipients) == (
        Kind.RECORD_MINUTES, "Làm việc giữa tỉnh Vĩnh Hà và Đoàn đại biểu tỉnh Gangbyeon", ("Các cơ quan tại mục 4",),
    )  # fmt: skip
    assert _said(composed) == [
        "1. Thời gian: 14:00 - 15:00 ngày 09/12/2026. Địa điểm: [bổ sung địa điểm].",
        "2. Thành phần",
        "- Phía tỉnh Vĩnh Hà: Chủ tịch Vũ Đình Khoát (chủ trì).",
        "- Phía khách: Đoàn gồm 02 người, do ông Han Ji-hoon, Thống đốc làm Trưởng đoàn.",
        "3. Nội dung trao đổi: [bổ sung ý kiến hai bên].",
        "4. Hai bên thống nhất:",
        "5. Nội dung chưa thống nhất: [bổ sung, hoặc ghi không có].",
        "Cuộc làm việc kết thúc lúc [bổ sung giờ] cùng ngày./.",
    ]
    [grid] = [block for block in composed.paper.body if isinstance(block, Grid)]
    assert list(grid.rows) == [("1", "Trao đổi nghệ nhân", world.lead_agency.name, "Sở Văn hóa", "01/3/2027")]
    add_follow_up(by=world.focal, delegation=visit, said=Agreed("Giao lưu học sinh"))
    [grid] = [one for one in compose(visit, world.focal_agency, "minutes").paper.body if isinstance(one, Grid)]
    assert list(grid.rows)[1] == (
        "2", "Giao lưu học sinh", "[bổ sung cơ quan]", "[bổ sung cơ quan]", "[bổ sung thời hạn]",
    )  # fmt: skip


def test_minutes_bear_the_day_of_the_talks_and_two_names(world, visit):
    Delegation.objects.filter(pk=visit.pk).update(person=world.focal)
    visit.refresh_from_db()
    composed = compose(visit, world.focal_agency, "minutes")
    order = Order(composed.kind, outside_plan(world.focal, world.locality, NOW), world.focal_agency,
                  about=composed.about, recipients=composed.recipients, paper=composed.paper)  # fmt: skip
    written = official_of(order, NOW.date())

    assert (written.date, written.recorder, written.signature.positions) == (
        "ngày 09 tháng 12 năm 2026", world.focal.full_name, ("Chủ trì", "Giám đốc"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("direction", "said", "papers"),
    [
        ("in", {}, ["request", "plan"]),
        ("in", {"decision": "Công văn số 4020/UBND-NC"}, ["plan"]),
        ("in", {"starts_on": NOW.date()}, ["request", "plan", "minutes", "report"]),
        ("in", {"starts_on": date(2026, 8, 1), "ends_on": date(2026, 8, 2)}, ["minutes", "report"]),
        ("out", {"decision": "Quyết định số 642/QĐ-UBND"}, []),
        ("out", {"starts_on": date(2026, 8, 1), "ends_on": date(2026, 8, 2)}, ["report"]),
    ],
)
def test_each_paper_has_its_time(world, visit, direction, said, papers):
    Delegation.objects.filter(pk=visit.pk).update(direction=direction, number=81, **said)
    visit.refresh_from_db()

    assert writable(visit, NOW.date()) == papers
    for what in sorted({"request", "plan", "proposal", "decision", "minutes", "report"} - set(papers)):
        with pytest.raises(Refused, match=r"chưa bắt đầu|đã có|đã kết thúc|không có loại"):
            drafted("delegation", by=world.focal, row=visit, issuer=world.focal_agency, what=what, now=NOW)


def test_the_pack_is_for_who_receives(world, visit, as_user):
    Delegation.objects.filter(pk=visit.pk).update(direction="out", number=79)
    assert as_user(world.focal).get(reverse("delegation_briefing", args=[visit.pk])).status_code == 404


def test_a_visit_is_prepared_on_its_page(world, as_user):
    """From the letter to the briefing pack, as an officer types it."""
    client, city = as_user(world.focal), world.city
    client.post(reverse("add_delegation"), {
        "name_vi": "Đoàn Gangbyeon", "name_en": "Gangbyeon Delegation", "partners": city.name_vi,
        "agency": world.focal_agency.pk, "starts_on": "09/12/2026", "ends_on": "10/12/2026", "payer": "ours", "rank": "B",
    })  # fmt: skip
    visit = Delegation.objects.get()
    card = reverse("delegation_detail", args=[visit.pk])
    client.post(reverse("add_members", args=[visit.pk]), {"text": "Ông Han Ji-hoon; Thống đốc; Governor; Trưởng đoàn"})
    programme = ("delegation", visit.pk)
    client.post(reverse("add_programme_items", args=programme), {"on": "09/12/2026", "text": "14h30; Hội đàm; Talks"})
    refused = client.post(reverse("add_programme_items", args=programme), {"on": "09/12/2026", "text": "Hội đàm"})

    assert (refused.status_code, "không bắt đầu bằng giờ" in refused.content.decode()) == (422, True)
    assert visit.members.get().part == "head"
    page = client.get(card).content.decode()
    for text in (
        "14:30",
        "Hội đàm",
        "Ông Han Ji-hoon",
        "Điều 39 Nghị định số 314/2025/NĐ-CP",
        "không đưa nội dung mật",
    ):
        assert text in page
    for route, args in (("programme_pdf", programme), ("delegation_briefing", [visit.pk])):
        assert client.get(reverse(route, args=args)).content[:5] == b"%PDF-"
    seats = client.get(reverse("delegation_seating", args=[visit.pk])).content.decode()
    assert "Chưa có người chủ trì" in seats


def test_a_room_that_two_programmes_need_at_once_is_marked_on_the_page(world, visit, as_user):
    room = make.ResourceFactory(locality=world.locality, kind="room", name="Phòng họp số 2")
    other = make.DelegationFactory(locality=world.locality, agency=world.lead_agency)
    for record in (visit, other):
        item = make.ProgrammeItemFactory(record=record, on=visit.starts_on, starts=time(8), ends=time(9))
        item.needs.create(resource=room)

    page = as_user(world.focal).get(reverse("delegation_detail", args=[visit.pk])).content.decode()

    assert page.count("Trùng giờ") == 1
