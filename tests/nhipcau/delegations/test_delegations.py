"""A delegation from its letter to its report: numbered, decided, followed, called off."""

from datetime import date, timedelta

import pytest

from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.delegations import actions
from nhipcau.delegations.actions import KEEPER, Agreed, Decision, Outcome, Particulars
from nhipcau.delegations.models import Delegation
from nhipcau.delegations.queries import (
    STATES,
    delegation_steps,
    delegations_in,
    delegations_of,
    not_reported,
    not_sent,
    overdue_reports,
    report_due,
    request_due,
    state_of,
    steps_followed,
    with_report,
)
from nhipcau.overview.figures import figures_at
from nhipcau.overview.records import BY_KEY
from nhipcau.overview.timeline import timeline_of
from nhipcau.partners.queries import partner_health
from nhipcau.records.actions import link_record, note_step
from nhipcau.records.steps import Progress, next_step
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _add(world, direction="in", **said):
    whole = {
        "name_vi": "Đoàn đại biểu tỉnh Gangbyeon", "agency": world.lead_agency, "starts_on": TODAY + 10 * DAY,
        "ends_on": TODAY + 12 * DAY, "partners": [world.city],
    } | said  # fmt: skip
    return actions.add_delegation(
        by=world.lead, locality=world.locality, direction=direction, said=Particulars(**whole), now=NOW
    )  # fmt: skip


def test_each_has_the_next_number_of_its_year_and_direction(world):
    first, second, out = _add(world), _add(world), _add(world, "out")
    later = _add(world, starts_on=date(2027, 1, 5), ends_on=date(2027, 1, 6))

    assert [(one.number, one.year) for one in (first, second, out, later)] == [
        (1, 2026),
        (2, 2026),
        (1, 2026),
        (1, 2027),
    ]
    assert first.country == world.city.country
    assert str(first) == "Đoàn vào 1/2026: Đoàn đại biểu tỉnh Gangbyeon"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name_vi": " "}, "Hãy ghi tên đoàn"),
        ({"ends_on": TODAY}, "Ngày về trước ngày đi"),
        ({"ends_on": TODAY + 400 * DAY}, "dài nhất 60 ngày"),
        ({"partners": "elsewhere"}, "phải cùng địa phương"),
        ({"partners": "merged"}, "đã được gộp"),
    ],
)
def test_what_cannot_be_is_refused(world, said, sentence):
    if said.get("partners") == "elsewhere":
        said = {"partners": [make.PartnerFactory()]}
    if said.get("partners") == "merged":
        said = {"partners": [make.PartnerFactory(locality=world.locality, merged_into=world.city)]}
    with pytest.raises(Refused, match=sentence):
        _add(world, **said)
    assert not Delegation.objects.exists()


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({}, "preparing"),
        ({"decided_on": TODAY, "decision": "KH 61"}, "decided"),
        ({"starts_on": TODAY - DAY, "ends_on": TODAY}, "under_way"),
        ({"starts_on": TODAY - 3 * DAY, "ends_on": TODAY - DAY}, "to_report"),
        ({"starts_on": TODAY - 3 * DAY, "ends_on": TODAY - DAY, "reported": True}, "done"),
        ({"cancelled_on": TODAY}, "cancelled"),
    ],
)
def test_how_one_stands_is_the_same_in_words_and_in_the_list(world, row, state):
    is_reported = row.pop("reported", False)
    delegation = make.DelegationFactory(locality=world.locality, agency=world.lead_agency, **row)
    if is_reported:
        _report(world, delegation)
    rows = Delegation.objects.filter(pk=delegation.pk)

    assert state_of(with_report(rows).get(), TODAY) == state
    assert [word for word, _label in STATES if delegations_in(with_report(rows), word, TODAY).exists()] == [state]


def _report(world, delegation):
    done = Progress(4, None, TODAY, "Báo cáo số 128/BC-SNgV")
    note_step(by=world.lead, keeper=KEEPER, row=delegation, steps=steps_followed(delegation), said=done)


def test_clocks_run_from_the_first_and_the_last_day(world):
    visit = _add(world, starts_on=date(2026, 12, 9), ends_on=date(2026, 12, 11))
    rows = {row.step.number: row.due for row in delegation_steps(visit, TODAY)}

    assert rows == {
        1: date(2026, 12, 4), 2: None, 3: date(2026, 12, 4), 4: date(2026, 12, 28), 5: date(2027, 1, 11),
    }  # fmt: skip
    assert (request_due(visit), report_due(visit)) == (date(2026, 12, 4), date(2026, 12, 28))
    assert next_step(delegation_steps(visit, TODAY)).step.number == 1
    assert {row.step.number for row in delegation_steps(_add(world, "out"), TODAY)} == {1, 2, 3, 4, 5}


def test_the_request_and_the_report_wait_for_the_agency(world):
    coming, over = world.delegation, make.DelegationFactory(
        locality=world.locality, agency=world.lead_agency, starts_on=TODAY - 3 * DAY, ends_on=TODAY - DAY
    )  # fmt: skip
    mine = Delegation.objects.filter(agency=world.lead_agency)
    assert (list(not_sent(mine, TODAY)), list(not_reported(mine, TODAY))) == ([coming], [over])
    assert list(delegations_of([world.lead_agency.pk])) == [coming, over]

    sent = Progress(1, None, TODAY, "Công văn số 318/SNgV-HTQT")
    note_step(by=world.lead, keeper=KEEPER, row=coming, steps=steps_followed(coming), said=sent)
    _report(world, over)
    assert (list(not_sent(mine, TODAY)), list(not_reported(mine, TODAY))) == ([], [])
    assert list(delegations_of([world.lead_agency.pk])) == [coming]


def test_a_trip_is_not_decided_while_the_report_of_the_last_is_overdue(world):
    last = _add(world, "out", starts_on=TODAY - 40 * DAY, ends_on=TODAY - 36 * DAY)
    other_agency = make.AgencyFactory(locality=world.locality)
    trip = _add(world, "out")
    make.MemberFactory(delegation=last, name="Lê Hữu Nghĩa", contact=None)
    decision = Decision("Quyết định số 642/QĐ-UBND", TODAY)

    with pytest.raises(Refused, match="báo cáo chuyến đi quá hạn: Đoàn ra 1/2026"):
        actions.decide_delegation(by=world.lead, delegation=trip, said=decision, now=NOW)
    Delegation.objects.filter(pk=last.pk).update(agency=other_agency)
    assert overdue_reports(trip, TODAY) == []
    make.MemberFactory(delegation=trip, name="Lê Hữu Nghĩa", contact=None)
    assert overdue_reports(trip, TODAY) == [last]

    despite = Decision(decision.decision, TODAY, "Trưởng đoàn ốm; báo cáo trước 05/9.")
    decided = actions.decide_delegation(by=world.lead, delegation=trip, said=despite, now=NOW)
    assert (decided.decision, decided.decided_despite) == (despite.decision, despite.despite)
    _report(world, last)
    assert overdue_reports(trip, TODAY) == []


def test_a_decision_has_a_paper_and_a_day_that_was(world):
    for said, sentence in ((Decision(" ", TODAY), "Hãy ghi số"), (Decision("KH 61", TODAY + DAY), "chưa tới")):
        with pytest.raises(Refused, match=sentence):
            actions.decide_delegation(by=world.lead, delegation=world.delegation, said=said, now=NOW)


def test_what_was_agreed_becomes_a_task_once(world):
    with pytest.raises(Refused, match="Hãy ghi nội dung"):
        actions.add_follow_up(by=world.lead, delegation=world.delegation, said=Agreed(" "))
    open_one = actions.add_follow_up(by=world.lead, delegation=world.delegation, said=Agreed("Lập tổ công tác"))
    with pytest.raises(Refused, match="cơ quan phía tỉnh"):
        actions.assign_follow_up(by=world.focal, follow_up=open_one, plan=world.plan, now=NOW)
    said = Agreed("Trao đổi 04 nghệ nhân gốm", world.lead_agency, "Sở Văn hóa và Du lịch", date(2026, 12, 31))
    agreed = actions.add_follow_up(by=world.lead, delegation=world.delegation, said=said)
    with pytest.raises(NotAllowed, match="đầu mối hoặc lãnh đạo"):
        actions.assign_follow_up(by=world.lead, follow_up=agreed, plan=world.plan, now=NOW)

    task = actions.assign_follow_up(by=world.focal, follow_up=agreed, plan=world.plan, now=NOW)

    assert (task.item.text, task.due, [one.agency for one in task.assignments.all()]) == (
        "Trao đổi 04 nghệ nhân gốm", date(2026, 12, 31), [world.lead_agency],
    )  # fmt: skip
    with pytest.raises(Refused, match="đã giao thành nhiệm vụ"):
        actions.assign_follow_up(by=world.focal, follow_up=agreed, plan=world.plan, now=NOW)


def test_one_that_is_called_off_changes_no_more(world):
    with pytest.raises(Refused, match="Hãy ghi lý do hủy"):
        actions.cancel_delegation(by=world.lead, delegation=world.delegation, reason=" ", now=NOW)
    actions.cancel_delegation(by=world.lead, delegation=world.delegation, reason="Bão số 5", now=NOW)

    with pytest.raises(Refused, match="đã hủy"):
        actions.note_outcome(by=world.lead, delegation=world.delegation, said=Outcome("Ký thỏa thuận"))
    assert list(not_sent(Delegation.objects.all(), TODAY)) == []


def test_the_line_of_time_goes_with_the_record(world):
    visit, other = _add(world), make.PartnerFactory(locality=world.locality, agency=world.lead_agency)
    said = Particulars("Đoàn khác", world.lead_agency, TODAY, TODAY + DAY, partners=[other])
    actions.edit_delegation(by=world.lead, delegation=visit, said=said)

    assert timeline_of(world.focal, world.city) == []
    assert [(one.text, one.on, one.until) for one in timeline_of(world.focal, other)] == [
        ("Đoàn khác", TODAY, TODAY + DAY)
    ]
    giving = make.GivingFactory(gift=world.gift, partner=other, activity=other.activities.get())
    with pytest.raises(Refused, match="hãy bỏ gắn quà trước"):
        actions.cancel_delegation(by=world.lead, delegation=visit, reason="Hoãn", now=NOW)
    giving.delete()
    actions.cancel_delegation(by=world.lead, delegation=visit, reason="Hoãn", now=NOW)
    assert timeline_of(world.focal, other) == []


def test_edits_are_kept_in_words(world):
    said = Particulars("Đoàn mới", world.lead_agency, TODAY, TODAY, rank="B", payer="shared")
    actions.edit_delegation(by=world.lead, delegation=world.delegation, said=said)
    event = Event.objects.get(verb="edit_delegation")

    assert event.data["changes"]["rank"] == ["", "Hạng B"]
    assert event.data["changes"]["payer"] == ["Ngân sách tỉnh đài thọ", "Mỗi bên chịu một phần"]


def test_it_stands_on_the_partners_line_of_time_and_in_the_tasks_figures(world):
    visit = _add(world, starts_on=TODAY, ends_on=TODAY, name_vi="Đoàn Gangbyeon")
    make.MemberFactory.create_batch(3, delegation=visit)
    link_record(by=world.lead, keeper=KEEPER, row=visit, tasks=[world.assignment.task], now=NOW)

    actions.note_outcome(by=world.lead, delegation=visit, said=Outcome("Ký thỏa thuận."))
    assert [(one.what, one.text, one.outcome, one.page, one.pk) for one in timeline_of(world.focal, world.city)] == [
        ("Đoàn vào", "Đoàn Gangbyeon", "Ký thỏa thuận.", "delegation_detail", visit.pk)
    ]
    assert partner_health(world.city, TODAY).word == "lively"
    found = figures_at(world.focal, world.assignment.task, TODAY, [BY_KEY["delegation"]])
    assert [(one.value, one.sentence) for one in found] == [(1, "đón 01 đoàn, 03 lượt người")]
