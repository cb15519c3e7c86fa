"""Every change to delegations: what is said of one, that it is decided, called off, what came of it."""

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
from nhipcau.delegations.models import Delegation, FollowUp
from nhipcau.delegations.permissions import can_add_delegation, can_assign_follow_up, can_edit_delegation
from nhipcau.delegations.queries import overdue_reports, report_due
from nhipcau.partners.chosen import hold_partners
from nhipcau.partners.deeds import Shown, drop_deeds, keep_deeds
from nhipcau.partners.models import Activity, Country, Partner
from nhipcau.plans.added_tasks import NewTask, add_task
from nhipcau.plans.models import Plan, Task
from nhipcau.records.actions import Keeper
from nhipcau.records.changes import changed, in_words
from nhipcau.records.keeping import called_off, link_task, next_number

KEEPERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc cơ quan chủ trì được sửa hồ sơ đoàn này.")
ASSIGNING_IS_FOCAL = gettext_lazy("Chỉ cán bộ đầu mối hoặc lãnh đạo chủ trì được giao nội dung thành nhiệm vụ.")
LONGEST_DAYS = 60


def _why_over(delegation: Delegation) -> str:
    return _("Đoàn này đã hủy.") if delegation.cancelled_on is not None else ""


KEEPER = Keeper(can_edit_delegation, KEEPERS_ONLY, _why_over)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said of a delegation before it comes or goes."""

    name_vi: str
    agency: Agency
    starts_on: date
    ends_on: date
    partners: Sequence[Partner] = ()
    country: Country | None = None
    name_en: str = ""
    purpose: str = ""
    person: User | None = None
    asked_by: str = ""
    asked_on: date | None = None
    rank: str = ""
    rank_reason: str = ""
    payer: str = Delegation.Payer.OURS


OF_THE_ROW = tuple(name for name in Particulars.__slots__ if name != "partners")


@transaction.atomic
def add_delegation(
    *, by: User, locality: Locality, direction: str, said: Particulars, now: datetime
) -> Delegation:  # fmt: skip
    """Enters a delegation under the next number of its year."""
    require(can_add_delegation(by, locality), _("Chỉ cán bộ của địa phương được thêm đoàn."))
    locality = locked(locality)  # of two that are entered at once the second gets the next number
    year = said.starts_on.year
    number = next_number(Delegation.objects.filter(locality=locality, direction=direction, year=year))
    delegation = Delegation(
        locality=locality, direction=direction, year=year, number=number, made_by=by, made_at=now
    )  # fmt: skip
    _take(delegation, said)
    _show(delegation)
    record(by=by, verb="add_delegation", target=delegation, name=delegation.name_vi, agency=delegation.agency)
    return delegation


@transaction.atomic
def edit_delegation(*, by: User, delegation: Delegation, said: Particulars) -> Delegation:
    """Changes what is said of a delegation; its number stays."""
    require(can_edit_delegation(by, delegation), str(KEEPERS_ONLY))
    delegation = KEEPER.open(delegation)
    before = _told(delegation)
    _take(delegation, said)
    _show(delegation)
    changes = changed(before, _told(delegation))
    record(by=by, verb="edit_delegation", target=delegation, name=delegation.name_vi, changes=changes)
    return delegation


def _told(delegation: Delegation) -> dict[str, str]:
    names = sorted(partner.name_vi for partner in delegation.partners.all())
    return in_words(delegation, OF_THE_ROW) | {"partners": "; ".join(names)}


def _take(delegation: Delegation, said: Particulars) -> None:
    refuse_if(not clean_line(said.name_vi), _("Hãy ghi tên đoàn."))
    days = (said.ends_on - said.starts_on).days
    refuse_if(days < 0, _("Ngày về trước ngày đi."))
    refuse_if(days > LONGEST_DAYS, _("Chuyến đi dài nhất %(days)s ngày.") % {"days": LONGEST_DAYS})
    standing = hold_partners(said.partners, said.agency, delegation.locality_id)
    refuse_stranger(said.agency, said.person)
    take_in(delegation, said, OF_THE_ROW)
    delegation.country = said.country or next((one.country for one in standing if one.country), None)
    delegation.save()
    delegation.partners.set(said.partners)


def _show(delegation: Delegation) -> None:
    """Keeps the timelines of its partners in step."""
    kind = Activity.Kind.VISIT_IN if delegation.is_in else Activity.Kind.VISIT_OUT
    shown = Shown(
        kind, delegation.starts_on, delegation.ends_on, delegation.name_vi, delegation.results, delegation.made_by,
        delegation.made_at,
    )  # fmt: skip
    keep_deeds(delegation, delegation.partners.all(), shown)


@dataclass(frozen=True, slots=True)
class Decision:
    """By which paper a delegation may come or go, and why although a report of an earlier trip is overdue."""

    decision: str
    on: date
    despite: str = ""


@transaction.atomic
def decide_delegation(*, by: User, delegation: Delegation, said: Decision, now: datetime) -> Delegation:
    """Notes the decision. Of a trip it is refused while an earlier report is overdue, unless a reason is given."""
    require(can_edit_delegation(by, delegation), str(KEEPERS_ONLY))
    delegation, today = KEEPER.open(delegation), timezone.localdate(now)
    decision, despite = clean_line(said.decision, 200), clean_line(said.despite, 300)
    refuse_if(not decision, _("Hãy ghi số, ký hiệu, ngày của văn bản."))
    refuse_if(said.on > today, _("Ngày quyết định chưa tới."))
    overdue = [] if delegation.is_in or despite else overdue_reports(delegation, today)
    refuse_if(bool(overdue), _overdue_said(overdue))
    delegation.decision, delegation.decided_on, delegation.decided_despite = decision, said.on, despite
    delegation.save()
    record(by=by, verb="decide_delegation", target=delegation, decision=decision, on=said.on, despite=despite)
    return delegation


def _overdue_said(overdue: Sequence[Delegation]) -> str:
    trips = "; ".join(f"{row} ({report_due(row):%d/%m/%Y})" for row in overdue)
    return _("Còn báo cáo chuyến đi quá hạn: %(trips)s. Hãy ghi báo cáo ấy, hoặc ghi lý do vẫn quyết định.") % {
        "trips": trips
    }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a visit or a trip."""

    results: str
    limits: str = ""
    proposals: str = ""


@transaction.atomic
def note_outcome(*, by: User, delegation: Delegation, said: Outcome) -> Delegation:
    """Notes what came of it; the report afterwards says it."""
    require(can_edit_delegation(by, delegation), str(KEEPERS_ONLY))
    delegation = KEEPER.open(delegation)
    refuse_if(not clean_text(said.results), _("Hãy ghi kết quả."))
    before = in_words(delegation, Outcome.__slots__)
    for name in Outcome.__slots__:
        setattr(delegation, name, clean_text(getattr(said, name)))
    delegation.save()
    _show(delegation)
    changes = changed(before, in_words(delegation, Outcome.__slots__))
    record(by=by, verb="note_outcome", target=delegation, changes=changes)
    return delegation


@transaction.atomic
def cancel_delegation(*, by: User, delegation: Delegation, reason: str, now: datetime) -> Delegation:
    """Says that a delegation neither comes nor goes, and why; its passports are gone."""
    require(can_edit_delegation(by, delegation), str(KEEPERS_ONLY))
    delegation = KEEPER.open(delegation)
    reason = called_off(delegation, reason, now)
    delegation.members.update(passport="")
    drop_deeds(delegation)
    record(by=by, verb="cancel_delegation", target=delegation, reason=reason)
    return delegation


@dataclass(frozen=True, slots=True)
class Agreed:
    """What both sides agreed: who does it here and there, until when."""

    text: str
    agency: Agency | None = None
    theirs: str = ""
    due: date | None = None


@transaction.atomic
def add_follow_up(*, by: User, delegation: Delegation, said: Agreed) -> FollowUp:
    """Notes something that both sides agreed."""
    require(can_edit_delegation(by, delegation), str(KEEPERS_ONLY))
    delegation, text = KEEPER.open(delegation), clean_text(said.text)
    refuse_if(not text, _("Hãy ghi nội dung thống nhất."))
    is_strange = said.agency is not None and said.agency.locality_id != delegation.locality_id
    refuse_if(is_strange, _("Cơ quan, đối tác phải cùng địa phương."))
    agreed = FollowUp.objects.create(
        delegation=delegation, text=text, agency=said.agency, theirs=clean_line(said.theirs, 250), due=said.due
    )
    record(by=by, verb="add_follow_up", target=delegation, text=text)
    return agreed


@transaction.atomic
def assign_follow_up(*, by: User, follow_up: FollowUp, plan: Plan | None, now: datetime) -> Task:
    """What was agreed becomes a task of the agency that is to do it, and the delegation belongs to it."""
    require(can_assign_follow_up(by, follow_up.delegation), str(ASSIGNING_IS_FOCAL))
    delegation, follow_up = KEEPER.open(follow_up.delegation), locked(follow_up, "agency")
    refuse_if(follow_up.task_id is not None, _("Nội dung này đã giao thành nhiệm vụ."))
    refuse_if(follow_up.agency is None, _("Hãy ghi cơ quan phía tỉnh thực hiện nội dung này."))
    assert follow_up.agency is not None  # noqa: S101 (refused above)
    origin = f"Nội dung thống nhất với {delegation.name_vi}"  # of the record: Vietnamese whatever the page is in
    new = NewTask(follow_up.text, follow_up.agency, follow_up.due, origin)
    task = add_task(by=by, locality=delegation.locality, plan=plan, new=new, now=now)
    follow_up.task = task
    follow_up.save()
    link_task(by=by, to=delegation, task=task, now=now)
    record(by=by, verb="assign_follow_up", target=delegation, text=follow_up.text, agency=follow_up.agency)
    return task
