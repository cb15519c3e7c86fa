"""A document gets its number: taken from the register, written into the file, and frozen with it."""

from contextlib import ExitStack, suppress
from datetime import date, datetime, timedelta
from typing import IO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.documents.actions import lock_document, require_state
from nhipcau.documents.after_issue import withdraw_concerned
from nhipcau.documents.files import kept_files, open_temporary, write_stamped
from nhipcau.documents.models import Document, DocumentFile, Kind, Step
from nhipcau.documents.numbering import Numbered, NumberTaken, number_of, take_number
from nhipcau.documents.permissions import can_issue_document
from nhipcau.documents.queries import text_file
from nhipcau.documents.readiness import obstacles
from nhipcau.documents.snapshots import freeze_figures, numbered_data
from nhipcau.plans.amendments.actions import number_draft

State, Role = Document.State, DocumentFile.Role
LONGEST_BACK = timedelta(days=366)
"""How far back a day of issue may lie: an older one is a slip."""
TRIES = 20


def issue_document(*, by: User, document: Document, on: date, now: datetime, number: int | None = None) -> Document:
    """Writes the number with the day into the file that was signed, and freezes that file.

    Where the body keeps its register here, the number is the next; ``number`` is what its own document system gave
    where it does not, or where the register begins, the one behind the last that was given on paper.

    The file is written with the number that comes next before anybody is made to wait; where another document took
    that number meanwhile, it is written again with the one behind. A number is kept in one transaction with the file
    that bears it, so none is given twice and none is missing. A day before the last issued one would be out of order.
    """
    require(can_issue_document(by, document), _("Chỉ văn thư của cơ quan ban hành mới được cấp số, ban hành."))
    _require_day(on, timezone.localdate(now))
    for _try in range(TRIES):
        with suppress(NumberTaken), ExitStack() as opened:
            return _issue(by, document, Numbered(on, number), now, opened)
    raise Refused(_("Nhiều người đang lấy số cùng lúc; hãy thử lại."))


def _require_day(on: date, today: date) -> None:
    refuse_if(on > today, _("Ngày ban hành không được sau hôm nay."))
    refuse_if(on < today - LONGEST_BACK, _("Ngày ban hành quá xa hôm nay; hãy kiểm tra lại."))


def _issue(by: User, document: Document, given: Numbered, now: datetime, opened: ExitStack) -> Document:
    on = given.on
    document = Document.objects.select_related("plan__locality", "issuer", "period", "signer").get(pk=document.pk)
    require_state(document, State.SIGNED)
    text = text_file(document)
    missing = obstacles(document, text, on)
    if missing or text is None:
        raise Refused(_("Chưa ban hành được. %(missing)s") % {"missing": " ".join(missing)})
    document.number, document.year, document.issued_on = number_of(document, given), on.year, on
    files = _numbered_files(document, text, by, now, opened)
    with kept_files(*files), transaction.atomic():
        require_state(lock_document(document), State.SIGNED)
        if _text_changed(document, text) or take_number(document, given) != document.number:
            raise NumberTaken
        document.state, document.issued_by, document.issued_at = State.ISSUED, by, now
        document.save()
        document.steps.create(kind=Step.Kind.ISSUED, by=by, at=now)
        withdraw_concerned(document)
        if document.kind == Kind.DECISION and document.amendment is not None:
            number_draft(document.amendment, document.number_and_symbol, on)
        freeze_figures(document, now)
        for file, _content in files:
            file.save()
        record(
            by=by, verb="issue_document", target=document, number=document.number_and_symbol, on=on,
            sha256=files[0][0].sha256, witnessed=[file for file, _content in files],
        )  # fmt: skip
    return document


def _numbered_files(
    document: Document, text: DocumentFile, by: User, now: datetime, opened: ExitStack
) -> list[tuple[DocumentFile, IO[bytes]]]:
    """The files that are frozen: the text with its number and day, and a report's data with its number."""
    assert document.number is not None and document.issued_on is not None  # noqa: S101, PT018 (given by the caller)
    stamped = opened.enter_context(open_temporary())
    write_stamped(text, document.number, document.issued_on, stamped)
    name = f"{document.number:02}-{document.symbol.replace('/', '-')}.docx"
    files = [(Role.ISSUED, name, stamped)]
    data = numbered_data(document, document.number_and_symbol, opened)
    if data is not None:
        files.append((Role.DATA, f"{document.number:02}-bao-cao.json", data))
    return [
        (DocumentFile(document=document, role=role, name=name, added_by=by, added_at=now), content)
        for role, name, content in files
    ]


def _text_changed(document: Document, text: DocumentFile) -> bool:
    fresh = text_file(document)
    return fresh is None or fresh.pk != text.pk
