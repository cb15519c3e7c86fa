"""One report in every form: the page, the .docx, the .xlsx and the data say the same."""

import io
import json
import re
from datetime import date, timedelta

import docx
import jsonschema
import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import kehoach
from nhipcau.plans.models import Status
from nhipcau.plans.statuses import OFFICIAL_ORDER
from nhipcau.reports.after_issue import changed_figures, changed_tasks
from nhipcau.reports.consolidated import figures_at_issue, figures_of, report_content
from nhipcau.reports.writing.consolidated import report_document
from nhipcau.reports.writing.machine import SCHEMA, machine_report
from nhipcau.reports.writing.sheet import report_sheets
from nhipcau.work.models import IndicatorValue
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.once]

STATES = ("in_progress", "done", "paused")
ANSWERS = st.tuples(st.sampled_from((*STATES, None)), st.integers(0, 100), st.integers(-200, 200))
TASKS = st.lists(st.tuples(st.integers(0, 2), st.lists(ANSWERS, max_size=3)), max_size=6)


def _build(world, tasks, values):
    """A plan of random tasks in three sections, each with agencies that said random things."""
    agencies = [world.lead_agency, world.partner_agency, world.idle_agency]
    plan = make.PlanFactory(locality=world.locality, state="active")
    for section, answers in tasks:
        due = TODAY - timedelta(days=30)
        task = make.TaskFactory(item__plan=plan, item__section=f"II. NHIỆM VỤ › {section}. Mục {section}", due=due)
        for agency, (state, percent, days) in zip(agencies, answers, strict=False):
            assignment = make.AssignmentFactory(task=task, agency=agency)
            if state is not None:
                make.ProgressFactory(
                    assignment=assignment, state=state, percent=100 if state == "done" else percent, posted_at=NOW - timedelta(days=abs(days)),
                    done_on=TODAY - timedelta(days=abs(days)) if state == "done" else None, note=f"Nói {percent}",
                )  # fmt: skip
    for at, value in enumerate(values):
        indicator = make.IndicatorFactory(plan=plan, name=f"Chỉ tiêu {at}", agency=world.lead_agency)
        IndicatorValue.objects.create(
            indicator=indicator, value=value, on=TODAY, posted_by=world.lead, posted_at=NOW, token=f"t{plan.pk}-{at}"
        )  # fmt: skip
    return make.PeriodFactory(plan=plan, opened_by=world.focal)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tasks=TASKS, values=st.lists(st.decimals(0, 10**6, places=2), max_size=3))
def test_every_form_says_the_same(world, as_user, tasks, values):
    period = _build(world, tasks, values)
    page = as_user(world.focal).get(reverse("period_detail", args=[period.pk])).context["content"]
    content = report_content(period, world.focal_agency, TODAY)
    data = json.loads(machine_report(content))
    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    with translation.override("vi"):
        book = load_workbook(io.BytesIO(report_sheets(content)))
    document = docx.Document(io.BytesIO(report_document(period, world.focal_agency, TODAY)))

    figures = figures_of(content)
    shown = [status for status in OFFICIAL_ORDER if figures["whole"][status] or status == "late"]
    expected = [[row["name"], *(row[s] for s in shown), row["total"]] for row in figures["sections"]]
    expected.append(["Toàn kế hoạch", *(figures["whole"][s] for s in shown), figures["whole"]["total"]])
    assert figures == data["figures"] == figures_of(page)
    assert [list(row) for row in book["Tổng hợp"].iter_rows(min_row=2, values_only=True)] == expected
    if content.whole.total:
        said = [[cell.text for cell in row.cells] for row in document.tables[1].rows[1:]]
        in_document = [["" if row[0] == "Toàn kế hoạch" else str(at), *row] for at, row in enumerate(expected, start=1)]
        assert [(row[0], *row[3:], row[2]) for row in said] == [
            (row[0], *map(str, row[2:])) for row in in_document
        ]  # fmt: skip
    _assert_same_rows(data["rows"], book["Nhiệm vụ"], document.tables[-1])


def _status(told):
    """The status of what the annex tells with its days."""
    return {"Quá hạn": "Quá hạn chưa hoàn thành"}.get(told[1], told[1])


def _assert_same_rows(rows, sheet, table):
    with translation.override("vi"):
        flat = [
            (row["number"], row["text"], answer["agency"], str(Status(answer["status"]).label), answer["percent"])
            for row in rows
            for answer in row["answers"] or [{"agency": "", "status": "silent", "percent": None}]
        ]
    in_sheet = [
        (row[0], row[2], row[3] or "", row[9] or "Chưa cập nhật", row[10])
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    in_document = [
        tuple(cells[at].text for at in (0, 1, 2, 5)) for cells in (row.cells for row in table.rows[1:])
        if not cells[0].text.isalpha()
    ]  # fmt: skip
    in_document = [(*row[:3], re.sub(r"(Quá hạn|Hoàn thành chậm) \d+ ngày", _status, row[3])) for row in in_document]
    assert in_sheet == flat
    apart = [(number, text, agency, status) for number, text, agencies, status in in_document
             for agency in agencies.split("; ")]  # fmt: skip
    told = [(str(number), text, agency, status) for number, text, agency, status, _percent in flat]
    assert sorted(apart) == sorted(told)


def test_the_appendix_is_read_again_task_by_task(world):
    period = _build(world, [(0, [("done", 100, 3), ("in_progress", 40, 2)]), (1, [("paused", 0, 1)]), (1, [])], [])

    again = kehoach.read(report_document(period, world.focal_agency, TODAY))

    texts = [row.text for row in report_content(period, None, TODAY).rows()]
    assert [task.text for task in again.tasks][-len(texts) :] == texts


def test_what_changed_since_a_report_was_issued_is_named(world):
    period = _build(world, [(0, [("in_progress", 40, 2)])], [])
    issued = figures_at_issue(report_content(period, None, TODAY))
    make.ProgressFactory(
        assignment=period.plan.tasks.get().assignments.get(), state="done", percent=100, done_on=TODAY - timedelta(40),
        posted_at=NOW + timedelta(minutes=5),
    )  # fmt: skip

    content = report_content(period, None, TODAY)
    changes = changed_figures(issued, figures_of(content))

    assert [(row.task, row.issued, row.now) for row in changed_tasks(issued, content.then)] == [
        (period.plan.tasks.get(), Status.LATE, Status.DONE)
    ]
    assert changed_tasks(figures_of(content), content.then) == []
    with translation.override("vi"):
        assert [(row.name.split(": ")[1], row.issued, row.now) for row in changes if "Toàn" in row.name and row.issued != row.now] == [
            (str(Status.DONE.label), 0, 1), (str(Status.LATE.label), 1, 0),
        ]  # fmt: skip


def test_figures_open_the_rows_that_they_counted(world, as_user):
    period = _build(world, [(0, [("done", 100, 3)]), (1, [("in_progress", 40, 2)])], [])
    address = reverse("report_rows", args=[period.pk])

    late = as_user(world.focal).get(address, {"status": "late"}).context["page"]
    section = as_user(world.focal).get(address, {"section": "0. Mục 0"}).context["page"]

    assert ([row.latest_percent for row in late], [row.latest_percent for row in section]) == ([40], [100])


def test_the_data_of_a_year_that_is_empty_holds(world):
    period = make.PeriodFactory(plan=make.PlanFactory(locality=world.locality), ends_on=date(2026, 1, 2),
                                starts_on=date(2026, 1, 1))  # fmt: skip

    data = json.loads(machine_report(report_content(period, None, TODAY)))

    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert (data["rows"], data["figures"]["whole"]["total"]) == ([], 0)
