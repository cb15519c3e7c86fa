"""What is done on assignments: progress with its evidence."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.recording import record
from nhipcau.common.refusal import Refused, require
from nhipcau.plans.models import Assignment, Plan
from nhipcau.plans.reading import secret_stamp_of
from nhipcau.work.models import Evidence, OutputTick, Progress
from nhipcau.work.permissions import can_post_progress
from nhipcau.work.posting import File, ProgressReport, write_progress
from nhipcau.work.queries import needs_reason

EVIDENCE_SUFFIXES = frozenset(
    ["docx", "doc", "xlsx", "xls", "pptx", "pdf", "txt", "csv", "png", "jpg", "jpeg", "webp", "odt", "ods", "zip"]
)


READ_SUFFIXES = frozenset(("docx", "pdf", "txt", "csv"))
"""Kinds of evidence that are looked into for a mark of secrecy."""


@transaction.atomic
def post_progress(*, by: User, assignment: Assignment, report: ProgressReport, now: datetime) -> Progress:
    """Adds a row of progress with its evidence. The same form sent twice gives the same row."""
    require(can_post_progress(by, assignment), _("Chỉ cán bộ của cơ quan được giao mới cập nhật được tiến độ."))
    if assignment.task.plan.state != Plan.State.ACTIVE:
        raise Refused(_("Kế hoạch chưa kích hoạt hoặc đã kết thúc nên không cập nhật tiến độ được."))
    Assignment.objects.select_for_update().get(pk=assignment.pk)  # two at once have an order
    known = Progress.objects.filter(token=report.token, assignment=assignment).first()
    if known is not None:
        return known
    _refuse_files(report.files)
    _refuse_report(assignment, report, timezone.localdate(now))
    progress = write_progress(assignment, report, by, now)
    for file in report.files:
        _keep_evidence(progress, file)
    for link in report.links:
        Evidence.objects.create(progress=progress, name=link[:250], url=link)
    OutputTick.objects.bulk_create(OutputTick(progress=progress, text=text) for text in report.outputs)
    record(
        by=by, verb="post_progress", target=assignment, state=report.state, percent=progress.percent,
        note=progress.note, reason=progress.reason, files=[*(f.name for f in report.files), *report.links],
        outputs=list(report.outputs),
    )  # fmt: skip
    return progress


def _refuse_report(assignment: Assignment, report: ProgressReport, today: date) -> None:
    if not report.reason.strip() and needs_reason(assignment, today):
        raise Refused(_("Việc đã quá hạn; hãy ghi lý do chậm (giải trình)."))
    if report.done_on is not None and report.done_on > today:
        raise Refused(_("Ngày hoàn thành không thể ở sau hôm nay."))
    unknown = [text for text in report.outputs if text not in assignment.task.outputs]
    if unknown:
        raise Refused(_("Kế hoạch không yêu cầu sản phẩm “%(text)s”.") % {"text": unknown[0][:120]})


def _refuse_files(files: Sequence[File]) -> None:
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


def _keep_evidence(progress: Progress, file: File) -> None:
    """Keeps the file; one that is there already, whoever sent it, is not kept a second time."""
    sha256 = hashlib.sha256(file.data).hexdigest()
    known = Evidence.objects.filter(sha256=sha256).exclude(content="").first()
    evidence = Evidence(progress=progress, name=file.name[-250:], size=len(file.data), sha256=sha256)
    kept = known.content.name if known is not None else None
    if kept and evidence.content.storage.exists(kept):
        evidence.content.name = kept
    else:
        evidence.content.save(f"{sha256[:16]}.{file.suffix}", ContentFile(file.data), save=False)
    evidence.save()
