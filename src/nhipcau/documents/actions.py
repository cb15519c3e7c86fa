"""Every change to documents: composed, edited, signed for, issued under a number."""

import hashlib
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.recording import record
from nhipcau.common.refusal import Refused, require
from nhipcau.documents.composing import Composed, compose
from nhipcau.documents.files import keep_file, open_temporary, require_docx, require_pdf, write_stamped
from nhipcau.documents.models import Document, DocumentFile, Kind, NumberRegister
from nhipcau.documents.orders import Order
from nhipcau.documents.permissions import (
    can_compose_document,
    can_edit_document,
    can_issue_document,
    can_keep_register,
)
from nhipcau.documents.queries import text_file
from nhipcau.documents.snapshots import freeze_report
from nhipcau.jobs.queue import Tell, say_nothing

State, Role = Document.State, DocumentFile.Role
LONGEST_BACK = timedelta(days=366)
"""How far back a day of issue may lie: an older one is a slip."""


def compose_document(*, by: User, order: Order, now: datetime, tell: Tell = say_nothing) -> Document:
    """Writes the ordered document: a draft with its file, and data beside a consolidated report."""
    require(
        can_compose_document(by, order.plan, order.issuer, order.kind),
        _("Chỉ cán bộ đầu mối soạn văn bản; cơ quan soạn báo cáo của mình."),
    )
    if order.template is not None and order.template.kind != order.kind:
        raise Refused(_("Mẫu này dành cho loại văn bản khác."))
    with ExitStack() as opened:
        composed = compose(order, timezone.localdate(now), tell, opened)
        with transaction.atomic():
            document = _keep(order, composed, by, now)
            record(by=by, verb="compose_document", target=document, kind=document.kind, title=document.title)
    return document


def _keep(order: Order, composed: Composed, by: User, now: datetime) -> Document:
    document = Document.objects.create(
        plan=order.plan, kind=order.kind, issuer=order.issuer, symbol=order.symbol, title=composed.title,
        period=order.period if order.kind == Kind.REPORT else None, submission=order.submission,
        amendment=order.amendment, template=order.template, figures=composed.figures, made_by=by, made_at=now,
    )  # fmt: skip
    for role, name, content in composed.files:
        keep_file(DocumentFile(document=document, role=role, name=name, added_by=by, added_at=now), content)
    return document


def _lock(document: Document) -> Document:
    rows = Document.objects.select_for_update(of=("self",)).select_related("plan__locality", "issuer")
    return rows.get(pk=document.pk)


def _require_state(document: Document, state: str) -> None:
    if document.state != state:
        raise Refused(
            _("Văn bản đang ở trạng thái “%(state)s” nên không thực hiện được.")
            % {"state": document.get_state_display()}
        )


@transaction.atomic
def edit_document(*, by: User, document: Document, name: str, data: bytes, now: datetime) -> DocumentFile:
    """Takes the .docx as somebody edited it in Word; the file before stays. Its form is checked, not forced."""
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản được sửa văn bản."))
    document = _lock(document)
    _require_state(document, State.DRAFT)
    require_docx(name, data)
    file = keep_file(
        DocumentFile(document=document, role=Role.EDITED, name=name, added_by=by, added_at=now), ContentFile(data)
    )
    record(by=by, verb="edit_document", target=document, name=file.name, sha256=file.sha256)
    return file


@transaction.atomic
def put_for_signature(*, by: User, document: Document) -> Document:
    """The text is settled: from now on it is signed or sent back, not edited."""
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản được trình ký."))
    document = _lock(document)
    _require_state(document, State.DRAFT)
    document.state = State.FOR_SIGNATURE
    document.save()
    record(by=by, verb="put_for_signature", target=document)
    return document


@transaction.atomic
def take_back_document(*, by: User, document: Document) -> Document:
    """What waited for a signature becomes a draft again."""
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản được rút lại văn bản."))
    document = _lock(document)
    _require_state(document, State.FOR_SIGNATURE)
    document.state = State.DRAFT
    document.save()
    record(by=by, verb="take_back_document", target=document)
    return document


@transaction.atomic
def discard_document(*, by: User, document: Document) -> None:
    """Puts a draft away for good; it never had a number, so none is missing."""
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản được hủy dự thảo."))
    document = _lock(document)
    if document.is_issued:
        raise Refused(_("Văn bản đã ban hành không hủy được."))
    record(by=by, verb="discard_document", target=document, title=document.title)
    for file in document.files.all():
        transaction.on_commit(partial(file.content.delete, save=False))
    document.delete()


@transaction.atomic
def issue_document(*, by: User, document: Document, on: date, now: datetime) -> Document:
    """Gives the next number of the register, writes it with the day into the file, and freezes that file.

    The register is locked until the end: numbers are given one after the other, and one that is not used in the
    end is not given at all. A day before the last issued one would be out of order in the register.
    """
    require(can_issue_document(by, document), _("Chỉ người soạn văn bản được cấp số, ban hành."))
    document = _lock(document)
    _require_state(document, State.FOR_SIGNATURE)
    if on > timezone.localdate(now):
        raise Refused(_("Ngày ban hành không được sau hôm nay."))
    if on < timezone.localdate(now) - LONGEST_BACK:
        raise Refused(_("Ngày ban hành quá xa hôm nay; hãy kiểm tra lại."))
    text = text_file(document)
    if text is None:
        raise Refused(_("Văn bản chưa có tệp."))
    register = _register(document, on)
    register.last += 1
    register.save()
    document.number, document.year, document.issued_on = register.last, on.year, on
    document.state, document.issued_by, document.issued_at = State.ISSUED, by, now
    document.save()
    freeze_report(document, by, now)
    with open_temporary() as out:
        write_stamped(text, register.last, on, out)
        name = f"{register.last:02}-{document.symbol.replace('/', '-')}.docx"
        file = keep_file(DocumentFile(document=document, role=Role.ISSUED, name=name, added_by=by, added_at=now), out)
    number = document.number_and_symbol
    record(by=by, verb="issue_document", target=document, number=number, on=on, sha256=file.sha256)
    return document


def _register(document: Document, on: date) -> NumberRegister:
    """The register of that year, locked."""
    NumberRegister.objects.get_or_create(issuer=document.issuer, symbol=document.symbol, year=on.year)
    registers = NumberRegister.objects.select_for_update()
    register = registers.get(issuer=document.issuer, symbol=document.symbol, year=on.year)
    last = (
        Document.objects.filter(issuer=document.issuer, symbol=document.symbol, year=on.year).order_by("number").last()
    )
    if last is not None and last.issued_on is not None and on < last.issued_on:
        raise Refused(
            _("Ngày ban hành không được trước ngày %(day)s của văn bản số %(number)s.")
            % {"day": f"{last.issued_on:%d/%m/%Y}", "number": last.number_and_symbol}
        )
    return register


@transaction.atomic
def attach_signed(*, by: User, document: Document, name: str, data: bytes, now: datetime) -> DocumentFile:
    """Keeps the .pdf that was signed outside, under its SHA-256."""
    require(can_issue_document(by, document), _("Chỉ người ban hành được đính kèm bản đã ký."))
    document = _lock(document)
    _require_state(document, State.ISSUED)
    require_pdf(name, data)
    if document.files.filter(role=Role.SIGNED, sha256=hashlib.sha256(data).hexdigest()).exists():
        raise Refused(_("Bản đã ký này đã được đính kèm."))
    file = keep_file(
        DocumentFile(document=document, role=Role.SIGNED, name=name, added_by=by, added_at=now), ContentFile(data)
    )
    record(by=by, verb="attach_signed", target=document, name=file.name, sha256=file.sha256)
    return file


@transaction.atomic
def set_last_number(*, by: User, agency: Agency, symbol: str, year: int, last: int) -> NumberRegister:
    """Begins a register behind the numbers that were given on paper; never below one that was given here."""
    require(can_keep_register(by, agency), _("Chỉ cán bộ đầu mối hoặc thủ trưởng cơ quan được đặt số của sổ văn bản."))
    symbol = symbol.strip()
    if not symbol:
        raise Refused(_("Hãy ghi ký hiệu, ví dụ BC-SNgV."))
    NumberRegister.objects.get_or_create(issuer=agency, symbol=symbol, year=year)
    register = NumberRegister.objects.select_for_update().get(issuer=agency, symbol=symbol, year=year)
    if Document.objects.filter(issuer=agency, symbol=symbol, year=year).exists():
        raise Refused(_("Sổ đã cấp số trên hệ thống nên không đặt lại được: số liền sau phải là %(next)s.")
                      % {"next": register.last + 1})  # fmt: skip
    register.last = last
    register.save()
    record(by=by, verb="set_last_number", target=agency, symbol=symbol, year=year, last=last)
    return register
