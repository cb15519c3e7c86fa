"""Evidence of a plan: a wrong file withdrawn, and all of it in one archive."""

import shutil
import zipfile
from datetime import datetime, timedelta
from typing import IO

from django.db import transaction
from django.db.models import F, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.common.unlocked import before_the_lock
from nhipcau.common.xlsx_out import Sheet, Value, write_book
from nhipcau.files.integrity import open_whole
from nhipcau.plans.models import Plan, Task
from nhipcau.reports.models import Period
from nhipcau.reports.plan_on_day import end_of
from nhipcau.work.models import Evidence, IndicatorValue, Progress, Withdrawal
from nhipcau.work.permissions import can_withdraw_evidence

MOST_BYTES = 500 * 1024 * 1024
"""Of the files of one archive; a larger plan is taken period by period."""
WITHDRAWING_IS_THEIRS = gettext_lazy("Minh chứng do người đăng hoặc thủ trưởng cơ quan rút.")
INDEX = "danh-muc-minh-chung.xlsx"
OF_INDICATORS = "chi-tieu"
"""The folder of evidence of indicators."""


@transaction.atomic
def withdraw_evidence(*, by: User, evidence: Evidence, reason: str, now: datetime) -> list[Withdrawal]:
    """Takes a wrong file or link out of every page, document and export, wherever the same work was said of.

    Not of what an issued report has counted. The record keeps its name, its SHA-256 and the reason.
    """
    require(can_withdraw_evidence(by, evidence), str(WITHDRAWING_IS_THEIRS))
    reason = clean_text(reason)
    refuse_if(not reason, _("Hãy ghi lý do rút minh chứng."))
    said = locked(evidence.said)
    _refuse_reported(said)
    rows = [row for row in _same_evidence(evidence) if not hasattr(row, "withdrawal")]
    refuse_if(not rows, _("Minh chứng này đã được rút."))
    made = [Withdrawal.objects.create(evidence=row, reason=reason, by=by, at=now) for row in rows]
    record(
        by=by, verb="withdraw_evidence", target=said.assignment if isinstance(said, Progress) else said.indicator,
        name=evidence.name, sha256=evidence.sha256, reason=reason, witnessed=made,
    )  # fmt: skip
    return made


def _same_evidence(evidence: Evidence) -> QuerySet[Evidence]:
    """The evidence and its copies in other plans that the same work serves."""
    rows = Evidence.ever.select_related("withdrawal")
    if evidence.progress is None:
        return rows.filter(pk=evidence.pk)
    root = evidence.progress.copy_of_id or evidence.progress.pk
    alike = rows.filter(Q(progress=root) | Q(progress__copy_of=root))
    return alike.filter(name=evidence.name, sha256=evidence.sha256, url=evidence.url)


def _refuse_reported(said: Progress | IndicatorValue) -> None:
    if isinstance(said, Progress):
        plan, day = said.assignment.task.plan_id, timezone.localdate(said.posted_at)
    else:
        plan, day = said.indicator.plan_id, said.on
    issued = Period.objects.filter(plan=plan, ends_on__gte=day, report__issued_at__isnull=False).first()
    if issued is not None:
        sentence = _("%(period)s đã ban hành có minh chứng này nên không rút được; hãy ghi thêm minh chứng đúng.")
        raise Refused(sentence % {"period": issued.name})


def withdrawn_of(task: Task) -> QuerySet[Withdrawal]:
    """What was withdrawn of the evidence of a task, the newest first."""
    rows = Withdrawal.objects.filter(evidence__progress__assignment__task=task).order_by("-at", "-pk")
    return rows.select_related("evidence", "by")


def evidence_of(plan: Plan, period: Period | None) -> QuerySet[Evidence]:
    """All evidence of a plan, or what was put in for a period of it: by tasks as in the plan, then by indicators."""
    of_tasks = Q(progress__assignment__task__plan=plan)
    of_indicators = Q(value__indicator__plan=plan)
    if period is not None:
        start, end = end_of(period.starts_on - timedelta(days=1)), end_of(period.ends_on)
        of_tasks &= Q(progress__posted_at__gte=start, progress__posted_at__lt=end)
        of_indicators &= Q(value__on__gte=period.starts_on, value__on__lte=period.ends_on)
    rows = Evidence.objects.filter(of_tasks | of_indicators).select_related(
        "progress__assignment__task__item", "progress__assignment__agency", "progress__posted_by",
        "value__indicator__agency", "value__posted_by",
    )  # fmt: skip
    return rows.order_by(
        F("progress__assignment__task__item__position").asc(nulls_last=True), "value__indicator__name",
        "progress__posted_at", "value__on", "pk",
    )  # fmt: skip


@before_the_lock
def write_archive(plan: Plan, period: Period | None, out: IO[bytes]) -> None:
    """Writes all evidence as one .zip: a folder for each task, and a list of what there is, with links and SHA-256."""
    rows = evidence_of(plan, period)
    size = rows.aggregate(size=Sum("size"))["size"] or 0
    refuse_if(
        size > MOST_BYTES,
        _("Minh chứng lớn hơn 500 MB nên không đóng gói một lần được; hãy tải theo từng kỳ báo cáo."),
    )
    listed = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for at, row in enumerate(rows.iterator(chunk_size=500), start=1):
            name = _name_in_archive(at, row) if row.content else ""
            if name:
                with open_whole(row.content, row.sha256) as file, archive.open(name, "w") as target:
                    shutil.copyfileobj(file, target)
            listed.append((at, *_told(row), name or row.url, row.sha256))
        archive.writestr(INDEX, _index(plan, listed))


def _name_in_archive(at: int, row: Evidence) -> str:
    """A folder for the task, one for all indicators; the number keeps two files of one name apart."""
    folder = row.progress.assignment.task.item.locator if row.progress else OF_INDICATORS
    return f"{_file_name(folder).strip('. ') or 'khac'}/{at:04} {_file_name(row.name)}"


def _file_name(text: str) -> str:
    return text.replace("/", "-").replace("\\", "-")


def _told(row: Evidence) -> tuple[Value, ...]:
    said = row.said
    return (*_shown_by(said), str(said.posted_by), timezone.localdate(said.posted_at), row.name)


def _shown_by(said: Progress | IndicatorValue) -> tuple[str, str, str]:
    """Place, words and agency of the task or the indicator that the evidence shows."""
    if isinstance(said, IndicatorValue):
        return _("Chỉ tiêu"), said.indicator.name, str(said.indicator.agency or "")
    item = said.assignment.task.item
    return item.locator, item.text, str(said.assignment.display_name)


def _index(plan: Plan, listed: list[tuple[Value, ...]]) -> bytes:
    columns = [
        ("TT", 6), (_("Mục"), 10), (_("Nhiệm vụ, chỉ tiêu"), 70), (_("Cơ quan"), 36), (_("Người đăng"), 24),
        (_("Ngày đăng"), 14), (_("Tên"), 40), (_("Tệp hoặc liên kết"), 60), ("SHA-256", 66),
    ]  # fmt: skip
    return write_book([Sheet(_("Minh chứng"), columns, listed)], str(plan))
