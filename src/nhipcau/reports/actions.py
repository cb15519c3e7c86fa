"""Every change to submissions and to the consolidated report."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.reports.checks import unchanged_share
from nhipcau.reports.drafts import OVERVIEW, Slot, agency_work, led, submission_slots, texts_of
from nhipcau.reports.models import Comment, ConsolidatedReport, Period, Step, Submission
from nhipcau.reports.passages import LONGEST, Kept, Written, as_kept, freeze, write_passages
from nhipcau.reports.permissions import (
    can_decide_submission,
    can_edit_report,
    can_save_submission,
    can_send_submission,
)
from nhipcau.reports.slots import report_slots

State = Submission.State


@transaction.atomic
def save_submission(*, by: User, submission: Submission, written: Iterable[Written], now: datetime) -> Kept:
    """Keeps what the agency has written so far, one passage or many; what a colleague wrote meanwhile stays."""
    require(can_save_submission(by, submission), _("Chỉ cán bộ của cơ quan này được soạn báo cáo."))
    submission = locked(submission, "agency", "period__plan__locality")
    refuse_if(not submission.is_open, _("Báo cáo đã gửi nên không sửa được nữa."))
    slots = submission_slots(submission, timezone.localdate(now))
    kept = write_passages(submission, {slot.key: slot.draft for slot in slots}, written, by, now)
    if kept.begins_sitting:
        record(by=by, verb="save_submission", target=submission)
    return kept


def _move(submission: Submission, state: str) -> None:
    if state not in Submission.NEXT[submission.state]:
        raise Refused(
            _("Báo cáo đang ở trạng thái “%(state)s” nên không thực hiện được.")
            % {"state": submission.get_state_display()}
        )
    submission.state = state


@transaction.atomic
def send_submission(*, by: User, submission: Submission, now: datetime) -> Submission:
    """The agency's head sends the report to the focal agency: from now on it reads as it does today.

    One that was sent back may be sent again though the period is closed: somebody waits for it.
    """
    require(can_send_submission(by, submission), _("Báo cáo do thủ trưởng cơ quan gửi."))
    submission = locked(submission, "agency", "period__plan__locality")
    slots = submission_slots(submission, timezone.localdate(now))
    _require_result(submission, slots)
    _send(by, submission, texts_of(slots), now)
    record(by=by, verb="send_submission", target=submission)
    return submission


@transaction.atomic
def send_nil_report(*, by: User, submission: Submission, asks_nothing: bool, now: datetime) -> Submission:
    """The head reports that nothing was to be done in the period: only where the agency leads no task."""
    require(can_send_submission(by, submission), _("Báo cáo do thủ trưởng cơ quan gửi."))
    submission = locked(submission, "agency", "period__plan__locality")
    day = submission.period.counted_day(timezone.localdate(now))
    refuse_if(bool(led(agency_work(submission, day))), _("Cơ quan có nhiệm vụ chủ trì nên cần báo cáo kết quả."))
    is_written = submission.passages.filter(written_by__isnull=False).exclude(text="").exists()
    refuse_if(is_written, _("Báo cáo đã có nội dung; hãy gửi báo cáo này hoặc xóa nội dung đã viết."))
    submission.passages.filter(written_by=None).update(text="")  # what an earlier sending had drafted
    submission.is_nil, submission.asks_nothing = True, asks_nothing
    _send(by, submission, {}, now)
    record(by=by, verb="send_nil_report", target=submission)
    return submission


def _send(by: User, submission: Submission, texts: dict[str, str], now: datetime) -> None:
    if submission.state == State.DRAFT:
        _require_open_period(submission)
    _move(submission, State.SENT)
    freeze(submission, texts, now)
    submission.unchanged_share = unchanged_share(submission)
    submission.sent_by, submission.sent_at = by, now
    submission.first_sent_at = submission.first_sent_at or now
    submission.save()
    submission.steps.create(kind=Step.Kind.SENT, by=by, at=now)


def _require_result(submission: Submission, slots: Iterable[Slot]) -> None:
    """A report says something of the work, or somebody wrote its overview."""
    refuse_if(
        submission.is_open and not any(slot.text for slot in slots if slot.key != OVERVIEW or slot.is_own),
        _("Báo cáo chưa có kết quả thực hiện nên chưa gửi được."),
    )


def _require_open_period(submission: Submission) -> None:
    refuse_if(submission.period.is_closed, _("Kỳ báo cáo đã đóng; liên hệ cơ quan đầu mối nếu cần gửi bổ sung."))


@transaction.atomic
def recall_submission(*, by: User, submission: Submission, now: datetime) -> Submission:
    """The agency takes back what it sent, while nobody has decided on it and the period is open.

    A sending that was taken back before any decision is none: the next one says whether the report is late.
    """
    require(can_send_submission(by, submission), _("Báo cáo do thủ trưởng cơ quan rút về."))
    submission = locked(submission, "agency", "period__plan__locality")
    _require_open_period(submission)
    _move(submission, State.DRAFT)
    if not submission.steps.filter(kind=Step.Kind.RETURNED).exists():
        submission.first_sent_at = None
    submission.sent_by, submission.sent_at = None, None
    submission.is_nil, submission.asks_nothing = False, False
    submission.save()
    submission.steps.create(kind=Step.Kind.RECALLED, by=by, at=now)
    record(by=by, verb="recall_submission", target=submission)
    return submission


@transaction.atomic
def return_submission(
    *, by: User, submission: Submission, remark: str, now: datetime, remarks: Mapping[str, str] | None = None
) -> Submission:
    """The focal officer sends a report back with what is to be mended, in all or passage by passage.

    One that was accepted too, until the consolidated report is issued.
    """
    require(can_decide_submission(by, submission), _("Chỉ cán bộ đầu mối được trả lại báo cáo."))
    submission = locked(submission, "agency", "period__plan__locality")
    said = {key: as_kept(text) for key, text in (remarks or {}).items() if as_kept(text)}
    remark = as_kept(remark)
    refuse_if(not remark and not said, _("Hãy ghi nội dung cần bổ sung, chỉnh sửa trước khi trả lại."))
    refuse_if(
        submission.state == State.ACCEPTED and submission.period.issued_at is not None,
        _("Báo cáo tổng hợp của kỳ này đã ban hành nên không trả lại báo cáo đã tiếp nhận được."),
    )
    titles = {slot.key: str(slot.title) for slot in submission_slots(submission, timezone.localdate(now))}
    _move(submission, State.RETURNED)
    submission.is_nil, submission.asks_nothing = False, False
    for row in submission.passages.all():
        row.remark = said.get(row.key, "")
        row.save()
    asked = [{"title": titles.get(key, key), "remark": text} for key, text in said.items()]
    submission.steps.create(kind=Step.Kind.RETURNED, by=by, at=now, remark=remark, asked=asked)
    _decide(submission, by, remark, now)
    record(by=by, verb="return_submission", target=submission, remark="\n".join(filter(None, [remark, *said.values()])))
    return submission


@transaction.atomic
def accept_submission(*, by: User, submission: Submission, now: datetime) -> Submission:
    """The focal officer takes the report into the consolidated one."""
    require(can_decide_submission(by, submission), _("Chỉ cán bộ đầu mối được tiếp nhận báo cáo."))
    submission = locked(submission, "agency", "period__plan__locality")
    _move(submission, State.ACCEPTED)
    submission.passages.update(remark="")
    submission.steps.create(kind=Step.Kind.ACCEPTED, by=by, at=now)
    _decide(submission, by, "", now)
    record(by=by, verb="accept_submission", target=submission)
    return submission


def _decide(submission: Submission, by: User, remark: str, now: datetime) -> None:
    submission.remark, submission.decided_by, submission.decided_at = remark, by, now
    submission.save()


@transaction.atomic
def comment_on(*, by: User, submission: Submission, key: str, text: str, now: datetime) -> Comment:
    """Somebody of the agency says something about its report, or about one passage, to colleagues."""
    require(can_save_submission(by, submission), _("Chỉ người của cơ quan này trao đổi về báo cáo."))
    refuse_if(not as_kept(text), _("Chưa nhập ý kiến."))
    said = as_kept(text)[:LONGEST]
    comment = Comment.objects.create(submission=submission, key=as_kept(key)[:60], text=said, by=by, at=now)
    record(by=by, verb="comment_on", target=submission)  # its words are the agency's own
    return comment


@transaction.atomic
def edit_report(*, by: User, period: Period, written: Iterable[Written], now: datetime) -> Kept:
    """Keeps the passages of the consolidated report that were written; what a colleague wrote meanwhile stays."""
    require(can_edit_report(by, period), _("Chỉ cán bộ đầu mối được sửa báo cáo tổng hợp."))
    locked(period)
    report, _made = ConsolidatedReport.objects.select_related("period__plan").get_or_create(period=period)
    slots = report_slots(report, timezone.localdate(now))
    kept = write_passages(report, {slot.key: slot.draft for slot in slots}, written, by, now)
    if kept.begins_sitting:
        record(by=by, verb="edit_report", target=report)
    return kept
