"""Every change to conferences: what is said of one, who comes, that it is permitted, called off, what came of it."""

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
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.conferences.models import Attendance, Conference
from nhipcau.conferences.permissions import can_add_conference, can_edit_conference
from nhipcau.partners.chosen import hold_partners
from nhipcau.partners.deeds import Shown, drop_deeds, keep_deeds
from nhipcau.partners.models import Activity, Country, Partner
from nhipcau.records.actions import Keeper
from nhipcau.records.changes import changed, in_words
from nhipcau.records.keeping import called_off, next_number

KEEPERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc đơn vị tổ chức được sửa hồ sơ hội nghị, hội thảo này.")
LONGEST_DAYS = 30


def _why_over(conference: Conference) -> str:
    return _("Hội nghị, hội thảo này đã hủy.") if conference.cancelled_on is not None else ""


KEEPER = Keeper(can_edit_conference, KEEPERS_ONLY, _why_over)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said of a conference before it takes place."""

    name_vi: str
    agency: Agency
    starts_on: date
    ends_on: date
    partners: Sequence[Partner] = ()
    name_en: str = ""
    form: str = Conference.Form.PRESENT
    technology: str = ""
    place: str = ""
    reason: str = ""
    aim: str = ""
    around: str = ""
    funding: str = ""
    has_ministers: bool = False
    is_sensitive: bool = False
    person: User | None = None


OF_THE_ROW = tuple(name for name in Particulars.__slots__ if name != "partners")


@transaction.atomic
def add_conference(*, by: User, locality: Locality, said: Particulars, now: datetime) -> Conference:
    """Enters a conference under the next number of its year."""
    require(can_add_conference(by, locality), _("Chỉ cán bộ của địa phương được thêm hội nghị, hội thảo."))
    locality = locked(locality)  # of two that are entered at once the second gets the next number
    year = said.starts_on.year
    number = next_number(Conference.objects.filter(locality=locality, year=year))
    conference = Conference(locality=locality, year=year, number=number, made_by=by, made_at=now)
    _take(conference, said)
    _show(conference)
    record(by=by, verb="add_conference", target=conference, name=conference.name_vi, agency=conference.agency)
    return conference


@transaction.atomic
def edit_conference(*, by: User, conference: Conference, said: Particulars) -> Conference:
    """Changes what is said of a conference; its number stays."""
    require(can_edit_conference(by, conference), str(KEEPERS_ONLY))
    conference = KEEPER.open(conference)
    before = _told(conference)
    _take(conference, said)
    _show(conference)
    changes = changed(before, _told(conference))
    record(by=by, verb="edit_conference", target=conference, name=conference.name_vi, changes=changes)
    return conference


def _told(conference: Conference) -> dict[str, str]:
    names = sorted(partner.name_vi for partner in conference.partners.all())
    return in_words(conference, OF_THE_ROW) | {"partners": "; ".join(names)}


def _take(conference: Conference, said: Particulars) -> None:
    refuse_if(not clean_line(said.name_vi), _("Hãy ghi tên hội nghị, hội thảo."))
    days = (said.ends_on - said.starts_on).days
    refuse_if(days < 0, _("Ngày kết thúc trước ngày bắt đầu."))
    refuse_if(days > LONGEST_DAYS, _("Hội nghị, hội thảo dài nhất %(days)s ngày.") % {"days": LONGEST_DAYS})
    hold_partners(said.partners, said.agency, conference.locality_id)
    refuse_stranger(said.agency, said.person)
    take_in(conference, said, OF_THE_ROW)
    conference.save()
    conference.partners.set(said.partners)


def _show(conference: Conference) -> None:
    """Keeps the timelines of its partners in step."""
    shown = Shown(
        Activity.Kind.EVENT, conference.starts_on, conference.ends_on, conference.name_vi, conference.results,
        conference.made_by, conference.made_at,
    )  # fmt: skip
    keep_deeds(conference, conference.partners.all(), shown)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of one country are to come, and how many came; no country is our own side."""

    country: Country | None
    planned: int = 0
    came: int | None = None


@transaction.atomic
def count_attendance(*, by: User, conference: Conference, said: Counted) -> Attendance:
    """Says how many of a country are to come and came; said again, the last word counts."""
    require(can_edit_conference(by, conference), str(KEEPERS_ONLY))
    conference = KEEPER.open(conference)
    refuse_if(said.planned < 0 or (said.came or 0) < 0, _("Giá trị không hợp lệ."))
    row, _is_new = Attendance.objects.update_or_create(
        conference=conference, country=said.country, defaults={"planned": said.planned, "came": said.came}
    )
    record(by=by, verb="count_attendance", target=conference, country=str(said.country or "Việt Nam"),
           planned=said.planned, came=said.came)  # fmt: skip
    return row


@transaction.atomic
def permit_conference(*, by: User, conference: Conference, decision: str, on: date, now: datetime) -> Conference:
    """Notes by which paper it was permitted."""
    require(can_edit_conference(by, conference), str(KEEPERS_ONLY))
    conference, decision = KEEPER.open(conference), clean_line(decision, 200)
    refuse_if(not decision, _("Hãy ghi số, ký hiệu, ngày của văn bản."))
    refuse_if(on > timezone.localdate(now), _("Ngày của văn bản chưa tới."))
    conference.decision, conference.decided_on = decision, on
    conference.save()
    record(by=by, verb="permit_conference", target=conference, decision=decision, on=on)
    return conference


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a conference."""

    results: str
    matters: str = ""


@transaction.atomic
def note_conference_outcome(*, by: User, conference: Conference, said: Outcome) -> Conference:
    """Notes what came of it; the report afterwards says it."""
    require(can_edit_conference(by, conference), str(KEEPERS_ONLY))
    conference = KEEPER.open(conference)
    refuse_if(not clean_text(said.results), _("Hãy ghi kết quả."))
    before = in_words(conference, Outcome.__slots__)
    for name in Outcome.__slots__:
        setattr(conference, name, clean_text(getattr(said, name)))
    conference.save()
    _show(conference)
    changes = changed(before, in_words(conference, Outcome.__slots__))
    record(by=by, verb="note_conference_outcome", target=conference, changes=changes)
    return conference


@transaction.atomic
def cancel_conference(*, by: User, conference: Conference, reason: str, now: datetime) -> Conference:
    """Says that it does not take place, and why."""
    require(can_edit_conference(by, conference), str(KEEPERS_ONLY))
    conference = KEEPER.open(conference)
    reason = called_off(conference, reason, now)
    drop_deeds(conference)
    record(by=by, verb="cancel_conference", target=conference, reason=reason)
    return conference
