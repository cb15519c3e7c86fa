"""Every change to what belongs to an event: who takes part, who is invited, what must be ready, who sponsors it."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.common.vietnamese import fold
from nhipcau.events.actions import KEEPER, KEEPERS_ONLY
from nhipcau.events.models import Event, Invitee, Participation, Preparation, Sponsor
from nhipcau.events.permissions import can_edit_event, can_tick_preparation
from nhipcau.partners.models import Country
from nhipcau.partners.queries import one_named

PREPARERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối, đơn vị tổ chức hoặc cơ quan làm việc này được ghi.")
MOST_INVITED, MOST_PREPARED, LONGEST_LEAD = 1000, 100, 730


@dataclass(frozen=True, slots=True)
class Counted:
    """How many artists and guests are of one country; no country is our own side."""

    country: Country | None
    artists: int = 0
    guests: int = 0


@transaction.atomic
def count_participants(*, by: User, event: Event, said: Counted) -> Participation:
    """Says how many of a country take part; said again, the last word counts."""
    require(can_edit_event(by, event), str(KEEPERS_ONLY))
    event = KEEPER.open(event)
    refuse_if(said.artists < 0 or said.guests < 0, _("Giá trị không hợp lệ."))
    row, _is_new = Participation.objects.update_or_create(
        event=event, country=said.country, defaults={"artists": said.artists, "guests": said.guests}
    )
    record(by=by, verb="count_participants", target=event, country=str(said.country or "Việt Nam"),
           artists=said.artists, guests=said.guests)  # fmt: skip
    return row


@transaction.atomic
def invite_guests(*, by: User, event: Event, names: Iterable[str]) -> list[Invitee]:
    """Invites everybody of a list who is not invited yet; a partner of that name is known by its record."""
    require(can_edit_event(by, event), str(KEEPERS_ONLY))
    event = KEEPER.open(event)
    there = set(event.invitees.values_list("folded", flat=True))
    asked = {fold(name): name for line in names if (name := clean_line(line, 250))}
    refuse_if(not asked, _("Hãy ghi ít nhất một người, đơn vị."))
    fresh = {folded: name for folded, name in asked.items() if folded not in there}
    is_full = len(there) + len(fresh) > MOST_INVITED
    refuse_if(is_full, _("Một sự kiện có nhiều nhất %(most)s khách mời.") % {"most": MOST_INVITED})
    known = one_named(event.locality, fresh.values())
    made = [Invitee.objects.create(event=event, name=name, partner=known.get(name)) for name in fresh.values()]
    record(by=by, verb="invite_guests", target=event, count=len(made))
    return made


@transaction.atomic
def answer_invitee(
    *, by: User, invitee: Invitee, answer: str, people: int, now: datetime
) -> Invitee:  # fmt: skip
    """Notes what somebody who is invited answered, and how many come."""
    require(can_edit_event(by, invitee.event), str(KEEPERS_ONLY))
    event, invitee = KEEPER.open(invitee.event), locked(invitee)
    refuse_if(answer not in Invitee.Answer, _("Giá trị không hợp lệ."))
    refuse_if(not 1 <= people <= MOST_INVITED, _("Số người từ 1 đến %(most)s.") % {"most": MOST_INVITED})
    invitee.answer, invitee.people = answer, people
    invitee.answered_on = timezone.localdate(now) if answer else None
    invitee.save()
    record(by=by, verb="answer_invitee", target=event, name=invitee.name,
           answer=str(invitee.get_answer_display()))  # fmt: skip
    return invitee


@transaction.atomic
def remove_invitee(*, by: User, invitee: Invitee) -> None:
    """Takes somebody off the list of those invited."""
    require(can_edit_event(by, invitee.event), str(KEEPERS_ONLY))
    event, invitee = KEEPER.open(invitee.event), locked(invitee)
    record(by=by, verb="remove_invitee", target=event, name=invitee.name)
    invitee.delete()


@cache
def _shipped() -> tuple[tuple[frozenset[str], int, str], ...]:
    """What is prepared for events of which kinds, so many days before, in the order of the table."""
    text = files("nhipcau.events").joinpath("data/preparations.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple((frozenset(row["kinds"].split()), int(row["days"]), row["text"]) for row in rows)


@transaction.atomic
def plan_preparations(*, by: User, event: Event) -> list[Preparation]:
    """Plans backwards from the first day what events of its kind usually need; what stands there already stays."""
    require(can_edit_event(by, event), str(KEEPERS_ONLY))
    event = KEEPER.open(event)
    there = set(event.preparations.values_list("text", flat=True))
    usual = [(days, text) for kinds, days, text in _shipped() if event.kind in kinds and text not in there]
    refuse_if(not usual, _("Danh mục chuẩn bị đã đủ các việc thường có."))
    made = Preparation.objects.bulk_create(
        Preparation(event=event, text=text, days=days, agency=event.agency) for days, text in usual
    )
    record(by=by, verb="plan_preparations", target=event, count=len(made))
    return made


@transaction.atomic
def add_preparation(*, by: User, event: Event, text: str, days: int, agency: Agency) -> Preparation:
    """Adds something that must be ready so many days before."""
    require(can_edit_event(by, event), str(KEEPERS_ONLY))
    event, text = KEEPER.open(event), clean_line(text, 300)
    refuse_if(not text, _("Hãy ghi việc chuẩn bị."))
    refuse_if(not 0 <= days <= LONGEST_LEAD, _("Số ngày từ 0 đến %(most)s.") % {"most": LONGEST_LEAD})
    refuse_if(agency.locality_id != event.locality_id, _("Cơ quan, đối tác phải cùng địa phương."))
    refuse_if(event.preparations.count() >= MOST_PREPARED,
              _("Một sự kiện có nhiều nhất %(most)s việc chuẩn bị.") % {"most": MOST_PREPARED})  # fmt: skip
    refuse_if(event.preparations.filter(text=text).exists(), _("Việc này đã có trong danh mục chuẩn bị."))
    row = Preparation.objects.create(event=event, text=text, days=days, agency=agency)
    record(by=by, verb="add_preparation", target=event, name=text)
    return row


@transaction.atomic
def tick_preparation(*, by: User, preparation: Preparation, done_on: date | None, now: datetime) -> Preparation:
    """Notes that something is ready since a day, or that it is not."""
    require(can_tick_preparation(by, preparation), str(PREPARERS_ONLY))
    event, preparation = KEEPER.open(preparation.event), locked(preparation)
    refuse_if(done_on is not None and done_on > timezone.localdate(now), _("Ngày xong chưa tới."))
    preparation.done_on = done_on
    preparation.save()
    state = f"{done_on:%d/%m/%Y}" if done_on else _("chưa xong")
    record(by=by, verb="tick_preparation", target=event, name=preparation.text, state=state)
    return preparation


@transaction.atomic
def remove_preparation(*, by: User, preparation: Preparation) -> None:
    """Takes something off what must be ready."""
    require(can_edit_event(by, preparation.event), str(KEEPERS_ONLY))
    event, preparation = KEEPER.open(preparation.event), locked(preparation)
    record(by=by, verb="remove_preparation", target=event, name=preparation.text)
    preparation.delete()


@transaction.atomic
def add_sponsor(*, by: User, event: Event, name: str, what: str, worth: int) -> Sponsor:
    """Notes who sponsors it, with what, of what worth in đồng."""
    require(can_edit_event(by, event), str(KEEPERS_ONLY))
    event, name = KEEPER.open(event), clean_line(name, 250)
    refuse_if(not name, _("Hãy ghi nhà tài trợ."))
    refuse_if(worth < 0, _("Giá trị không hợp lệ."))
    partner = one_named(event.locality, [name]).get(name)
    row = Sponsor.objects.create(event=event, name=name, partner=partner, what=clean_line(what, 250), worth=worth)
    record(by=by, verb="add_sponsor", target=event, name=name)
    return row


@transaction.atomic
def remove_sponsor(*, by: User, sponsor: Sponsor) -> None:
    """Takes a sponsor off."""
    require(can_edit_event(by, sponsor.event), str(KEEPERS_ONLY))
    event, sponsor = KEEPER.open(sponsor.event), locked(sponsor)
    record(by=by, verb="remove_sponsor", target=event, name=sponsor.name)
    sponsor.delete()
