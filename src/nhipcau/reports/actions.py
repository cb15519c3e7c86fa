"""Every change to periods, submissions and consolidated reports."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.recording import record
from nhipcau.common.refusal import Refused, Stale, require
from nhipcau.plans.models import Item, Plan
from nhipcau.reports.models import ConsolidatedReport, Period, Submission
from nhipcau.reports.permissions import (
    can_decide_submission,
    can_edit_report,
    can_open_period,
    can_save_submission,
    can_send_submission,
)
from nhipcau.reports.queries import agency_results, draft_difficulties, draft_reach, draft_results, reporting_agencies

State = Submission.State


@dataclass(frozen=True, slots=True)
class NewPeriod:
    """What a period is called, from when to when its data run, and when reports are due."""

    name: str
    starts_on: date
    ends_on: date
    due_on: date


@transaction.atomic
def open_period(*, by: User, plan: Plan, new: NewPeriod, duty_item: Item | None, now: datetime) -> Period:
    """Opens a period and gives every agency of the plan a draft made from its own progress."""
    require(can_open_period(by, plan), _("Chỉ cán bộ đầu mối được mở kỳ báo cáo."))
    if plan.state != Plan.State.ACTIVE:
        raise Refused(_("Kế hoạch chưa kích hoạt nên chưa mở kỳ báo cáo được."))
    if new.ends_on < new.starts_on:
        raise Refused(_("Ngày kết thúc số liệu phải sau ngày bắt đầu."))
    if plan.periods.filter(name=new.name).exists():
        raise Refused(_("Kế hoạch đã có kỳ báo cáo “%(name)s”.") % {"name": new.name})
    period = Period.objects.create(
        plan=plan,
        duty_item=duty_item,
        name=new.name,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        due_on=new.due_on,
        opened_by=by,
        opened_at=now,
    )
    with translation.override("vi"):  # official text, whatever language the officer reads the pages in
        for agency in reporting_agencies(plan):
            Submission.objects.create(
                period=period,
                agency=agency,
                results=_draft(plan, agency, timezone.localdate(now)),
                difficulties=draft_difficulties(plan, agency),
            )
    record(by=by, verb="open_period", target=period, name=new.name, due_on=new.due_on)
    return period


def _draft(plan: Plan, agency: Agency, day: date) -> str:
    """What the agency did, task by task, then what its indicators reached."""
    drafts = draft_results(agency_results(plan, agency, day)), draft_reach(plan, agency, day)
    return "\n".join(filter(None, drafts))


@dataclass(frozen=True, slots=True)
class SubmissionText:
    """What an agency writes in its report."""

    results: str
    difficulties: str
    proposals: str


@transaction.atomic
def save_submission(*, by: User, submission: Submission, version: int, text: SubmissionText) -> Submission:
    """Keeps what the agency has written so far; refuses where a colleague saved in the meantime."""
    require(can_save_submission(by, submission), _("Chỉ cán bộ của cơ quan này được soạn báo cáo."))
    submission = _lock(submission)
    if not submission.is_open:
        raise Refused(_("Báo cáo đã gửi nên không sửa được nữa."))
    if submission.version != version:
        raise Stale(
            _("Báo cáo vừa được người khác lưu. Nội dung đang nhập vẫn còn bên dưới; hãy so lại rồi lưu lần nữa.")
        )
    submission.results, submission.difficulties = text.results.strip(), text.difficulties.strip()
    submission.proposals = text.proposals.strip()
    submission.version += 1
    submission.save()
    record(by=by, verb="save_submission", target=submission, version=submission.version)
    return submission


def _lock(submission: Submission) -> Submission:
    rows = Submission.objects.select_for_update(of=("self",)).select_related("agency", "period__plan__locality")
    return rows.get(pk=submission.pk)


def _move(submission: Submission, state: str) -> None:
    if state not in Submission.NEXT[submission.state]:
        raise Refused(
            _("Báo cáo đang ở trạng thái “%(state)s” nên không thực hiện được.")
            % {"state": submission.get_state_display()}
        )
    submission.state = state


@transaction.atomic
def send_submission(*, by: User, submission: Submission, now: datetime) -> Submission:
    """The agency's head sends the report to the focal agency."""
    require(can_send_submission(by, submission), _("Báo cáo do thủ trưởng cơ quan gửi."))
    submission = _lock(submission)
    if not submission.results.strip():
        raise Refused(_("Báo cáo chưa có kết quả thực hiện nên chưa gửi được."))
    _move(submission, State.SENT)
    submission.sent_by, submission.sent_at = by, now
    submission.save()
    record(by=by, verb="send_submission", target=submission)
    return submission


@transaction.atomic
def return_submission(*, by: User, submission: Submission, remark: str, now: datetime) -> Submission:
    """The focal officer sends a report back with what is to be mended."""
    require(can_decide_submission(by, submission), _("Chỉ cán bộ đầu mối được trả lại báo cáo."))
    submission = _lock(submission)
    if not remark.strip():
        raise Refused(_("Hãy ghi nội dung cần bổ sung, chỉnh sửa trước khi trả lại."))
    _move(submission, State.RETURNED)
    _decide(submission, by, remark, now)
    record(by=by, verb="return_submission", target=submission, remark=remark)
    return submission


@transaction.atomic
def accept_submission(*, by: User, submission: Submission, now: datetime) -> Submission:
    """The focal officer takes the report into the consolidated one."""
    require(can_decide_submission(by, submission), _("Chỉ cán bộ đầu mối được tiếp nhận báo cáo."))
    submission = _lock(submission)
    _move(submission, State.ACCEPTED)
    _decide(submission, by, "", now)
    record(by=by, verb="accept_submission", target=submission)
    return submission


def _decide(submission: Submission, by: User, remark: str, now: datetime) -> None:
    submission.remark, submission.decided_by, submission.decided_at = remark.strip(), by, now
    submission.save()


@dataclass(frozen=True, slots=True)
class ReportText:
    """What the focal agency writes itself."""

    overview: str
    direction: str
    proposals: str


@transaction.atomic
def edit_report(*, by: User, period: Period, version: int, text: ReportText) -> ConsolidatedReport:
    """Keeps the focal agency's own paragraphs; refuses where a colleague saved in the meantime."""
    require(can_edit_report(by, period), _("Chỉ cán bộ đầu mối được sửa báo cáo tổng hợp."))
    Period.objects.select_for_update().get(pk=period.pk)
    report, _made = ConsolidatedReport.objects.get_or_create(period=period)
    if report.version != version:
        raise Stale(
            _("Báo cáo vừa được người khác lưu. Nội dung đang nhập vẫn còn bên dưới; hãy so lại rồi lưu lần nữa.")
        )
    report.overview, report.direction = text.overview.strip(), text.direction.strip()
    report.proposals = text.proposals.strip()
    report.version += 1
    report.save()
    record(by=by, verb="edit_report", target=report, version=report.version)
    return report
