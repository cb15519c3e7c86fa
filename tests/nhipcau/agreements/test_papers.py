"""The documents of an agreement: the six points that the law asks for, and the report after signature."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from nhipcau.agreements.models import Agreement
from nhipcau.agreements.papers import compose, writable
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents.models import Kind
from nhipcau.records.models import RecordPaper
from nhipcau.reports.writing.letterhead import lower_first
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make
from tests.nhipcau.papers import drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def pact(world):
    """An agreement of the province that is being prepared, with two promises."""
    row = make.AgreementFactory(
        locality=world.locality, agency=world.focal_agency, partner=world.city, signed_on=None,
        title_vi="Thỏa thuận hợp tác hữu nghị", signers="Chủ tịch Vũ Đình Khoát", expires_on=date(2032, 5, 12),
    )  # fmt: skip
    for text in ("Giao lưu học sinh.", "Trao đổi nghệ nhân gốm"):
        row.commitments.create(text=text)
    return Agreement.objects.get(pk=row.pk)


def _said(composed):
    return [block.text for block in composed.paper.body]


def test_the_letter_has_the_six_points_of_the_law(world, pact):
    with translation.override("en"):
        composed = compose(pact, world.committee, "opinion")

    assert (composed.kind, composed.about, composed.addressees) == (
        Kind.RECORD_LETTER, "lấy ý kiến về đề xuất ký thỏa thuận hợp tác hữu nghị", ("Bộ Ngoại giao",),
    )  # fmt: skip
    assert _said(composed) == [
        f"Căn cứ Luật Thỏa thuận quốc tế, {world.committee.name} đề xuất ký thỏa thuận hợp tác hữu nghị với "
        f"{lower_first(world.city.name_vi)}; đề nghị Bộ Ngoại giao cho ý kiến về các nội dung sau:",
        "1. Yêu cầu, mục đích: [bổ sung yêu cầu, mục đích].",
        "2. Nội dung chính: (1) giao lưu học sinh; (2) trao đổi nghệ nhân gốm.",
        "3. Sự phù hợp với pháp luật Việt Nam và điều ước quốc tế: [bổ sung đánh giá].",
        "4. Tác động chính trị, đối ngoại; quốc phòng, an ninh; kinh tế - xã hội; tác động khác: [bổ sung đánh giá].",
        "5. Tuân thủ các nguyên tắc tại Điều 3 Luật Thỏa thuận quốc tế: [bổ sung đánh giá].",
        "6. Tính khả thi, hiệu quả: [bổ sung đánh giá].",
        f"Danh nghĩa ký: {world.committee.name}; người ký: Chủ tịch Vũ Đình Khoát; địa "
        "điểm: [bổ sung địa điểm]; hiệu lực: từ ngày ký đến ngày 12/5/2032.",
        "Đề nghị Bộ Ngoại giao có ý kiến bằng văn bản trong thời hạn 07 ngày làm việc kể từ ngày nhận đủ hồ sơ (Điều 19 "
        f"Luật Thỏa thuận quốc tế số 70/2020/QH14), gửi về {world.focal_agency.name} để tổng hợp./.",
        "(Hồ sơ gửi kèm: dự thảo thỏa thuận bằng tiếng Việt và tiếng nước ngoài.)",
    ]


def test_partners_whom_the_title_names_are_not_named_again(world, pact):
    Agreement.objects.filter(pk=pact.pk).update(title_vi=f"Thỏa thuận hữu nghị với {world.city.name_vi}")
    pact.refresh_from_db()

    assert _said(compose(pact, world.committee, "opinion"))[0].count(world.city.name_vi) == 1


def test_a_department_asks_the_office_of_foreign_affairs(world, pact):
    Agreement.objects.filter(pk=pact.pk).update(level="department", agency=world.lead_agency)
    pact.refresh_from_db()
    assert compose(pact, world.lead_agency, "opinion").addressees == ("[bổ sung cơ quan ngoại vụ]",)
    world.locality.focal_agency = world.focal_agency
    world.locality.save()
    pact = Agreement.objects.get(pk=pact.pk)
    pact.commitments.all().delete()
    composed = compose(pact, world.lead_agency, "opinion")

    assert composed.addressees == (world.focal_agency.name,)
    assert "2. Nội dung chính: [bổ sung nội dung chính]." in _said(composed)
    assert any("(Điều 5 Nghị định số 64/2021/NĐ-CP)" in text for text in _said(composed))


def test_what_was_signed_is_reported_with_its_copy(world, pact):
    Agreement.objects.filter(pk=pact.pk).update(
        signed_on=TODAY, signed_at="Lạc Giang", signers="Chủ tịch Vũ Đình Khoát và Thống đốc Han Ji-hoon",
        in_force_on=TODAY,
    )  # fmt: skip
    pact.refresh_from_db()
    composed = compose(pact, world.committee, "signed")

    assert (composed.kind, composed.about, composed.addressees, composed.recipients) == (
        Kind.RECORD_REPORT, "Về việc ký thỏa thuận hợp tác hữu nghị", ("Thủ tướng Chính phủ",),
        ("Như trên", "Bộ Ngoại giao (kèm bản sao)"),
    )  # fmt: skip
    assert _said(composed) == [
        f"Thực hiện Điều 19 Luật Thỏa thuận quốc tế số 70/2020/QH14, {world.committee.name} báo cáo: ngày 20/8/2026, tại "
        "Lạc Giang, Chủ tịch Vũ Đình Khoát và Thống đốc Han Ji-hoon đã ký thỏa thuận hợp tác hữu nghị với "
        f"{lower_first(world.city.name_vi)}; thỏa thuận có hiệu lực từ ngày 20/8/2026 đến ngày 12/5/2032. Bản sao thỏa thuận gửi kèm "
        "theo./."
    ]


@pytest.mark.parametrize(
    ("said", "papers"),
    [
        ({}, ["opinion"]),
        ({"signed_on": TODAY}, ["signed"]),
        ({"signed_on": TODAY - timedelta(days=900)}, []),
        ({"signed_on": TODAY, "level": "commune"}, []),
        ({"signed_on": TODAY, "ended_on": TODAY}, []),
    ],
)
def test_each_paper_has_its_time(world, pact, said, papers):
    Agreement.objects.filter(pk=pact.pk).update(**said)
    pact.refresh_from_db()

    assert writable(pact, TODAY) == papers
    for what in sorted({"opinion", "signed"} - set(papers)):
        with pytest.raises(Refused, match=r"không lập loại văn bản ấy|chấm dứt"):
            drafted("agreement", by=world.focal, row=pact, issuer=world.focal_agency, what=what, now=NOW)


def test_a_paper_is_a_draft_that_stands_on_the_card(world, pact, as_user):
    with pytest.raises(NotAllowed):
        drafted("agreement", by=world.idle, row=pact, issuer=world.focal_agency, what="opinion", now=NOW)
    client = as_user(world.focal)
    address = reverse("write_record_paper", args=["agreement", pact.pk, "opinion"])
    assert address in client.get(reverse("agreement_detail", args=[pact.pk])).content.decode()
    client.post(address, {"issuer": world.focal_agency.pk})

    kept = RecordPaper.objects.get()
    assert (kept.record_model, kept.what) == ("agreements.agreement", "opinion")
    page = client.get(reverse("agreement_detail", args=[pact.pk])).content.decode()
    assert reverse("document_detail", args=[kept.document_id]) in page
    assert client.get(reverse("write_record_paper", args=["agreement", pact.pk, "other"])).status_code == 404
