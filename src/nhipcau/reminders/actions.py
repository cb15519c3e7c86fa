"""Every change to rules, due dates and what a person has seen."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.plans.models import Assignment, Plan, Task
from nhipcau.reminders.models import Extension, Reminder, ReminderRules
from nhipcau.reminders.permissions import can_ask_extension, can_decide_extension, can_set_rules
from nhipcau.reminders.queries import rules_of


@dataclass(frozen=True, slots=True)
class Rules:
    """What a locality decides about reminders; counts of working days, and how often a date may be extended."""

    is_on: bool
    before: list[int]
    repeat: int
    head_after: int
    focal_after: int
    leader_after: int
    extensions: int
    is_weekly: bool


@transaction.atomic
def set_rules(*, by: User, locality: Locality, rules: Rules) -> ReminderRules:
    """Says when the locality reminds."""
    require(can_set_rules(by, locality), _("Chỉ cán bộ đầu mối hoặc quản trị hệ thống được sửa quy tắc nhắc việc."))
    refuse_if(rules.repeat < 1, _("Nhắc lại sau ít nhất một ngày làm việc."))
    kept, _made = ReminderRules.objects.select_for_update().get_or_create(locality=locality)
    changes = {}
    for name in Rules.__slots__:
        before, after = getattr(kept, name), getattr(rules, name)
        if before != after:
            changes[name] = [str(before), str(after)]
            setattr(kept, name, after)
    kept.save()
    record(by=by, verb="set_rules", target=kept, changes=changes)
    return kept


@transaction.atomic
def ask_extension(*, by: User, assignment: Assignment, until: date, reason: str, now: datetime) -> Extension:
    """Asks for a later due date. The date stays until somebody decides."""
    require(can_ask_extension(by, assignment), _("Chỉ cán bộ của cơ quan được giao mới xin gia hạn được."))
    due = assignment.task.due
    if assignment.task.plan.state != Plan.State.ACTIVE or due is None:
        raise Refused(_("Việc này không có thời hạn nên không gia hạn được."))
    if until <= due:
        raise Refused(_("Hạn mới phải sau hạn đang có (%(due)s).") % {"due": f"{due:%d/%m/%Y}"})
    reason = clean_text(reason)
    refuse_if(not reason, _("Hãy ghi lý do xin gia hạn."))
    locked(assignment)
    asked = Extension.objects.filter(assignment=assignment)
    refuse_if(asked.filter(decided_at=None).exists(), _("Đã có một đề nghị gia hạn đang chờ quyết định."))
    most = rules_of(assignment.task.plan.locality).extensions
    granted = Extension.objects.filter(assignment__task=assignment.task_id, is_granted=True).count()
    if granted >= most:
        raise Refused(_("Việc này đã được gia hạn %(count)s lần, là số lần tối đa.") % {"count": granted})
    extension = Extension.objects.create(
        assignment=assignment, due=due, until=until, reason=reason, asked_by=by, asked_at=now
    )
    record(by=by, verb="ask_extension", target=assignment, until=until, reason=reason)
    return extension


@transaction.atomic
def decide_extension(*, by: User, extension: Extension, is_granted: bool, answer: str, now: datetime) -> Extension:
    """Grants a later due date or not; granted, the task's date moves."""
    require(can_decide_extension(by, extension), _("Chỉ cán bộ đầu mối hoặc lãnh đạo được quyết định gia hạn."))
    extension = locked(extension, "assignment__task")
    refuse_if(extension.decided_at is not None, _("Đề nghị này đã được quyết định."))
    answer = clean_text(answer)
    refuse_if(not is_granted and not answer, _("Hãy ghi lý do không đồng ý."))
    task = locked(extension.assignment.task, "plan")
    refuse_if(is_granted and task.plan.state != Plan.State.ACTIVE, _("Kế hoạch này không đang thực hiện."))
    refuse_if(
        is_granted and task.due != extension.due,
        _("Hạn của việc này đã thay đổi từ khi đề nghị; hãy yêu cầu gửi đề nghị mới."),
    )
    extension.is_granted, extension.answer = is_granted, answer
    extension.decided_by, extension.decided_at = by, now
    extension.save()
    if is_granted:
        Task.objects.filter(pk=task.pk).update(due=extension.until)
    record(
        by=by, verb="decide_extension", target=extension.assignment, is_granted=is_granted, answer=answer,
        changes={"due": [str(extension.due), str(extension.until)]} if is_granted else {},
    )  # fmt: skip
    return extension


def see_reminders(*, by: User, now: datetime) -> int:
    """Marks what the person was reminded of as seen. Their own affair: no permission, no event."""
    return Reminder.objects.filter(user=by, seen_at=None).update(seen_at=now)
