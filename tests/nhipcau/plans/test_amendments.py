"""Decisions that change a plan at work: read from their document or by hand, put in force, counted by day."""

import io
from datetime import date, timedelta

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.plans.amendments import actions as amendments_actions
from nhipcau.plans.amendments.actions import Decision
from nhipcau.plans.amendments.checks import Said
from nhipcau.plans.amendments.clauses import Clause, set_clause
from nhipcau.plans.models import Amendment, Change, SourceFile, Task
from nhipcau.reports.consolidated import report_content
from nhipcau.reports.plan_on_day import plan_then, tasks_then
from nhipcau.reports.writing.consolidated import report_document
from nhipcau.work.plan_list import plan_assignments
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.rows import ProgressReport
from nhipcau.work.queries import my_assignments
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DECISION = Decision("1520/QĐ-UBND", "Điều chỉnh Kế hoạch", TODAY)
DOCUMENT = """ỦY BAN NHÂN DÂN
TỈNH VĨNH HÀ
Số: 1520/QĐ-UBND
Vĩnh Hà, ngày {day} tháng {month} năm {year}
QUYẾT ĐỊNH
Về việc điều chỉnh một số nội dung của Kế hoạch số 112/KH-UBND
Điều 1. Sửa đổi, bổ sung một số nội dung của Kế hoạch số 112/KH-UBND như sau:
1. Sửa đổi điểm b khoản 2 Mục III như sau:
“b) Mở Tuần Văn hóa tại ba nước (Chủ trì: Sở Công Thương; thời gian: Trước ngày 30/12/2026).”
2. Bãi bỏ nhiệm vụ số 7 tại Phụ lục.
3. Bổ sung điểm c vào sau điểm b khoản 2 Mục III như sau:
“c) Tổ chức trại sáng tác.
Chủ trì: Sở Xây dựng.”
4. Bãi bỏ nhiệm vụ số 99 tại Phụ lục.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""


def _task(world, locator, text, agency=None, due=None):
    task = make.TaskFactory(item__plan=world.plan, item__locator=locator, item__text=text, due=due)
    make.AssignmentFactory(task=task, agency=agency or world.lead_agency)
    return task


@pytest.fixture
def tasks(world):
    week = _task(world, "III.2.b", "Mở Tuần Văn hóa", due=date(2026, 6, 30))
    return {"week": week, "film": _task(world, "PL.7", "Làm phim")}


CLAUSES = [
    # what is typed of a clause (place, as it stands, as it is to be), and why it is refused
    (("", "Báo cáo hằng năm", ""), "Hãy ghi vị trí"),
    (("khoản 2 Mục V", "", "Bỏ"), "Hãy ghi vị trí"),
    (("khoản 2 Mục V", "Không có trong kế hoạch", ""), "Không tìm thấy trong kế hoạch"),
    (("khoản 2 Mục V", "Đến năm 2030 có đề án", "Đến năm 2030 có đề án"), "vẫn như cũ"),
]


def _draft(world, **changes):
    return amendments_actions.amend_plan(by=world.focal, plan=world.plan, decision=DECISION, now=NOW, **changes)


def _set(world, amendment, **said):
    return amendments_actions.set_change(by=world.focal, amendment=amendment, change=None, said=Said(**said), now=NOW)


def _force(world, amendment):
    return amendments_actions.put_in_force(by=world.focal, amendment=amendment, now=NOW)


def test_a_document_proposes_its_changes(world, tasks):
    text = DOCUMENT.format(day=f"{TODAY.day:02}", month=f"{TODAY.month:02}", year=TODAY.year)

    draft = amendments_actions.amend_plan(
        by=world.focal, plan=world.plan, decision=Decision(), now=NOW, file=("qd.txt", text.encode())
    )

    assert (draft.number, draft.on, draft.is_draft, draft.source.name) == ("1520/QĐ-UBND", TODAY, True, "qd.txt")
    assert [(c.kind, c.task, c.text, c.leads, c.time_text) for c in draft.changes.all()] == [
        ("changed", tasks["week"], "Mở Tuần Văn hóa tại ba nước", "Sở Công Thương", "Trước ngày 30/12/2026"),
        ("dropped", tasks["film"], "", "", ""),
        ("added", None, "Tổ chức trại sáng tác.", "Sở Xây dựng", ""),
        ("dropped", None, "", "", ""),
    ]
    with pytest.raises(Refused, match="chưa rõ"):
        _force(world, draft)
    amendments_actions.drop_change(by=world.focal, change=draft.changes.last())
    _force(world, draft)
    rows = plan_assignments(world.plan, {}, TODAY).filter(task__in=Task.objects.exclude(pk=world.assignment.task_id))
    assert [(r.task.item.text, r.agency.short_name, r.task.due) for r in rows] == [
        ("Mở Tuần Văn hóa tại ba nước", "SCT", date(2026, 12, 30)),
        ("Tổ chức trại sáng tác.", "SXD", None),
    ]


def test_a_whole_new_text_of_the_plan_is_compared(world, tasks):
    text = (
        "KẾ HOẠCH\nVề đối ngoại\nI. NHIỆM VỤ\n1. Mở Tuần Văn hóa.\n(Chủ trì: Sở Công Thương)\n"
        "2. Dựng nhà trưng bày ở biên giới.\n(Chủ trì: Sở Xây dựng)\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Ngoại vụ theo dõi.\n"
    )

    draft = _draft(world, file=("kh.txt", text.encode()))

    assert {(c.kind, c.task and c.task.item.locator) for c in draft.changes.all()} >= {
        ("changed", "III.2.b"), ("added", None), ("dropped", "PL.7"),
    }  # fmt: skip


def test_by_hand_a_task_passes_to_another_agency_and_keeps_its_past(world, tasks):
    task = tasks["week"]
    old = task.assignments.get()
    post_progress(
        by=world.lead,
        assignment=old,
        report=ProgressReport("in_progress", 30, "Đã mời.", "t", reason="Chờ đối tác."),
        now=NOW,
    )
    draft = _draft(world)
    _set(world, draft, kind="changed", task=task, text=task.item.text, leads="Sở Xây dựng", partners="Sở Công Thương")

    _force(world, draft)

    old.refresh_from_db()
    assert (old.until, old.progress.count()) == (TODAY, 1)
    assert [a.task for a in my_assignments(world.idle, TODAY)] == [task]
    assert task not in [a.task for a in my_assignments(world.lead, TODAY)]
    change = Change.objects.get()
    assert (change.before, change.due_before) == (
        {"text": "Mở Tuần Văn hóa", "leads": "Sở Văn hóa, Thể thao và Du lịch", "partners": "", "time_text": ""},
        date(2026, 6, 30),
    )


def test_a_report_counts_against_the_plan_of_its_day(world, tasks):
    before = TODAY - timedelta(days=10)
    draft = _draft(world)
    _set(world, draft, kind="dropped", task=tasks["film"])
    _set(
        world, draft, kind="changed", task=tasks["week"], text="Mở hai Tuần Văn hóa", leads="Sở Xây dựng",
        time_text="Trước ngày 31/12/2099",
    )  # fmt: skip
    _set(world, draft, kind="added", text="Việc mới", leads="Sở Công Thương")
    _force(world, draft)

    then = {t.item.locator: t.item.text for t in tasks_then(world.plan, before)}
    now = {t.item.locator: t.item.text for t in tasks_then(world.plan, TODAY)}

    old = world.assignment.task.item
    assert then == {old.locator: old.text, "III.2.b": "Mở Tuần Văn hóa", "PL.7": "Làm phim"}
    assert now == {old.locator: old.text, "III.2.b": "Mở hai Tuần Văn hóa", "*1": "Việc mới"}
    stood = plan_then(world.plan, before)
    assert [(task.item.locator, [row.agency for row in stood.standings.values() if row.task == task.pk])
            for task in stood.tasks if task != world.assignment.task] == [
        ("III.2.b", [world.lead_agency.pk]), ("PL.7", [world.lead_agency.pk])]  # fmt: skip
    period = make.PeriodFactory(plan=world.plan, ends_on=before)
    content = report_content(period, None, TODAY)
    assert [row.text for row in content.rows()] == [old.text, "Mở Tuần Văn hóa", "Làm phim"]


def test_what_was_posted_or_moved_after_the_day_does_not_count(world):
    row, before = world.assignment, TODAY - timedelta(days=5)
    make.ExtensionFactory(
        assignment=row, due=before - timedelta(days=1), until=TODAY + timedelta(days=9), is_granted=True,
        decided_by=world.focal, decided_at=NOW,
    )  # fmt: skip
    make.changed(Task.objects.filter(pk=row.task_id), due=before - timedelta(days=1))

    then, now = (plan_then(world.plan, day).standings[row.pk] for day in (before, TODAY))

    assert (then.status, then.at.word) == ("late", None)
    assert (now.status, now.at.word.percent, now.at.due) == ("on_track", 40, TODAY + timedelta(days=9))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "changed", "text": "x", "leads": "Sở Xây dựng"}, "Hãy chọn nhiệm vụ"),
        ({"kind": "added", "text": " ", "leads": "Sở Xây dựng"}, "nội dung"),
        ({"kind": "added", "text": "x", "leads": ""}, "chủ trì"),
        ({"kind": "added", "text": "x", "leads": "Sở Lạ"}, "chưa có cơ quan"),
    ],
)
def test_what_cannot_be_changed_is_refused(world, said, why):
    draft = _draft(world)

    with pytest.raises(Refused, match=why):
        _set(world, draft, **said)


def test_one_decision_changes_a_task_once_and_itself_comes_in_force_once(world, tasks):
    draft = _draft(world)
    with pytest.raises(Refused, match="chưa có thay đổi nào"):
        _force(world, draft)
    _set(world, draft, kind="dropped", task=tasks["film"])
    with pytest.raises(Refused, match="đã có một thay đổi"):
        _set(world, draft, kind="dropped", task=tasks["film"])
    _force(world, draft)

    with pytest.raises(Refused, match="đã có hiệu lực"):
        _force(world, draft)
    with pytest.raises(Refused, match="đã có hiệu lực"):
        amendments_actions.discard_amendment(by=world.focal, amendment=draft)


def test_a_decision_of_tomorrow_waits(world, tasks):
    decision = Decision("9/QĐ-UBND", "", TODAY + timedelta(days=1))
    draft = amendments_actions.amend_plan(by=world.focal, plan=world.plan, decision=decision, now=NOW)
    _set(world, draft, kind="dropped", task=tasks["film"])

    with pytest.raises(Refused, match="có hiệu lực từ"):
        _force(world, draft)


def test_a_decision_without_its_day_is_refused_and_without_its_number_it_is_a_draft(world, tasks):
    with pytest.raises(Refused, match="ngày có hiệu lực"):
        amendments_actions.amend_plan(by=world.focal, plan=world.plan, decision=Decision("1/QĐ"), now=NOW)
    draft = amendments_actions.amend_plan(by=world.focal, plan=world.plan, decision=Decision(on=TODAY), now=NOW)
    _set(world, draft, kind="dropped", task=tasks["film"])
    with pytest.raises(Refused, match="trước khi áp dụng"):
        _force(world, draft)
    assert str(draft) == "Dự thảo điều chỉnh chưa có số"
    with pytest.raises(Refused, match="đang thực hiện"):
        amendments_actions.amend_plan(by=world.focal, plan=world.draft, decision=DECISION, now=NOW)


def test_a_discarded_draft_leaves_no_document(world, settings):
    draft = _draft(world, file=("qd.txt", DOCUMENT.encode()))
    with pytest.raises(Refused, match="đã được tải lên"):
        _draft(world, file=("qd.txt", DOCUMENT.encode()))

    amendments_actions.discard_amendment(by=world.focal, amendment=draft)

    assert (Amendment.objects.count(), SourceFile.objects.filter(name="qd.txt").count()) == (0, 0)
    assert _draft(world, file=("qd.txt", DOCUMENT.encode())).changes.count() == 4


@pytest.mark.parametrize("person", ["lead", "head", "chair", "outsider"])
def test_who_may_not_amend(world, person):
    with pytest.raises(NotAllowed):
        amendments_actions.amend_plan(by=getattr(world, person), plan=world.plan, decision=DECISION, now=NOW)


def test_the_whole_way_in_the_browser(world, tasks, as_user):
    client = as_user(world.focal)
    bad = client.post(reverse("amend_plan", args=[world.plan.pk]), {})
    file = SimpleUploadedFile("qd.txt", DOCUMENT.format(day="01", month="06", year="2026").encode())
    started = client.post(reverse("amend_plan", args=[world.plan.pk]), {"file": file})
    draft = Amendment.objects.get()
    lost = draft.changes.last()
    form_page = client.get(reverse("set_change", args=[draft.pk]), {"change": lost.pk})
    wrong = client.post(
        f"{reverse('set_change', args=[draft.pk])}?change={lost.pk}", {"kind": "dropped", "task": "X.1"}
    )
    client.post(reverse("drop_change", args=[lost.pk]))
    client.post(reverse("put_in_force", args=[draft.pk]))

    assert (bad.status_code, started["Location"]) == (422, reverse("amendment_detail", args=[draft.pk]))
    assert "nhiệm vụ số 99" in form_page.content.decode()
    assert (wrong.status_code, "Hãy chọn nhiệm vụ" in wrong.content.decode()) == (422, True)
    page = client.get(reverse("amendment_detail", args=[draft.pk])).content.decode()
    assert "Mở Tuần Văn hóa tại ba nước" in page
    task_page = client.get(reverse("task_detail", args=[tasks["week"].pk])).content.decode()
    assert "1520/QĐ-UBND" in task_page
    history = client.get(reverse("plan_history", args=[world.plan.pk])).content.decode()
    assert "điều chỉnh kế hoạch theo 1520/QĐ-UBND: 3 thay đổi" in history


def test_a_draft_may_be_corrected_and_says_nothing_old_anew(world, tasks, as_user):
    draft, task = _draft(world), tasks["week"]
    same = {"kind": "changed", "task": task, "text": task.item.text, "leads": world.lead_agency.name}
    with pytest.raises(Refused, match="như cũ"):
        _set(world, draft, **same)
    with pytest.raises(Refused, match="Không hiểu thời gian"):
        _set(world, draft, **{**same, "time_text": "31/02/2027"})
    _set(world, draft, kind="added", text="Việc mới", leads="Sở Xây dựng")
    with pytest.raises(Refused, match="đã có nhiệm vụ mới này"):
        _set(world, draft, kind="added", text="Việc mới", leads="Sở Xây dựng")
    client = as_user(world.focal)
    address = reverse("correct_amendment", args=[draft.pk])
    bad = client.post(address, {"number": "2/QĐ-UBND", "on": "01/01/1900"})
    client.post(address, {"number": "2/QĐ-UBND", "title": "Mới", "on": "01/06/2026"})

    draft.refresh_from_db()
    assert (bad.status_code, draft.number, draft.title, draft.on) == (422, "2/QĐ-UBND", "Mới", date(2026, 6, 1))
    with pytest.raises(NotAllowed):
        amendments_actions.correct_amendment(by=world.lead, amendment=draft, decision=DECISION)


def test_what_was_done_on_a_dropped_task_stays_to_be_seen(world, as_user):
    draft = _draft(world)
    _set(world, draft, kind="dropped", task=world.assignment.task)
    _force(world, draft)

    page = as_user(world.lead).get(reverse("task_detail", args=[world.assignment.task_id])).content.decode()

    assert "Đã làm được một phần." in page
    assert "đã được bỏ từ ngày" in page
    assert "Cập nhật tiến độ" not in page


def test_the_report_names_the_decisions_that_amended_the_plan(world):
    draft = _draft(world)
    _set(world, draft, kind="added", text="Việc mới", leads="Sở Xây dựng")
    _force(world, draft)

    document = docx.Document(io.BytesIO(report_document(world.period, world.focal_agency, TODAY)))

    said = next(p.text.replace("\xa0", " ") for p in document.paragraphs if p.text.startswith("Thực hiện"))
    assert "(được điều chỉnh, bổ sung tại Quyết định số 1520/QĐ-UBND có hiệu lực từ ngày 20/8/2026)" in said


def _clause_item(world):
    """A goal of the plan, which is no task."""
    return make.ItemFactory(plan=world.plan, kind="objective", locator="II.-1", text="Đến năm 2030 có đề án")


@pytest.mark.parametrize(("typed", "why"), CLAUSES)
def test_a_clause_that_cannot_be_changed_is_refused(world, typed, why):
    _clause_item(world)
    draft = _draft(world)

    with pytest.raises(Refused, match=why):
        set_clause(by=world.focal, amendment=draft, change=None, clause=Clause(*typed))

    assert draft.changes.count() == 0


def test_a_clause_is_changed_or_repealed_by_its_place(world):
    goal, duty = _clause_item(world), make.ItemFactory(plan=world.plan, kind="duty", text="Báo cáo hằng tháng")
    draft = _draft(world)
    told = Clause("khoản 1 Mục II", goal.text, "Đến năm 2031 có đề án")
    first = set_clause(by=world.focal, amendment=draft, change=None, clause=told)
    set_clause(by=world.focal, amendment=draft, change=None, clause=Clause("khoản 2 Mục V", duty.text))
    with pytest.raises(Refused, match="đã có một thay đổi"):
        set_clause(by=world.focal, amendment=draft, change=None, clause=Clause("Khoản 2 Mục V", goal.text))
    with pytest.raises(NotAllowed):
        set_clause(by=world.lead, amendment=draft, change=first, clause=told)
    _force(world, draft)

    goal.refresh_from_db()
    duty.refresh_from_db()
    assert (goal.text, goal.version, duty.dropped_at) == ("Đến năm 2031 có đề án", 2, NOW)
    assert [(change.kind, change.before) for change in draft.changes.all()] == [
        ("changed", {"text": "Đến năm 2030 có đề án"}), ("dropped", {"text": "Báo cáo hằng tháng"}),
    ]  # fmt: skip


def test_the_page_of_a_clause_keeps_what_was_typed(world, as_user):
    goal, draft, client = _clause_item(world), _draft(world), as_user(world.focal)
    address = reverse("set_clause", args=[draft.pk])
    typed = {"place": "khoản 1 Mục II", "standing": goal.text, "text": "Đến năm 2031 có đề án"}

    bad = client.post(address, typed | {"standing": "Khác"})
    done = client.post(address, typed)
    change = draft.changes.get()
    again = client.get(address, {"change": change.pk}).content.decode()

    assert (bad.status_code, "Đến năm 2031 có đề án" in bad.content.decode()) == (422, True)
    assert (done["Location"], change.text) == (reverse("amendment_detail", args=[draft.pk]), typed["text"])
    assert goal.text in again
    assert "khoản 1 Mục II" in client.get(reverse("amendment_detail", args=[draft.pk])).content.decode()
