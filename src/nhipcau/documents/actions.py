"""Every change to a document before it has a number: composed, edited, put for signature."""

import io
from contextlib import ExitStack
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import DraftingUnit, Signer
from nhipcau.agencies.queries import people_of
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.documents.composition import Composed, compose
from nhipcau.documents.files import kept_files, require_docx
from nhipcau.documents.models import BY_REGISTERS, Document, DocumentFile, Kind, Step
from nhipcau.documents.orders import Order
from nhipcau.documents.permissions import (
    NOT_ONES_OWN,
    can_compose_document,
    can_edit_document,
    can_pass_document,
    can_return_document,
    can_sign_document,
)
from nhipcau.documents.queries import text_file
from nhipcau.documents.readiness import open_marks
from nhipcau.jobs.queue import Tell, say_nothing

State, Role = Document.State, DocumentFile.Role


def compose_document(*, by: User, order: Order, now: datetime, tell: Tell = say_nothing) -> Document:
    """Writes the ordered document: a draft with its file, and data beside a consolidated report."""
    require(
        can_compose_document(by, order.plan, order.issuer, order.kind),
        str(NOT_ONES_OWN),
    )
    refuse_if(order.issuer.name in order.addressees, _("Văn bản không gửi cho chính cơ quan ban hành."))
    refuse_if(
        order.template is not None and order.template.kind != order.kind, _("Mẫu này dành cho loại văn bản khác.")
    )
    order = order.settled(timezone.localdate(now))
    with ExitStack() as opened:
        composed = compose(order, timezone.localdate(now), tell, opened)
        document = _unsaved(order, composed, by, now)
        files = [
            (DocumentFile(document=document, role=role, name=name, added_by=by, added_at=now), content)
            for role, name, content in composed.files
        ]
        with kept_files(*files), transaction.atomic():
            if order.kind == Kind.PLAN:  # no official document: what the form asks for is not looked for
                files[-1][0].findings = composed.notes
            document.save()
            for file, _content in files:
                file.save()
            record(by=by, verb="compose_document", target=document, kind=document.kind, title=document.title)
    return document


def _unsaved(order: Order, composed: Composed, by: User, now: datetime) -> Document:
    return Document(
        plan=order.plan, kind=order.kind, issuer=order.issuer, symbol=order.symbol, series=order.series,
        signer=order.signer, unit=order.unit, title=composed.title,
        period=order.period if order.kind in (Kind.REPORT, Kind.LETTER) else None, submission=order.submission,
        amendment=order.amendment, concerns=order.concerns, urged=order.agency if order.kind == Kind.REMINDER else None,
        template=order.template, figures=composed.figures, made_by=by, made_at=now,
    )  # fmt: skip


def lock_document(document: Document) -> Document:
    return locked(document, "plan__locality", "issuer", "unit__head")


def require_state(document: Document, *states: str) -> None:
    if document.state not in states:
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


def put_for_signature(*, by: User, document: Document, now: datetime) -> Document:
    """The text is settled and goes on: from now on it is signed or sent back, not edited.

    It goes to the head of the unit that drafted it, where it has one who did not put it up; else to the signer.
    """
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản mới được trình ký."))
    looked_through = text_file(document)
    if document.kind in BY_REGISTERS:
        _refuse_blanks(looked_through)
    return _put(by, document, looked_through, now)


@transaction.atomic
def _put(by: User, document: Document, looked_through: DocumentFile | None, now: datetime) -> Document:
    document = lock_document(document)
    require_state(document, State.DRAFT)
    refuse_if(document.signer_id is None, _("Chưa chọn người ký; hãy chọn người ký trước khi trình."))
    refuse_if(text_file(document) != looked_through, _("Văn bản vừa được sửa; hãy xem lại rồi trình."))
    head = unit_head_of(document)
    to = State.WITH_UNIT if head not in (None, by) else State.FOR_SIGNATURE
    _go_on(document, to, Step(kind=Step.Kind.PUT, by=by, at=now))
    record(by=by, verb="put_for_signature", target=document)
    return document


def _refuse_blanks(text: DocumentFile | None) -> None:
    """What a register composed does not reach who signs it while something is left to be written."""
    marks = open_marks(text)
    if marks:
        raise Refused(_("Còn chỗ chưa hoàn thiện: %(marks)s.") % {"marks": "; ".join(marks)})


def unit_head_of(document: Document) -> User | None:
    """Who looks through what the drafting unit writes; None where the unit has none who is still of the body."""
    if document.unit is None or document.unit.head is None:
        return None
    return people_of(document.issuer).filter(pk=document.unit.head.pk).first()


@transaction.atomic
def pass_document(*, by: User, document: Document, now: datetime) -> Document:
    """The head of the drafting unit finds it good: it goes to the signer."""
    require(can_pass_document(by, document), _("Chỉ trưởng đơn vị soạn thảo mới được duyệt ở bước này."))
    document = lock_document(document)
    require_state(document, State.WITH_UNIT)
    _go_on(document, State.FOR_SIGNATURE, Step(kind=Step.Kind.PASSED, by=by, at=now))
    record(by=by, verb="pass_document", target=document)
    return document


def _go_on(document: Document, state: str, step: Step) -> None:
    document.state = state
    document.save()
    step.document = document
    step.save()


@transaction.atomic
def choose_signer(*, by: User, document: Document, signer: Signer, unit: DraftingUnit | None) -> Document:
    """Who is to sign the draft, and which unit drafts it; the file has to be composed or edited to say so."""
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản mới được chọn người ký."))
    document = lock_document(document)
    require_state(document, State.DRAFT)
    chosen = [signer.agency_id, *([unit.agency_id] if unit else [])]
    refuse_if(set(chosen) != {document.issuer_id}, _("Người ký, đơn vị soạn thảo phải thuộc cơ quan ban hành."))
    document.signer, document.unit = signer, unit
    document.save()
    record(by=by, verb="choose_signer", target=document, name=str(signer))
    return document


@transaction.atomic
def take_back_document(*, by: User, document: Document, now: datetime) -> Document:
    """What waited for the unit's head or for a signature becomes a draft again."""
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản mới được rút lại văn bản."))
    document = lock_document(document)
    require_state(document, State.WITH_UNIT, State.FOR_SIGNATURE)
    _go_on(document, State.DRAFT, Step(kind=Step.Kind.TAKEN_BACK, by=by, at=now))
    record(by=by, verb="take_back_document", target=document)
    return document


@transaction.atomic
def sign_document(*, by: User, document: Document, now: datetime) -> Document:
    """The signer approves: the clerk may number it."""
    require(can_sign_document(by, document), _("Chỉ người ký văn bản mới được duyệt ký."))
    document = lock_document(document)
    require_state(document, State.FOR_SIGNATURE)
    _go_on(document, State.SIGNED, Step(kind=Step.Kind.SIGNED, by=by, at=now))
    record(by=by, verb="sign_document", target=document)
    return document


@transaction.atomic
def return_document(*, by: User, document: Document, remark: str, now: datetime) -> Document:
    """The head of the unit, the signer, or the clerk before the number sends it back to be mended, and says what."""
    require(
        can_return_document(by, document),
        _("Chỉ trưởng đơn vị soạn thảo, người ký hoặc văn thư của cơ quan ban hành mới được trả lại văn bản."),
    )
    remark = clean_text(remark)
    refuse_if(not remark, _("Cần nhập nội dung cần sửa."))
    at_unit = document.state == State.WITH_UNIT
    document = lock_document(document)
    require_state(document, *((State.WITH_UNIT,) if at_unit else (State.FOR_SIGNATURE, State.SIGNED)))
    _go_on(document, State.DRAFT, Step(kind=Step.Kind.RETURNED, remark=remark, by=by, at=now))
    record(by=by, verb="return_document", target=document, remark=remark)
    return document


@transaction.atomic
def discard_document(*, by: User, document: Document) -> None:
    """Puts a draft away for good; it never had a number, so none is missing."""
    require(can_edit_document(by, document), _("Chỉ người soạn văn bản được hủy dự thảo."))
    document = lock_document(document)
    require_state(document, State.DRAFT)
    record(by=by, verb="discard_document", target=document, title=document.title)
    for file in document.files.all():
        transaction.on_commit(partial(file.content.delete, save=False))
    document.delete()
