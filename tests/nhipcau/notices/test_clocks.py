"""Whatever has a last day is reminded of: tasks' own rules, and each clock of the registers once a day."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from nhipcau.common.workdays import is_working_day
from nhipcau.notices.kinds.base import nothing
from nhipcau.notices.kinds.table import KINDS
from nhipcau.notices.models import Notice, Told
from nhipcau.notices.queries import notices_of, worded
from nhipcau.notices.rounds import remind_of_clocks
from nhipcau.press.models import PressVisit
from nhipcau.reports.models import Period, Submission
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WITHOUT = {"task_changed", "agreement_expires", "press_violation_to_tell", "to_accept"}
"""Kinds of registers and reports that ask for something and have no day by which it is due, or hours."""


def _waiting(world, kind):
    """A row of which the kind waits, without the steps that would end it."""
    own = {"locality": world.locality, "agency": world.lead_agency}
    today = localdate()
    make_one = {
        "delegation_to_send": lambda: make.DelegationFactory(**own, starts_on=today + 9 * DAY, ends_on=today + 10 * DAY),
        "delegation_to_report": lambda: make.DelegationFactory(**own, starts_on=today - 3 * DAY, ends_on=today - DAY),
        "conference_to_file": lambda: make.ConferenceFactory(**own, starts_on=today + 34 * DAY, ends_on=today + 35 * DAY),
        "conference_to_report": lambda: make.ConferenceFactory(**own, starts_on=today - 3 * DAY, ends_on=today - DAY),
        "event_to_file": lambda: make.EventFactory(**own, kind="festival", starts_on=today + 40 * DAY),
        "event_to_prepare": lambda: make.PreparationFactory(
            event=make.EventFactory(**own, starts_on=today + 12 * DAY), days=10
        ),
        "event_to_wrap_up": lambda: make.EventFactory(**own, starts_on=today - 5 * DAY),
        "press_to_answer": lambda: make.PressVisitFactory(**own, kind="resident", asked_on=today, outlet=world.outlet),
        "press_to_report": lambda: make.PressVisitFactory(
            **own, kind="visiting", outlet=world.outlet, starts_on=today - 3 * DAY, ends_on=today - DAY
        ),
        "agreement_to_report": lambda: make.AgreementFactory(
            **own, level="province", signed_on=today, made_at=timezone.now() - DAY
        ),
        "gift_to_hand_over": lambda: make.ReceivedGiftFactory(**own, received_on=today, receiver=world.lead),
        "gift_to_pay_in": lambda: make.ReceivedGiftFactory(
            **own, received_on=today - 9 * DAY, sold_on=today, receiver=world.lead
        ),
    }  # fmt: skip
    return make_one[kind]()


@pytest.mark.parametrize("kind", [
    "delegation_to_send", "delegation_to_report", "conference_to_file", "conference_to_report", "event_to_file",
    "event_to_prepare", "event_to_wrap_up", "press_to_answer",
    "press_to_report", "agreement_to_report", "gift_to_hand_over", "gift_to_pay_in",
])  # fmt: skip
def test_a_clock_reminds_its_people_and_once(world, kind):
    row, today = _waiting(world, kind), localdate()
    [awaited] = [one for one in KINDS[kind].clock(today) if one.target == row.pk]
    Told.objects.update_or_create(pk=1, defaults={"reminded_until": awaited.due - 20 * DAY})
    now = timezone.make_aware(datetime.combine(today, time(9)))
    last = awaited.due if is_working_day(awaited.due) else awaited.due + 3 * DAY
    for _again in range(2):
        remind_of_clocks(last, now)

    told = Notice.objects.filter(kind=kind, target=row.pk)
    people = set(told.values_list("user", flat=True))
    assert world.lead.pk in people or world.head.pk in people
    assert (awaited.locality, told.count()) == (world.locality.pk, len(people))
    reader = next(one for one in (world.lead, world.head) if one.pk in people)
    [said] = [one.said for one in worded(notices_of(reader), reader) if one.kind.name == kind]
    assert said.due == awaited.due


def test_what_is_done_is_reminded_of_no_more(world):
    row = _waiting(world, "press_to_answer")
    PressVisit.objects.filter(pk=row.pk).update(answered_on=localdate(), answer="wholly")

    assert [one for one in KINDS["press_to_answer"].clock(localdate()) if one.target == row.pk] == []


def test_every_register_that_waits_has_a_clock_or_says_why_not():
    registers = ("agreement", "conference", "delegation", "event", "press", "gift", "duty", "to_write", "to_complete")
    waiting = {name for name, kind in KINDS.items() if kind.is_todo and name.startswith(registers)}

    assert {name for name in waiting if KINDS[name].clock is nothing} == waiting & WITHOUT


def test_a_report_of_a_closed_period_is_asked_for_no_more(world):
    row = Submission.objects.filter(state="draft").select_related("period").first()
    assert row.pk in {one.target for one in KINDS["to_write"].clock(localdate())}
    Period.objects.filter(pk=row.period_id).update(closed_at=timezone.now(), closed_by=world.focal)

    assert row.pk not in {one.target for one in KINDS["to_write"].clock(localdate())}
