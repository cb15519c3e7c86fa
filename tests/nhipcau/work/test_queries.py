"""Progress, evidence, difficulties, and how the work stands."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.desk.charts import bar
from nhipcau.plans.models import Assignment, Plan, Status
from nhipcau.work import difficulties
from nhipcau.work.models import Evidence, Progress
from nhipcau.work.open_difficulties import plan_difficulties
from nhipcau.work.plan_list import plan_assignments
from nhipcau.work.progress import actions
from nhipcau.work.progress.rows import File
from nhipcau.work.queries import my_assignments, with_status
from nhipcau.work.tallies import plan_counts
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _report(**changes):
    said = {"state": "in_progress", "percent": 60, "note": " Đã họp. ", "token": "form-1", **changes}
    return actions.ProgressReport(**said)


def test_post_progress_adds_a_row_with_its_evidence(world, now):
    files = [File("biên bản.docx", b"noi dung")]

    row = actions.post_progress(by=world.lead, assignment=world.assignment, report=_report(files=files), now=now)

    assert (row.state, row.percent, row.note, row.posted_by, row.posted_at) == (
        "in_progress", 60, "Đã họp.", world.lead, now,
    )  # fmt: skip
    evidence = row.evidence.get()
    assert (evidence.name, evidence.size, Path(evidence.content.path).read_bytes()) == ("biên bản.docx", 8, b"noi dung")


def test_post_progress_counts_a_form_sent_twice_once(world, now):
    first = actions.post_progress(by=world.lead, assignment=world.assignment, report=_report(), now=now)
    again = actions.post_progress(by=world.lead, assignment=world.assignment, report=_report(), now=now)

    assert first == again


@pytest.mark.parametrize(
    ("state", "percent", "kept"), [("done", 30, 100), ("in_progress", 100, 99), ("paused", 20, 20), ("not_begun", 0, 0)]
)
def test_post_progress_keeps_state_and_percentage_in_step(world, now, state, percent, kept):
    row = actions.post_progress(
        by=world.lead,
        assignment=world.assignment,
        now=now,
        report=_report(state=state, percent=percent, reason="Đối tác lùi lịch."),
    )

    assert row.percent == kept


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("virus.exe", b"x", "Không nhận"),
        ("rong.pdf", b"", "rỗng"),
        ("khong-duoi", b"x", "Không nhận"),
        ("mat.txt", "TUYỆT MẬT\nNội dung".encode(), "mức độ mật"),
    ],
)
def test_post_progress_refuses_bad_evidence_and_writes_nothing(world, now, name, data, sentence):
    before = (Progress.objects.count(), Evidence.objects.count())

    with pytest.raises(Refused, match=sentence):
        actions.post_progress(
            by=world.lead, assignment=world.assignment, report=_report(files=[File(name, data)]), now=now
        )

    assert (Progress.objects.count(), Evidence.objects.count()) == before


@pytest.mark.parametrize("person", ["partner", "focal", "chair", "outsider"])
def test_post_progress_is_for_the_agency_itself(world, now, person):
    with pytest.raises(NotAllowed):
        actions.post_progress(by=getattr(world, person), assignment=world.assignment, report=_report(), now=now)


def test_post_progress_of_a_group_is_the_focal_officers(world, now):
    group = make.AssignmentFactory(task=world.assignment.task, agency__kind="group", agency__name="Các sở")

    row = actions.post_progress(by=world.focal, assignment=group, report=_report(), now=now)

    assert row.posted_by == world.focal


def test_post_progress_waits_for_an_active_plan(world, now):
    make.changed(Plan.objects.filter(pk=world.plan.pk), state="closed")
    assignment = Assignment.objects.get(pk=world.assignment.pk)

    with pytest.raises(Refused, match="chưa kích hoạt"):
        actions.post_progress(by=world.lead, assignment=assignment, report=_report(), now=now)


def test_raise_difficulty_and_answer_difficulty(world, now):
    difficulty = difficulties.raise_difficulty(by=world.lead, assignment=world.assignment, text=" Thiếu xe. ", now=now)

    answered = difficulties.answer_difficulty(by=world.chair, difficulty=difficulty, answer="Mượn xe.", now=now)

    assert (answered.text, answered.answer, answered.answered_by) == ("Thiếu xe.", "Mượn xe.", world.chair)


@pytest.mark.parametrize(("text", "answer"), [("  ", "Được."), ("Thiếu xe.", " ")])
def test_empty_difficulties_and_answers_are_refused(world, now, text, answer):
    difficulty = world.difficulty
    with pytest.raises(Refused, match="Chưa nhập"):  # noqa: PT012 (either of the two may refuse)
        if not text.strip():
            difficulties.raise_difficulty(by=world.lead, assignment=world.assignment, text=text, now=now)
        difficulties.answer_difficulty(by=world.chair, difficulty=difficulty, answer=answer, now=now)


@pytest.mark.parametrize(
    ("state", "due_in", "expected"),
    [
        (None, None, Status.SILENT),
        (None, 5, Status.SILENT),
        (None, -1, Status.LATE),
        (None, 0, Status.SILENT),
        ("in_progress", 5, Status.ON_TRACK),
        ("in_progress", -1, Status.LATE),
        ("paused", 5, Status.PAUSED),
        ("paused", -1, Status.PAUSED),
        ("not_begun", 5, Status.NOT_BEGUN),
        ("not_begun", -1, Status.LATE),
        ("done", -30, Status.DONE_LATE),
        ("done", 0, Status.DONE),
        ("done", None, Status.DONE_UNDATED),
    ],
)
def test_status_follows_from_facts_and_dates(state, due_in, expected):
    due = None if due_in is None else TODAY + timedelta(days=due_in)
    assignment = make.AssignmentFactory(task__due=due)
    if state:
        make.ProgressFactory(assignment=assignment, state=state, percent=100 if state == "done" else 50)

    assert with_status(Assignment.objects.all(), TODAY).get().status == expected


def test_status_takes_the_last_word(world):
    make.ProgressFactory(assignment=world.assignment, state="done", percent=100, posted_at=NOW + timedelta(days=1))
    make.ProgressFactory(assignment=world.assignment, state="paused", percent=10, posted_at=NOW - timedelta(days=9))

    found = {a.pk: a.status for a in with_status(Assignment.objects.all(), TODAY)}

    assert found == {world.assignment.pk: "done_undated", world.partner_assignment.pk: "done_undated"}


def test_plan_standing_counts_each_answering_assignment_once(world):
    make.AssignmentFactory(
        task__item__plan=world.plan, task__item__section="II. Việc › Quảng bá", task__due=date(2026, 1, 1)
    )

    now = plan_counts(world.plan, TODAY)

    assert {status: count for status, count in now.whole.counts if count} == {"late": 1, "on_track": 1}
    assert [t.name for t in now.by_section] == ["Phụ lục", "Quảng bá"]
    assert [t.total for t in now.by_agency] == [1, 1]
    assert (len(now.silent_agencies), len(plan_difficulties(world.plan)), now.unassigned) == (1, 1, [])


def test_bars_add_up_to_the_whole(world):
    for state in ("done", "paused"):
        make.ProgressFactory(
            assignment=make.AssignmentFactory(task__item__plan=world.plan),
            state=state,
            percent=100 if state == "done" else 5,
        )

    parts = bar(plan_counts(world.plan, TODAY).whole)

    assert round(sum(part.length for part in parts)) == 100
    assert [part.status.value for part in parts] == ["done_undated", "on_track", "paused"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "le hoi den nuoc"}, 1),
        ({"q": "LỄ HỘI đèn"}, 1),
        ({"q": "so van hoa"}, 2),
        ({"q": "không có"}, 0),
        ({"status": "on_track"}, 1),
        ({"status": "silent"}, 1),
        ({"status": "nonsense"}, 2),
        ({"section": "phu-luc"}, 2),
        ({"section": "Khác"}, 0),
        ({"agency": "abc"}, 2),
    ],
)
def test_plan_assignments_filters(world, asked, expected):
    make.AssignmentFactory(
        task__item__plan=world.plan, task__item__text="Tổ chức Lễ hội Đèn nước", agency=world.lead_agency
    )

    assert plan_assignments(world.plan, asked, TODAY).count() == expected


def test_my_assignments_puts_what_is_done_last_and_what_is_due_first(world):
    def add(due, *, done=False):
        row = make.AssignmentFactory(task__item__plan=world.plan, task__due=due, agency=world.lead_agency)
        if done:
            make.ProgressFactory(assignment=row, state="done", percent=100)
        return row

    done, later, sooner = add(date(2026, 1, 1), done=True), add(date(2026, 12, 1)), add(date(2026, 9, 1))

    assert list(my_assignments(world.lead, TODAY)) == [sooner, later, world.assignment, done]


def test_answer_difficulty_happens_once(world, now):
    difficulties.answer_difficulty(by=world.chair, difficulty=world.difficulty, answer="Làm đi.", now=now)

    with pytest.raises(Refused, match="đã có ý kiến"):
        difficulties.answer_difficulty(by=world.chair, difficulty=world.difficulty, answer="Thôi.", now=now)


def test_post_progress_with_the_token_of_another_assignment_counts(world, now):
    other = make.AssignmentFactory(task=world.assignment.task, agency=world.lead_agency, printed_name="Sở VHTTDL")

    rows = [
        actions.post_progress(by=world.lead, assignment=a, report=_report(), now=now) for a in (world.assignment, other)
    ]

    assert rows[0] != rows[1]
