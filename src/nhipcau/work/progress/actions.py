"""What is done on assignments: progress with its evidence."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.plans.facts import hold
from nhipcau.plans.models import Assignment, Plan
from nhipcau.work.models import Cause, Evidence, OutputTick, Progress
from nhipcau.work.occurrences import needs_reason
from nhipcau.work.permissions import can_post_progress
from nhipcau.work.progress.evidence import again, kept_evidence, refuse_files, save_evidence
from nhipcau.work.progress.rows import ProgressReport, copy_to_same_work, write_progress


def post_progress(*, by: User, assignment: Assignment, report: ProgressReport, now: datetime) -> Progress:
    """Adds a row of progress with its evidence. The same form sent twice gives the same row.

    The files are looked into and written before the transaction: however long that takes, nobody waits for it.
    """
    require(can_post_progress(by, assignment), _("Chỉ cán bộ của cơ quan được giao mới cập nhật được tiến độ."))
    refuse_files(report.files)
    with kept_evidence(report.files, report.links) as evidence, transaction.atomic():
        return _post(by, assignment, report, evidence, now)


def post_results(
    *, by: User, assignments: Sequence[Assignment], report: ProgressReport, now: datetime
) -> list[Progress]:
    """The same result of several assignments, with the same evidence: of all of them or of none.

    A refusal names the task that it is of.
    """
    refuse_if(not assignments, _("Hãy chọn ít nhất một nhiệm vụ."))
    for assignment in assignments:
        require(can_post_progress(by, assignment), _("Chỉ cán bộ của cơ quan được giao mới cập nhật được tiến độ."))
    refuse_files(report.files)
    with kept_evidence(report.files, report.links) as evidence, transaction.atomic():
        for row in sorted(assignments, key=lambda one: one.pk):
            locked(row)
        hold(assignment.task_id for assignment in assignments)
        shown = [evidence, *(again(evidence) for _more in assignments[1:])]
        return [_post_one(by, *each, report, now) for each in zip(assignments, shown, strict=True)]


def _post_one(
    by: User, assignment: Assignment, evidence: list[Evidence], report: ProgressReport, now: datetime
) -> Progress:
    try:
        return _post(by, assignment, report, evidence, now)
    except Refused as refusal:
        raise Refused(f"{assignment.task.called}: {refusal}") from refusal


def _post(
    by: User, assignment: Assignment, report: ProgressReport, evidence: list[Evidence], now: datetime
) -> Progress:
    refuse_if(
        assignment.task.plan.state != Plan.State.ACTIVE,
        _("Kế hoạch chưa kích hoạt hoặc đã kết thúc nên không cập nhật tiến độ được."),
    )
    assignment = locked(assignment, "task__plan", "task__item", "agency")  # two at once have an order
    refuse_if(assignment.until is not None, _("Việc này không còn được thực hiện."))
    known = Progress.objects.filter(token=report.token, assignment=assignment).first()
    if known is not None:
        refuse_if(
            (known.state, known.note) != (report.state, clean_text(report.note)),
            _("Mẫu này đã được ghi nhận với nội dung khác; hãy tải lại trang rồi ghi thêm một lần cập nhật."),
        )
        return known
    _refuse_report(assignment, report, timezone.localdate(now))
    progress = write_progress(assignment, report, by, now)
    save_evidence(progress, evidence)
    OutputTick.objects.bulk_create(OutputTick(progress=progress, text=text) for text in report.outputs)
    copy_to_same_work(progress)
    record(
        by=by, verb="post_progress", target=assignment, state=report.state, percent=progress.percent,
        note=progress.note, reason=progress.reason, cause=progress.cause, outputs=list(report.outputs),
        files=[*(f.name for f in report.files), *report.links], witnessed=[progress, *evidence],
    )  # fmt: skip
    return progress


def _refuse_report(assignment: Assignment, report: ProgressReport, today: date) -> None:
    refuse_if(
        not report.reason.strip() and needs_reason(assignment, report.occurrence, today),
        _("Việc đã quá hạn; hãy ghi lý do chậm (giải trình)."),
    )
    refuse_if(report.state == Progress.State.PAUSED and not report.reason.strip(), _("Hãy ghi lý do tạm dừng."))
    refuse_if(report.cause not in ("", *Cause.values), _("Hãy chọn một nhóm nguyên nhân trong danh sách."))
    refuse_if(report.done_on is not None and report.done_on > today, _("Ngày hoàn thành không thể ở sau hôm nay."))
    issued = assignment.task.plan.issued_on
    refuse_if(
        report.done_on is not None and len(issued) == 10 and report.done_on < date.fromisoformat(issued),
        _("Ngày hoàn thành không thể trước ngày ban hành kế hoạch."),
    )
    unknown = [text for text in report.outputs if text not in assignment.task.outputs]
    if unknown:
        raise Refused(_("Kế hoạch không yêu cầu sản phẩm “%(text)s”.") % {"text": unknown[0][:120]})
