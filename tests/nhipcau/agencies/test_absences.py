"""Who is away, and what their substitute sees, does and is told meanwhile."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils.timezone import localdate

from nhipcau.agencies.absences import Away, add_absence, call_off_absence, visible_absences
from nhipcau.agencies.models import Absence
from nhipcau.agencies.office_form import set_unit_head
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents.books import visible_incoming
from nhipcau.documents.models import Document
from nhipcau.documents.permissions import can_finish_incoming, can_pass_document
from nhipcau.documents.queries import MINE, documents_of, visible_files
from nhipcau.notices.models import Notice
from nhipcau.notices.queries import notices_of, waiting_for, worded
from nhipcau.notices.telling import tell
from nhipcau.reminders.models import ReminderRules
from nhipcau.reminders.queries import Occasion, Why, people_of
from nhipcau.work.inside_agency import hand_over
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def _today():
    return localdate(NOW)


def _away(world, since=0, until=7, substitute=None):
    day = _today()
    return Away(substitute or world.head, day + timedelta(days=since), day + timedelta(days=until))


def test_a_person_says_who_stands_in_and_takes_it_back(world):
    absence = add_absence(by=world.lead, user=world.lead, away=_away(world), now=NOW)

    assert [(row.user, row.substitute) for row in Absence.objects.on(_today() + WEEK)] == [(world.lead, world.head)]
    assert [row.pk for row in visible_absences(world.head)] == [absence.pk]
    assert not visible_absences(world.partner).exists()
    call_off_absence(by=world.head, absence=absence, now=NOW)
    assert not Absence.objects.on(_today()).exists()
    with pytest.raises(Refused, match="thôi thay thế"):
        call_off_absence(by=world.lead, absence=absence, now=NOW)


@pytest.mark.parametrize(("by", "changes", "why"), [
    ("lead", {"since": 2, "until": 1}, "Ngày kết thúc"), ("lead", {"since": -9, "until": -2}, "đã qua"),
    ("lead", {"substitute": "partner"}, "cùng cơ quan"), ("lead", {"substitute": "lead"}, "người khác"),
])  # fmt: skip
def test_days_and_people_that_cannot_be_are_refused(world, by, changes, why):
    changes = {**changes, **({"substitute": getattr(world, changes["substitute"])} if "substitute" in changes else {})}

    with pytest.raises(Refused, match=why):
        add_absence(by=getattr(world, by), user=world.lead, away=_away(world, **changes), now=NOW)


def test_nobody_is_away_twice_and_no_substitute_is_away(world):
    add_absence(by=world.lead, user=world.lead, away=_away(world), now=NOW)

    with pytest.raises(Refused, match="Đã ghi vắng mặt"):
        add_absence(by=world.lead, user=world.lead, away=_away(world, since=7, until=9), now=NOW)
    with pytest.raises(Refused, match="cũng vắng mặt"):
        add_absence(by=world.head, user=world.head, away=_away(world, substitute=world.lead), now=NOW)
    with pytest.raises(NotAllowed):
        add_absence(by=world.partner, user=world.lead, away=_away(world, since=20, until=21), now=NOW)
    with pytest.raises(IntegrityError):
        make.AbsenceFactory(user=world.lead, substitute=world.lead)


def test_a_substitute_is_told_of_what_is_handed_to_who_is_away(world, settings):
    make.AbsenceFactory(user=world.lead, substitute=world.head)
    tell(NOW)
    Notice.objects.all().delete()

    hand_over(by=world.head, assignment=world.assignment, person=world.lead)
    tell(NOW)
    assert {(row.user, row.kind) for row in Notice.objects.all()} == {(world.lead, "handed")}
    hand_over(by=world.lead, assignment=world.assignment, person=world.lead)
    tell(NOW)

    assert [row.said.what for row in worded(notices_of(world.head), world.head)] == ["Nhiệm vụ được phân công xử lý"]


def test_a_substitute_deals_with_what_came_in_only_on_these_days(world):
    incoming = make.IncomingFactory(agency=world.lead_agency, handler=world.lead)
    colleague = make.MembershipFactory(agency=world.lead_agency, role="officer").user
    make.MembershipFactory(agency=world.lead_agency, role="clerk")

    def can():
        waits = [kind.name for kind, rows in waiting_for(colleague, ["to_handle"]) if rows.exists()]
        return can_finish_incoming(colleague, incoming), visible_incoming(colleague).count(), waits

    before = can()
    absence = make.AbsenceFactory(user=world.lead, substitute=colleague)
    during = can()
    Absence.objects.filter(pk=absence.pk).update(since=localdate() - WEEK, until=localdate() - timedelta(days=1))

    assert (before, during, can()) == ((False, 0, []), (True, 1, ["to_handle"]), (False, 0, []))


def test_a_substitute_reads_and_is_asked_what_waits_for_the_head_of_a_unit_and_for_a_drafter(world):
    document, unit = world.document, world.focal_agency.drafting_units.get()
    head = make.MembershipFactory(agency=world.focal_agency).user
    colleague = make.MembershipFactory(agency=world.focal_agency, role="translator").user
    set_unit_head(by=world.focal, unit=unit, head=head)
    Document.objects.filter(pk=document.pk).update(unit=unit, state="with_unit")

    def seen():
        return visible_files(colleague).count(), [row.pk for row in documents_of(colleague, "", "", MINE)]

    before = seen()
    make.AbsenceFactory(user=head, substitute=colleague)

    assert (before, seen()) == ((0, []), (document.files.count(), [document.pk]))
    assert can_pass_document(colleague, Document.objects.get(pk=document.pk))


def test_a_substitute_is_reminded_beside_who_is_away(world):
    make.AbsenceFactory(user=world.lead, substitute=world.head)
    rules = ReminderRules(locality=world.locality)
    occasion = Occasion(Why.BEFORE, 3)

    reached = [
        people_of(world.locality, localdate() + day).of(world.assignment, occasion, rules) for day in (0 * WEEK, WEEK)
    ]

    assert reached == [{world.lead.pk, world.head.pk}, {world.lead.pk}]


@pytest.mark.parametrize(("page", "action"), [("absence_list", "add_absence"), ("notice_list", "choose_mails")])
def test_a_form_on_a_page_goes_to_its_own_address(world, as_user, page, action):
    assert f'method="post" action="{reverse(action)}"' in as_user(world.lead).get(reverse(page)).content.decode()


def test_the_page_keeps_what_was_typed_and_says_why(world, as_user):
    form = {"user": world.lead.pk, "substitute": world.head.pk, "since": "20/08/2030", "until": "19/08/2030"}

    page = as_user(world.lead).post(reverse("add_absence"), form)

    assert page.status_code == 422
    said = page.content.decode()
    assert "Ngày kết thúc không được trước ngày bắt đầu." in said
    assert 'value="19/08/2030"' in said
