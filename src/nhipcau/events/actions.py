"""Every change to events: what is said of one, that of the next year, what came of it, that it is called off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.colleagues import refuse_stranger
from nhipcau.agencies.models import Agency, Locality
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text, take_in
from nhipcau.common.dates import same_day
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.events.lunar import same_lunar_day
from nhipcau.events.models import Event, Preparation
from nhipcau.events.permissions import can_add_event, can_edit_event
from nhipcau.events.permits import IMPLIED
from nhipcau.events.queries import following_of
from nhipcau.partners.chosen import hold_partners
from nhipcau.partners.deeds import Shown, drop_deeds, keep_deeds
from nhipcau.partners.models import Activity, Country, Partner
from nhipcau.records.actions import Keeper
from nhipcau.records.changes import changed, in_words
from nhipcau.records.keeping import called_off, next_number

KEEPERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc đơn vị tổ chức được sửa hồ sơ sự kiện này.")
LONGEST_DAYS = 366


def _why_over(event: Event) -> str:
    return _("Sự kiện này đã hủy.") if event.cancelled_on is not None else ""


KEEPER = Keeper(can_edit_event, KEEPERS_ONLY, _why_over)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said of an event before it takes place."""

    name_vi: str
    kind: str
    agency: Agency
    starts_on: date
    ends_on: date
    partners: Sequence[Partner] = ()
    name_en: str = ""
    is_abroad: bool = False
    country: Country | None = None
    place: str = ""
    recurs: str = Event.Recurs.NEVER
    aim: str = ""
    funding: str = ""
    is_new: bool = False
    has_show: bool = False
    sells_tickets: bool = False
    has_exhibition: bool = False
    crosses_border: bool = False
    has_fair: bool = False
    has_press_conference: bool = False
    person: User | None = None


OF_THE_ROW = tuple(name for name in Particulars.__slots__ if name != "partners")
REPEATED = tuple(name for name in OF_THE_ROW if name not in ("starts_on", "ends_on", "is_new"))
"""What the event of the next year has of this year's."""


@transaction.atomic
def add_event(*, by: User, locality: Locality, said: Particulars, now: datetime) -> Event:
    """Enters an event under the next number of its year."""
    require(can_add_event(by, locality), _("Chỉ cán bộ của địa phương được thêm sự kiện."))
    event = _entered(by, locality, said, now)
    record(by=by, verb="add_event", target=event, name=event.name_vi, agency=event.agency)
    return event


def _entered(
    by: User, locality: Locality, said: Particulars, now: datetime, previous: Event | None = None
) -> Event:  # fmt: skip
    locality = locked(locality)  # of two that are entered at once the second gets the next number
    year = said.starts_on.year
    number = next_number(Event.objects.filter(locality=locality, year=year))
    event = Event(locality=locality, year=year, number=number, made_by=by, made_at=now, previous=previous)
    _take(event, said)
    _show(event)
    return event


@transaction.atomic
def edit_event(*, by: User, event: Event, said: Particulars) -> Event:
    """Changes what is said of an event; its number stays."""
    require(can_edit_event(by, event), str(KEEPERS_ONLY))
    event = KEEPER.open(event)
    before = _told(event)
    _take(event, said)
    _show(event)
    record(by=by, verb="edit_event", target=event, name=event.name_vi, changes=changed(before, _told(event)))
    return event


def _told(event: Event) -> dict[str, str]:
    names = sorted(partner.name_vi for partner in event.partners.all())
    return in_words(event, OF_THE_ROW) | {"partners": "; ".join(names)}


def _take(event: Event, said: Particulars) -> None:
    refuse_if(not clean_line(said.name_vi), _("Hãy ghi tên sự kiện."))
    days = (said.ends_on - said.starts_on).days
    refuse_if(days < 0, _("Ngày kết thúc trước ngày bắt đầu."))
    refuse_if(days > LONGEST_DAYS, _("Sự kiện dài nhất %(days)s ngày.") % {"days": LONGEST_DAYS})
    hold_partners(said.partners, said.agency, event.locality_id)
    refuse_stranger(said.agency, said.person)
    take_in(event, said, OF_THE_ROW)
    if said.kind in IMPLIED:
        setattr(event, IMPLIED[Event.Kind(said.kind)], True)
    event.save()
    event.partners.set(said.partners)


def _show(event: Event) -> None:
    """Keeps the timelines of its partners in step."""
    shown = Shown(
        Activity.Kind.EVENT, event.starts_on, event.ends_on, event.name_vi, event.results, event.made_by, event.made_at
    )  # fmt: skip
    keep_deeds(event, event.partners.all(), shown)


@transaction.atomic
def repeat_event(*, by: User, event: Event, now: datetime) -> Event:
    """Enters the event of the next year, on the same day by its calendar, with what must be ready; once."""
    require(can_edit_event(by, event), str(KEEPERS_ONLY))
    event = KEEPER.open(event)
    refuse_if(not event.recurs, _("Sự kiện này không lặp lại hằng năm; hãy sửa mục Lặp lại trước."))
    refuse_if(following_of(event) is not None, _("Đã lập sự kiện của năm sau."))
    starts_on = _next_day(event)
    words = {name: getattr(event, name) for name in REPEATED}
    ends_on = starts_on + (event.ends_on - event.starts_on)
    partners = list(event.partners.filter(merged_into=None))
    said = Particulars(starts_on=starts_on, ends_on=ends_on, partners=partners, **words)
    made = _entered(by, event.locality, said, now, event)
    Preparation.objects.bulk_create(
        Preparation(event=made, text=row.text, days=row.days, agency=row.agency)
        for row in event.preparations.select_related("agency")
    )
    record(by=by, verb="repeat_event", target=event, name=made.name_vi, on=starts_on)
    return made


def _next_day(event: Event) -> date:
    """Its first day in the next year."""
    first, year = event.starts_on, event.starts_on.year + 1
    found = same_lunar_day(first, year) if event.recurs == Event.Recurs.LUNAR else same_day(first, year)
    if found is None:
        raise Refused(_("Không tính được ngày của năm sau; hãy thêm sự kiện và ghi ngày."))
    return found


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an event: in words, and how many came, wrote, were asked and were pleased."""

    results: str
    lessons: str = ""
    visitors: int | None = None
    reports: int | None = None
    asked: int | None = None
    pleased: int | None = None


@transaction.atomic
def note_event_outcome(*, by: User, event: Event, said: Outcome, now: datetime) -> Event:
    """Notes what came of it; not before it begins."""
    require(can_edit_event(by, event), str(KEEPERS_ONLY))
    event = KEEPER.open(event)
    refuse_if(timezone.localdate(now) < event.starts_on, _("Sự kiện chưa bắt đầu nên chưa có kết quả."))
    refuse_if(not clean_text(said.results), _("Hãy ghi kết quả."))
    refuse_if((said.asked is None) != (said.pleased is None), _("Hãy ghi cả số phiếu khảo sát và số phiếu hài lòng."))
    refuse_if((said.pleased or 0) > (said.asked or 0), _("Số phiếu hài lòng lớn hơn số phiếu khảo sát."))
    before = in_words(event, Outcome.__slots__)
    take_in(event, said, Outcome.__slots__)
    event.save()
    _show(event)
    record(by=by, verb="note_event_outcome", target=event, changes=changed(before, in_words(event, Outcome.__slots__)))
    return event


@transaction.atomic
def cancel_event(*, by: User, event: Event, reason: str, now: datetime) -> Event:
    """Says that it does not take place, and why."""
    require(can_edit_event(by, event), str(KEEPERS_ONLY))
    event = KEEPER.open(event)
    reason = called_off(event, reason, now)
    drop_deeds(event)
    record(by=by, verb="cancel_event", target=event, reason=reason)
    return event
