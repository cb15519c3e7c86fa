"""Reports of agencies that only coordinate and had nothing to do."""

import docx
import pytest

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.plans.models import Assignment
from nhipcau.reports import actions
from nhipcau.reports.passages import Written
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.submission import submission_document
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def helping(world):
    """The report of an agency that only coordinates."""
    make.changed(Assignment.objects.filter(agency=world.lead_agency), role=Assignment.Role.COORDINATE)
    world.submission.passages.all().delete()
    return world.submission


def _send(world, submission, by=None, **said):
    return actions.send_nil_report(by=by or world.head, submission=submission, now=NOW, asks_nothing=True, **said)


def test_one_click_says_that_nothing_was_to_be_done(world, helping, tmp_path):
    sent = _send(world, helping)
    file = tmp_path / "nil.docx"
    file.write_bytes(submission_document(sent, focal_agency(world.focal, world.plan), TODAY))

    task = world.assignment.task.item.text
    body = [p.text.replace("\xa0", " ") for p in docx.Document(str(file)).paragraphs if p.style.name == "Nội dung"]
    assert (sent.state, sent.is_nil, sent.passages.exclude(text="").count()) == ("sent", True, 0)
    assert body[1:3] == [
        "Sở Văn hóa, Thể thao và Du lịch không được giao chủ trì nhiệm vụ của Kế hoạch số 112/KH-UBND; được giao phối "
        f"hợp thực hiện 01 nhiệm vụ ({task[:1].lower()}{task[1:]}, do cơ quan khác chủ trì).",
        "Từ ngày 01/01/2026 đến ngày 20/8/2026, Sở Văn hóa, Thể thao và Du lịch không phát sinh nội dung thực hiện và "
        "không có đề xuất, kiến nghị.",
    ]  # fmt: skip


def test_who_leads_a_task_or_has_written_reports_in_full(world, helping):
    actions.save_submission(by=world.lead, submission=helping, written=[Written("overview", 0, "Đã họp.")], now=NOW)
    with pytest.raises(Refused, match="đã có nội dung"):
        _send(world, helping)
    make.changed(Assignment.objects.filter(agency=world.lead_agency), role=Assignment.Role.LEAD)
    with pytest.raises(Refused, match="nhiệm vụ chủ trì"):
        _send(world, helping)
    with pytest.raises(NotAllowed):
        _send(world, helping, by=world.lead)


def test_what_is_recalled_or_returned_is_no_nil_report_any_more(world, helping):
    sent = _send(world, helping)
    recalled = actions.recall_submission(by=world.head, submission=sent, now=NOW)
    assert (recalled.state, recalled.is_nil, recalled.asks_nothing) == ("draft", False, False)

    again = _send(world, recalled)
    returned = actions.return_submission(by=world.focal, submission=again, remark="Nêu việc đã phối hợp.", now=NOW)

    assert (returned.state, returned.is_nil) == ("returned", False)
