"""Wrong evidence withdrawn, wherever it was shown; and all evidence in one archive."""

import io
import zipfile
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from nhipcau.audit.models import Event
from nhipcau.audit.witnesses import find_changed_rows
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.files.integrity import find_file_faults
from nhipcau.reports.consolidated import report_content
from nhipcau.reports.evidence import withdraw_evidence, write_archive
from nhipcau.reports.models import ConsolidatedReport
from nhipcau.reports.queries import visible_evidence
from nhipcau.reports.writing.machine import machine_report
from nhipcau.work.indicators.actions import Measured, post_value
from nhipcau.work.models import Evidence, Withdrawal
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.rows import File, ProgressReport
from nhipcau.work.same_work import join_task
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrong(world):
    """A file that should not be there, posted by an officer."""
    report = ProgressReport("in_progress", 50, "Đã họp.", "t1", [File("Danh sách lương.pdf", b"%PDF-1.4 luong")],
                            ["https://vinhha.example/tin"])  # fmt: skip
    return post_progress(by=world.lead, assignment=world.assignment, report=report, now=NOW).evidence.get(url="")


def _withdraw(world, evidence, by=None, reason="Nhầm tệp."):
    return withdraw_evidence(by=by or world.lead, evidence=evidence, reason=reason, now=NOW)


def _archive(world, period=None):
    out = io.BytesIO()
    write_archive(world.plan, period, out)
    return zipfile.ZipFile(out)


def test_what_is_withdrawn_is_in_no_page_document_or_export_and_in_the_record(world, wrong, as_user):
    _withdraw(world, wrong)

    content = report_content(world.period, None, TODAY)
    assert "lương" not in machine_report(content).decode()
    assert not any("lương" in name for name in _archive(world).namelist())
    for person in (world.lead, world.head, world.focal):
        assert wrong not in visible_evidence(person)
        client = as_user(person)
        for route in ("evidence_preview", "evidence_file", "evidence_picture"):
            assert client.get(reverse(route, args=[wrong.pk])).status_code == 404
        page = client.get(reverse("task_detail", args=[world.assignment.task_id])).content.decode()
        assert "Đã rút “Danh sách lương.pdf”" in page
        assert "Nhầm tệp." in page
    said = Event.objects.get(verb="withdraw_evidence").data
    assert (said["name"], said["sha256"], said["reason"]) == ("Danh sách lương.pdf", wrong.sha256, "Nhầm tệp.")


def test_the_record_and_the_files_stay_whole(world, wrong):
    _withdraw(world, wrong)

    assert Evidence.ever.get(pk=wrong.pk).sha256 == wrong.sha256
    assert list(find_changed_rows()) == []
    assert [fault for fault in find_file_faults() if fault.row.endswith(str(wrong.pk))] == []


@pytest.mark.parametrize(("person", "may"), [("lead", True), ("head", True), ("focal", False), ("chair", False),
                                             ("partner", False), ("administrator", False)])  # fmt: skip
def test_withdraw_evidence_is_for_who_posted_it_and_the_head(world, wrong, person, may):
    if may:
        assert [row.evidence for row in _withdraw(world, wrong, getattr(world, person))] == [wrong]
    else:
        with pytest.raises(NotAllowed):
            _withdraw(world, wrong, getattr(world, person))


def test_it_needs_a_reason_and_is_done_once(world, wrong):
    with pytest.raises(Refused, match="lý do"):
        _withdraw(world, wrong, reason=" ")
    _withdraw(world, wrong)
    with pytest.raises(Refused, match="đã được rút"):
        _withdraw(world, wrong)
    assert Withdrawal.objects.count() == 1


def test_what_an_issued_report_counted_stays(world, wrong):
    ConsolidatedReport.objects.create(period=world.period, issued_at=NOW)

    with pytest.raises(Refused, match="đã ban hành"):
        _withdraw(world, wrong)


def test_copies_in_plans_of_the_same_work_go_with_it(world):
    other = make.TaskFactory(item__plan=make.PlanFactory(locality=world.locality, created_by=world.focal))
    make.AssignmentFactory(task=other, agency=world.lead_agency)
    join_task(by=world.focal, task=other, with_task=world.assignment.task, now=NOW)
    report = ProgressReport("in_progress", 50, "Đã họp.", "t1", [File("nham.pdf", b"%PDF-1.4 nham")])
    own = post_progress(by=world.lead, assignment=world.assignment, report=report, now=NOW).evidence.get()
    assert Evidence.objects.filter(name="nham.pdf").count() == 2

    _withdraw(world, own)

    assert Evidence.objects.filter(name="nham.pdf").count() == 0


def test_all_evidence_comes_in_one_archive_with_its_list(world, wrong):
    archive = _archive(world)

    name = next(name for name in archive.namelist() if "lương" in name)
    assert archive.read(name) == b"%PDF-1.4 luong"
    rows = list(load_workbook(io.BytesIO(archive.read("danh-muc-minh-chung.xlsx"))).active.iter_rows(
        min_row=2, values_only=True))  # fmt: skip
    assert {row[6] for row in rows} == {"Danh sách lương.pdf", "https://vinhha.example/tin", "anh.png"}
    assert {row[7] for row in rows if row[6].startswith("http")} == {"https://vinhha.example/tin"}


def test_evidence_of_indicators_lies_in_the_archive_too(world, wrong):
    indicator = make.IndicatorFactory(plan=world.plan, name="Số đoàn", agency=world.lead_agency)
    measured = Measured(Decimal(3), world.period.starts_on, token="t2", files=[File("doan.pdf", b"%PDF-1.4 doan")])
    post_value(by=world.lead, indicator=indicator, measured=measured, now=NOW)

    archive = _archive(world, world.period)

    name = next(name for name in archive.namelist() if name.endswith("doan.pdf"))
    assert (name.split("/")[0], archive.read(name)) == ("chi-tieu", b"%PDF-1.4 doan")
    rows = load_workbook(io.BytesIO(archive.read("danh-muc-minh-chung.xlsx"))).active.iter_rows(values_only=True)
    assert list(rows)[-1][1:4] == ("Chỉ tiêu", "Số đoàn", world.lead_agency.name)


def test_the_archive_of_a_period_has_what_was_put_in_for_it(world, wrong):
    world.period.ends_on = world.period.starts_on + timedelta(days=1)

    assert _archive(world, world.period).namelist() == ["danh-muc-minh-chung.xlsx"]


def test_more_than_one_archive_may_hold_is_refused(world, wrong, monkeypatch):
    monkeypatch.setattr("nhipcau.reports.evidence.MOST_BYTES", 3)

    with pytest.raises(Refused, match="theo từng kỳ"):
        _archive(world)


def test_withdrawn_from_its_page(world, wrong, as_user):
    client, address = as_user(world.lead), reverse("withdraw_evidence", args=[wrong.pk])

    assert client.post(address, {"reason": ""}).status_code == 422
    done = client.post(address, {"reason": "Nhầm."}, follow=True)

    assert done.redirect_chain[-1][0] == reverse("task_detail", args=[world.assignment.task_id])
    sent = as_user(world.focal).get(reverse("plan_evidence_zip", args=[world.plan.pk]))
    assert zipfile.ZipFile(io.BytesIO(b"".join(sent.streaming_content))).testzip() is None
