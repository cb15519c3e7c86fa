"""Every change to agreements, their steps, what they promise and what a year's review found."""

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
from nhipcau.agreements.models import Agreement, Commitment, Review
from nhipcau.agreements.permissions import can_add_agreement, can_assign_commitment, can_edit_agreement
from nhipcau.agreements.yearly_report import LAW_SINCE, Asked, paper_of, title_of, year_of_agreements
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text, take_in
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.documents.actions import compose_document
from nhipcau.documents.fragments import MINISTRY
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.permissions import NOT_ONES_OWN, can_compose_document
from nhipcau.partners.chosen import hold_partners
from nhipcau.partners.models import Partner
from nhipcau.plans.added_tasks import NewTask, add_task, outside_plan
from nhipcau.plans.models import Plan, Task
from nhipcau.records.actions import Keeper
from nhipcau.records.changes import changed, in_words
from nhipcau.records.keeping import link_task
from nhipcau.records.papers import refuse_days_to_come
from nhipcau.records.steps import stages_of

ASSIGNING_IS_FOCAL = gettext_lazy(
    "Chỉ cán bộ đầu mối hoặc lãnh đạo theo dõi thỏa thuận được giao cam kết thành nhiệm vụ."
)
KEEPERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc cơ quan theo dõi thỏa thuận được sửa hồ sơ này.")


def _why_over(agreement: Agreement) -> str:
    return _("Thỏa thuận này đã chấm dứt.") if agreement.ended_on is not None else ""


KEEPER = Keeper(can_edit_agreement, KEEPERS_ONLY, _why_over)


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said of an agreement."""

    title_vi: str
    agency: Agency
    partners: Sequence[Partner]
    level: str = Agreement.Level.PROVINCE
    kind: str = Agreement.Kind.FRIENDSHIP
    title_en: str = ""
    fields: str = ""
    person: User | None = None
    signed_on: date | None = None
    signed_at: str = ""
    signers: str = ""
    in_force_on: date | None = None
    expires_on: date | None = None
    renews_itself: bool = False
    original_at: str = ""
    inherited_from: str = ""


OF_THE_ROW = tuple(name for name in Terms.__slots__ if name != "partners")


@transaction.atomic
def add_agreement(*, by: User, locality: Locality, terms: Terms, now: datetime) -> Agreement:
    """Enters an agreement that is prepared, or one that was signed."""
    require(can_add_agreement(by, locality), _("Chỉ cán bộ của địa phương được thêm thỏa thuận."))
    agreement = Agreement(locality=locality, made_by=by, made_at=now)
    _take(agreement, terms)
    record(by=by, verb="add_agreement", target=agreement, title=agreement.title_vi, agency=agreement.agency)
    return agreement


@transaction.atomic
def edit_agreement(*, by: User, agreement: Agreement, terms: Terms) -> Agreement:
    """Changes what is said of an agreement: its signature, its end, who follows it."""
    require(can_edit_agreement(by, agreement), str(KEEPERS_ONLY))
    agreement = KEEPER.open(agreement)
    refuse_if(
        terms.level != agreement.level and stages_of(agreement).exists(),
        _("Đã ghi các bước của quy trình nên không đổi danh nghĩa ký được."),
    )
    before = _told(agreement)
    _take(agreement, terms)
    changes = changed(before, _told(agreement))
    record(by=by, verb="edit_agreement", target=agreement, title=agreement.title_vi, changes=changes)
    return agreement


def _told(agreement: Agreement) -> dict[str, str]:
    """What is said of an agreement, in words: for the record."""
    names = sorted(partner.name_vi for partner in agreement.partners.all())
    return in_words(agreement, OF_THE_ROW) | {"partners": "; ".join(names)}


def _take(agreement: Agreement, terms: Terms) -> None:
    refuse_if(not clean_line(terms.title_vi), _("Hãy ghi tên thỏa thuận."))
    refuse_if(not terms.partners, _("Hãy chọn ít nhất một đối tác."))
    hold_partners(terms.partners, terms.agency, agreement.locality_id)
    refuse_stranger(terms.agency, terms.person)
    ends, signed = terms.expires_on, terms.signed_on
    refuse_if(signed is not None and ends is not None and ends < signed, _("Ngày hết hiệu lực trước ngày ký."))
    take_in(agreement, terms, OF_THE_ROW)
    agreement.save()
    agreement.partners.set(terms.partners)


@transaction.atomic
def add_commitment(*, by: User, agreement: Agreement, text: str) -> Commitment:
    """Notes what the agreement promises."""
    require(can_edit_agreement(by, agreement), str(KEEPERS_ONLY))
    agreement = KEEPER.open(agreement)
    text = clean_text(text)
    refuse_if(not text, _("Hãy ghi nội dung cam kết."))
    commitment = Commitment.objects.create(agreement=agreement, text=text)
    record(by=by, verb="add_commitment", target=agreement, text=text)
    return commitment


@dataclass(frozen=True, slots=True)
class Assigned:
    """By whom a commitment is to be kept, until when, in which plan at work (None: outside any plan)."""

    agency: Agency
    due: date | None
    plan: Plan | None


@transaction.atomic
def assign_commitment(*, by: User, commitment: Commitment, given: Assigned, now: datetime) -> Task:
    """What an agreement promises becomes a task, and the agreement belongs to it."""
    require(can_assign_commitment(by, commitment.agreement), str(ASSIGNING_IS_FOCAL))
    agreement = KEEPER.open(commitment.agreement)
    commitment = locked(commitment)
    refuse_if(commitment.task_id is not None, _("Cam kết này đã giao thành nhiệm vụ."))
    origin = f"Cam kết trong {agreement.title_vi}"  # of the record: Vietnamese whatever the page is in
    new = NewTask(commitment.text, given.agency, given.due, origin)
    task = add_task(by=by, locality=agreement.locality, plan=given.plan, new=new, now=now)
    commitment.task = task
    commitment.save()
    link_task(by=by, to=agreement, task=task, now=now)
    record(by=by, verb="assign_commitment", target=agreement, text=commitment.text, agency=given.agency)
    return task


@dataclass(frozen=True, slots=True)
class Found:
    """What was done of an agreement in a year, and what follows."""

    year: int
    done: str
    verdict: str


@transaction.atomic
def review_agreement(*, by: User, agreement: Agreement, found: Found, now: datetime) -> Review:
    """Says what was done of the agreement in a year and what follows; said again, the last word counts."""
    require(can_edit_agreement(by, agreement), str(KEEPERS_ONLY))
    agreement = KEEPER.open(agreement)
    review, _is_new = Review.objects.update_or_create(
        agreement=agreement, year=found.year,
        defaults={"done": clean_text(found.done), "verdict": found.verdict, "by": by, "at": now},
    )  # fmt: skip
    record(by=by, verb="review_agreement", target=agreement, year=found.year, verdict=str(review.get_verdict_display()))
    return review


@transaction.atomic
def end_agreement(*, by: User, agreement: Agreement, on: date, reason: str, now: datetime) -> Agreement:
    """Says that an agreement holds no more, and why."""
    require(can_edit_agreement(by, agreement), str(KEEPERS_ONLY))
    agreement = KEEPER.open(agreement)
    reason = clean_text(reason)
    refuse_if(not reason, _("Hãy ghi lý do chấm dứt."))
    refuse_if(on > timezone.localdate(now), _("Ngày chấm dứt chưa đến."))
    refuse_if(agreement.signed_on is not None and on < agreement.signed_on, _("Ngày chấm dứt trước ngày ký."))
    agreement.ended_on, agreement.end_reason = on, reason
    agreement.save()
    record(by=by, verb="end_agreement", target=agreement, on=on, reason=reason)
    return agreement


def report_agreements(*, by: User, issuer: Agency, asked: Asked, now: datetime) -> Document:
    """Writes the yearly report to the Ministry as a draft of the body that issues it; what it asks of itself is kept.

    Refused for a day to come.
    """
    plan = outside_plan(by, issuer.locality, now)
    require(can_compose_document(by, plan, issuer, Kind.RECORD_REPORT), str(NOT_ONES_OWN))
    refuse_days_to_come(asked.until, now)
    refuse_if(asked.until < LAW_SINCE, _("Năm này trước khi có Luật Thỏa thuận quốc tế."))
    year = year_of_agreements(issuer, issuer.locality, asked)
    order = Order(
        Kind.RECORD_REPORT, plan, issuer, about=title_of(year),
        addressees=(MINISTRY,), paper=paper_of(year),
    )  # fmt: skip
    return compose_document(by=by, order=order, now=now)
