"""What is said of the duties of a locality, who is in charge, and whom they wait for."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from nhipcau.audit.models import Event
from nhipcau.common.refusal import Gone, NotAllowed, Refused
from nhipcau.duties import law
from nhipcau.duties.actions import Given, Sent, assign_duty, note_duty, reopen_duty, waive_duty
from nhipcau.duties.law import YearlyDuty, duty_in
from nhipcau.duties.models import DutyCharge, DutyNote
from nhipcau.duties.queries import duties_followed, duty_rows, without_charge
from nhipcau.notices.kinds.table import KINDS
from nhipcau.notices.models import Notice, Told
from nhipcau.notices.queries import notices_of, worded
from nhipcau.notices.rounds import remind_of_clocks
from nhipcau.overview.dates import Dated, dates_between
from nhipcau.overview.feeds import calendar_of
from nhipcau.overview.record import tell
from nhipcau.overview.today import waiting_of
from nhipcau.succession.actions import record_succession
from nhipcau.succession.leaving import end_membership
from nhipcau.succession.proposals import ProposedSuccession
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
REPORT = duty_in("agreements_report", 2025)
PAPER = "Báo cáo số 215/BC-UBND ngày 12/11/2025"


@pytest.fixture
def charge(world):
    return world.duty_charge


@pytest.fixture
def due_soon(monkeypatch):
    """The only duty there is: it is due in ten days, on that day at the latest."""
    day = localdate() + timedelta(days=10)
    duty = law.Duty(
        "soon", "Báo cáo sắp đến hạn", "A report", f"{day:%m-%d}", "on", "Ủy ban nhân dân tỉnh", "Bộ Ngoại giao", "year",
        "", "Điều 1", date(2020, 1, 1), None, "văn bản gốc", "",
    )  # fmt: skip
    monkeypatch.setattr(law, "all_duties", lambda: (duty,))
    return YearlyDuty(duty, day.year)


def _note(world, by=None, duty=REPORT, on=date(2025, 11, 12), paper=PAPER, **more):
    said = Sent(on, paper, **more)
    return note_duty(by=by or world.lead, locality=world.locality, duty=duty, said=said, now=NOW)


def test_a_note_says_by_which_paper_and_the_last_word_counts(world, charge):
    first = _note(world, paper="  Báo cáo   số 1 ")
    again = _note(world, by=world.focal, note="Bản thay thế")

    assert DutyNote.objects.get() == first == again
    said = ("state", "on", "paper", "note", "agency", "made_by")
    assert [getattr(again, name) for name in said] == [
        "done", date(2025, 11, 12), PAPER, "Bản thay thế", world.lead_agency, world.focal,
    ]  # fmt: skip
    events = Event.objects.filter(verb="note_duty").order_by("pk")
    assert [(row.data["was"], row.data["paper"]) for row in events] == [("", "Báo cáo số 1"), ("Báo cáo số 1", PAPER)]
    assert tell(events[1]).sentence == f"ghi đã thực hiện năm 2025: {REPORT.duty.name}; {PAPER}, gửi ngày 12/11/2025"


@pytest.mark.parametrize(
    ("on", "paper", "sentence"),
    [
        (TODAY + timedelta(days=1), PAPER, "Ngày gửi chưa đến."),
        (TODAY, " \t", "Hãy ghi số, ngày của văn bản đã gửi."),
    ],
)
def test_what_is_not_sent_yet_or_has_no_paper_is_refused(world, charge, on, paper, sentence):
    with pytest.raises(Refused, match=sentence):
        _note(world, on=on, paper=paper)
    assert not DutyNote.objects.exists()
    assert _note(world, on=TODAY).on == TODAY


def test_what_is_none_of_the_localitys_needs_a_reason_and_takes_the_paper_away(world, charge):
    _note(world)
    with pytest.raises(Refused, match="Hãy ghi lý do"):
        waive_duty(by=world.lead, locality=world.locality, duty=REPORT, reason=" ", now=NOW)

    note = waive_duty(by=world.lead, locality=world.locality, duty=REPORT, reason="Không có thỏa thuận.", now=NOW)

    row = DutyNote.objects.get()
    assert (row.pk, row.state, row.on, row.paper, row.note) == (note.pk, "not_ours", None, "", "Không có thỏa thuận.")
    event = Event.objects.get(verb="waive_duty")
    assert (event.data["was"], tell(event).quotes) == (PAPER, ("Không có thỏa thuận.",))


def test_what_was_said_is_taken_back_once(world, charge):
    _note(world)

    reopen_duty(by=world.lead, locality=world.locality, duty=REPORT)

    assert not DutyNote.objects.exists()
    assert Event.objects.get(verb="reopen_duty").data["was"] == PAPER
    with pytest.raises(Gone, match="Chưa ghi kết quả"):
        reopen_duty(by=world.lead, locality=world.locality, duty=REPORT)


def test_who_is_in_charge_is_one_agency_of_the_locality_and_one_of_its_people(world):
    given = Given(world.lead_agency, world.lead)
    first = assign_duty(by=world.focal, locality=world.locality, duty=REPORT, given=given)
    moved = Given(world.idle_agency)
    again = assign_duty(by=world.head, locality=world.locality, duty=REPORT, given=moved)

    assert DutyCharge.objects.get() == first == again
    assert (again.agency, again.person) == (world.idle_agency, None)
    stranger = make.AgencyFactory()
    for wrong in (Given(stranger), Given(world.group), Given(world.idle_agency, world.lead)):
        with pytest.raises(Refused):
            assign_duty(by=world.focal, locality=world.locality, duty=REPORT, given=wrong)
    assert (DutyCharge.objects.get().agency, DutyCharge.objects.get().person) == (world.idle_agency, None)


def test_only_focal_officers_and_the_agency_in_charge_say_anything(world, charge):
    for person in (world.idle, world.chair, world.outsider, world.administrator):
        for act in (
            lambda by: _note(world, by=by),
            lambda by: waive_duty(by=by, locality=world.locality, duty=REPORT, reason="Không có.", now=NOW),
            lambda by: reopen_duty(by=by, locality=world.locality, duty=REPORT),
            lambda by: assign_duty(by=by, locality=world.locality, duty=REPORT, given=Given(world.idle_agency)),
        ):
            with pytest.raises(NotAllowed, match="Chỉ cán bộ đầu mối hoặc cơ quan phụ trách"):
                act(person)
    assert (DutyNote.objects.exists(), DutyCharge.objects.get().agency) == (False, world.lead_agency)


def test_without_anybody_in_charge_only_focal_officers_do(world):
    with pytest.raises(NotAllowed):
        _note(world)
    assert _note(world, by=world.focal).agency is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"paper": ""}, {"on": None}, {"state": "not_ours"}, {"state": "not_ours", "on": None, "paper": "", "note": ""},
        {"state": "khac"},
    ],
)  # fmt: skip
def test_a_row_is_done_by_a_paper_or_waived_with_a_reason(world, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.DutyNoteFactory(locality=world.locality, **wrong)


def test_a_duty_is_noted_once_a_year_and_in_one_charge(world, charge):
    make.DutyNoteFactory(locality=world.locality)
    make.DutyNoteFactory(locality=world.locality, year=2024)
    for factory in (make.DutyNoteFactory, make.DutyChargeFactory):
        with pytest.raises(IntegrityError), transaction.atomic():
            factory(locality=world.locality)


def test_how_each_stands_on_a_day(world, charge):
    make.DutyNoteFactory(locality=world.locality, year=2026, on="2026-11-10")
    make.DutyNoteFactory(
        locality=world.locality, code="heritage_clubs", year=2026, state="not_ours", on=None, paper="", note="Không có."
    )
    make.DutyNoteFactory(locality=make.LocalityFactory(), code="spokesperson_report", year=2026)

    rows = duty_rows(world.locality, 2026, date(2026, 12, 10))

    assert [(row.of.duty.code, row.state, row.is_open, row.has_charge) for row in rows] == [
        ("heritage_report", "late", True, False),
        ("budget_estimate", "late", True, False),
        ("heritage_clubs", "not_ours", False, False),
        ("agreements_report", "done", False, True),
        ("budget_decision", "late", True, False),
        ("conferences_report", "soon", True, False),
        ("spokesperson_report", "soon", True, False),
        ("heritage_inspections", "soon", True, False),
        ("external_information", "undated", True, False),
        ("foreign_press", "undated", True, False),
    ]
    assert duty_rows(make.LocalityFactory(kind="commune"), 2026, TODAY) == []
    [state] = {row.state for row in duty_rows(world.locality, 2026, date(2025, 6, 1)) if row.is_open and row.of.due}
    assert state == "later"


def _waits(person):
    return [
        (row.kind.name, row.said.of, row.said.due) for row in waiting_of(person) if row.kind.name.startswith("duty")
    ]


def test_what_is_due_waits_for_the_agency_in_charge_until_it_is_noted(world, due_soon):
    assert _waits(world.focal) == [("duty_without_charge", "Tỉnh Vĩnh Hà", due_soon.due)]
    assert _waits(world.lead) == []

    make.DutyChargeFactory(locality=world.locality, code="soon", agency=world.lead_agency)

    for person in (world.lead, world.head):
        assert _waits(person) == [("duty_due", "Báo cáo sắp đến hạn", due_soon.due)]
    assert (_waits(world.focal), _waits(world.idle), _waits(world.outsider)[0][0]) == ([], [], "duty_without_charge")
    make.DutyNoteFactory(locality=world.locality, code="soon", year=due_soon.year, on=localdate())
    assert (_waits(world.lead), without_charge(world.locality, localdate())) == ([], [])


def test_what_they_say_opens_pages_that_are_there(world, due_soon, as_user):
    told = [row for row in waiting_of(world.focal) if row.kind.name == "duty_without_charge"]
    make.DutyChargeFactory(locality=world.locality, code="soon", agency=world.lead_agency)
    told += [row for row in waiting_of(world.lead) if row.kind.name == "duty_due"]

    assert [row.said.address for row in told] == [
        reverse("duty_list"), reverse("duty_detail", args=["soon", due_soon.year]),
    ]  # fmt: skip
    assert [row.said.lines for row in told] == [
        (f"{due_soon.due:%d/%m/%Y}: Báo cáo sắp đến hạn",), ("Điều 1", "Nơi nhận: Bộ Ngoại giao"),
    ]  # fmt: skip
    page = as_user(world.lead).get(reverse("today")).content.decode()
    assert told[1].said.address in page
    assert {as_user(world.lead).get(row.said.address).status_code for row in told} == {200}


def test_people_are_reminded_of_a_duty_by_the_rules_of_their_locality_and_once(world, due_soon):
    make.DutyChargeFactory(locality=world.locality, code="soon", agency=world.lead_agency)
    today = localdate()
    Told.objects.update_or_create(pk=1, defaults={"reminded_until": today - timedelta(days=1)})
    now = timezone.make_aware(datetime.combine(today, time(9)))
    for day in range(20):
        remind_of_clocks(today + timedelta(days=day), now)
        remind_of_clocks(today + timedelta(days=day), now)

    told = Notice.objects.filter(kind__startswith="duty")
    mine = list(told.filter(user=world.lead).values_list("kind", "occasion"))
    assert {kind for kind, _occasion in mine} == {"duty_due"}
    assert {occasion.split("-")[0] for _kind, occasion in mine} >= {"on"}
    assert len(mine) == len(set(mine))
    assert set(told.filter(kind="duty_without_charge").values_list("user", flat=True)) == {world.outsider.pk}
    assert "duty_due" in {row.kind.name for row in worded(notices_of(world.lead), world.lead)}


def test_it_stands_in_the_calendar_until_it_is_noted(world, charge):
    first, last = date(2025, 11, 1), date(2025, 11, 30)
    dated = Dated("Việc hằng năm theo luật", REPORT.duty.name, "duty_detail", ("agreements_report", 2025))

    found = {name: dates_between(getattr(world, name), first, last) for name in ("focal", "chair", "lead", "idle")}

    assert found == {name: {date(2025, 11, 15): [dated]} for name in ("focal", "chair", "lead")} | {"idle": {}}
    assert dates_between(world.lead, first, last, world.plan) == {}
    _note(world)
    assert dates_between(world.lead, first, last) == {}
    assert duties_followed(world.outsider, first, last) == [REPORT]


def test_it_stands_in_the_feed_of_who_follows_it(world, charge):
    def feed(person):
        return calendar_of(person, date(2025, 8, 1), NOW, lambda route, *keys: reverse(route, args=keys)).decode()

    assert ("duty-agreements_report-2025@nhipcau" in feed(world.lead), "duty-" in feed(world.idle)) == (True, False)


def test_it_passes_with_its_agency_and_comes_back_to_nobody_else(world, charge):
    change = ProposedSuccession(
        "merge", TODAY, "NQ 12", (world.lead_agency, world.partner_agency), (world.idle_agency,), ()
    )

    record_succession(by=world.administrator, locality=world.locality, change=change, now=NOW)

    charge.refresh_from_db()
    assert charge.agency == world.idle_agency


def test_who_leaves_hands_it_to_a_colleague(world, charge):
    charge.person = world.lead
    charge.save()
    membership = world.lead.memberships.get()

    with pytest.raises(Refused, match="còn 1 việc đứng tên"):
        end_membership(by=world.administrator, membership=membership, now=NOW)
    end_membership(by=world.administrator, membership=membership, now=NOW, heir=world.head)

    charge.refresh_from_db()
    assert charge.person == world.head


def test_kinds_reach_whom_they_concern():
    assert (KINDS["duty_due"].is_todo, KINDS["duty_without_charge"].is_todo) == (True, True)
