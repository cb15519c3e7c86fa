"""Visits: planned, changed, recorded with minutes and findings, called off; in Today, the calendar, the report."""

import hashlib
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.inspections.actions import (
    Outcome,
    Visit,
    assign_finding,
    call_off_inspection,
    change_inspection,
    plan_inspection,
    record_inspection,
)
from nhipcau.inspections.models import Inspection
from nhipcau.inspections.queries import inspected_between, inspections_in, visible_inspections
from nhipcau.notices.queries import waiting_for
from nhipcau.plans.models import Assignment
from nhipcau.reports.consolidated import report_content
from nhipcau.reports.phrases import inspected_sentence
from nhipcau.reports.writing.consolidated import official_report
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make
from tests.nhipcau.documents.signed_files import empty_pdf

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _visit(world, **changes):
    said = {"agency": world.lead_agency, "kind": "check", "on": TODAY, "team": "Sở Ngoại vụ", "subject": "Tiến độ"}
    return Visit(**said | changes)


def _recorded(world, findings=(), **more):
    inspection = make.InspectionFactory(plan=world.plan, agency=world.lead_agency, **more)
    return record_inspection(by=world.focal, inspection=inspection, result=Outcome("Đạt.", findings), now=NOW)


def test_a_visit_is_planned_changed_and_called_off(world):
    row = plan_inspection(by=world.focal, plan=world.plan, visit=_visit(world), now=NOW)
    change_inspection(by=world.focal, inspection=row, visit=_visit(world, on=TODAY + DAY, subject=" Minh chứng "))
    call_off_inspection(by=world.focal, inspection=row, reason="Trùng lịch họp.", now=NOW)

    row = Inspection.objects.get(pk=row.pk)
    assert (row.on, row.subject, row.reason, row.is_open) == (TODAY + DAY, "Minh chứng", "Trùng lịch họp.", False)
    with pytest.raises(Refused, match="đã ghi kết quả hoặc đã hủy"):
        change_inspection(by=world.focal, inspection=row, visit=_visit(world))


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"team": " "}, "thành phần đoàn"), ({"subject": ""}, "nội dung kiểm tra"), ({"agency": "group"}, "đang hoạt động"),
])  # fmt: skip
def test_what_is_no_visit_is_refused(world, changes, sentence):
    changes = {key: getattr(world, value) if key == "agency" else value for key, value in changes.items()}
    with pytest.raises(Refused, match=sentence):
        plan_inspection(by=world.focal, plan=world.plan, visit=_visit(world, **changes), now=NOW)
    with pytest.raises(NotAllowed):
        plan_inspection(by=world.head, plan=world.plan, visit=_visit(world), now=NOW)
    assert not Inspection.objects.exists()


def test_its_outcome_is_kept_with_the_minutes_and_what_it_asks_for(world):
    minutes = ("bien-ban.pdf", empty_pdf())
    result = Outcome(" Đạt yêu cầu. ", ["Bổ sung tranh", " ", "Dịch sách"], minutes)

    planned = make.InspectionFactory(plan=world.plan, agency=world.lead_agency)
    row = record_inspection(by=world.focal, inspection=planned, result=result, now=NOW)

    row = Inspection.objects.get(pk=row.pk)
    assert (row.outcome, row.name, row.sha256) == (
        "Đạt yêu cầu.",
        "bien-ban.pdf",
        hashlib.sha256(minutes[1]).hexdigest(),
    )
    assert [finding.text for finding in row.findings.all()] == ["Bổ sung tranh", "Dịch sách"]


@pytest.mark.parametrize(("outcome", "more", "sentence"), [
    (Outcome(" "), {}, "kết quả, kết luận"),
    (Outcome("Đạt."), {"on": TODAY + DAY}, "Chưa đến ngày"),
    (Outcome("Đạt.", (), ("a.exe", b"MZ")), {}, "biên bản .pdf"),
    (Outcome("Đạt.", (), ("mat.docx", make.template_file("TỐI MẬT", "Biên bản"))), {}, "dấu chỉ độ mật"),
])  # fmt: skip
def test_an_outcome_that_is_none_is_refused_and_leaves_nothing(world, outcome, more, sentence):
    row = make.InspectionFactory(plan=world.plan, **more)
    with pytest.raises(Refused, match=sentence):
        record_inspection(by=world.focal, inspection=row, result=outcome, now=NOW)
    row.refresh_from_db()
    assert (row.is_open, row.content.name) == (True, "")


def test_a_finding_becomes_a_task_once(world):
    finding = world.finding
    due = TODAY + 30 * DAY

    task = assign_finding(by=world.focal, finding=finding, agency=world.partner_agency, due=due, now=NOW)

    rows = Assignment.objects.filter(task=task).values_list("agency", "role")
    assert (task.item.text, task.due, list(rows)) == (finding.text, due, [(world.partner_agency.pk, "lead")])
    assert task.origin == f"Kiến nghị tại buổi kiểm tra, giám sát ngày {TODAY:%d/%m/%Y}"
    with pytest.raises(Refused, match="đã được giao"):
        assign_finding(by=world.focal, finding=finding, agency=world.lead_agency, due=None, now=NOW)


def test_visits_are_found_by_their_state(world):
    coming = make.InspectionFactory(plan=world.plan, on=TODAY + DAY)
    waiting = make.InspectionFactory(plan=world.plan, on=TODAY)
    recorded = make.InspectionFactory(plan=world.plan, recorded_at=NOW, outcome="Đạt.")
    called_off = make.InspectionFactory(plan=world.plan, called_off_at=NOW, reason="Trùng.")
    rows = visible_inspections(world.focal)

    found = {
        state: inspections_in(rows, state, TODAY).get() for state in ("planned", "to_record", "recorded", "called_off")
    }

    assert found == {"planned": coming, "to_record": waiting, "recorded": recorded, "called_off": called_off}
    assert inspections_in(rows, "?", TODAY).count() == 4


def test_a_visit_that_nobody_recorded_waits_for_the_focal_officer(world):
    today = localdate()
    make.InspectionFactory(plan=world.plan, on=today)
    late = make.InspectionFactory(plan=world.plan, on=today - DAY)

    [(kind, rows)] = waiting_for(world.focal, ["to_record"])

    assert (list(rows), kind.say(late, world.focal).route) == ([late], "inspection_detail")
    assert waiting_for(world.head, ["to_record"]) == []


def test_the_report_says_where_work_was_looked_at(world):
    _recorded(world, on=world.period.starts_on)
    _recorded(world, on=world.period.starts_on)
    _recorded(world, on=world.period.starts_on - DAY)
    make.InspectionFactory(plan=world.plan)

    visited = inspected_between(world.plan, world.period.starts_on, TODAY)
    content = report_content(world.period, world.focal_agency, TODAY)

    assert visited == [world.lead_agency]
    sentence = f"Đã kiểm tra thực tế tại 01 cơ quan, đơn vị ({world.lead_agency.name})."
    assert inspected_sentence(visited) == sentence
    assert sentence in str(official_report(content))
    assert inspected_sentence([]) == ""


def test_communes_are_named_as_places():
    rows = [("Sở Công Thương", "department"), ("Ủy ban nhân dân xã Bình An", "commune"),
            ("Ủy ban nhân dân phường Hà Trung", "commune")]  # fmt: skip
    sentence = inspected_sentence([make.AgencyFactory.build(name=name, kind=kind) for name, kind in rows])

    assert sentence == (
        "Đã kiểm tra thực tế tại 01 cơ quan, đơn vị (Sở Công Thương), 02 địa phương (xã Bình An; phường Hà Trung)."
    )


def test_the_pages_lead_from_a_plan_to_a_task(world, as_user):
    client = as_user(world.focal)
    row = plan_inspection(by=world.focal, plan=world.plan, visit=_visit(world), now=NOW)
    page = client.get(reverse("inspection_detail", args=[row.pk])).content.decode()
    assert reverse("record_inspection", args=[row.pk]) in page

    client.post(reverse("record_inspection", args=[row.pk]), {"outcome": "Đạt.", "findings": "Bổ sung tranh"})
    finding = row.findings.get()
    client.post(reverse("assign_finding", args=[finding.pk]), {"agency": world.lead_agency.pk, "due": "01/12/2026"})

    page = client.get(reverse("inspection_detail", args=[row.pk])).content.decode()
    finding.refresh_from_db()
    assert reverse("task_detail", args=[finding.task_id]) in page
    assert reverse("record_inspection", args=[row.pk]) not in page
    assert (
        f"{reverse('inspection_list')}?plan={world.plan.pk}"
        in client.get(reverse("plan_detail", args=[world.plan.pk])).content.decode()
    )


def test_another_agency_is_another_visit(world):
    row = plan_inspection(by=world.focal, plan=world.plan, visit=_visit(world), now=NOW)

    with pytest.raises(Refused, match="lập lịch mới"):
        change_inspection(by=world.focal, inspection=row, visit=_visit(world, agency=world.partner_agency))


def test_an_agency_without_a_task_of_the_plan_sees_its_own_visit(world, as_user):
    row = make.InspectionFactory(plan=world.plan, agency=world.idle_agency)

    assert as_user(world.idle).get(reverse("inspection_detail", args=[row.pk])).status_code == 200


def test_a_supervision_is_not_reported_as_a_check(world):
    _recorded(world, kind="supervision")

    assert inspected_between(world.plan, TODAY - DAY, TODAY) == []
