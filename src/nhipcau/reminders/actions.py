"""Every change to rules, due dates and what a person has seen."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.plans.facts import refresh
from nhipcau.plans.models import Assignment, Plan
from nhipcau.reminders.models import Extension, Reminder, ReminderRules
from nhipcau.reminders.permissions import can_ask_extension, can_decide_extension, can_set_rules
from nhipcau.reminders.queries import rules_of
from nhipcau.work.occurrences import due_at_hand, is_done


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
    """Asks for a later due date of one assignment. The date stays until somebody decides."""
    require(can_ask_extension(by, assignment), _("Chỉ cán bộ của cơ quan được giao mới xin gia hạn được."))
    assignment, today = locked(assignment, "task__plan__locality", "task__item", "agency"), timezone.localdate(now)
    at_hand = due_at_hand(assignment, today)
    if assignment.task.plan.state != Plan.State.ACTIVE or at_hand.day is None:
        raise Refused(_("Việc này không có thời hạn nên không gia hạn được."))
    if until <= at_hand.day:
        raise Refused(_("Hạn mới phải sau hạn đang có (%(due)s).") % {"due": f"{at_hand.day:%d/%m/%Y}"})
    refuse_if(until <= today, _("Hạn mới phải sau hôm nay."))
    refuse_if(is_done(assignment, at_hand), _("Việc đã hoàn thành nên không cần gia hạn."))
    reason = clean_text(reason)
    refuse_if(not reason, _("Hãy ghi lý do xin gia hạn."))
    asked = Extension.objects.filter(assignment=assignment)
    refuse_if(asked.filter(decided_at=None).exists(), _("Đã có một đề nghị gia hạn đang chờ quyết định."))
    most = rules_of(assignment.task.plan.locality).extensions
    granted = asked.filter(is_granted=True, occurrence=at_hand.occurrence).count()
    if granted >= most:
        raise Refused(_("Việc này đã được gia hạn %(count)s lần, là số lần tối đa.") % {"count": granted})
    extension = Extension.objects.create(
        assignment=assignment, occurrence=at_hand.occurrence, due=at_hand.day, until=until, reason=reason, asked_by=by,
        asked_at=now,
    )  # fmt: skip
    record(by=by, verb="ask_extension", target=assignment, until=until, reason=reason, extension=extension.pk)
    return extension


@transaction.atomic
def decide_extension(*, by: User, extension: Extension, is_granted: bool, answer: str, now: datetime) -> Extension:
    """Grants one agency a later due date or not; granted, its date moves and nobody else's."""
    require(can_decide_extension(by, extension), _("Chỉ cán bộ đầu mối hoặc lãnh đạo được quyết định gia hạn."))
    assignment = locked(extension.assignment, "task__plan")
    extension = locked(extension, "assignment__task__item")
    refuse_if(extension.decided_at is not None, _("Đề nghị này đã được quyết định."))
    answer = clean_text(answer)
    refuse_if(not is_granted and not answer, _("Hãy ghi lý do không đồng ý."))
    if is_granted:
        _refuse_grant(assignment, extension, timezone.localdate(now))
    extension.is_granted, extension.answer = is_granted, answer
    extension.decided_by, extension.decided_at = by, now
    extension.save()
    if is_granted:
        Assignment.objects.filter(pk=assignment.pk).update(due=extension.until)
        refresh([assignment.task_id])
    record(
        by=by, verb="decide_extension", target=extension.assignment, is_granted=is_granted, answer=answer,
        extension=extension.pk,
        changes={"due": [str(extension.due), str(extension.until)]} if is_granted else {},
    )  # fmt: skip
    return extension


def _refuse_grant(assignment: Assignment, extension: Extension, today: date) -> None:
    refuse_if(assignment.task.plan.state != Plan.State.ACTIVE, _("Kế hoạch này không đang thực hiện."))
    at_hand = due_at_hand(assignment, today)
    refuse_if(
        (at_hand.occurrence, at_hand.day) != (extension.occurrence, extension.due),
        _("Hạn của việc này đã thay đổi từ khi đề nghị; hãy yêu cầu gửi đề nghị mới."),
    )
    refuse_if(extension.until <= today, _("Hạn mới phải sau hôm nay; hãy yêu cầu gửi đề nghị mới."))
    refuse_if(is_done(assignment, at_hand), _("Việc đã hoàn thành nên không cần gia hạn."))


def see_reminders(*, by: User, now: datetime) -> int:
    """Marks what the person was reminded of as seen. Their own affair: no permission, no event."""
    return Reminder.objects.filter(user=by, seen_at=None).update(seen_at=now)
