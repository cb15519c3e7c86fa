"""What a careful clerk finds before a report is sent."""

from datetime import timedelta

import pytest
from django.urls import reverse

from nhipcau.agencies.models import Membership
from nhipcau.reports import actions
from nhipcau.reports.checks import check_submission, unchanged_share
from nhipcau.reports.drafts import submission_slots
from nhipcau.reports.passages import Written
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
OLD = "Đã tổ chức thành công hai lớp tập huấn cho cán bộ ngoại vụ toàn tỉnh"


def _findings(world, key, text):
    passage = world.submission.passages.filter(key=key).first()
    written = [Written(key, passage.version if passage else 0, text)]
    actions.save_submission(by=world.lead, submission=world.submission, written=written, now=NOW)
    found = check_submission(world.submission, submission_slots(world.submission, TODAY), TODAY)
    return [(row.sentence, row.quote) for row in found if row.key == key]


@pytest.fixture
def last_year(world):
    before = TODAY - timedelta(days=365)
    period = make.PeriodFactory(plan=world.plan, starts_on=before - timedelta(days=300), ends_on=before)
    return make.SubmissionFactory(
        period=period, agency=world.lead_agency, state="accepted", sent_by=world.head, sent_at=NOW, results=f"{OLD}."
    )


def test_sentences_of_last_year_are_found_and_their_share_goes_with_the_report(world, last_year):
    found = _findings(world, "overview", f"{OLD}. Năm nay mở thêm ba lớp nữa cho cấp xã.")

    assert found == [("Câu giữ nguyên so với báo cáo kỳ trước.", OLD)]
    assert unchanged_share(world.submission) == 50


def test_without_a_report_before_there_is_no_share(world):
    assert unchanged_share(world.submission) is None


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Họp ngày 15/03/2019 và năm 2018.", ["15/03/2019", "năm 2018"]),
        (f"Họp ngày {TODAY:%d/%m/%Y}, năm {TODAY.year}.", []),
        ("Ngày 45/13/2019 không có.", []),
    ],
)
def test_dates_of_before_are_found(world, text, quotes):
    assert [quote for _sentence, quote in _findings(world, "overview", text)] == quotes


def test_bases_no_longer_in_force_are_found(world):
    found = _findings(world, "overview", "Căn cứ Nghị định số 13/2023/NĐ-CP và số 30/2020/NĐ-CP; số 113/2023/NĐ-CP.")

    assert found == [("Căn cứ đã hết hiệu lực; nay là 356/2025/NĐ-CP.", "13/2023/NĐ-CP")]


def test_figures_that_the_record_says_otherwise_are_found(world):
    key = f"task:{world.assignment.pk}"

    assert _findings(world, key, "Đạt 75% khối lượng, bằng 40% cả năm.") == [("Tiến độ đã ghi là 40%.", "75%")]
    assert _findings(world, "overview", "Đã hoàn thành 3 nhiệm vụ.") == [
        ("Theo tiến độ đã ghi, số nhiệm vụ hoàn thành là 0.", "hoàn thành 3 nhiệm vụ")
    ]


def test_a_document_without_symbol_or_recipient_is_said(world):
    world.lead_agency.short_name = ""
    world.lead_agency.save()
    world.locality.focal_agency = None
    world.locality.save()
    Membership.objects.filter(user=world.period.opened_by).delete()
    world.submission.refresh_from_db()

    found = check_submission(world.submission, submission_slots(world.submission, TODAY), TODAY)

    assert [row.sentence[:30] for row in found if not row.key] == [
        "Cơ quan chưa có tên viết tắt n", "Chưa chọn cơ quan đầu mối nên ",
    ]  # fmt: skip


def test_the_check_is_shown_on_the_page(world, as_user):
    actions.save_submission(
        by=world.lead, submission=world.submission, written=[Written("overview", 1, "Theo 13/2023/NĐ-CP.")], now=NOW
    )

    page = as_user(world.lead).get(reverse("submission_detail", args=[world.submission.pk]) + "?check=1")

    assert "356/2025/NĐ-CP" in page.content.decode()
