"""Every change to visits of foreign press: what is said of one, how it was answered, which change was agreed to."""

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
from nhipcau.common.cleaning import clean_line, take_in
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.partners.chosen import hold_partners
from nhipcau.partners.models import Country, Partner
from nhipcau.press.models import Consent, PressVisit
from nhipcau.press.permissions import can_add_press_visit, can_edit_press_visit
from nhipcau.press.queries import ANSWERING, digest_of, lacks_consent, next_version, steps_followed
from nhipcau.programmes.queries import lines_of
from nhipcau.records.actions import Keeper
from nhipcau.records.changes import changed, in_words
from nhipcau.records.keeping import called_off, next_number
from nhipcau.records.steps import Progress, step_noted

KEEPERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc cơ quan hướng dẫn được sửa hồ sơ đoàn phóng viên, đoàn phim này.")
LONGEST_DAYS = 180


def _why_over(visit: PressVisit) -> str:
    return _("Đoàn phóng viên, đoàn phim này đã hủy.") if visit.cancelled_on is not None else ""


KEEPER = Keeper(can_edit_press_visit, KEEPERS_ONLY, _why_over)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said of a visit: who, on what, where, from when until when, by which licence."""

    kind: str
    outlet: Partner
    topic: str
    agency: Agency
    starts_on: date
    ends_on: date
    country: Country | None = None
    places: str = ""
    equipment: str = ""
    asked_by: str = ""
    asked_on: date | None = None
    licence: str = ""
    licensed_from: date | None = None
    licensed_until: date | None = None
    guide: User | None = None
    person: User | None = None


@transaction.atomic
def add_press_visit(*, by: User, locality: Locality, said: Particulars, now: datetime) -> PressVisit:
    """Enters a visit under the next number of its year."""
    require(can_add_press_visit(by, locality), _("Chỉ cán bộ của địa phương được thêm đoàn phóng viên, đoàn phim."))
    locality = locked(locality)  # of two that are entered at once the second gets the next number
    year = said.starts_on.year
    number = next_number(PressVisit.objects.filter(locality=locality, year=year))
    visit = PressVisit(locality=locality, year=year, number=number, made_by=by, made_at=now)
    _take(visit, said, timezone.localdate(now))
    record(by=by, verb="add_press_visit", target=visit, name=visit.name_vi, agency=visit.agency)
    return visit


@transaction.atomic
def edit_press_visit(*, by: User, visit: PressVisit, said: Particulars, now: datetime) -> PressVisit:
    """Changes what is said of a visit; its number stays."""
    require(can_edit_press_visit(by, visit), str(KEEPERS_ONLY))
    visit = KEEPER.open(visit)
    before = in_words(visit, Particulars.__slots__)
    _take(visit, said, timezone.localdate(now))
    changes = changed(before, in_words(visit, Particulars.__slots__))
    record(by=by, verb="edit_press_visit", target=visit, name=visit.name_vi, changes=changes)
    return visit


def _take(visit: PressVisit, said: Particulars, today: date) -> None:
    [outlet] = hold_partners([said.outlet], said.agency, visit.locality_id)
    _refuse_days(said, today)
    refuse_if(not clean_line(said.topic), _("Hãy ghi chủ đề."))
    refuse_if(outlet.kind != Partner.Kind.PRESS, _("Đối tác này không phải cơ quan báo chí, hãng phim; hãy chọn lại."))
    for somebody in (said.guide, said.person):
        refuse_stranger(said.agency, somebody)
    take_in(visit, said, Particulars.__slots__)
    visit.outlet, visit.topic = outlet, clean_line(said.topic, 300)
    visit.country = said.country or outlet.country
    visit.save()


def _refuse_days(said: Particulars, today: date) -> None:
    days = (said.ends_on - said.starts_on).days
    refuse_if(days < 0, _("Ngày kết thúc trước ngày bắt đầu."))
    refuse_if(days > LONGEST_DAYS, _("Đợt hoạt động dài nhất %(days)s ngày.") % {"days": LONGEST_DAYS})
    refuse_if((said.asked_on or today) > today, _("Ngày nhận đề nghị chưa tới."))
    is_backwards = (said.licensed_until or date.max) < (said.licensed_from or date.min)
    refuse_if(is_backwards, _("Giấy phép hết hạn trước ngày bắt đầu có hiệu lực."))


@transaction.atomic
def cancel_press_visit(*, by: User, visit: PressVisit, reason: str, now: datetime) -> PressVisit:
    """Says that a visit does not take place, and why."""
    require(can_edit_press_visit(by, visit), str(KEEPERS_ONLY))
    visit = KEEPER.open(visit)
    refuse_if(visit.violations.exists(), _("Đoàn đã hoạt động và có vi phạm được ghi nên không hủy được."))
    reason = called_off(visit, reason, now)
    record(by=by, verb="cancel_press_visit", target=visit, reason=reason)
    return visit


@dataclass(frozen=True, slots=True)
class Answered:
    """What the province answered, by which paper, on which day."""

    answer: str
    paper: str
    on: date


@transaction.atomic
def answer_press_visit(*, by: User, visit: PressVisit, said: Answered, now: datetime) -> PressVisit:
    """Notes the answer; to a resident office it is a step of the law, which is done with it."""
    require(can_edit_press_visit(by, visit), str(KEEPERS_ONLY))
    visit, paper = KEEPER.open(visit), clean_line(said.paper, 200)
    _refuse_paper(paper, said.on, now)
    refuse_if(said.on < (visit.asked_on or said.on), _("Ngày trả lời trước ngày nhận đề nghị."))
    visit.answer, visit.answer_paper, visit.answered_on = said.answer, paper, said.on
    visit.save()
    steps = steps_followed(visit)
    if visit.kind == PressVisit.Kind.RESIDENT and ANSWERING in steps:
        step_noted(visit, steps, Progress(ANSWERING, visit.asked_on, said.on, paper))
    record(by=by, verb="answer_press_visit", target=visit, answer=str(visit.get_answer_display()), paper=paper,
           on=said.on)  # fmt: skip
    return visit


@dataclass(frozen=True, slots=True)
class Consented:
    """By which paper, of which day, another programme or place was agreed to."""

    paper: str
    on: date


@transaction.atomic
def note_consent(*, by: User, visit: PressVisit, said: Consented, now: datetime) -> Consent:
    """Notes the written consent to the programme as it stands now, before it is settled and handed out."""
    require(can_edit_press_visit(by, visit), str(KEEPERS_ONLY))
    visit, paper = KEEPER.open(visit), clean_line(said.paper, 200)
    _refuse_paper(paper, said.on, now)
    refuse_if(
        not lacks_consent(visit),
        _("Chương trình chưa đổi so với bản đã được đồng ý. Hãy sửa chương trình trước, rồi ghi văn bản đồng ý."),
    )
    consent = Consent.objects.create(
        visit=visit, paper=paper, on=said.on, version=next_version(visit), digest=digest_of(lines_of(visit))
    )
    record(by=by, verb="note_consent", target=visit, paper=paper, on=said.on, version=consent.version)
    return consent


def _refuse_paper(paper: str, on: date, now: datetime) -> None:
    refuse_if(not paper, _("Hãy ghi số, ký hiệu của văn bản."))
    refuse_if(on > timezone.localdate(now), _("Ngày của văn bản chưa tới."))
