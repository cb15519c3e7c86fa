"""What agencies send, the consolidated report, and its document."""

import io
from datetime import date, timedelta

import docx
import pytest
from django.urls import reverse
from django.utils import translation

import kehoach
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.reports import actions
from nhipcau.reports.drafts import submission_slots, texts_of
from nhipcau.reports.models import Comment, ConsolidatedReport, Passage, Submission, Wording
from nhipcau.reports.passages import Written
from nhipcau.reports.queries import (
    focal_agency,
    submissions_with_lateness,
    visible_submissions,
)
from nhipcau.reports.slots import report_slots, section_key
from nhipcau.reports.windows import proposed_period
from nhipcau.reports.writing.consolidated import report_document
from nhipcau.reports.writing.submission import submission_document
from nhipcau.work.models import Progress
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
TEXT = [
    Written("overview", 1, "- Đã tổ chức."),
    Written("difficulties", 0, "Thiếu người."),
    Written("proposals", 0, "Cho thêm người."),
]


def _save(world, written, by=None, now=NOW):
    return actions.save_submission(by=by or world.lead, submission=world.submission, written=written, now=now)


def _send(world, by=None, now=NOW):
    return actions.send_submission(by=by or world.head, submission=world.submission, now=now)


def test_a_report_is_drafted_from_the_record(world):
    assignment = world.assignment
    slots = submission_slots(world.submission, TODAY)

    assert [(slot.key, slot.text, slot.version) for slot in slots] == [
        ("overview", "- Đã xong.", 1),
        (f"task:{assignment.pk}", "Đã làm được một phần.", 0),
        ("difficulties", "- Thiếu kinh phí.", 0),
        ("direction", "- Tiếp tục thực hiện các nhiệm vụ thường xuyên, không ấn định thời hạn.", 0),
        ("proposals", "", 0),
    ]


def test_a_draft_follows_the_record_until_somebody_writes(world):
    key = f"task:{world.assignment.pk}"
    _save(world, [Written("proposals", 0, "Xin thêm.")])
    make.changed(Progress.objects.all(), percent=60)

    before = texts_of(submission_slots(world.submission, TODAY))[key]
    _save(world, [Written(key, 0, "Câu của chuyên viên.")])
    make.changed(Progress.objects.all(), percent=80)

    assert (before, texts_of(submission_slots(world.submission, TODAY))[key]) == (
        "Đã làm được một phần.", "Câu của chuyên viên.",
    )  # fmt: skip


def test_what_was_said_before_the_period_is_not_said_again(world):
    make.changed(Progress.objects.all(), posted_at=NOW - timedelta(days=800))

    assert texts_of(submission_slots(world.submission, TODAY))[f"task:{world.assignment.pk}"] == ""


def test_save_submission_then_send_submission(world, now):
    kept = _save(world, TEXT)
    sent = _send(world)

    assert (kept.versions, kept.conflicts) == ({"overview": 2, "difficulties": 1, "proposals": 1}, {})
    assert (sent.state, sent.sent_by, sent.unchanged_share) == ("sent", world.head, None)


def test_what_was_sent_reads_as_it_did_whatever_is_recorded_after(world):
    before = texts_of(submission_slots(world.submission, TODAY))
    sent = _send(world)
    make.changed(Progress.objects.all(), percent=99, note="Khác hẳn.")

    after = texts_of(submission_slots(sent, TODAY))

    assert after == {key: text for key, text in before.items() if text}


def test_save_submission_overwrites_no_colleague(world):
    _save(world, [Written("overview", 1, "Bản một"), Written("proposals", 0, "Xin người.")])

    kept = _save(world, [Written("overview", 1, "Bản hai"), Written("direction", 0, "Làm tiếp.")], by=world.head)

    texts = texts_of(submission_slots(world.submission, TODAY))
    assert (texts["overview"], texts["direction"], texts["proposals"]) == ("Bản một", "Làm tiếp.", "Xin người.")
    assert {key: row.text for key, row in kept.conflicts.items()} == {"overview": "Bản một"}


def test_the_wording_before_stays_once_a_sitting(world):
    for minutes, text in ((0, "Một"), (1, "Hai"), (2, "Ba"), (30, "Bốn")):
        version = Passage.objects.get(submission=world.submission, key="overview").version
        _save(world, [Written("overview", version, text)], now=NOW + timedelta(minutes=minutes))

    assert list(Wording.objects.order_by("version").values_list("text", flat=True)) == ["- Đã xong.", "Ba"]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [(Written("task:0", 0, "Gì đó"), "không có mục này"), (Written("overview", 1, "a" * 50_001), "dài nhất")],
)
def test_save_submission_refuses_what_cannot_be(world, written, sentence):
    with pytest.raises(Refused, match=sentence):
        _save(world, [written])


def test_save_submission_refuses_once_sent(world):
    _send(world)

    with pytest.raises(Refused, match="đã gửi"):
        _save(world, TEXT)


def test_send_submission_is_the_heads_where_there_is_one(world):
    with pytest.raises(NotAllowed):
        _send(world, by=world.lead)


def test_send_submission_is_the_officers_where_there_is_no_head(world, now):
    submission = make.SubmissionFactory(period=world.period, agency=world.partner_agency, results="Xong.")

    assert actions.send_submission(by=world.partner, submission=submission, now=now).state == "sent"


def test_send_submission_refuses_an_empty_report(world, now):
    submission = make.SubmissionFactory(period=world.period, agency=make.AgencyFactory(locality=world.locality))
    officer = make.MembershipFactory(agency=submission.agency).user

    with pytest.raises(Refused, match="chưa có kết quả"):
        actions.send_submission(by=officer, submission=submission, now=now)


def test_send_submission_refuses_once_the_period_is_closed(world, now):
    type(world.period).objects.update(closed_by=world.focal, closed_at=now)

    with pytest.raises(Refused, match="đã đóng"):
        _send(world)


def test_return_submission_says_why_and_opens_it_again(world, now):
    sent = _send(world)

    with pytest.raises(Refused, match="Hãy ghi"):
        actions.return_submission(by=world.focal, submission=sent, remark=" ", now=now)
    returned = actions.return_submission(
        by=world.focal, submission=sent, remark="Thiếu số liệu.", remarks={"overview": "Ghi rõ."}, now=now
    )

    assert (returned.state, returned.remark, returned.is_open) == ("returned", "Thiếu số liệu.", True)
    assert returned.passages.get(key="overview").remark == "Ghi rõ."


def test_comment_on_is_for_the_agencys_own_people(world, now):
    actions.comment_on(by=world.head, submission=world.submission, key="overview", text=" Thêm số. ", now=now)

    with pytest.raises(NotAllowed):
        actions.comment_on(by=world.focal, submission=world.submission, key="", text="Xem", now=now)
    with pytest.raises(Refused, match="Chưa nhập ý kiến"):
        actions.comment_on(by=world.lead, submission=world.submission, key="", text=" ", now=now)
    assert [(c.key, c.text, c.by) for c in Comment.objects.all()] == [("overview", "Thêm số.", world.head)]


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


def test_edit_report_overwrites_no_colleague(world, now):
    def edit(*written):
        return actions.edit_report(by=world.focal, period=world.period, written=written, now=now)

    edit(Written("overview", 0, "Chung"), Written("direction", 0, "Tới"))
    kept = edit(Written("overview", 0, "Khác"), Written("proposals", 0, "Xin"))

    report = ConsolidatedReport.objects.get(period=world.period)
    assert {row.key: row.text for row in report.passages.all()} == {
        "overview": "Chung", "direction": "Tới", "proposals": "Xin",
    }  # fmt: skip
    assert (kept.versions, set(kept.conflicts)) == ({"proposals": 1}, {"overview"})


def test_the_report_gathers_agencies_along_the_plans_sections(world, now):
    _save(world, TEXT)
    actions.accept_submission(by=world.focal, submission=_send(world), now=now)
    item = world.assignment.task.item

    slots = {slot.key: slot for slot in report_slots(ConsolidatedReport(period=world.period), TODAY)}

    name = world.lead_agency.name
    section = slots[section_key(item.top_section)]
    assert section.text == f"- {item.text}: {name} đã làm được một phần."
    assert [(s.submission, s.text) for s in section.sources] == [(world.submission, "Đã làm được một phần.")]
    assert [slots[key].text for key in ("overview", "difficulties", "proposals")] == [
        "", f"- Thiếu người ({name}).", f"- Cho thêm người ({name}).",
    ]  # fmt: skip
    assert [s.text for s in slots["overview"].sources] == ["- Đã tổ chức."]


def test_the_wording_that_lost_can_be_read_again(world, now, as_user):
    for version, text in ((0, "Bản một"), (1, "Bản hai")):
        actions.edit_report(
            by=world.focal, period=world.period, written=[Written("overview", version, text)],
            now=now + timedelta(hours=version),
        )  # fmt: skip

    page = as_user(world.chair).get(reverse("report_wordings", args=[world.period.pk])).content.decode()

    assert ("Bản một" in page, "Bản hai" in page) == (True, True)


def test_what_an_agency_reported_stays_though_its_work_passed_on(world, now):
    actions.accept_submission(by=world.focal, submission=_send(world), now=now)
    make.changed(type(world.assignment).objects.filter(pk=world.assignment.pk), agency=world.idle_agency)

    slots = {slot.key: slot for slot in report_slots(ConsolidatedReport(period=world.period), TODAY)}

    assert "đã làm được một phần" in slots[section_key(world.assignment.task.item.top_section)].text


def test_what_agencies_send_after_a_passage_was_written_is_shown(world, now):
    written = [Written("difficulties", 0, "Không có.")]
    actions.edit_report(by=world.focal, period=world.period, written=written, now=now)
    _save(world, TEXT)
    actions.accept_submission(by=world.focal, submission=_send(world), now=now + timedelta(hours=1))

    slots = {slot.key: slot for slot in report_slots(ConsolidatedReport.objects.get(), TODAY)}

    assert [source.text for source in slots["difficulties"].newer_sources] == ["Thiếu người."]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-11-15", (date(2026, 8, 21), date(2026, 11, 11), date(2026, 11, 15))),
        ("12-31", (date(2026, 8, 21), date(2026, 12, 14), date(2026, 12, 31))),
        ("04-05", (date(2026, 8, 21), date(2026, 12, 14), date(2027, 4, 5))),
        ("", (date(2026, 8, 21), date(2026, 12, 14), date(2026, 12, 16))),
    ],
)
def test_proposed_period_follows_the_duty_and_the_decree(world, due, expected):
    world.plan.period_end = 2026

    found = proposed_period(world.plan, due, TODAY)

    assert (found.starts_on, found.ends_on, found.due_on) == expected


@pytest.mark.parametrize(
    ("issued", "first"),
    [("2026-03-09", date(2026, 3, 9)), ("2025-03-09", date(2025, 12, 15)), ("", date(2025, 12, 15)),
     ("2027-01-05", date(2026, 12, 14))],
)  # fmt: skip
def test_the_first_report_begins_with_the_decrees_year_or_with_the_plan(world, issued, first):
    plan = make.PlanFactory(locality=world.locality, issued_on=issued)

    assert proposed_period(plan, "", date(2026, 12, 1)).starts_on == first


def test_submissions_with_lateness_counts_days(world):
    sent = make.SubmissionFactory(
        period=world.period, agency=world.partner_agency, state="sent", sent_by=world.partner,
        sent_at=NOW + timedelta(days=3), first_sent_at=NOW + timedelta(days=3),
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
    written = [
        Written("overview", 0, "Công việc đi đúng hướng."), Written("direction", 0, "Làm tiếp phần còn lại."),
    ]  # fmt: skip
    _save(world, TEXT)
    actions.accept_submission(by=world.focal, submission=_send(world), now=now)
    actions.edit_report(by=world.focal, period=world.period, written=written, now=now)
    issuer = focal_agency(world.focal, world.plan)
    with translation.override("en"):
        return docx.Document(io.BytesIO(report_document(world.period, issuer, TODAY)))


def test_write_report_has_the_official_first_page(report, world):
    head = [p.text for row in report.tables[0].rows for cell in row.cells for p in cell.paragraphs if p.text]

    assert head == [
        "UBND TỈNH VĨNH HÀ",
        "SỞ NGOẠI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:        /BC-SNgV",
        "Vĩnh Hà, ngày      tháng 8 năm 2026",
    ]
    assert [p.text for p in report.paragraphs if p.style.name in ("Tên loại", "Mục")] == [
        "BÁO CÁO",
        "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI THỰC HIỆN",
        "KẾT QUẢ THỰC HIỆN",
        "ĐÁNH GIÁ CHUNG",
        "KHÓ KHĂN, VƯỚNG MẮC",
        "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
        "ĐỀ XUẤT, KIẾN NGHỊ",
    ]


def test_write_report_gathers_what_was_accepted(report):
    texts = {p.text.replace("\xa0", " ") for p in report.paragraphs}

    name = "Sở Văn hóa, Thể thao và Du lịch"
    gathered = {
        "Công việc đi đúng hướng.", f"- Thiếu người ({name}).", f"- Cho thêm người ({name}).", "Làm tiếp phần còn lại.",
        "[Sở Ngoại vụ bổ sung]", "Đến ngày 20/8/2026, 01/01 cơ quan, đơn vị, địa phương đã gửi báo cáo đúng thời hạn.",
    }  # fmt: skip
    assert gathered - texts == set()


def test_write_report_counts_as_the_page_does(report):
    table = report.tables[1]

    assert [cell.text for cell in table.rows[-1].cells] == ["", "Tổng cộng", "1", "1", "0"]


def test_write_report_has_an_appendix_row_for_each_task_and_tells_its_results_in_the_text(report, world):
    told = f"- {world.assignment.task.item.text}: Sở Văn hóa, Thể thao và Du lịch đã làm được một phần."
    assert told in [p.text for p in report.paragraphs]
    rows = [[cell.text for cell in row.cells] for row in report.tables[-1].rows]

    assert rows[1:] == [
        ["I", *["Nhiệm vụ cụ thể tại Phụ lục Kế hoạch"] * 4],
        ["1", world.assignment.task.item.text, "Sở Văn hóa, Thể thao và Du lịch", "", "Đang thực hiện"],
    ]  # fmt: skip


def test_the_report_is_read_again_by_the_reader(world):
    written = report_document(world.period, focal_agency(world.focal, world.plan), TODAY)

    header = kehoach.read(written).header

    assert (header.type, header.symbol, header.place, header.date) == ("Báo cáo", "BC-SNgV", "Vĩnh Hà", "2026-08")


def test_an_agencys_report_is_read_again_by_the_reader(world):
    written = submission_document(world.submission, world.locality.focal_agency, TODAY)

    header = kehoach.read(written).header

    assert (header.type, header.symbol, header.place, header.issuer) == (
        "Báo cáo", "BC-SVHTTDL", "Vĩnh Hà", "Sở Văn hóa, Thể thao và Du lịch tỉnh Vĩnh Hà",
    )  # fmt: skip
