"""What shows that something was done: files looked at before they are kept, and kept once."""

import hashlib
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from nhipcau.common.refusal import Refused
from nhipcau.plans.reading import secret_stamp_of
from nhipcau.work.models import Evidence, IndicatorValue, Progress
from nhipcau.work.posting import File

EVIDENCE_SUFFIXES = frozenset(
    ["docx", "doc", "xlsx", "xls", "pptx", "pdf", "txt", "csv", "png", "jpg", "jpeg", "webp", "odt", "ods", "zip"]
)
READ_SUFFIXES = frozenset(("docx", "pdf", "txt", "csv"))
"""Kinds of evidence that are looked into for a mark of secrecy."""


def refuse_files(files: Sequence[File]) -> None:
    """Refuses what is no evidence, empty, too large, or marked as secret."""
    for file in files:
        if file.suffix not in EVIDENCE_SUFFIXES:
            raise Refused(
                _("Không nhận tệp “%(name)s”. Minh chứng là văn bản, bảng tính, ảnh hoặc .pdf.") % {"name": file.name}
            )
        if not file.data:
            raise Refused(_("Tệp “%(name)s” rỗng.") % {"name": file.name})
        if len(file.data) > settings.MAX_UPLOAD_BYTES:
            raise Refused(_("Tệp “%(name)s” quá lớn.") % {"name": file.name})
        if file.suffix in READ_SUFFIXES and secret_stamp_of(file.data):
            raise Refused(
                _("Tệp “%(name)s” có dấu chỉ mức độ mật nên không được đưa lên hệ thống; tệp không được lưu.")
                % {"name": file.name}
            )


def keep_evidence(said: Progress | IndicatorValue, files: Iterable[File], links: Iterable[str]) -> None:
    """Keeps files and links with what was said."""
    owner = {"progress": said} if isinstance(said, Progress) else {"value": said}
    for file in files:
        _keep_file(Evidence(**owner, name=file.name[-250:], size=len(file.data)), file)
    for link in links:
        Evidence.objects.create(**owner, name=link[:250], url=link)


def _keep_file(evidence: Evidence, file: File) -> None:
    """A file that is there already, whoever sent it, is not kept a second time."""
    sha256 = hashlib.sha256(file.data).hexdigest()
    known = Evidence.objects.filter(sha256=sha256).exclude(content="").first()
    evidence.sha256 = sha256
    kept = known.content.name if known is not None else None
    if kept and evidence.content.storage.exists(kept):
        evidence.content.name = kept
    else:
        evidence.content.save(f"{sha256[:16]}.{file.suffix}", ContentFile(file.data), save=False)
    evidence.save()
