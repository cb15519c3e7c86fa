"""The table of who is told what: every action that tells, done by whoever may, and who of the cast is told by it."""

import runpy
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from nhipcau.agencies.models import GroupMember
from nhipcau.notices.kinds.table import KINDS, VERBS
from nhipcau.notices.models import Notice
from nhipcau.notices.queries import notices_of, worded
from nhipcau.notices.telling import tell
from nhipcau.plans.amendments.actions import put_in_force
from nhipcau.plans.groups import expand_group
from nhipcau.plans.models import Change
from nhipcau.succession.actions import record_succession
from nhipcau.succession.proposals import ProposedSuccession
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make
from tests.nhipcau.desk.access import CAST, DEEDS, arguments_of

pytestmark = pytest.mark.django_db
AGENCY = {"head", "lead"}
TOLD = {
    "activate_plan": {"plan_given": {"idle"}},
    "add_task": {"task_given": {"idle"}},
    "assign_task": {"task_given": {"idle"}},
    "hand_over": {"handed": {"lead"}},
    "add_remark": {"remark": {"lead"}},
    "add_absence": {"standing_in": {"head"}},
    "raise_difficulty": {"to_look_at": {"focal"}},
    "pass_up_difficulty": {"to_answer": {"chair"}},
    "answer_difficulty": {"answered": AGENCY},
    "ask_extension": {"to_decide": {"focal"}},
    "decide_extension": {"decided": AGENCY},
    "decline_task": {"declined": {"focal"}},
    "decide_decline": {"decline_decided": AGENCY},
    "open_period": {"to_write": {*AGENCY, "partner"}},
    "extend_period": {"to_write": AGENCY},
    "recall_submission": {"to_write": {"lead"}},
    "return_submission": {"to_complete": AGENCY},
    "send_submission": {"to_accept": {"focal"}},
    "send_nil_report": {"to_accept": {"focal"}},
    "accept_submission": {"accepted": AGENCY},
    "plan_inspection": {"inspected": AGENCY},
    "change_inspection": {"inspected": AGENCY},
    "record_inspection": {"inspection_result": AGENCY},
    "call_off_inspection": {"inspection_off": AGENCY},
    "note_violation": {"press_violation_to_tell": AGENCY},
}
"""By action: the kinds of notice that it gives rise to, and who of the cast is told (the one who did it never is)."""
BY = {"raise_difficulty": "lead", "add_absence": "lead"}
"""Who does it, where that is not the first of the cast who may."""
ELSEWHERE = {
    "put_for_signature", "pass_document", "sign_document", "return_document", "issue_document", "hand_over_incoming",
    "put_in_force", "end_membership", "record_succession", "set_unit_head", "expand_group",
}  # fmt: skip
"""Actions of which the cast has nobody else to tell: tried below, in test_documents and in test_leaving."""


def _do(route, world, as_user):
    """Does it as the first of the cast who may, and gives who that was."""
    target, form, answers = DEEDS[route]
    address = reverse(route, args=arguments_of(world, target))
    form = form(world) if callable(form) else form
    begin()
    by = BY.get(route, CAST[answers.index("D")])
    assert as_user(getattr(world, by)).post(address, form).status_code == 302
    return by


def begin():
    """What was done up to now is told, and forgotten."""
    tell(NOW)
    Notice.objects.all().delete()


def told_to(world):
    """By kind: who of the cast has a notice."""
    found = {}
    for name in CAST:
        person = getattr(world, name, None)
        for row in Notice.objects.filter(user=person) if person else ():
            found.setdefault(row.kind, set()).add(name)
    return found


@pytest.mark.parametrize("route", sorted(VERBS - ELSEWHERE))
def test_who_is_told(route, world, as_user):
    by = _do(route, world, as_user)

    tell(NOW)
    told = told_to(world)
    again = tell(NOW)

    assert (told, again) == (TOLD[route], 0)
    assert all(by not in people for people in told.values())
    for name in {name for people in told.values() for name in people}:
        person = getattr(world, name)
        rows = worded(notices_of(person), person)
        assert {row.kind.name for row in rows} == {kind for kind, people in told.items() if name in people}
        for row in rows:
            address = reverse(row.said.route, args=row.said.args)
            assert as_user(person).get(address).status_code == 200, f"{name} may not open {address}"
            assert row.said.what
            assert row.said.of


def test_whose_task_a_decision_changes_is_told_what_became_of_it(world):
    amendment = make.AmendmentFactory(plan=world.plan, number="15/QĐ-UBND", made_by=world.focal, on=date(2026, 1, 1))
    amendment.changes.create(kind=Change.Kind.DROPPED, task=world.assignment.task)
    begin()

    put_in_force(by=world.focal, amendment=amendment, now=NOW)
    tell(NOW)

    assert told_to(world) == {"task_changed": {*AGENCY, "partner"}}
    said = worded(notices_of(world.lead), world.lead)[0].said
    assert (said.what, said.lines) == ("Nhiệm vụ được bãi bỏ", ("Theo Quyết định số 15/QĐ-UBND, từ ngày 01/01/2026",))


def test_each_member_is_told_once_of_what_its_group_was_given(world):
    group = make.AgencyFactory(locality=world.locality, kind="group", name="Các sở liên quan")
    GroupMember.objects.create(group=group, agency=world.idle_agency)
    plan = world.plan
    for _ in range(2):
        make.AssignmentFactory(task__item__plan=plan, agency=group, role="coordinate")
    begin()

    expand_group(by=world.focal, group=group, now=NOW)
    tell(NOW)
    expand_group(by=world.focal, group=group, now=NOW)

    assert (told_to(world), tell(NOW)) == ({"group_given": {"idle"}}, 0)
    [row] = worded(notices_of(world.idle), world.idle)
    assert (row.said.of, row.said.lines) == ("Các sở liên quan", (f"{world.idle_agency.name}: 2 nhiệm vụ",))


def test_the_people_of_who_takes_over_are_told(world):
    change = ProposedSuccession(
        "merge", TODAY, "NQ 12", (world.lead_agency, world.partner_agency), (world.idle_agency,), ()
    )
    begin()

    record_succession(by=world.administrator, locality=world.locality, change=change, now=NOW)
    tell(NOW)

    rows = [row.said.of for row in worded(notices_of(world.idle), world.idle)]
    told = f"{world.idle_agency.name} tiếp nhận việc của %s từ ngày 20/08/2026"
    assert sorted(rows) == sorted(told % agency.name for agency in (world.lead_agency, world.partner_agency))


def test_the_table_has_every_kind_and_every_verb():
    tried = {kind for kinds in TOLD.values() for kind in kinds}
    of_documents = {
        "taken_over",
        "group_given",
        "to_pass",
        "to_sign",
        "to_number",
        "to_mend",
        "document_issued",
        "to_handle",
    }

    assert tried | of_documents | {
        "task_changed",
        "to_record",
        "agreement_expires",
        "agreement_to_report",
        "conference_to_file",
        "conference_to_report",
        "event_to_file",
        "event_to_prepare",
        "event_to_wrap_up",
        "delegation_to_report",
        "delegation_to_send",
        "press_to_answer",
        "press_to_report",
        "press_violation_to_tell",
        "gift_to_hand_over",
        "gift_to_pay_in",
        "duty_due",
        "duty_without_charge",
    } == set(KINDS)
    assert set(TOLD) | ELSEWHERE == VERBS


def test_the_page_of_the_table_is_what_the_code_has():
    root = Path(__file__).parents[3]
    tool = runpy.run_path(str(root / "tools" / "notices.py"))

    assert (root / "docs/reference/notices.md").read_text(encoding="utf-8") == tool["page"]()
