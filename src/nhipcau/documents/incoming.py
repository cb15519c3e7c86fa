"""What comes in: registered under its number, handed to whoever is to deal with it, answered.

Decree 30/2020/NĐ-CP, Art. 20-24.
"""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.documents.books import handlers_in
from nhipcau.documents.models import Document, Incoming
from nhipcau.documents.numbering import INCOMING_BOOK, take_next
from nhipcau.documents.permissions import NOT_THE_CLERK, can_finish_incoming, can_hand_over, can_keep_books
from nhipcau.files.integrity import open_whole
from nhipcau.files.kept import digest_of, kept
from nhipcau.plans.amendments.actions import Decision, amend_plan
from nhipcau.plans.amendments.drafts import FOCAL_ONLY
from nhipcau.plans.models import Amendment, Plan
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.reading.received import accepted

KINDS_OF_FILE = (".pdf", ".docx", ".doc", ".xlsx", ".jpg", ".jpeg", ".png")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A document as the clerk reads it from its first page, and the day on which it came."""

    author: str
    title: str
    arrived_on: date
    symbol: str = ""
    dated: date | None = None
    number: int | None = None


def register_incoming(
    *, by: User, agency: Agency, arrived: Arrived, now: datetime, file: tuple[str, bytes] | None = None
) -> Incoming:
    """Enters a document that came under the next number of the year; the same one only once."""
    require(can_keep_books(by, agency), str(NOT_THE_CLERK))
    row = _unsaved(agency, arrived, timezone.localdate(now))
    row.noted_by, row.noted_at = by, now
    with _kept(row, file), transaction.atomic():
        row.number = take_next(agency, INCOMING_BOOK, row.year, arrived.number)
        _refuse_known(row)  # behind the lock of the book, so that the same one twice at once is seen
        row.save()
        record(by=by, verb="register_incoming", target=row, number=row.number, title=row.title, sha256=row.sha256)
    return row


def _unsaved(agency: Agency, arrived: Arrived, today: date) -> Incoming:
    row = Incoming(
        agency=agency, year=arrived.arrived_on.year, arrived_on=arrived.arrived_on, dated=arrived.dated,
        author=clean_line(arrived.author), symbol=clean_line(arrived.symbol), title=clean_line(arrived.title),
    )  # fmt: skip
    refuse_if(not row.author or not row.title, _("Cần nhập cơ quan ban hành, tên loại và trích yếu."))
    refuse_if(row.arrived_on > today, _("Ngày đến không được sau hôm nay."))
    refuse_if(row.dated is not None and row.dated > row.arrived_on, _("Ngày văn bản không được sau ngày đến."))
    return row


def _kept(row: Incoming, file: tuple[str, bytes] | None) -> AbstractContextManager[None]:
    """Writes the file that came, if one did."""
    if file is None:
        return nullcontext()
    suffix, content = accepted(
        file, KINDS_OF_FILE, _("Hãy tải lên tệp .pdf, .docx, .doc, .xlsx hoặc ảnh."),
        _("Văn bản có dấu chỉ độ mật; pháp luật về bảo vệ bí mật nhà nước không cho phép đưa lên hệ thống này."),
    )  # fmt: skip
    row.name, row.sha256 = file[0][-250:], digest_of(content)[0]
    return kept((row.content, suffix, content))


def _refuse_known(row: Incoming) -> None:
    """The same document came before: same author, same symbol, same day."""
    if not row.symbol:
        return
    known = Incoming.objects.filter(
        agency=row.agency, symbol__iexact=row.symbol, author__iexact=row.author, dated=row.dated
    ).first()
    if known is not None:
        raise Refused(
            _("Văn bản này đã đăng ký, số đến %(number)s ngày %(day)s.")
            % {"number": known.number, "day": f"{known.arrived_on:%d/%m/%Y}"}
        )


@transaction.atomic
def hand_over_incoming(
    *, by: User, incoming: Incoming, handler: User, answer_by: date | None, now: datetime
) -> Incoming:
    """Says who is to deal with it, and until when."""
    require(can_hand_over(by, incoming), _("Chỉ văn thư, thủ trưởng cơ quan mới được chuyển xử lý văn bản đến."))
    incoming = _open(incoming)
    refuse_if(not handlers_in(incoming.agency).filter(pk=handler.pk).exists(), _("Người xử lý phải thuộc cơ quan."))
    today = timezone.localdate(now)
    refuse_if(answer_by is not None and answer_by < today, _("Hạn xử lý không được trước hôm nay."))
    incoming.handler, incoming.handed_on, incoming.answer_by = handler, today, answer_by
    incoming.save()
    record(by=by, verb="hand_over_incoming", target=incoming, name=str(handler), answer_by=answer_by)
    return incoming


@transaction.atomic
def finish_incoming(*, by: User, incoming: Incoming, outcome: str, answer: Document | None, now: datetime) -> Incoming:
    """Says how it was dealt with: by an issued document, or by something that needs none."""
    require(can_finish_incoming(by, incoming), _("Chỉ người xử lý, văn thư, thủ trưởng mới được ghi kết quả xử lý."))
    incoming, outcome = _open(incoming), clean_text(outcome)
    refuse_if(not outcome and answer is None, _("Cần nhập kết quả xử lý hoặc chọn văn bản trả lời."))
    refuse_if(answer is not None and not answer.is_issued, _("Văn bản trả lời chưa được ban hành."))
    incoming.outcome, incoming.answer, incoming.done_at = outcome, answer, now
    incoming.save()
    record(by=by, verb="finish_incoming", target=incoming, outcome=outcome, answer=str(answer or ""))
    return incoming


def amend_from_incoming(*, by: User, incoming: Incoming, plan: Plan, now: datetime) -> Amendment:
    """Begins an amendment of a plan from what came in: its file is read, its number and day are taken over."""
    require(can_correct_plan(by, plan), str(FOCAL_ONLY))
    refuse_if(incoming.amendment_id is not None, _("Văn bản này đã được dùng để điều chỉnh kế hoạch."))
    file = None
    if incoming.content:
        with open_whole(incoming.content, incoming.sha256) as kept_file:
            file = (incoming.name, kept_file.read())
    typed = Decision(incoming.symbol) if file else Decision(incoming.symbol, incoming.title, incoming.dated)
    amendment = amend_plan(by=by, plan=plan, decision=typed, now=now, file=file)
    with transaction.atomic():
        fresh = locked(incoming)
        refuse_if(fresh.amendment_id is not None, _("Văn bản này đã được dùng để điều chỉnh kế hoạch."))
        fresh.amendment = amendment
        fresh.save()
        record(by=by, verb="amend_from_incoming", target=incoming, number=amendment.number)
    return amendment


def _open(incoming: Incoming) -> Incoming:
    incoming = locked(incoming, "agency")
    refuse_if(incoming.done_at is not None, _("Văn bản đến này đã xử lý xong."))
    return incoming
