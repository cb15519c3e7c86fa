"""What has to be mended before a document may be issued: of its body's form, of who signs, of its text."""

import re
from datetime import date
from typing import IO

from django.utils.translation import gettext as _

from nhipcau.agencies.letterheads import letterhead_of, missing_of
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents.models import LETTERS, Document, DocumentFile, Kind
from nhipcau.documents.paragraphs import paragraphs_of
from nhipcau.files.integrity import open_whole

MOST_MARKS = 5
"""Open marks that are named; where there are more, mending these shows the next."""
_MARK = re.compile(r"\[[^\[\]]{0,160}[^\W\d_][^\[\]]{0,160}\]")


def obstacles(document: Document, text: DocumentFile | None, on: date) -> list[str]:
    """Sentences that say what is missing; none where the document may be issued on the day."""
    found = missing_of(letterhead_of(document.issuer))
    signer = document.signer
    if signer is None:
        found.append(_("Chưa rõ người ký, chức vụ người ký."))
    elif not document.issuer.signers.on(on).filter(pk=signer.pk).exists():
        found.append(_("Đến ngày này %(signer)s không còn là người ký của cơ quan.") % {"signer": str(signer)})
    if document.kind in LETTERS and document.unit is None:
        found.append(_("Chưa có đơn vị soạn thảo."))
    if document.kind == Kind.PLAN:
        found.append(_("Bản hợp nhất để tra cứu, theo dõi, không phải văn bản ban hành nên không cấp số."))
    if text is None:
        return [*found, _("Văn bản chưa có tệp.")]
    marks, is_named = _read(text, signer.name if signer else "")
    if not is_named:
        found.append(_("Trong tệp không có tên người ký đã chọn; hãy soạn lại hoặc sửa tệp."))
    return found + [_("Văn bản còn chỗ chưa hoàn thiện: %(mark)s.") % {"mark": mark} for mark in marks]


def open_marks(text: DocumentFile | None) -> list[str]:
    """What is left to be written in a document's text; the first few."""
    return _read(text, "")[0] if text else []


@before_the_lock
def _read(text: DocumentFile, name: str) -> tuple[list[str], bool]:
    with open_whole(text.content, text.sha256) as content:
        return read_open(content, name)


def read_open(content: IO[bytes], name: str) -> tuple[list[str], bool]:
    """What stands in square brackets in a .docx, left to be written ([Sở Ngoại vụ bổ sung]), and whether it has a name.

    The name is looked for in the lines outside the open marks, capitals aside.
    """
    marks: dict[str, None] = {}
    is_named = not name
    for line in paragraphs_of(content):
        marks.update(dict.fromkeys(_MARK.findall(line)))
        is_named = is_named or name.casefold() in line.casefold()
    return list(marks)[:MOST_MARKS], is_named
