"""A draft of a register written anew: the register says something else, the document is the same."""

from contextlib import ExitStack
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.common.refusal import require
from nhipcau.documents.actions import State, lock_document, require_state
from nhipcau.documents.composition import compose
from nhipcau.documents.files import kept_files
from nhipcau.documents.models import Document, DocumentFile
from nhipcau.documents.orders import Order
from nhipcau.documents.permissions import NOT_ONES_OWN, can_edit_document
from nhipcau.jobs.queue import say_nothing


def redraft(document: Document, order: Order, by: User, now: datetime) -> DocumentFile:
    """Writes a draft anew as it is ordered now; the file before stays. The register's action that calls it records."""
    require(can_edit_document(by, document), str(NOT_ONES_OWN))
    require_state(Document.objects.get(pk=document.pk), State.DRAFT)  # before the cost, and again behind the lock
    order = order.settled(timezone.localdate(now))
    with ExitStack() as opened:
        composed = compose(order, timezone.localdate(now), say_nothing, opened)
        files = [
            (DocumentFile(document=document, role=role, name=name, added_by=by, added_at=now), content)
            for role, name, content in composed.files
        ]
        with kept_files(*files), transaction.atomic():
            document = lock_document(document)
            require_state(document, State.DRAFT)
            document.title, document.issuer, document.signer = composed.title, order.issuer, order.signer
            document.symbol, document.series, document.unit = order.symbol, order.series, order.unit
            document.save()
            for file, _content in files:
                file.save()
    return files[-1][0]
