"""Certified copies: numbered in one series of the year, written below the text that is copied, kept."""

import io
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import kehoach
from nhipcau.accounts.models import User
from nhipcau.agencies.letterheads import letterhead_of, missing_of
from nhipcau.agencies.models import Agency, Signer
from nhipcau.audit.journal import record
from nhipcau.common.apart import apart
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents.models import CertifiedCopy, Document, DocumentFile, Incoming
from nhipcau.documents.numbering import COPY_BOOK, next_in, take_next
from nhipcau.documents.permissions import NOT_THE_CLERK, can_keep_books
from nhipcau.files.integrity import open_whole
from nhipcau.files.kept import digest_of, kept
from nhipcau.reports.writing.letterhead import long_date, signature_of

Form = CertifiedCopy.Form


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy to be made: its form, who signs, to whom it goes, and of an extract the parts by their places."""

    form: str
    signer: Signer
    recipients: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()


def make_copy(*, by: User, agency: Agency, source: Document | Incoming, copied: Copied, now: datetime) -> CertifiedCopy:
    """Writes the copy of an issued document of the body itself, or of one that came to it, under the next number.

    What one's own body issued is copied as a whole or in part, what came in as "sao lục" (Decree 30/2020, Art. 25).
    Where another copy takes the number meanwhile, the writing is refused and may be tried again.
    """
    require(can_keep_books(by, agency), str(NOT_THE_CLERK))
    _refuse(agency, source, copied)
    today = timezone.localdate(now)
    number = next_in(agency, COPY_BOOK, today.year)
    parts, data = _written(source, _note(agency, copied, number, today), copied.parts)
    out = io.BytesIO(data)
    copy = CertifiedCopy(
        agency=agency, form=copied.form, number=number, year=today.year, made_on=today, signer=copied.signer,
        recipients="\n".join(copied.recipients), parts="\n".join(parts), name=f"{number:02}-{copied.form}.docx",
        sha256=digest_of(out)[0], made_by=by, made_at=now, **_of(source),
    )  # fmt: skip
    with kept((copy.content, ".docx", out)), transaction.atomic():
        refuse_if(
            take_next(agency, COPY_BOOK, today.year) != number, _("Nhiều người đang lấy số cùng lúc; hãy thử lại.")
        )
        copy.save()
        record(by=by, verb="make_copy", target=source, number=f"{copy}", sha256=copy.sha256)
    return copy


def _of(source: Document | Incoming) -> dict[str, Document | Incoming]:
    return {"document" if isinstance(source, Document) else "incoming": source}


def _refuse(agency: Agency, source: Document | Incoming, copied: Copied) -> None:
    is_own = isinstance(source, Document)
    of = source.issuer_id if isinstance(source, Document) else source.agency_id
    refuse_if(of != agency.pk, _("Chỉ sao văn bản của cơ quan mình hoặc văn bản gửi đến cơ quan mình."))
    refuse_if(is_own and copied.form == Form.RECEIVED, _("Sao lục là sao văn bản do cơ quan khác gửi đến."))
    refuse_if(copied.signer.agency_id != agency.pk, _("Người ký bản sao phải thuộc cơ quan sao."))
    refuse_if((copied.form == Form.PART) != bool(copied.parts), _("Hãy chọn phần được trích."))
    missing = missing_of(letterhead_of(agency))
    refuse_if(missing, " ".join(missing))


@before_the_lock
def _written(source: Document | Incoming, note: kehoach.CopyNote, places: tuple[int, ...]) -> tuple[list[str], bytes]:
    """The headings of the parts that are copied, and the copy."""
    data = original_of(source)
    headings = headings_of(data) if places else ()
    refuse_if(any(place >= len(headings) for place in places), _("Hãy chọn phần được trích."))
    try:
        return [headings[place] for place in places], apart(kehoach.write_copy, data, note, places)
    except kehoach.UnreadableFile as error:
        raise Refused(_("Chỉ sao được tệp .docx trên hệ thống; bản giấy, .pdf thì sao bằng máy sao chụp.")) from error


def _note(agency: Agency, copied: Copied, number: int, today: date) -> kehoach.CopyNote:
    letterhead = letterhead_of(agency)
    return kehoach.CopyNote(
        form=str(Form(copied.form).label), issuer=tuple(letterhead.lines),
        number=f"{number:02}/{copied.form}-{letterhead.symbol}", place=letterhead.place,
        date=long_date(today.isoformat()).strip(), signature=signature_of(letterhead, copied.signer),
        recipients=(*copied.recipients, letterhead.filed),
    )  # fmt: skip


def original_of(source: Document | Incoming) -> bytes:
    """The file that is copied: as it was issued, or as it came."""
    if isinstance(source, Incoming):
        refuse_if(not source.content, _("Văn bản đến này không có tệp."))
        with open_whole(source.content, source.sha256) as content:
            return content.read()
    file = source.files.filter(role=DocumentFile.Role.ISSUED).first()
    if file is None:
        raise Refused(_("Chỉ sao được văn bản đã ban hành."))
    with open_whole(file.content, file.sha256) as content:
        return content.read()


@before_the_lock
def headings_of(data: bytes) -> tuple[str, ...]:
    """The headings of a .docx, from which parts are chosen; none of another file."""
    try:
        return apart(kehoach.parts_of, data)
    except kehoach.UnreadableFile:
        return ()
