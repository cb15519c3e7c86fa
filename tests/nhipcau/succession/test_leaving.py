"""A person leaves a role: what is in their name, who takes it over, what is left empty."""

from datetime import date

import pytest
from django.urls import reverse

from nhipcau.agencies.models import Membership
from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents.incoming import Arrived, register_incoming
from nhipcau.notices.queries import notices_of
from nhipcau.notices.telling import tell, told_until
from nhipcau.plans.models import Assignment
from nhipcau.succession.leaving import end_membership, in_their_name, left_empty
from nhipcau.work.models import Milestone
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _role_of(user):
    return Membership.objects.get(user=user)


@pytest.fixture
def laden(world):
    """The officer of the leading agency with a task, a milestone and a document in their name."""
    make.changed(Assignment.objects.filter(pk=world.assignment.pk), person=world.lead)
    make.MilestoneFactory(assignment=world.assignment, person=world.lead)
    arrived = Arrived("Bộ Ngoại giao", "Công văn", TODAY)
    row = register_incoming(by=world.head, agency=world.lead_agency, arrived=arrived, now=NOW)
    row.handler = world.lead
    row.save()
    return row


def test_what_is_in_their_name_goes_to_the_heir_and_stands_in_the_record(world, laden):
    end_membership(by=world.focal, membership=_role_of(world.lead), heir=world.head, now=NOW)

    laden.refresh_from_db()
    assert _role_of(world.lead).ended_on == date(2026, 8, 20)
    assert (Assignment.objects.get(pk=world.assignment.pk).person, laden.handler) == (world.head, world.head)
    assert Milestone.objects.get().person == world.head
    event = Event.objects.filter(verb="end_membership").get()
    assert (event.data["heir"], event.data["passed"]) == (str(world.head), 3)


def test_without_an_heir_nothing_ends(world, laden):
    with pytest.raises(Refused, match="còn 3 việc đứng tên"):
        end_membership(by=world.focal, membership=_role_of(world.lead), now=NOW)
    with pytest.raises(Refused, match="phải thuộc cơ quan"):
        end_membership(by=world.focal, membership=_role_of(world.lead), heir=world.idle, now=NOW)

    assert _role_of(world.lead).ended_on is None


def test_who_keeps_another_role_of_the_agency_keeps_their_work(world, laden):
    make.MembershipFactory(user=world.lead, agency=world.lead_agency, role=Membership.Role.HEAD)
    officer = Membership.objects.get(user=world.lead, role=Membership.Role.OFFICER)

    assert in_their_name(officer).count == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chair", ["Đây là người cuối cùng giữ vai trò Lãnh đạo Ủy ban nhân dân của địa phương."]),
        ("head", ["Cơ quan không còn ai giữ vai trò Thủ trưởng cơ quan."]),
        ("lead", []),
        ("idle", []),
    ],
)
def test_what_is_left_empty(world, name, said):
    assert left_empty(_role_of(getattr(world, name))) == said


def test_the_last_who_can_say_anything_of_its_work_is_needed(world):
    Membership.objects.filter(user=world.head).update(ended_on=TODAY)

    assert left_empty(_role_of(world.lead)) == ["Cơ quan đang có nhiệm vụ mà không còn ai cập nhật tiến độ được."]


def test_a_needed_role_ends_only_knowingly(world):
    row = _role_of(world.chair)
    with pytest.raises(Refused, match="người cuối cùng"):
        end_membership(by=world.administrator, membership=row, now=NOW)

    assert end_membership(by=world.administrator, membership=row, is_sure=True, now=NOW).ended_on == TODAY


def test_the_page_asks_for_what_matters_and_nothing_else(world, laden, as_user):
    address = reverse("end_membership", args=[_role_of(world.lead).pk])
    page = as_user(world.focal).get(address).content.decode()
    refused = as_user(world.focal).post(address, {})
    done = as_user(world.focal).post(address, {"heir": world.head.pk})

    assert ("Người tiếp nhận" in page, "Đã biết" in page) == (True, False)
    assert (refused.status_code, done.status_code) == (422, 302)


def test_nobody_ends_what_they_could_not_give(world):
    with pytest.raises(NotAllowed):
        end_membership(by=world.focal, membership=_role_of(world.chair), is_sure=True, now=NOW)


def test_the_only_officer_can_leave_and_the_work_is_the_agencys_again(world, laden):
    Membership.objects.filter(agency=world.lead_agency).exclude(user=world.lead).delete()

    with pytest.raises(Refused, match="Hãy mời người thay"):
        end_membership(by=world.focal, membership=_role_of(world.lead), now=NOW)
    end_membership(by=world.focal, membership=_role_of(world.lead), is_sure=True, now=NOW)

    laden.refresh_from_db()
    assert (Assignment.objects.get(pk=world.assignment.pk).person, laden.handler) == (None, None)


def test_work_does_not_stay_with_a_role_that_does_no_work(world, laden):
    make.MembershipFactory(user=world.lead, agency=world.lead_agency, role=Membership.Role.CLERK)
    officer = Membership.objects.get(user=world.lead, role=Membership.Role.OFFICER)

    held = in_their_name(officer)

    assert (held.assignments.count(), held.milestones.count(), held.incoming.count()) == (1, 1, 0)


def test_the_last_officer_of_the_named_focal_agency_is_the_last(world):
    make.MembershipFactory(agency=make.AgencyFactory(locality=world.locality), role=Membership.Role.FOCAL)
    world.locality.focal_agency = world.focal_agency
    world.locality.save()

    assert left_empty(Membership.objects.get(user=world.focal, role=Membership.Role.FOCAL))[0].startswith("Đây là")


def test_the_heir_is_told_of_what_is_theirs_now(world, laden):
    told_until()
    end_membership(by=world.focal, membership=_role_of(world.lead), heir=world.head, now=NOW)
    tell(NOW)

    assert [(row.kind, row.target) for row in notices_of(world.head)] == [("handed", world.assignment.pk)]
