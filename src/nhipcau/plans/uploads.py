"""How a document comes in, and how a draft is thrown away with its file."""

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.name_index import agency_index
from nhipcau.audit.journal import record
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.files.kept import kept, suffix_of
from nhipcau.files.sizes import refuse_size
from nhipcau.plans.models import Plan, SourceFile
from nhipcau.plans.permissions import can_correct_plan, can_upload_plan
from nhipcau.plans.reading import plan_reader

DOCUMENT_BEGINNINGS = (b"PK", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
"""First bytes of .docx, .odt and spreadsheets, of .pdf, of .doc, and of pictures."""

NOT_PLAIN = (".docx", ".odt", ".xlsx", ".ods", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
"""Names that plain text never has; .doc it has, where a web page was saved under that name."""


KNOWN = gettext_lazy("Tệp này đã được tải lên trước đây.")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: its name, its bytes and their SHA-256."""

    name: str
    data: bytes
    sha256: str


class AlreadyUploaded(Refused):
    """The same bytes were uploaded before; carries the plan that was read from them."""

    def __init__(self, sentence: str, plan: Plan) -> None:
        super().__init__(sentence)
        self.plan = plan


def upload_plan(*, by: User, locality: Locality, name: str, data: bytes, now: datetime) -> Plan:
    """Reads an uploaded document and keeps it with its draft plan; refuses what may not be kept.

    The file is written only when everything else is: a refusal leaves nothing behind.
    """
    require(can_upload_plan(by, locality), _("Chỉ cán bộ đầu mối được tải kế hoạch lên."))
    file, read = read_upload(locality, name, data)
    _refuse_repeat(locality, file.sha256)
    try:
        with known_once(locality, file), kept_source(by, locality, file, read) as source, transaction.atomic():
            source.save()
            return _save_plan(by, source, read, now)
    except Refused:  # the same file came twice at once: the other one is the plan
        _refuse_repeat(locality, file.sha256)
        raise


@contextmanager
def known_once(locality: Locality, file: Upload) -> Iterator[None]:
    """Refuses a document that is kept already, also one that comes twice at once."""
    refuse_if(SourceFile.objects.filter(locality=locality, sha256=file.sha256).exists(), str(KNOWN))
    try:
        yield
    except IntegrityError as error:
        if SourceFile.objects.filter(locality=locality, sha256=file.sha256).exists():
            raise Refused(str(KNOWN)) from error
        raise


def read_upload(locality: Locality, name: str, data: bytes) -> tuple[Upload, plan_reader.Reading]:
    """The file with what was read from it; refuses what is no document, and what the law keeps out."""
    refuse_size(len(data))
    _refuse_disguise(name, data)
    try:
        read = plan_reader.read_file(data, locality.learned_headings.all())
    except plan_reader.Unreadable as error:
        raise Refused(str(error)) from error
    if read.secret_stamp:
        raise Refused(
            _(
                "Văn bản đóng dấu “%(stamp)s”. Pháp luật về bảo vệ bí mật nhà nước không cho phép đưa văn bản mật "
                "lên hệ thống này; tệp đã bị từ chối và không được lưu."
            )
            % {"stamp": read.secret_stamp}
        )
    return Upload(name, data, hashlib.sha256(data).hexdigest()), read


def _refuse_disguise(name: str, data: bytes) -> None:
    """A file named as what it is not would be read as plain text."""
    if suffix_of(name, plan_reader.SUFFIXES) in NOT_PLAIN and not data[:1024].lstrip().startswith(DOCUMENT_BEGINNINGS):
        raise Refused(str(plan_reader.UNREADABLE_NAME))


def _refuse_repeat(locality: Locality, sha256: str) -> None:
    known = Plan.objects.filter(locality=locality, source__sha256=sha256).select_related("source").first()
    if known is not None and known.source is not None:
        raise AlreadyUploaded(
            _("Tệp này đã được tải lên ngày %(day)s và đã đọc thành “%(plan)s”.")
            % {"day": known.source.received_at.strftime("%d/%m/%Y"), "plan": known.title or known.source.name},
            known,
        )


@contextmanager
def kept_source(by: User, locality: Locality, file: Upload, read: plan_reader.Reading) -> Iterator[SourceFile]:
    """The document's row, not saved yet, with its file, which is gone again where what follows fails."""
    source = SourceFile(
        locality=locality, name=file.name[-250:], sha256=file.sha256, size=len(file.data), text=read.plan.text,
        received_by=by,
    )  # fmt: skip
    with kept((source.content, suffix_of(file.name, plan_reader.SUFFIXES), io.BytesIO(file.data))):
        yield source


def _save_plan(by: User, source: SourceFile, read: plan_reader.Reading, now: datetime) -> Plan:
    fields = plan_reader.header_fields(read.plan)
    plan = Plan.objects.create(
        locality=source.locality, source=source, created_by=by, read_seconds=read.seconds, **fields
    )
    plan_reader.save_reading(plan, read.plan, agency_index(source.locality, timezone.localdate(now)))
    record(by=by, verb="upload_plan", target=plan, name=source.name, sha256=source.sha256)
    return plan


@transaction.atomic
def discard_plan(*, by: User, plan: Plan) -> None:
    """Throws away a draft with its file, so that it can be uploaded anew."""
    require(can_correct_plan(by, plan), _("Chỉ cán bộ đầu mối được xóa dự thảo."))
    plan = locked(plan, "source")
    refuse_if(not plan.is_draft, _("Kế hoạch đã kích hoạt, không xóa được."))
    source = plan.source
    assert source is not None  # noqa: S101 (only what was uploaded is a draft)
    record(by=by, verb="discard_plan", target=plan, title=plan.title, name=source.name)
    plan.delete()
    source.delete()
    transaction.on_commit(lambda: source.content.delete(save=False))
