"""Who is in a delegation: by the book or pasted, in order, seated; passports sealed, seen and forgotten."""

from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.common.sealed import seal, unseal
from nhipcau.delegations import member_actions as actions
from nhipcau.delegations.actions import cancel_delegation
from nhipcau.delegations.member_actions import KEPT_AFTER, Person, forget_passports
from nhipcau.delegations.models import Delegation, Member
from nhipcau.delegations.pasted import pasted_people
from nhipcau.delegations.precedence import along_a_side, around, at_dinner, at_talks, by_precedence
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
LIST = """
1.\tÔng Han Ji-hoon\tThống đốc\tGovernor\tTrưởng đoàn
2.\tBà Yoon Seo-yeon\tPhu nhân Thống đốc\tSpouse of the Governor\tPhu nhân
Ông Baek Sung-min; Chủ tịch Hội đồng tỉnh; Chairman; Phó Trưởng đoàn
Mr Seo Jae-won; Giám đốc Sở Văn hóa
Ms. Cha Yu-na; Phiên dịch Hàn - Việt; Interpreter; Phiên dịch
"""


def _add(world, **said):
    return actions.add_member(
        by=world.lead, delegation=world.delegation, said=Person(**({"name": "Han Ji-hoon"} | said)), now=NOW
    )  # fmt: skip


def test_a_list_is_pasted_as_the_other_side_sends_it(world):
    people = pasted_people(LIST)
    actions.add_members(by=world.lead, delegation=world.delegation, people=people, now=NOW)

    assert [(str(one), one.post_vi, one.post_en, one.part) for one in world.delegation.members.all()] == [
        ("Ông Han Ji-hoon", "Thống đốc", "Governor", "head"),
        ("Bà Yoon Seo-yeon", "Phu nhân Thống đốc", "Spouse of the Governor", "spouse"),
        ("Ông Baek Sung-min", "Chủ tịch Hội đồng tỉnh", "Chairman", "deputy"),
        ("Ông Seo Jae-won", "Giám đốc Sở Văn hóa", "", "member"),
        ("Bà Cha Yu-na", "Phiên dịch Hàn - Việt", "", "interpreter"),
    ]


def test_a_list_of_which_one_line_is_refused_enters_nobody(world):
    people = [Person("Han Ji-hoon", part="head"), Person("Baek Sung-min", part="head")]
    with pytest.raises(Refused, match="đã có Trưởng đoàn"):
        actions.add_members(by=world.lead, delegation=world.delegation, people=people, now=NOW)
    with pytest.raises(Refused, match="ít nhất một dòng"):
        actions.add_members(by=world.lead, delegation=world.delegation, people=[], now=NOW)
    assert not Member.objects.exists()


def test_what_is_pasted_is_no_longer_than_its_columns_hold(world):
    people = pasted_people(f"{'Han ' * 90}; {'Thống đốc ' * 60}")
    [member] = actions.add_members(by=world.lead, delegation=world.delegation, people=people, now=NOW)

    assert (len(member.name), len(member.post_vi)) == (200, 250)


def test_nobody_is_in_a_delegation_twice(world):
    contact = make.PostFactory(partner=world.city).contact
    _add(world, contact=contact)
    with pytest.raises(Refused, match="đã có trong đoàn"):
        _add(world, name="Người khác", contact=contact)
    with pytest.raises(Refused, match="Hãy ghi họ tên"):
        _add(world, name=" ")


def test_one_place_up_and_down_and_the_order_of_protocol(world):
    a, b, c = _add(world, name="A"), _add(world, name="B", part="head"), _add(world, name="C", part="interpreter")

    def names():
        return [one.name for one in world.delegation.members.all()]

    actions.move_member(by=world.lead, member=c, up=True)
    assert names() == ["A", "C", "B"]
    actions.move_member(by=world.lead, member=a, up=True)
    actions.move_member(by=world.lead, member=b, up=False)
    assert names() == ["A", "C", "B"]
    actions.order_members(by=world.lead, delegation=world.delegation)
    assert names() == ["B", "A", "C"]
    actions.remove_member(by=world.lead, member=a)
    assert names() == ["B", "C"]


def test_a_passport_is_sealed_seen_on_record_and_forgotten(world):
    member = _add(world, passport="M 1234567")
    with connection.cursor() as cursor:
        cursor.execute("select passport from delegations_member")
        [(kept,)] = cursor.fetchall()
    assert "1234567" not in kept
    assert "1234567" not in str(list(Event.objects.values_list("data", flat=True)))

    found = actions.look_at_passports(by=world.focal, delegation=world.delegation)
    assert [(row.name, number) for row, number in found] == [("Han Ji-hoon", "M 1234567")]
    event = Event.objects.get(verb="look_at_passports")
    assert (world.focal.email in event.by, event.data["count"]) == (True, 1)
    with pytest.raises(NotAllowed):
        actions.look_at_passports(by=world.idle, delegation=world.delegation)

    actions.edit_member(by=world.lead, member=member, said=Person("Han Ji-hoon", menu="suất chay"), now=NOW)
    assert unseal(Member.objects.get().passport) == "M 1234567"
    assert forget_passports(world.delegation.ends_on + KEPT_AFTER) == 0
    assert forget_passports(world.delegation.ends_on + KEPT_AFTER + timedelta(days=1)) == 1
    with pytest.raises(Refused, match="Không lưu số hộ chiếu nào"):
        actions.look_at_passports(by=world.focal, delegation=world.delegation)


def test_no_passport_is_kept_of_what_is_over_or_called_off(world):
    _add(world, passport="M1")
    cancel_delegation(by=world.lead, delegation=world.delegation, reason="Hoãn", now=NOW)
    assert Member.objects.get().passport == ""

    over = TODAY - KEPT_AFTER - timedelta(days=1)
    Delegation.objects.filter(pk=world.delegation.pk).update(cancelled_on=None, starts_on=over, ends_on=over)
    with pytest.raises(Refused, match="đã kết thúc nên không lưu"):
        actions.add_member(
            by=world.lead, delegation=Delegation.objects.get(), said=Person("B", passport="M2"), now=NOW
        )  # fmt: skip


def test_a_number_sealed_under_another_secret_is_told(settings):
    kept = seal("M1234567")
    settings.SECRET_KEY = "another"
    with pytest.raises(Refused, match="khóa của hệ thống đã đổi"):
        unseal(kept)


def _members(*parts):
    return [Member(pk=at, name=f"{part}{at}", part=part, place=at) for at, part in enumerate(parts, start=1)]


def test_at_talks_the_head_sits_in_the_middle_with_the_interpreter_at_the_left():
    people = by_precedence(_members("member", "interpreter", "head", "spouse", "deputy", "member", "member"))

    assert [one.name for one in people] == [
        "head3", "spouse4", "deputy5", "member1", "member6", "member7", "interpreter2",
    ]  # fmt: skip
    assert [one.name for one in at_talks(people)] == [
        "member6", "interpreter2", "head3", "deputy5", "member1", "member7",
    ]  # fmt: skip


def test_one_side_from_the_middle_outwards():
    assert along_a_side([1, 2, 3, 4, 5]) == [5, 3, 1, 2, 4]
    assert (along_a_side([]), along_a_side([1])) == ([], [1])


def test_at_a_round_table_guests_sit_beside_the_host():
    assert around(["G1", "G2", "G3"], ["H1", "H2", "H3"]) == ["H1", "G1", "H2", "G3", "H3", "G2"]


@given(st.integers(0, 40), st.integers(0, 40), st.integers(4, 12))
def test_everybody_has_one_seat_at_dinner(guests, hosts, size):
    people = [f"G{at}" for at in range(guests)], [f"H{at}" for at in range(hosts)]
    tables = at_dinner(*people, size)

    assert sorted(seat for table in tables for seat in table.seats) == sorted([*people[0], *people[1]])
    assert all(len(table.seats) <= size + 1 for table in tables)
    assert [table.number for table in tables] == list(range(1, len(tables) + 1))
