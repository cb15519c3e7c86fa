"""Every change to the duties of a locality: what became of one in a year, and who is in charge."""

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
from nhipcau.common.cleaning import clean_line, clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Gone, refuse_if, require
from nhipcau.duties.law import YearlyDuty
from nhipcau.duties.models import DutyCharge, DutyNote
from nhipcau.duties.permissions import can_keep_duty
from nhipcau.duties.queries import charge_of
from nhipcau.partners.queries import agencies_to_answer

KEEPERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc cơ quan phụ trách được ghi, giao việc hằng năm theo luật.")
DONE, NOT_OURS = DutyNote.State.DONE, DutyNote.State.NOT_OURS


@dataclass(frozen=True, slots=True)
class Sent:
    """By which paper a duty was done, and when."""

    on: date
    paper: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """Who is in charge from now on: an agency, and one of its people where that is settled."""

    agency: Agency
    person: User | None = None


@transaction.atomic
def note_duty(*, by: User, locality: Locality, duty: YearlyDuty, said: Sent, now: datetime) -> DutyNote:
    """Notes that a duty was done; said again, the last word counts and the record keeps the one before."""
    charge = _charge(locality, duty)
    require(can_keep_duty(by, charge), str(KEEPERS_ONLY))
    refuse_if(said.on > timezone.localdate(now), _("Ngày gửi chưa đến."))
    paper = clean_line(said.paper, 250)
    refuse_if(not paper, _("Hãy ghi số, ngày của văn bản đã gửi."))
    result = {"state": DONE, "on": said.on, "paper": paper, "note": clean_text(said.note)}
    note, was = _say(charge, duty, result | {"made_by": by, "made_at": now})
    record(
        by=by, verb="note_duty", target=note, duty=duty.duty.name, year=duty.year, paper=paper, on=said.on,
        note=note.note, was=was,
    )  # fmt: skip
    return note


@transaction.atomic
def waive_duty(*, by: User, locality: Locality, duty: YearlyDuty, reason: str, now: datetime) -> DutyNote:
    """Says why the locality has nothing to do of a duty in a year."""
    charge = _charge(locality, duty)
    require(can_keep_duty(by, charge), str(KEEPERS_ONLY))
    reason = clean_text(reason)
    refuse_if(not reason, _("Hãy ghi lý do không phải thực hiện."))
    result = {"state": NOT_OURS, "on": None, "paper": "", "note": reason}
    note, was = _say(charge, duty, result | {"made_by": by, "made_at": now})
    record(by=by, verb="waive_duty", target=note, duty=duty.duty.name, year=duty.year, reason=reason, was=was)
    return note


@transaction.atomic
def reopen_duty(*, by: User, locality: Locality, duty: YearlyDuty) -> None:
    """Takes back what was said of a duty in a year; the record keeps it."""
    require(can_keep_duty(by, _charge(locality, duty)), str(KEEPERS_ONLY))
    note = _note_of(locality, duty)
    if note is None:
        raise Gone(_("Chưa ghi kết quả của việc này."))
    record(by=by, verb="reopen_duty", target=note, duty=duty.duty.name, year=duty.year, was=note.paper or note.note)
    note.delete()


@transaction.atomic
def assign_duty(*, by: User, locality: Locality, duty: YearlyDuty, given: Given) -> DutyCharge:
    """Puts an agency in charge of a duty, this year and every year."""
    charge, agency, person = _charge(locality, duty), given.agency, given.person
    require(can_keep_duty(by, charge), str(KEEPERS_ONLY))
    refuse_if(not agencies_to_answer(locality).filter(pk=agency.pk).exists(), _("Hãy chọn cơ quan của địa phương."))
    refuse_stranger(agency, person)
    charge.agency, charge.person = agency, person
    charge.save()
    record(
        by=by, verb="assign_duty", target=charge, duty=duty.duty.name, agency=agency, person=str(person or ""),
    )  # fmt: skip
    return charge


def _charge(locality: Locality, duty: YearlyDuty) -> DutyCharge:
    """Who is in charge, as it is now; nobody else says anything of the locality's duties until the end."""
    return charge_of(locked(locality), duty.duty.code)


def _note_of(locality: Locality, duty: YearlyDuty) -> DutyNote | None:
    return locality.duty_notes.filter(code=duty.duty.code, year=duty.year).first()


def _say(charge: DutyCharge, duty: YearlyDuty, result: dict[str, object]) -> tuple[DutyNote, str]:
    """Writes what became of a duty. Gives the row, and what stood there before."""
    before = _note_of(charge.locality, duty)
    note, _is_new = DutyNote.objects.update_or_create(
        locality=charge.locality, code=duty.duty.code, year=duty.year,
        defaults={"agency_id": charge.agency_id, **result},
    )  # fmt: skip
    return note, (before.paper or before.note) if before else ""
