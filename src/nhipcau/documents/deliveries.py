"""To whom issued documents went."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.refusal import refuse_if, require
from nhipcau.documents.actions import lock_document, require_state
from nhipcau.documents.models import Delivery, Document
from nhipcau.documents.permissions import can_issue_document


@dataclass(frozen=True, slots=True)
class Sent:
    """To whom, by what way, on what day."""

    to: tuple[str, ...]
    way: str
    on: date


@transaction.atomic
def record_delivery(*, by: User, document: Document, sent: Sent, now: datetime) -> list[Delivery]:
    """Notes that an issued document went to these, one row each; what was noted before is noted once."""
    require(can_issue_document(by, document), _("Chỉ văn thư của cơ quan ban hành mới được ghi nơi gửi văn bản."))
    document = lock_document(document)
    require_state(document, Document.State.ISSUED)
    names = [name for line in sent.to if (name := clean_line(line).lstrip("- ").rstrip(" ;.")[:300])]
    refuse_if(not names, _("Cần nhập nơi nhận."))
    refuse_if(
        document.issued_on is not None and sent.on < document.issued_on, _("Ngày gửi không được trước ngày ban hành.")
    )
    refuse_if(sent.on > timezone.localdate(now), _("Ngày gửi không được sau hôm nay."))
    made = []
    for name in dict.fromkeys(names):
        row, is_new = Delivery.objects.get_or_create(
            document=document, to=name, way=sent.way, on=sent.on, defaults={"noted_by": by, "noted_at": now}
        )
        made += [row] if is_new else []
    refuse_if(not made, _("Các nơi nhận này đã được ghi."))
    record(by=by, verb="record_delivery", target=document, to=[row.to for row in made], on=sent.on)
    return made
