"""Every change to who is in a delegation; passports are sealed, and each look at one is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, take_in
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.common.sealed import seal, unseal
from nhipcau.delegations.actions import KEEPER, KEEPERS_ONLY
from nhipcau.delegations.models import Delegation, Member
from nhipcau.delegations.permissions import can_edit_delegation
from nhipcau.delegations.precedence import by_precedence
from nhipcau.partners.models import Contact
from nhipcau.records.changes import changed, in_words

MOST_MEMBERS = 200
KEPT_AFTER = timedelta(days=5)
"""For how long after the last day passport numbers are kept: the police ask for them until everybody is gone."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is said of somebody in a delegation; an empty ``passport`` leaves the one that is kept."""

    name: str
    contact: Contact | None = None
    user: User | None = None
    address_as: str = ""
    post_vi: str = ""
    post_en: str = ""
    part: str = Member.Part.MEMBER
    menu: str = ""
    passport: str = ""


OF_THE_ROW = tuple(name for name in Person.__slots__ if name != "passport")


@transaction.atomic
def add_member(*, by: User, delegation: Delegation, said: Person, now: datetime) -> Member:
    """Enters somebody behind the others."""
    member = _entered(by, delegation, said, now)
    record(by=by, verb="add_member", target=delegation, name=str(member), part=str(member.get_part_display()))
    return member


def _entered(by: User, delegation: Delegation, said: Person, now: datetime) -> Member:
    require(can_edit_delegation(by, delegation), str(KEEPERS_ONLY))
    delegation = KEEPER.open(delegation)
    refuse_if(delegation.members.count() >= MOST_MEMBERS, _("Một đoàn có nhiều nhất 200 người."))
    last = delegation.members.aggregate(last=Max("place"))["last"] or 0
    member = Member(delegation=delegation, place=last + 1)
    _take(member, said, timezone.localdate(now))
    return member


@transaction.atomic
def add_members(*, by: User, delegation: Delegation, people: Sequence[Person], now: datetime) -> list[Member]:
    """Enters everybody of a list, in its order: all of them or nobody."""
    refuse_if(not people, _("Hãy dán ít nhất một dòng."))
    members = [_entered(by, delegation, said, now) for said in people]
    record(by=by, verb="add_members", target=delegation, count=len(members))
    return members


@transaction.atomic
def edit_member(*, by: User, member: Member, said: Person, now: datetime) -> Member:
    """Changes what is said of somebody; of a passport the record says only that there is another number."""
    require(can_edit_delegation(by, member.delegation), str(KEEPERS_ONLY))
    delegation, member = KEEPER.open(member.delegation), locked(member, "contact", "user")
    before = in_words(member, OF_THE_ROW)
    _take(member, said, timezone.localdate(now))
    changes = changed(before, in_words(member, OF_THE_ROW))
    record(
        by=by, verb="edit_member", target=delegation, name=str(member), changes=changes, passport=bool(said.passport)
    )
    return member


def _take(member: Member, said: Person, today: date) -> None:
    delegation, name = member.delegation, clean_line(said.name, 200)
    refuse_if(not name, _("Hãy ghi họ tên hoặc chọn người trong sổ."))
    others = delegation.members.exclude(pk=member.pk)
    is_second_head = said.part == Member.Part.HEAD and others.filter(part=Member.Part.HEAD).exists()
    refuse_if(is_second_head, _("Đoàn đã có Trưởng đoàn."))
    is_twice = said.contact is not None and others.filter(contact=said.contact).exists()
    refuse_if(is_twice or (said.user is not None and others.filter(user=said.user).exists()),
              _("Người này đã có trong đoàn."))  # fmt: skip
    is_gone = today > delegation.ends_on + KEPT_AFTER
    refuse_if(bool(said.passport) and is_gone, _("Đoàn đã kết thúc nên không lưu số hộ chiếu nữa."))
    take_in(member, said, OF_THE_ROW, clean_line)
    member.passport = seal(clean_line(said.passport, 40)) or member.passport
    member.save()


@transaction.atomic
def remove_member(*, by: User, member: Member) -> None:
    """Takes somebody out of a delegation."""
    require(can_edit_delegation(by, member.delegation), str(KEEPERS_ONLY))
    delegation, member = KEEPER.open(member.delegation), locked(member)
    record(by=by, verb="remove_member", target=delegation, name=str(member))
    member.delete()


@transaction.atomic
def move_member(*, by: User, member: Member, up: bool) -> Member:
    """Puts somebody one place before or behind: the list of the other side always wins."""
    require(can_edit_delegation(by, member.delegation), str(KEEPERS_ONLY))
    delegation = KEEPER.open(member.delegation)
    rows = list(delegation.members.all())
    at = [row.pk for row in rows].index(member.pk)
    to = max(0, min(len(rows) - 1, at - 1 if up else at + 1))
    rows.insert(to, rows.pop(at))
    _number(rows)
    record(by=by, verb="move_member", target=delegation, name=str(member), place=to + 1)
    return rows[to]


@transaction.atomic
def order_members(*, by: User, delegation: Delegation) -> None:
    """Puts all in the order that protocol proposes."""
    require(can_edit_delegation(by, delegation), str(KEEPERS_ONLY))
    delegation = KEEPER.open(delegation)
    _number(by_precedence(list(delegation.members.all())))
    record(by=by, verb="order_members", target=delegation)


def _number(rows: list[Member]) -> None:
    for place, row in enumerate(rows, start=1):
        row.place = place
    Member.objects.bulk_update(rows, ["place"])


@transaction.atomic
def look_at_passports(*, by: User, delegation: Delegation) -> list[tuple[Member, str]]:
    """The numbers that are kept, each with whose it is; that somebody looked stays on record."""
    require(can_edit_delegation(by, delegation), str(KEEPERS_ONLY))
    rows = list(delegation.members.exclude(passport=""))
    refuse_if(not rows, _("Không lưu số hộ chiếu nào."))
    found = [(row, unseal(row.passport)) for row in rows]
    record(by=by, verb="look_at_passports", target=delegation, count=len(found))
    return found


def forget_passports(today: date) -> int:
    """Deletes the numbers of delegations that are over; gives of how many people. Run every day by the round."""
    rows = Member.objects.filter(delegation__ends_on__lt=today - KEPT_AFTER).exclude(passport="")
    return rows.update(passport="")
