"""Amendments, groups, mergers, joined work and declined work where they meet: nothing is lost, nothing counts twice."""

from datetime import date, timedelta

import pytest

from nhipcau.agencies.models import Agency
from nhipcau.common.refusal import Refused
from nhipcau.overview.inbox import inbox_of
from nhipcau.plans.actions import Correction, assign_task, correct_item, drop_item
from nhipcau.plans.added_tasks import NewTask, add_task
from nhipcau.plans.amendments import actions as amendments_actions
from nhipcau.plans.amendments.actions import Decision
from nhipcau.plans.amendments.checks import Said
from nhipcau.plans.groups import expand_group
from nhipcau.plans.models import Change, Item, Task
from nhipcau.plans.queries import visible_plans
from nhipcau.plans.uploads import upload_plan
from nhipcau.reminders.models import ReminderRules
from nhipcau.reminders.queries import open_assignments
from nhipcau.reports.plan_on_day import plan_then, tasks_then
from nhipcau.reports.queries import reporting_agencies
from nhipcau.succession.actions import record_succession
from nhipcau.succession.proposals import ProposedSuccession
from nhipcau.work.difficulties import raise_difficulty
from nhipcau.work.inside_agency import decide_decline, decline_task
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.rows import ProgressReport
from nhipcau.work.queries import my_assignments, task_assignments
from nhipcau.work.same_work import join_task, joined_tasks
from nhipcau.work.tallies import unassigned_tasks
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=1)


def _task(world, text="Việc A", agency=None, **fields):
    task = make.TaskFactory(item__plan=world.plan, item__text=text, **fields)
    return task, make.AssignmentFactory(task=task, agency=agency or world.lead_agency)


def _amend(world, on, number, *changes):
    decision = Decision(number, "", on)
    amendment = amendments_actions.amend_plan(by=world.focal, plan=world.plan, decision=decision, now=NOW)
    for said in changes:
        amendments_actions.set_change(by=world.focal, amendment=amendment, change=None, said=said, now=NOW)
    return amendments_actions.put_in_force(by=world.focal, amendment=amendment, now=NOW)


def _give(world, task, leads, on=TODAY, partners=""):
    return _amend(world, on, "1/QĐ", Said("changed", task, task.item.text, leads, partners))


def _living(task):
    return sorted(str(row.agency) for row in task.assignments.counted())


def _other(world):
    plan = make.PlanFactory(locality=world.locality, created_by=world.focal)
    task = make.TaskFactory(item__plan=plan, item__text="Việc nối", due=TODAY)
    return task, make.AssignmentFactory(task=task, agency=world.lead_agency)


def _done(by, assignment):
    report = ProgressReport("done", 100, "Xong.", f"t-{assignment.pk}", reason="Chậm.")
    post_progress(by=by, assignment=assignment, report=report, now=NOW)


def _then(world, task, day):
    """How the one assignment of a task stood on a day."""
    (found,) = [row for row in plan_then(world.plan, day).standings.values() if row.task == task.pk]
    return found


def test_two_decisions_of_one_day_leave_what_stood_before_both(world):
    task, _row = _task(world, "gốc", due=date(2026, 6, 30))
    day = TODAY - 5 * DAYS
    _amend(world, day, "1/QĐ", Said("changed", task, "một", "Sở Công Thương", "", "Trước ngày 30/9/2026"))
    task = Task.objects.get(pk=task.pk)
    _amend(world, day, "2/QĐ", Said("changed", task, "hai", "Sở Công Thương", "", "Trước ngày 30/11/2026"))

    before = day - DAYS
    assert [t.item.text for t in tasks_then(world.plan, before) if t.pk == task.pk] == ["gốc"]
    assert _then(world, task, before).at.due == date(2026, 6, 30)


def test_an_older_decision_does_not_come_after_a_newer_one(world):
    task, _row = _task(world)
    _give(world, task, "Sở Công Thương", TODAY - 5 * DAYS)

    with pytest.raises(Refused, match="hiệu lực sau"):
        _give(world, Task.objects.get(pk=task.pk), "Sở Xây dựng", TODAY - 30 * DAYS)


def test_a_proposed_change_is_looked_at_before_it_holds(world):
    amendment = amendments_actions.amend_plan(
        by=world.focal, plan=world.plan, decision=Decision("9/QĐ", "", TODAY), now=NOW
    )
    Change.objects.create(amendment=amendment, kind="added", text="", leads="")

    with pytest.raises(Refused, match="nội dung"):
        amendments_actions.put_in_force(by=world.focal, amendment=amendment, now=NOW)


def test_a_merger_passes_living_work_alone(world):
    task, row = _task(world)
    make.ProgressFactory(assignment=row)
    _give(world, task, "Sở Công Thương", TODAY - 20 * DAYS)
    merged = ProposedSuccession(
        "merge", TODAY - 10 * DAYS, "NQ 12", (world.lead_agency, world.partner_agency), (), ("Sở Mới",)
    )

    record_succession(by=world.focal, locality=world.locality, change=merged, now=NOW)

    row.refresh_from_db()
    assert (_living(task), str(row.agency)) == (["Sở Mới"], str(world.lead_agency))


def test_indicators_pass_to_the_heir(world):
    indicator = make.IndicatorFactory(plan=world.plan, agency=world.idle_agency)
    merged = ProposedSuccession("merge", TODAY, "NQ 12", (world.idle_agency, world.partner_agency), (), ("Sở Mới",))

    record_succession(by=world.focal, locality=world.locality, change=merged, now=NOW)

    indicator.refresh_from_db()
    assert str(indicator.agency) == "Sở Mới"


def test_a_group_that_has_lost_a_task_is_not_given_it_again(world):
    task, _row = _task(world, agency=world.group)
    _give(world, task, "Sở Công Thương")

    expand_group(by=world.focal, group=world.group, now=NOW)

    assert _living(task) == ["Sở Công Thương"]


def test_members_of_a_group_that_comes_in_begin_with_it(world):
    task, _row = _task(world)
    _give(world, task, "Các trường", TODAY - 3 * DAYS)

    members = {
        str(agency) for agency in Agency.objects.filter(locality=world.locality, kind="department", valid_to=None)
    }
    assert set(_living(task)) == members
    assert _then(world, task, TODAY - 10 * DAYS).agency == world.lead_agency.pk


def test_an_agency_named_twice_or_beside_its_group_counts_once(world):
    task, _row = _task(world, agency=world.group)
    expand_group(by=world.focal, group=world.group, now=NOW)
    _give(world, task, "Các trường; Sở Công Thương; SCT")

    assert _living(task).count("Sở Công Thương") == 1


def test_a_task_whose_only_lead_was_let_go_is_found_again(world):
    task, row = _task(world)
    decline = decline_task(by=world.lead, assignment=row, reason="Không.", now=NOW)
    decide_decline(by=world.focal, decline=decline, is_granted=True, answer="", now=NOW)

    assert task in unassigned_tasks(world.plan)
    with pytest.raises(Refused, match="không còn được thực hiện"):
        _done(world.lead, row)


def test_what_was_ended_or_begun_meanwhile_is_not_let_go(world):
    task, row = _task(world)
    begun, second = _task(world, "Việc B")
    decline = decline_task(by=world.lead, assignment=row, reason="Không.", now=NOW)
    other = decline_task(by=world.lead, assignment=second, reason="Không.", now=NOW)
    _give(world, task, "Sở Công Thương", TODAY - 30 * DAYS)
    _done(world.head, second)

    for asked, why in ((decline, "không còn"), (other, "đã báo cáo tiến độ")):
        with pytest.raises(Refused, match=why):
            decide_decline(by=world.focal, decline=asked, is_granted=True, answer="", now=NOW)
    row.refresh_from_db()
    assert (row.until, inbox_of(world.focal).declines, begun.assignments.counted().count()) == (
        TODAY - 30 * DAYS, [other], 1,
    )  # fmt: skip


def test_partners_are_done_by_who_leads_now(world):
    task, row = _task(world)
    make.AssignmentFactory(task=task, agency=world.partner_agency, role="coordinate")
    _done(world.lead, row)
    _give(world, task, "Sở Xây dựng", partners="Sở Công Thương")

    assert {r.role: r.status for r in task_assignments(task, TODAY)} == {"lead": "silent", "coordinate": "silent"}


def test_a_joined_task_comes_back_when_the_other_is_dropped(world):
    root, _row = _task(world, due=TODAY)
    other, _own = _other(world)
    join_task(by=world.focal, task=other, with_task=root, now=NOW)
    _amend(world, TODAY, "1/QĐ", Said("dropped", root))

    assert other in [row.task for row in my_assignments(world.lead, TODAY)]
    assert open_assignments(world.locality, ReminderRules(), TODAY).filter(task=other).count() == 1


def test_coordinating_there_is_not_leading_here(world):
    root, _row = _task(world, agency=world.idle_agency, due=TODAY)
    partner = make.AssignmentFactory(task=root, agency=world.lead_agency, role="coordinate")
    other, own = _other(world)
    join_task(by=world.focal, task=other, with_task=root, now=NOW)
    _done(world.lead, partner)

    assert own.progress.count() == 0
    assert open_assignments(world.locality, ReminderRules(), TODAY).filter(task=other).count() == 1


def test_two_parts_of_one_agency_in_one_task_are_two(world):
    task, row = _task(world)
    second = make.AssignmentFactory(task=task, agency=world.lead_agency, role="coordinate")
    _done(world.lead, row)

    assert second.progress.count() == 0


def test_joined_tasks_are_shown_to_who_may_see_them_and_never_of_a_draft(world):
    root, _row = _task(world, agency=world.partner_agency)
    other, _own = _other(world)
    join_task(by=world.focal, task=other, with_task=root, now=NOW)
    with pytest.raises(Refused, match="đang thực hiện"):
        join_task(by=world.focal, task=root, with_task=world.draft.tasks.first(), now=NOW)

    assert (joined_tasks(world.focal, root), joined_tasks(world.partner, root)) == ([other], [])


def test_correcting_an_item_of_a_plan_at_work_keeps_its_past(world):
    task, row = _task(world)
    _give(world, task, "Sở Công Thương", TODAY - 2 * DAYS)
    item = Item.objects.get(pk=task.item_id)
    back = Correction("Việc A", leads=f"Sở Công Thương; {world.lead_agency.name}", partners="", time_text="")
    correct_item(by=world.focal, item=item, version=item.version, correction=back, now=NOW)

    row.refresh_from_db()
    assert (_living(task), row.until) == (["Sở Công Thương", world.lead_agency.name], TODAY - 2 * DAYS)


def test_correcting_the_words_of_a_groups_task_leaves_its_members(world):
    task, _row = _task(world, agency=world.group)
    expand_group(by=world.focal, group=world.group, now=NOW)
    members = _living(task)
    item = Item.objects.get(pk=task.item_id)
    same = Correction("Việc A.", leads="Các trường", partners="", time_text="")
    correct_item(by=world.focal, item=item, version=item.version, correction=same, now=NOW)

    assert (_living(task), len(members) > 2) == (members, True)


def test_what_a_decision_dropped_is_not_put_back_by_hand(world):
    task, _row = _task(world)
    _amend(world, TODAY, "1/QĐ", Said("dropped", task))
    item = Item.objects.get(pk=task.item_id)

    with pytest.raises(Refused, match="quyết định điều chỉnh"):
        drop_item(by=world.focal, item=item, version=item.version, now=NOW)


def test_what_is_added_today_is_in_no_report_of_an_earlier_day(world):
    day = TODAY - 60 * DAYS
    before = len(plan_then(world.plan, day).standings)
    new = NewTask("Việc hôm nay", world.lead_agency, None, "")
    add_task(by=world.focal, locality=world.locality, plan=world.plan, new=new, now=NOW)
    assign_task(by=world.focal, task=world.assignment.task, agency=world.idle_agency, role="lead", now=NOW)

    assert len(plan_then(world.plan, day).standings) == before
    assert "Việc hôm nay" not in [task.item.text for task in tasks_then(world.plan, day)]


def test_who_reports_an_indicator_sees_the_plan_and_reports(world):
    make.IndicatorFactory(plan=world.plan, agency=world.idle_agency)

    assert world.plan in visible_plans(world.idle)
    assert world.idle_agency in reporting_agencies(world.plan, TODAY)


def test_a_difficulty_is_not_raised_on_a_draft(world):
    row = make.AssignmentFactory(task=world.draft.tasks.first(), agency=world.lead_agency)

    with pytest.raises(Refused, match="chưa kích hoạt"):
        raise_difficulty(by=world.focal, assignment=row, text="Vướng.", now=NOW)


def test_one_document_is_kept_once_whatever_it_comes_as(world):
    text = "KẾ HOẠCH\nVề ngoại giao\nI. NHIỆM VỤ\n1. Mở Tuần Văn hóa.\n(Chủ trì: Sở Ngoại vụ)\n".encode()
    decision = Decision("9/QĐ", "", TODAY)
    amendments_actions.amend_plan(by=world.focal, plan=world.plan, decision=decision, now=NOW, file=("a.txt", text))

    with pytest.raises(Refused, match="đã được tải lên"):
        upload_plan(by=world.focal, locality=world.locality, name="a.txt", data=text, now=NOW)
