"""Every change to a document before it has a number: composed, edited, put for signature."""

import io
from contextlib import ExitStack
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.documents.composition import Composed, compose
from nhipcau.documents.files import kept_files, require_docx
from nhipcau.documents.models import Document, DocumentFile, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.permissions import can_compose_document, can_edit_document
from nhipcau.jobs.queue import Tell, say_nothing

State, Role = Document.State, DocumentFile.Role


def compose_document(*, by: User, order: Order, now: datetime, tell: Tell = say_nothing) -> Document:
    """Writes the ordered document: a draft with its file, and data beside a consolidated report."""
    require(
        can_compose_document(by, order.plan, order.issuer, order.kind),
        _("Chỉ cán bộ đầu mối soạn văn bản; cơ quan soạn báo cáo của mình."),
    )
    refuse_if(
        order.template is not None and order.template.kind != order.kind, _("Mẫu này dành cho loại văn bản khác.")
    )
    with ExitStack() as opened:
        composed = compose(order, timezone.localdate(now), tell, opened)
        document = _unsaved(order, composed, by, now)
        files = [
            (DocumentFile(document=document, role=role, name=name, added_by=by, added_at=now), content)
            for role, name, content in composed.files
        ]
        with kept_files(*files), transaction.atomic():
            document.save()
            for file, _content in files:
                file.save()
            record(by=by, verb="compose_document", target=document, kind=document.kind, title=document.title)
    return document


def _unsaved(order: Order, composed: Composed, by: User, now: datetime) -> Document:
    return Document(
        plan=order.plan, kind=order.kind, issuer=order.issuer, symbol=order.symbol, title=composed.title,
        period=order.period if order.kind == Kind.REPORT else None, submission=order.submission,
        amendment=order.amendment, template=order.template, figures=composed.figures, made_by=by, made_at=now,
    )  # fmt: skip


def lock_document(document: Document) -> Document:
    return locked(document, "plan__locality", "issuer")


def require_state(document: Document, state: str) -> None:
    if document.state != state:
        raise Refused(
            _("Văn bản đang ở trạng thái “%(state)s” nên không thực hiện được.")
            % {"state": document.get_state_display()}
        )


def edit_document(*, by: User, document: Document, name: str, data: bytes, now: datetime) -> DocumentFile:
    """Takes the .docx as somebody edited it in Word; the file before stays. Its form is checked, not forced."""
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản được sửa văn bản."))
    require_state(Document.objects.get(pk=document.pk), State.DRAFT)  # before the cost, and again behind the lock
    require_docx(name, data)
    file = DocumentFile(document=document, role=Role.EDITED, name=name, added_by=by, added_at=now)
    with kept_files((file, io.BytesIO(data))), transaction.atomic():
        require_state(lock_document(document), State.DRAFT)
        file.save()
        record(by=by, verb="edit_document", target=document, name=file.name, sha256=file.sha256)
    return file


@transaction.atomic
def put_for_signature(*, by: User, document: Document) -> Document:
    """The text is settled: from now on it is signed or sent back, not edited."""
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản được trình ký."))
    document = lock_document(document)
    require_state(document, State.DRAFT)
    document.state = State.FOR_SIGNATURE
    document.save()
    record(by=by, verb="put_for_signature", target=document)
    return document


@transaction.atomic
def take_back_document(*, by: User, document: Document) -> Document:
    """What waited for a signature becomes a draft again."""
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản được rút lại văn bản."))
    document = lock_document(document)
    require_state(document, State.FOR_SIGNATURE)
    document.state = State.DRAFT
    document.save()
    record(by=by, verb="take_back_document", target=document)
    return document


@transaction.atomic
def discard_document(*, by: User, document: Document) -> None:
    """Puts a draft away for good; it never had a number, so none is missing."""
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản được hủy dự thảo."))
    document = lock_document(document)
    refuse_if(document.is_issued, _("Văn bản đã ban hành không hủy được."))
    record(by=by, verb="discard_document", target=document, title=document.title)
    for file in document.files.all():
        transaction.on_commit(partial(file.content.delete, save=False))
    document.delete()
