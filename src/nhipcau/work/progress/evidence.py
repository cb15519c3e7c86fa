"""What shows that something was done: files looked at before they are kept, and kept once."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.common.unlocked import before_the_lock
from nhipcau.files.kept import cleaned, digest_of, write
from nhipcau.files.sizes import refuse_size
from nhipcau.plans.reading.plan_reader import secret_stamp_of
from nhipcau.work.models import Evidence, IndicatorValue, Progress
from nhipcau.work.progress.rows import File

EVIDENCE_SUFFIXES = frozenset(
    ["docx", "doc", "xlsx", "xls", "pptx", "pdf", "txt", "csv", "png", "jpg", "jpeg", "webp", "odt", "ods", "zip"]
)
PHONE_SUFFIXES = frozenset(("heic", "heif"))
PHONE_PICTURE = gettext_lazy(
    "chưa nhận ảnh .heic; hãy gửi ảnh .jpg (trên iPhone: Cài đặt, Camera, Định dạng, Tương thích nhất)."
)
READ_SUFFIXES = frozenset(("docx", "pdf", "txt", "csv"))
"""Kinds of evidence that are looked into for a mark of secrecy."""


@before_the_lock
def refuse_files(files: Sequence[File]) -> None:
    """Refuses what is no evidence, empty, too large, or marked as secret."""
    for file in files:
        refuse_if(file.suffix in PHONE_SUFFIXES, f"{file.name}: {PHONE_PICTURE}")
        if file.suffix not in EVIDENCE_SUFFIXES:
            raise Refused(
                _("Không nhận tệp “%(name)s”. Minh chứng là văn bản, bảng tính, ảnh hoặc .pdf.") % {"name": file.name}
            )
        refuse_size(len(file.data), file.name)
        if file.suffix in READ_SUFFIXES and secret_stamp_of(file.data):
            raise Refused(
                _("Tệp “%(name)s” có dấu chỉ mức độ mật nên không được đưa lên hệ thống; tệp không được lưu.")
                % {"name": file.name}
            )


@contextmanager
def kept_evidence(files: Sequence[File], links: Sequence[str]) -> Iterator[list[Evidence]]:
    """Files and links as rows not saved yet, the files written; they are gone again where what follows fails."""
    with cleaned() as written:
        rows = []
        for file in files:
            row = Evidence(name=file.name[-250:])
            if not _is_known(row, file):
                write(row.content, f".{file.suffix}", io.BytesIO(file.data))
                written.append(row.content)
            rows.append(row)
        yield [*rows, *(Evidence(name=link[:250], url=link) for link in links)]
        for row in rows:  # the same form was counted before: what came with it this time is not needed
            if row.pk is None and row.content in written:
                row.content.delete(save=False)


def _is_known(evidence: Evidence, file: File) -> bool:
    """Whether the file is there already, whoever sent it: it is not kept a second time."""
    evidence.sha256, evidence.size = digest_of(io.BytesIO(file.data))
    known = Evidence.objects.filter(sha256=evidence.sha256).exclude(content="").first()
    if known is None or not known.content.storage.exists(str(known.content.name)):
        return False
    evidence.content.name = known.content.name
    return True


def again(rows: Sequence[Evidence]) -> list[Evidence]:
    """The same files and links as rows of their own, not saved yet; a file is kept once."""
    return [
        Evidence(name=row.name, url=row.url, size=row.size, sha256=row.sha256, content=row.content.name)
        for row in rows
    ]  # fmt: skip


def save_evidence(said: Progress | IndicatorValue, rows: Sequence[Evidence]) -> None:
    """Saves rows of evidence with what was said."""
    for row in rows:
        row.progress, row.value = (said, None) if isinstance(said, Progress) else (None, said)
        row.save()
