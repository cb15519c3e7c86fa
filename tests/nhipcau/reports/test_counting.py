"""What a report counts of any day is what was known and said by then, and what a clerk counts by hand."""

import io
import json
from datetime import timedelta
from pathlib import Path
from unittest import mock

import docx
import pytest
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from nhipcau.notices.letters import letter_of
from nhipcau.plans.models import Status
from nhipcau.plans.queries import live_assignments
from nhipcau.reminders.models import Mail
from nhipcau.reports.consolidated import report_content
from nhipcau.reports.plan_on_day import plan_then
from nhipcau.reports.writing.consolidated import counts_sentence, report_document
from nhipcau.reports.writing.machine import machine_report
from nhipcau.reports.writing.sheet import report_sheets
from nhipcau.reports.writing.tables import HEADS
from nhipcau.work.queries import with_status
from nhipcau.work.tallies import plan_counts
from tests.nhipcau import factories as make
from tests.nhipcau.reports.stories import BEGIN, EVENTS, TASKS, Story

pytestmark = pytest.mark.django_db
STORIES = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a story lives in a database: shrinking it takes minutes
)  # fmt: skip


def _counted(tally):
    return {status.value: count for status, count in tally.counts if count}


def _live(story, day):
    rows = with_status(live_assignments(story.plan), day)
    return {row.pk: row.status for row in rows}


@STORIES
@given(tasks=TASKS, events=EVENTS, later=st.integers(0, 400))
def test_every_day_is_counted_as_it_was(world, tasks, events, later):
    story, days = Story(world, tasks), []
    for event in events:
        story.live(event)
        days.append(story.today)
        assert _live(story, story.today) == story.standing(story.today)
        assert _counted(plan_counts(story.plan, story.today).whole) == story.tasks_by_status(story.today)
    for day in {BEGIN, *days, *(day - timedelta(days=1) for day in days), story.today + timedelta(days=later)}:
        then = plan_then(story.plan, day)
        assert {pk: row.status for pk, row in then.standings.items()} == story.standing(day), day
        counts = then.counts()
        assert _counted(counts.whole) == story.tasks_by_status(day)
        assert _counted(counts.duties) == story.tasks_by_status(day, "duty")
        assert sum(tally.total for tally in counts.by_section) == counts.whole.total
        assert sum(tally.total for tally in counts.by_agency) == counts.parts.total


def test_of_three_parts_that_come_together_the_silent_ones_count_once(world):
    """An agency that both leads and coordinates a task goes up in one that leads it: found by a random story."""
    story = Story(world, [("Trước ngày 30/11 hằng năm", "duty", [0, 1, 3], True)])
    for event in [(100, "in_progress", 0, 2, 5), (19, "merge", 0, 1, 0), (70, "merge", 0, 2, 0)]:
        story.live(event)

    assert _live(story, story.today) == story.standing(story.today)
    assert sorted(str(status) for status in _live(story, story.today).values()) == ["on_track", "silent", "silent"]


def test_the_pages_and_the_report_agree_on_every_later_day(world):
    story = Story(world, [("Hằng quý", "task", [0, 1], True), ("Hằng năm", "task", [2], False)])
    for event in [(20, "done", 0, 0, 3), (40, "done", 0, 0, 1), (10, "in_progress", 0, 1, 0), (200, "done", 1, 2, 0)]:
        story.live(event)

    for day in (story.today + timedelta(days=17 * at) for at in range(25)):
        assert _live(story, day) == {pk: row.status for pk, row in plan_then(story.plan, day).standings.items()}


LABELS = {str(status.label): status.value for status in Status} | {
    HEADS[Status.DONE_UNDATED]: Status.DONE_UNDATED.value,
}  # fmt: skip


def _named(heads, cells):
    """A row of figures by status, the empty ones left out."""
    return {LABELS[head]: int(cell) for head, cell in zip(heads[1:-1], cells[1:-1], strict=True) if int(cell)}


def _page(client, period, day):
    """The page of a period as it is on a day."""
    real = timezone.localdate
    with mock.patch.object(timezone, "localdate", lambda at=None: real(at) if at else day):
        return client.get(reverse("period_detail", args=[period.pk])).context["content"]


@settings(STORIES, max_examples=8)
@given(tasks=TASKS, events=EVENTS)
def test_page_document_sheet_data_and_mail_say_what_the_clerk_counted(world, as_user, tasks, events):
    story = Story(world, tasks)
    for event in events:
        story.live(event)
    day, counted = story.today, story.tasks_by_status(story.today)
    period = make.PeriodFactory(plan=story.plan, starts_on=BEGIN, ends_on=day, due_on=day, opened_by=world.focal)

    page = _page(as_user(world.focal), period, day)
    content = report_content(period, world.focal_agency, day)
    with translation.override("vi"):
        figures = json.loads(machine_report(content))["figures"]
        book = load_workbook(io.BytesIO(report_sheets(content)))
        tables = docx.Document(io.BytesIO(report_document(period, world.focal_agency, day))).tables
        table = next((one for one in tables if one.cell(0, 1).text == "Nhóm nhiệm vụ"), None)
        rows = [[cell.text for cell in row.cells] for row in table.rows] if table else [[], []]
        sheet = [list(row) for row in book["Tổng hợp"].iter_rows(values_only=True)]
        assert f"Kế hoạch có {story.kinds.count('task'):02} nhiệm vụ" in counts_sentence(content)
        assert (
            counted
            == _counted(page.whole)
            == _named([*rows[0][2:], ""], [*rows[-1][2:], ""])
            == _named(sheet[0], sheet[-1])
        )
    assert counted == {key: value for key, value in figures["whole"].items() if value and key != "total"}
    assert figures["duties"]["total"] == story.kinds.count("duty")
    _assert_mails(story, day)


def _assert_mails(story, day):
    """The mail of a week has every part that is open and due within it, and no other."""
    for at, officer in enumerate(story.officers):
        if at not in story.gone:
            letter = letter_of(Mail.objects.create(user=officer, day=day, is_weekly=True), "https://x.example")
            lines = letter.body.splitlines() if letter else []
            assert sum(line.startswith("- ") for line in lines) == len(story.due_within_a_week(at, day))


def test_the_explanation_names_every_status_as_the_code_does():
    told = (Path(__file__).parents[3] / "docs/explanation/how-a-report-counts.md").read_text(encoding="utf-8")

    with translation.override("vi"):
        assert [status.value for status in Status if f"| {status.label} (`{status.value}`) |" not in told] == []
