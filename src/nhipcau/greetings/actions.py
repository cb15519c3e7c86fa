"""Every change to letters of greeting, thanks and sympathy, and to the texts that an office keeps for them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Signer
from nhipcau.agencies.queries import committee_of
from nhipcau.agencies.standing import standing_of
from nhipcau.agreements.models import Agreement
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.documents.actions import compose_document, put_for_signature
from nhipcau.documents.issue import issue_document
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.redrafts import redraft
from nhipcau.gifts.models import Giving
from nhipcau.greetings.letters import Letter, letter_of, signed_by_committee, title_of
from nhipcau.greetings.models import Greeting
from nhipcau.greetings.occasions import occasions
from nhipcau.greetings.permissions import can_edit_greeting, can_write_greeting
from nhipcau.partners.models import Partner, Post
from nhipcau.plans.added_tasks import outside_plan
from nhipcau.plans.models import Plan
from nhipcau.records.actions import Keeper
from nhipcau.records.models import TaskLink
from nhipcau.records.queries import label_of

WRITERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc cơ quan theo dõi đối tác được soạn thư.")
KEEPER = Keeper(can_edit_greeting, WRITERS_ONLY)


@dataclass(frozen=True, slots=True)
class Said:
    """What a letter is about: on which occasion and day, to whom, what of this year, of an event what was heard."""

    occasion: str
    on: date
    post: Post
    agreement: Agreement | None = None
    event_vi: str = ""
    event_en: str = ""
    heard_from: str = ""
    said_vi: str = ""
    said_en: str = ""
    signer: Signer | None = None


WORDS = ("event_vi", "event_en", "heard_from", "said_vi", "said_en")


def write_greeting(*, by: User, partner: Partner, said: Said, now: datetime) -> Greeting:
    """Enters a letter and writes its draft; where the draft cannot be written, the letter stays to be written."""
    require(can_write_greeting(by, partner), str(WRITERS_ONLY))
    with transaction.atomic():
        greeting = _entered(by, partner, said, now)
        record(by=by, verb="write_greeting", target=greeting, title=greeting.title)
    _draft(by, greeting, now)
    return greeting


def _entered(by: User, partner: Partner, said: Said, now: datetime) -> Greeting:
    partner = locked(partner, "locality", "country", "agency")
    refuse_if(partner.merged_into_id is not None, _("Đối tác đã được gộp vào hồ sơ khác; hãy chọn lại."))
    greeting = Greeting(
        locality=partner.locality, partner=partner, agency=_agency_of(by, partner), made_by=by, made_at=now
    )
    _take(greeting, said)
    same = Greeting.objects.filter(partner=partner, occasion=said.occasion, on=said.on, event_vi=greeting.event_vi)
    refuse_if(same.exists(), _("Đã có thư cho dịp này; hãy mở thư đó."))
    greeting.save()
    return greeting


def _agency_of(by: User, partner: Partner) -> Agency:
    """Which agency brings the letter on its way: the writer's own, else the one that answers for the partner."""
    own = standing_of(by).agencies
    if partner.agency_id in own:
        return partner.agency
    return Agency.objects.filter(pk__in=own, locality=partner.locality_id).order_by("pk").first() or partner.agency


def _take(greeting: Greeting, said: Said) -> None:
    occasion = occasions().get(said.occasion)
    if occasion is None:
        raise Refused(_("Không có dịp này."))
    refuse_if(said.post.partner_id != greeting.partner_id, _("Người này không giữ chức vụ ở đối tác đã chọn."))
    refuse_if(occasion.is_event and not clean_line(said.event_vi), _("Hãy ghi sự việc."))
    refuse_if(occasion.is_sad and not clean_line(said.heard_from), _("Hãy ghi nguồn tin đã xác nhận."))
    greeting.occasion, greeting.on, greeting.post, greeting.agreement = (
        said.occasion, said.on, said.post, said.agreement,
    )  # fmt: skip
    for name in WORDS:
        setattr(greeting, name, clean_text(getattr(said, name)))
    greeting.signer = said.signer
    greeting.title = title_of(greeting)


def rewrite_greeting(*, by: User, greeting: Greeting, said: Said, now: datetime) -> Greeting:
    """Says it otherwise: the draft is written anew, what was written before stays among its files."""
    require(can_edit_greeting(by, greeting), str(WRITERS_ONLY))
    with transaction.atomic():
        greeting = _open(greeting)
        _take(greeting, said)
        greeting.save()
        record(by=by, verb="rewrite_greeting", target=greeting, title=greeting.title)
    _draft(by, greeting, now)
    return greeting


def _open(greeting: Greeting) -> Greeting:
    """The letter, locked; refused where it is on its way to who signs it, or is not sent at all."""
    greeting = locked(greeting, "locality", "partner__country", "post__contact", "post__partner", "agency", "document")
    refuse_if(greeting.skipped_on is not None, _("Dịp này đã ghi là không gửi thư."))
    is_draft = greeting.document is None or greeting.document.state == Document.State.DRAFT
    refuse_if(not is_draft, _("Thư đã trình ký nên không sửa được; hãy rút lại trước."))
    return greeting


def _draft(by: User, greeting: Greeting, now: datetime) -> None:
    """The paper of a letter: a draft, or the same draft written anew."""
    letter = letter_of(greeting, issuer_of(by, greeting), timezone.localdate(now))
    order = _order(by, greeting, letter, now)
    if greeting.document is not None:
        redraft(greeting.document, order, by, now)
        return
    greeting.document = compose_document(by=by, order=order, now=now)
    Greeting.objects.filter(pk=greeting.pk).update(document=greeting.document)


def _order(by: User, greeting: Greeting, letter: Letter, now: datetime) -> Order:
    plan = greeting.document.plan if greeting.document else _plan_of(by, greeting, now)
    return Order(Kind.COURTESY, plan, letter.issuer, about=letter.title, signer=letter.signer, sheets=letter.sheets)


def _plan_of(by: User, greeting: Greeting, now: datetime) -> Plan:
    """The plan at work whose task the partner belongs to; else what comes outside any plan."""
    links = TaskLink.objects.filter(record_model=label_of(Partner), record_id=greeting.partner_id)
    rows = Plan.objects.filter(tasks__in=links.values("task"), state=Plan.State.ACTIVE).order_by("-pk")
    return rows.first() or outside_plan(by, greeting.locality, now)


def issuer_of(by: User, greeting: Greeting) -> Agency:
    """Who signs by rank: the head of the People's Committee, whose papers focal officers draft; else of the agency."""
    is_focal = greeting.locality_id in standing_of(by).focal_in
    served = committee_of(greeting.locality) if is_focal and signed_by_committee(greeting) else None
    return served or greeting.agency


NotDone = list[tuple[Greeting, str]]
"""Letters with which something could not be done, each with the reason."""


def put_greetings(*, by: User, greetings: Iterable[Greeting], now: datetime) -> NotDone:
    """Puts letters for signature, one after the other; gives those that could not be."""
    return _each(greetings, partial(_put, by=by, now=now))


def _put(document: Document, by: User, now: datetime) -> None:
    put_for_signature(by=by, document=document, now=now)


def number_greetings(*, by: User, greetings: Iterable[Greeting], on: date, now: datetime) -> NotDone:
    """Gives signed letters their numbers, one after the other as their days come; gives those that got none."""
    return _each(sorted(greetings, key=lambda one: (one.on, one.pk)), partial(_number, by=by, on=on, now=now))


def _number(document: Document, by: User, on: date, now: datetime) -> None:
    issue_document(by=by, document=document, on=on, now=now)


def _each(greetings: Iterable[Greeting], act: Callable[[Document], None]) -> NotDone:
    refused = []
    for greeting in greetings:
        try:
            refuse_if(greeting.document is None, _("Thư chưa có dự thảo."))
            assert greeting.document is not None  # noqa: S101 (refused above)
            act(greeting.document)
        except Refused as refusal:
            refused.append((greeting, str(refusal)))
    return refused


@dataclass(frozen=True, slots=True)
class Skipped:
    """An occasion on which no letter is sent, and why."""

    occasion: str
    on: date
    reason: str


@transaction.atomic
def skip_greeting(*, by: User, partner: Partner, skipped: Skipped, now: datetime) -> Greeting:
    """Notes that no letter is sent on an occasion, and why."""
    require(can_write_greeting(by, partner), str(WRITERS_ONLY))
    occasion, reason = occasions().get(skipped.occasion), clean_line(skipped.reason, 300)
    refuse_if(occasion is None or occasion.is_event, _("Không có dịp này."))
    refuse_if(not reason, _("Hãy ghi lý do."))
    partner = locked(partner, "locality", "country", "agency")
    same = Greeting.objects.filter(partner=partner, occasion=skipped.occasion, on=skipped.on)
    refuse_if(same.exists(), _("Đã có thư cho dịp này; hãy mở thư đó."))
    greeting = Greeting(
        locality=partner.locality, partner=partner, agency=_agency_of(by, partner), occasion=skipped.occasion,
        on=skipped.on, skipped_on=timezone.localdate(now), skip_reason=reason, made_by=by, made_at=now,
    )  # fmt: skip
    greeting.title = title_of(greeting)
    greeting.save()
    record(by=by, verb="skip_greeting", target=greeting, title=greeting.title, reason=reason)
    return greeting


@dataclass(frozen=True, slots=True)
class Sent:
    """On which day and how a letter went out, and what was given with it, if anything."""

    on: date
    way: str
    giving: Giving | None = None


@transaction.atomic
def note_sent(*, by: User, greeting: Greeting, sent: Sent, now: datetime) -> Greeting:
    """Notes that a signed letter went out."""
    require(can_edit_greeting(by, greeting), str(WRITERS_ONLY))
    greeting = locked(greeting, "document")
    issued = greeting.document.issued_on if greeting.document else None
    if issued is None:
        raise Refused(_("Thư chưa được ký, ban hành nên chưa gửi được."))
    refuse_if(sent.on < issued or sent.on > timezone.localdate(now), _("Ngày gửi phải từ ngày ký đến hôm nay."))
    is_theirs = sent.giving is None or sent.giving.partner_id == greeting.partner_id
    refuse_if(not is_theirs, _("Quà này tặng đối tác khác."))
    greeting.sent_on, greeting.sent_by, greeting.giving = sent.on, sent.way, sent.giving
    greeting.save()
    record(by=by, verb="note_sent", target=greeting, title=greeting.title, on=sent.on)
    return greeting


@transaction.atomic
def note_answer(*, by: User, greeting: Greeting, on: date, answer: str, now: datetime) -> Greeting:
    """Notes that the addressee answered."""
    require(can_edit_greeting(by, greeting), str(WRITERS_ONLY))
    greeting = locked(greeting)
    refuse_if(greeting.sent_on is None, _("Thư chưa gửi."))
    refuse_if(
        greeting.sent_on is not None and not greeting.sent_on <= on <= timezone.localdate(now),
        _("Ngày được đáp phải từ ngày gửi đến hôm nay."),
    )
    greeting.answered_on, greeting.answer = on, clean_line(answer, 400)
    greeting.save()
    record(by=by, verb="note_answer", target=greeting, title=greeting.title, on=on)
    return greeting
