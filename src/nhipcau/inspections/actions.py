"""Planning a visit, saying what came of it, giving what it asks for as tasks."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_text, take_in
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.files.kept import digest_of, kept
from nhipcau.inspections.models import Finding, Inspection
from nhipcau.inspections.permissions import can_inspect
from nhipcau.inspections.queries import agencies_to_inspect
from nhipcau.plans.added_tasks import NewTask, add_task
from nhipcau.plans.models import Plan, Task
from nhipcau.plans.reading.received import accepted

FOCAL_ONLY = gettext_lazy("Chỉ cán bộ đầu mối lập, ghi kết quả kiểm tra, giám sát.")
SETTLED = gettext_lazy("Buổi kiểm tra này đã ghi kết quả hoặc đã hủy.")
KINDS_OF_FILE = (".pdf", ".docx", ".doc", ".jpg", ".jpeg", ".png")


@dataclass(frozen=True, slots=True)
class Visit:
    """Whom a visit is to, when, by whom, and what is looked at."""

    agency: Agency
    kind: str
    on: date
    team: str
    subject: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a visit: the conclusion, what it asks for, and the signed minutes as (name, content)."""

    outcome: str
    findings: Sequence[str] = ()
    minutes: tuple[str, bytes] | None = None


@transaction.atomic
def plan_inspection(*, by: User, plan: Plan, visit: Visit, now: datetime) -> Inspection:
    """Plans a visit; the agency is told. One that has been made already may be entered too."""
    require(can_inspect(by, plan), str(FOCAL_ONLY))
    refuse_if(plan.state != Plan.State.ACTIVE, _("Kế hoạch chưa kích hoạt hoặc đã kết thúc."))
    inspection = Inspection(plan=plan, made_by=by, made_at=now)
    _take(inspection, visit)
    record(by=by, verb="plan_inspection", target=inspection, agency=inspection.agency, on=inspection.on)
    return inspection


@transaction.atomic
def change_inspection(*, by: User, inspection: Inspection, visit: Visit) -> Inspection:
    """Changes a visit that is not recorded yet; the agency, which stays the same, is told anew."""
    inspection = _open(by, inspection)
    refuse_if(visit.agency != inspection.agency, _("Để kiểm tra cơ quan khác, hãy hủy lịch này rồi lập lịch mới."))
    _take(inspection, visit)
    record(by=by, verb="change_inspection", target=inspection, agency=inspection.agency, on=inspection.on)
    return inspection


@transaction.atomic
def call_off_inspection(*, by: User, inspection: Inspection, reason: str, now: datetime) -> Inspection:
    """Says that a visit does not take place, and why."""
    inspection = _open(by, inspection)
    inspection.reason, inspection.called_off_at = clean_text(reason), now
    refuse_if(not inspection.reason, _("Hãy ghi lý do không tổ chức."))
    inspection.save()
    record(by=by, verb="call_off_inspection", target=inspection, reason=inspection.reason, agency=inspection.agency)
    return inspection


def record_inspection(*, by: User, inspection: Inspection, result: Outcome, now: datetime) -> Inspection:
    """Says what came of a visit; what it asks for can be given as tasks then. The minutes are kept as they are."""
    require(can_inspect(by, inspection.plan), str(FOCAL_ONLY))
    refuse_if(inspection.on > timezone.localdate(now), _("Chưa đến ngày kiểm tra; hãy đổi ngày nếu đã kiểm tra sớm."))
    outcome = clean_text(result.outcome)
    refuse_if(not outcome, _("Hãy ghi kết quả, kết luận."))
    with _kept(inspection, result.minutes), transaction.atomic():
        row = _open(by, inspection)
        row.outcome, row.recorded_at = outcome, now
        row.content, row.sha256, row.name = inspection.content, inspection.sha256, inspection.name
        row.save()
        texts = [text for line in result.findings if (text := clean_text(line))]
        Finding.objects.bulk_create(Finding(inspection=row, text=text) for text in texts)
        record(
            by=by,
            verb="record_inspection",
            target=row,
            agency=row.agency,
            outcome=outcome,
            findings=texts,
            sha256=row.sha256,
        )
    return row


@transaction.atomic
def assign_finding(*, by: User, finding: Finding, agency: Agency, due: date | None, now: datetime) -> Task:
    """Gives what a visit asks for as a task of the plan, to the agency that is to do it."""
    inspection = finding.inspection
    require(can_inspect(by, inspection.plan), str(FOCAL_ONLY))
    finding = locked(finding)
    refuse_if(finding.task_id is not None, _("Kiến nghị này đã được giao thành nhiệm vụ."))
    origin = _("Kiến nghị tại buổi kiểm tra, giám sát ngày %(day)s") % {"day": f"{inspection.on:%d/%m/%Y}"}
    new = NewTask(finding.text, agency, due, origin)
    finding.task = add_task(by=by, locality=inspection.plan.locality, plan=inspection.plan, new=new, now=now)
    finding.save()
    record(by=by, verb="assign_finding", target=finding.task, text=finding.text, inspection=inspection.pk)
    return finding.task


def _open(by: User, inspection: Inspection) -> Inspection:
    require(can_inspect(by, inspection.plan), str(FOCAL_ONLY))
    row = locked(inspection, "plan", "agency")
    refuse_if(not row.is_open, str(SETTLED))
    return row


def _take(inspection: Inspection, visit: Visit) -> None:
    """Writes what was said of a visit into its row, which is saved."""
    take_in(inspection, visit, Visit.__slots__)
    refuse_if(not inspection.team or not inspection.subject, _("Hãy ghi thành phần đoàn và nội dung kiểm tra."))
    refuse_if(
        not agencies_to_inspect(inspection.plan).filter(pk=visit.agency.pk).exists(),
        _("Hãy chọn một cơ quan đang hoạt động của địa phương."),
    )
    inspection.save()


def _kept(inspection: Inspection, minutes: tuple[str, bytes] | None) -> AbstractContextManager[None]:
    """Writes the minutes, if there are any."""
    if minutes is None:
        return nullcontext()
    suffix, content = accepted(
        minutes, KINDS_OF_FILE, _("Hãy tải lên biên bản .pdf, .docx, .doc hoặc ảnh chụp."),
        _("Biên bản có dấu chỉ độ mật nên không được đưa lên hệ thống này; tệp không được lưu."),
    )  # fmt: skip
    inspection.name, inspection.sha256 = minutes[0][-250:], digest_of(content)[0]
    return kept((inspection.content, suffix, content))
