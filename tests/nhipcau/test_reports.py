"""Periods, submissions, the consolidated report and its document."""

import io
from datetime import date, timedelta

import docx
import pytest
from django.utils import translation

import kehoach
from nhipcau.common.refusal import NotAllowed, Refused, Stale
from nhipcau.reports import actions
from nhipcau.reports.models import ConsolidatedReport, Submission
from nhipcau.reports.queries import (
    focal_agency,
    proposed_period,
    submissions_with_lateness,
    visible_submissions,
)
from nhipcau.reports.writing import report_document
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
NEW = actions.NewPeriod("Năm 2026", date(2026, 1, 1), date(2026, 11, 20), date(2026, 11, 20))
TEXT = actions.SubmissionText("- Đã tổ chức.", "Thiếu người.", "Cho thêm người.")


def test_open_period_gives_every_agency_a_draft_of_its_own_progress(world, now):
    period = actions.open_period(by=world.focal, plan=world.plan, new=NEW, duty_item=None, now=now)

    drafts = {s.agency: (s.state, s.results, s.difficulties) for s in period.submissions.all()}
    text = world.assignment.task.item.text
    assert drafts == {
        world.lead_agency: (
            "draft", f"- {text}: Đã làm được một phần (đang thực hiện, 40%).", f"- {text}: Thiếu kinh phí.",
        ),
        world.partner_agency: ("draft", "", ""),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (actions.NewPeriod("Ngược", date(2026, 5, 1), date(2026, 4, 1), date(2026, 5, 1)), "phải sau"),
        (actions.NewPeriod("Kỳ cũ", date(2026, 1, 1), date(2026, 4, 1), date(2026, 5, 1)), "đã có kỳ"),
    ],
)
def test_open_period_refuses(world, now, new, sentence):
    make.PeriodFactory(plan=world.plan, name="Kỳ cũ")

    with pytest.raises(Refused, match=sentence):
        actions.open_period(by=world.focal, plan=world.plan, new=new, duty_item=None, now=now)


def test_open_period_waits_for_an_active_plan(world, now):
    with pytest.raises(Refused, match="chưa kích hoạt"):
        actions.open_period(by=world.focal, plan=world.draft, new=NEW, duty_item=None, now=now)


def test_save_submission_then_send_submission(world, now):
    saved = actions.save_submission(by=world.lead, submission=world.submission, version=1, text=TEXT)
    sent = actions.send_submission(by=world.head, submission=saved, now=now)

    assert (sent.results, sent.version, sent.state, sent.sent_by) == ("- Đã tổ chức.", 2, "sent", world.head)


def test_save_submission_refuses_a_stale_form(world):
    actions.save_submission(by=world.lead, submission=world.submission, version=1, text=TEXT)

    with pytest.raises(Stale):
        actions.save_submission(by=world.head, submission=world.submission, version=1, text=TEXT)


def test_save_submission_refuses_once_sent(world, now):
    actions.send_submission(by=world.head, submission=world.submission, now=now)

    with pytest.raises(Refused, match="đã gửi"):
        actions.save_submission(by=world.lead, submission=world.submission, version=1, text=TEXT)


def test_send_submission_is_the_heads_where_there_is_one(world, now):
    with pytest.raises(NotAllowed):
        actions.send_submission(by=world.lead, submission=world.submission, now=now)


def test_send_submission_is_the_officers_where_there_is_no_head(world, now):
    submission = make.SubmissionFactory(period=world.period, agency=world.partner_agency, results="Xong.")

    assert actions.send_submission(by=world.partner, submission=submission, now=now).state == "sent"


def test_send_submission_refuses_an_empty_report(world, now):
    submission = make.SubmissionFactory(period=world.period, agency=world.partner_agency)

    with pytest.raises(Refused, match="chưa có kết quả"):
        actions.send_submission(by=world.partner, submission=submission, now=now)


def test_return_submission_says_why_and_opens_it_again(world, now):
    sent = actions.send_submission(by=world.head, submission=world.submission, now=now)

    with pytest.raises(Refused, match="Hãy ghi"):
        actions.return_submission(by=world.focal, submission=sent, remark=" ", now=now)
    returned = actions.return_submission(by=world.focal, submission=sent, remark="Thiếu số liệu.", now=now)

    assert (returned.state, returned.remark, returned.is_open) == ("returned", "Thiếu số liệu.", True)


State = Submission.State
MOVES = {State.SENT: "send_submission", State.RETURNED: "return_submission", State.ACCEPTED: "accept_submission"}


@pytest.mark.parametrize("before", State.values)
@pytest.mark.parametrize("after", MOVES)
def test_submissions_move_only_along_the_table(world, now, before, after):
    Submission.objects.filter(pk=world.submission.pk).update(state=before)
    by = world.head if after == State.SENT else world.focal
    more = {"remark": "Sửa."} if after == State.RETURNED else {}

    def move():
        return {
            "send_submission": actions.send_submission,
            "return_submission": actions.return_submission,
            "accept_submission": actions.accept_submission,
        }[MOVES[after]](by=by, submission=world.submission, now=now, **more).state

    if after in Submission.NEXT[before]:
        assert move() == after
    else:
        with pytest.raises(Refused, match="trạng thái"):
            move()


def test_edit_report_refuses_a_stale_form(world):
    text = actions.ReportText("Chung", "Tới", "Xin")
    actions.edit_report(by=world.focal, period=world.period, version=1, text=text)

    with pytest.raises(Stale):
        actions.edit_report(by=world.focal, period=world.period, version=1, text=text)

    report = ConsolidatedReport.objects.get(period=world.period)
    assert (report.overview, report.direction, report.proposals, report.version) == ("Chung", "Tới", "Xin", 2)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-11-15", (date(2026, 3, 9), date(2026, 11, 15), date(2026, 11, 15))),
        ("12-31", (date(2026, 3, 9), date(2026, 12, 14), date(2026, 12, 31))),
        ("", (date(2026, 3, 9), date(2026, 12, 14), date(2026, 12, 14))),
    ],
)
def test_proposed_period_follows_the_duty_and_the_decree(world, due, expected):
    world.plan.period_end = 2026

    assert proposed_period(world.plan, due, TODAY) == expected


def test_submissions_with_lateness_counts_days(world):
    sent = make.SubmissionFactory(
        period=world.period, agency=world.partner_agency, state="sent", sent_by=world.partner,
        sent_at=NOW + timedelta(days=3),
    )  # fmt: skip

    late = {s.pk: days for s, days in submissions_with_lateness(world.period, NOW + timedelta(days=5))}

    assert late == {world.submission.pk: 5, sent.pk: 3}


def test_visible_submissions(world):
    other = make.SubmissionFactory(period=world.period, agency=world.partner_agency)

    seen = {name: set(visible_submissions(getattr(world, name))) for name in ("lead", "partner", "focal", "idle")}

    assert seen == {
        "lead": {world.submission}, "partner": {other}, "focal": {world.submission, other}, "idle": set(),
    }  # fmt: skip


@pytest.fixture
def report(world, now):
    text = actions.ReportText("Công việc đi đúng hướng.", "Làm tiếp phần còn lại.", "Xin thêm kinh phí.")
    actions.edit_report(by=world.focal, period=world.period, version=1, text=text)
    saved = actions.save_submission(by=world.lead, submission=world.submission, version=1, text=TEXT)
    sent = actions.send_submission(by=world.head, submission=saved, now=now)
    actions.accept_submission(by=world.focal, submission=sent, now=now)
    issuer = focal_agency(world.focal, world.plan)
    with translation.override("en"):
        return docx.Document(io.BytesIO(report_document(world.period, issuer, TODAY)))


def test_write_report_has_the_official_first_page(report, world):
    head = [p.text for row in report.tables[0].rows for cell in row.cells for p in cell.paragraphs if p.text]

    assert head == [
        "ỦY BAN NHÂN DÂN TỈNH VĨNH HÀ",
        "SỞ NGOẠI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:        /BC-SNgV",
        "Vĩnh Hà, ngày      tháng 08 năm 2026",
    ]
    assert [p.text for p in report.paragraphs if p.style.name in ("Tên loại", "Mục")] == [
        "BÁO CÁO",
        "TÌNH HÌNH CHUNG",
        "KẾT QUẢ THỰC HIỆN CỦA CÁC CƠ QUAN, ĐƠN VỊ",
        "KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN",
        "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
        "ĐỀ XUẤT, KIẾN NGHỊ",
    ]


def test_write_report_gathers_what_was_accepted(report):
    texts = {p.text for p in report.paragraphs}

    gathered = {
        "Công việc đi đúng hướng.", "- Đã tổ chức.", "Thiếu người.", "Cho thêm người.", "Làm tiếp phần còn lại.",
        "Xin thêm kinh phí.", "Sở Văn hóa, Thể thao và Du lịch",
    }  # fmt: skip
    assert gathered - texts == set()


def test_write_report_counts_as_the_page_does(report):
    table = report.tables[1]

    assert [cell.text for cell in table.rows[-1].cells] == ["Toàn kế hoạch", "0", "0", "1", "0", "0", "0", "1"]


def test_write_report_has_an_appendix_row_for_each_task(report, world):
    rows = [[cell.text for cell in row.cells] for row in report.tables[-1].rows]

    assert rows[1:] == [
        [
            "1", world.assignment.task.item.text, "Sở Văn hóa, Thể thao và Du lịch", "Sở Công Thương", "", "",
            "Đang thực hiện (40%): Đã làm được một phần.", "anh.png",
        ]
    ]  # fmt: skip


def test_the_report_is_read_again_by_the_reader(world):
    written = report_document(world.period, focal_agency(world.focal, world.plan), TODAY)

    header = kehoach.read(written).header

    assert (header.type, header.symbol, header.place, header.date) == ("Báo cáo", "BC-SNgV", "Vĩnh Hà", "2026-08")
