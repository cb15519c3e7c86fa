"""What happens to a document that has its number: signed outside, corrected or withdrawn by another one."""

import io
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_text
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents.actions import lock_document, require_state
from nhipcau.documents.files import kept_files, require_pdf
from nhipcau.documents.models import Document, DocumentFile, Kind
from nhipcau.documents.permissions import can_issue_document
from nhipcau.documents.signatures import check_signed
from nhipcau.files.integrity import open_whole

State, Role = Document.State, DocumentFile.Role


def attach_signed(
    *, by: User, document: Document, file: tuple[str, bytes], now: datetime, reason: str = ""
) -> DocumentFile:
    """Keeps the .pdf that was signed outside, with what was checked of it; one that takes another's place says why."""
    require(can_issue_document(by, document), _("Chỉ văn thư của cơ quan ban hành mới được đính kèm bản đã ký."))
    name, data = file
    require_pdf(name, data)
    row = DocumentFile(document=document, role=Role.SIGNED, name=name, added_by=by, added_at=now)
    row.reason, row.checked = clean_text(reason), check_signed(data, _issued_text(document))
    with kept_files((row, io.BytesIO(data))), transaction.atomic():
        document = lock_document(document)
        require_state(document, State.ISSUED)
        before = document.files.filter(role=Role.SIGNED)
        refuse_if(before.filter(sha256=row.sha256).exists(), _("Bản đã ký này đã được đính kèm."))
        refuse_if(not row.reason and before.exists(), _("Văn bản đã có bản ký; cần ghi lý do thay bản khác."))
        row.save()
        record(
            by=by, verb="attach_signed", target=document, name=row.name, sha256=row.sha256, reason=row.reason,
            witnessed=[row],
        )  # fmt: skip
    return row


@before_the_lock
def _issued_text(document: Document) -> bytes:
    """The .docx as it was issued."""
    file = document.files.filter(role=Role.ISSUED).first()
    if file is None:
        raise Refused(_("Văn bản chưa được ban hành nên chưa đính kèm được bản đã ký."))
    with open_whole(file.content, file.sha256) as kept:
        return kept.read()


def withdraw_concerned(document: Document) -> None:
    """A notice of withdrawal that is issued puts the document out of use from that day (Decree 30/2020, Art. 18).

    Nothing that concerns a document is issued behind its withdrawal, or dated before it.
    """
    if document.concerns is None or document.issued_on is None:
        return
    concerned = lock_document(document.concerns)
    refuse_if(concerned.withdrawn_on is not None, _("Văn bản này đã được thu hồi."))
    is_before = Document.objects.filter(pk=concerned.pk, issued_on__gt=document.issued_on).exists()
    refuse_if(is_before, _("Ngày ban hành không được trước ngày của văn bản được đính chính, thu hồi."))
    if document.kind == Kind.WITHDRAWAL:
        concerned.withdrawn_on = document.issued_on
        concerned.save()
