"""The documents of foreign press: the answer to a request, the report afterwards; facts and no judgement."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents.models import Kind
from nhipcau.documents.papers import Grid
from nhipcau.press.models import PressVisit
from nhipcau.press.papers import compose, writable
from nhipcau.records.models import RecordPaper
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make
from tests.nhipcau.papers import drafted

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def visit(world):
    """A resident office that asked, with two people and one line of a programme."""
    row = make.PressVisitFactory(
        locality=world.locality, agency=world.focal_agency, kind="resident", topic="Nghề gốm", outlet__name_vi="Umikaze",
        asked_by="Văn bản đề nghị ngày 08/3/2027", asked_on=date(2026, 8, 19), licence="12/GP-BNG",
        starts_on=date(2026, 9, 1), ends_on=date(2026, 9, 2),
    )  # fmt: skip
    for _at in range(2):
        make.ReporterFactory(visit=row)
    make.ProgrammeItemFactory(
        record=row, on=date(2026, 9, 1), starts=time(9), ends=time(11), text_vi="Ghi hình nghề gốm", place_vi="Bến Hạc"
    )  # fmt: skip
    return PressVisit.objects.get(pk=row.pk)


def _said(composed):
    return [block.text for block in composed.paper.body if hasattr(block, "text")]


def test_the_answer_has_the_programme_and_asks_what_is_decided(world, visit):
    with translation.override("en"):
        composed = compose(visit, world.committee, "answer")

    assert (composed.kind, composed.about, composed.addressees, composed.recipients) == (
        Kind.RECORD_LETTER, "hoạt động của Umikaze", ("Umikaze",),
        ("Như trên", "Bộ Ngoại giao", world.focal_agency.name),
    )  # fmt: skip
    name = world.committee.name
    assert _said(composed) == [
        "Trả lời văn bản đề nghị ngày 08/3/2027 (nhận ngày 19/8/2026), căn cứ Khoản 3 Điều 16 Nghị định số "
        f"262/2026/NĐ-CP, {name} có ý kiến như sau:",
        "1. [bổ sung: chấp thuận, chấp thuận một phần hoặc chưa chấp thuận] 02 người có tên trong văn bản đề nghị hoạt "
        "động tại tỉnh Vĩnh Hà từ ngày 01/9/2026 đến ngày 02/9/2026, theo chương trình:",
        "2. Khi hoạt động, đề nghị các thành viên mang theo thẻ, hộ chiếu và tuân thủ pháp luật Việt Nam. Thay đổi chương "
        f"trình, địa bàn cần có ý kiến trước của {name}.",
        f"3. Đầu mối hướng dẫn: {world.focal_agency.name} ([bổ sung người liên hệ, điện thoại]).",
        f"{name} thông báo để Umikaze biết, phối hợp./.",
    ]
    [grid] = [list(block.rows) for block in composed.paper.body if isinstance(block, Grid)]
    assert grid == [("1", "09:00 - 11:00 ngày 01/9/2026", "Ghi hình nghề gốm", "Bến Hạc", "[bổ sung người tiếp]")]
    PressVisit.objects.filter(pk=visit.pk).update(answer="partly")
    visit.refresh_from_db()
    assert _said(compose(visit, world.committee, "answer"))[1].startswith("1. Chấp thuận một phần 02 người")


def test_the_report_counts_what_was_done_published_and_violated(world, visit):
    PressVisit.objects.filter(pk=visit.pk).update(kind="visiting")
    visit.refresh_from_db()
    empty = _said(compose(visit, world.focal_agency, "report"))
    assert empty[3:5] == ["3. Tác phẩm đã đăng, phát: chưa ghi nhận.", "4. Vi phạm: không có."]
    make.PublishedFactory(
        visit=visit, title="A river", language="en", published_on=date(2026, 9, 9), link="https://u.example/1"
    )
    make.ViolationFactory(visit=visit)
    composed = compose(visit, world.focal_agency, "report")

    assert (composed.kind, composed.about, composed.addressees) == (
        Kind.RECORD_REPORT, "Hoạt động của đoàn phóng viên Umikaze từ ngày 01/9/2026 đến ngày 02/9/2026",
        ("Bộ Ngoại giao",),
    )  # fmt: skip
    assert _said(composed) == [
        f"Thực hiện Khoản 1 Điều 6 Nghị định số 262/2026/NĐ-CP, {world.focal_agency.name} báo cáo hoạt động của đoàn phóng "
        "viên Umikaze như sau:",
        "1. Thời gian: từ ngày 01/9/2026 đến ngày 02/9/2026. Thành phần: 02 người. Giấy phép: 12/GP-BNG.",
        "2. Chủ đề: nghề gốm. Chương trình: 01 hoạt động; địa điểm: Bến Hạc.",
        "3. Tác phẩm đã đăng, phát: 01 (Phụ lục).",
        "4. Vi phạm: đã lập biên bản 01 việc, thông báo Bộ Ngoại giao 00 việc.",
        f"{world.focal_agency.name} báo cáo Bộ Ngoại giao./.",
    ]
    [works] = composed.paper.appendices
    assert list(works.grid.rows) == [("1", "09/9/2026", "A river", "Tiếng Anh", "https://u.example/1")]


@pytest.mark.parametrize(
    ("said", "papers"),
    [
        ({}, ["answer"]),
        ({"answered_on": TODAY}, []),
        ({"kind": "visiting"}, []),
        ({"kind": "visiting", "starts_on": TODAY}, ["report"]),
        ({"kind": "film"}, ["answer"]),
        ({"kind": "film", "starts_on": TODAY - 3 * DAY, "ends_on": TODAY - DAY}, ["report"]),
        ({"starts_on": TODAY - 3 * DAY, "ends_on": TODAY - DAY}, []),
    ],
)
def test_each_paper_has_its_time(world, visit, said, papers):
    PressVisit.objects.filter(pk=visit.pk).update(**said)
    visit.refresh_from_db()

    assert writable(visit, TODAY) == papers
    for what in sorted({"answer", "report"} - set(papers)):
        with pytest.raises(Refused, match=r"chờ trả lời|báo cáo riêng|chưa bắt đầu"):
            drafted("press_visit", by=world.focal, row=visit, issuer=world.focal_agency, what=what, now=NOW)


def test_a_paper_is_a_draft_that_stands_on_the_card(world, visit, as_user):
    with pytest.raises(NotAllowed):
        drafted("press_visit", by=world.idle, row=visit, issuer=world.focal_agency, what="answer", now=NOW)
    document = drafted("press_visit", by=world.focal, row=visit, issuer=world.focal_agency, what="answer", now=NOW)

    assert RecordPaper.objects.get().document == document
    page = as_user(world.focal).get(reverse("press_visit_detail", args=[visit.pk])).content.decode()
    assert reverse("document_detail", args=[document.pk]) in page
