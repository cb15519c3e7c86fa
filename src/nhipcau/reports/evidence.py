"""Evidence of a plan: a wrong file withdrawn, and all of it in one archive."""

import shutil
import zipfile
from datetime import datetime
from typing import IO

from django.db import transaction
from django.db.models import Q, QuerySet, Sum
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
from nhipcau.work.models import Evidence, IndicatorValue, Progress, Withdrawal
from nhipcau.work.permissions import can_withdraw_evidence

MOST_BYTES = 500 * 1024 * 1024
"""Of the files of one archive; a larger plan is taken period by period."""
WITHDRAWING_IS_THEIRS = gettext_lazy("Minh chứng do người đăng hoặc thủ trưởng cơ quan rút.")
INDEX = "danh-muc-minh-chung.xlsx"


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
    """All evidence of a plan, or what was put in for a period of it, in the order of the plan."""
    rows = Evidence.objects.filter(progress__assignment__task__plan=plan)
    if period is not None:
        rows = rows.filter(
            progress__posted_at__date__gte=period.starts_on, progress__posted_at__date__lte=period.ends_on
        )
    rows = rows.select_related(
        "progress__assignment__task__item", "progress__assignment__agency", "progress__posted_by"
    )
    return rows.order_by("progress__assignment__task__item__position", "progress__posted_at", "pk")


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
    """A folder for the task; the number keeps two files of one name apart."""
    item = row.progress.assignment.task.item if row.progress else None
    folder = (item.locator if item else "").replace("/", "-").replace("\\", "-").strip(". ") or "khac"
    name = row.name.replace("/", "-").replace("\\", "-")
    return f"{folder}/{at:04} {name}"


def _told(row: Evidence) -> tuple[Value, ...]:
    said = row.progress
    assert said is not None  # noqa: S101 (evidence of progress was asked for)
    item = said.assignment.task.item
    return (
        item.locator, item.text, str(said.assignment.display_name), str(said.posted_by),
        timezone.localdate(said.posted_at), row.name,
    )  # fmt: skip


def _index(plan: Plan, listed: list[tuple[Value, ...]]) -> bytes:
    columns = [
        ("TT", 6), (_("Mục"), 10), (_("Nhiệm vụ"), 70), (_("Cơ quan"), 36), (_("Người đăng"), 24), (_("Ngày đăng"), 14),
        (_("Tên"), 40), (_("Tệp hoặc liên kết"), 60), ("SHA-256", 66),
    ]  # fmt: skip
    return write_book([Sheet(_("Minh chứng"), columns, listed)], str(plan))
