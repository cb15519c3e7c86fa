"""Inside an agency: a task is taken or declined, broken into milestones, handed to people."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.colleagues import refuse_stranger
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.plans.facts import refresh
from nhipcau.plans.models import Assignment, Plan
from nhipcau.work.models import Decline, Milestone
from nhipcau.work.permissions import can_decide_decline, can_share_work

OWN_ONLY = gettext_lazy("Chỉ cán bộ của cơ quan được giao mới sắp xếp được việc này.")


def _live(assignment: Assignment) -> Assignment:
    """The assignment, locked; refused where its plan or its own time is over."""
    assignment = locked(assignment, "task__plan", "agency")
    refuse_if(
        assignment.task.plan.state != Plan.State.ACTIVE or assignment.until is not None,
        _("Việc này không còn được thực hiện."),
    )
    return assignment


@transaction.atomic
def accept_task(*, by: User, assignment: Assignment, now: datetime) -> Assignment:
    """The agency says that it has taken the task. Said twice, the first time counts."""
    require(can_share_work(by, assignment), str(OWN_ONLY))
    assignment = _live(assignment)
    refuse_if(
        assignment.declines.filter(decided_at=None).exists(),
        _("Cơ quan đã từ chối việc này và đang chờ ý kiến của cơ quan đầu mối."),
    )
    if assignment.accepted_at is None:
        Assignment.objects.filter(pk=assignment.pk).update(accepted_at=now)
        record(by=by, verb="accept_task", target=assignment)
        assignment.accepted_at = now
    return assignment


@transaction.atomic
def decline_task(*, by: User, assignment: Assignment, reason: str, now: datetime) -> Decline:
    """The agency says why the task is not for it. It stays with the agency until the focal officer decides."""
    require(can_share_work(by, assignment), str(OWN_ONLY))
    reason = clean_text(reason)
    refuse_if(not reason, _("Hãy ghi lý do từ chối."))
    assignment = _live(assignment)
    refuse_if(
        assignment.declines.filter(decided_at=None).exists(),
        _("Cơ quan đã từ chối việc này và đang chờ ý kiến của cơ quan đầu mối."),
    )
    refuse_if(
        assignment.progress.exists(), _("Việc đã có tiến độ nên không từ chối được; hãy nêu khó khăn, vướng mắc.")
    )
    decline = Decline.objects.create(assignment=assignment, reason=reason, by=by, at=now)
    record(by=by, verb="decline_task", target=assignment, reason=reason, decline=decline.pk)
    return decline


@transaction.atomic
def decide_decline(*, by: User, decline: Decline, is_granted: bool, answer: str, now: datetime) -> Decline:
    """The focal officer takes the task off the agency, or says why it stays."""
    require(can_decide_decline(by, decline), _("Chỉ cán bộ đầu mối được quyết định việc từ chối."))
    assignment = _live(decline.assignment)
    decline = locked(decline)
    refuse_if(decline.decided_at is not None, _("Việc từ chối này đã được quyết định."))
    refuse_if(
        is_granted and assignment.progress.exists(),
        _("Cơ quan đã báo cáo tiến độ sau khi từ chối nên không rút việc được."),
    )
    answer = clean_text(answer)
    refuse_if(not is_granted and not answer, _("Hãy ghi lý do không đồng ý."))
    decline.is_granted, decline.answer, decline.decided_by, decline.decided_at = is_granted, answer, by, now
    decline.save()
    if is_granted:
        Assignment.objects.filter(pk=assignment.pk).update(until=timezone.localdate(now))
        refresh([assignment.task_id])
    record(by=by, verb="decide_decline", target=assignment, is_granted=is_granted, answer=answer, decline=decline.pk)
    return decline


@transaction.atomic
def hand_over(*, by: User, assignment: Assignment, person: User | None) -> Assignment:
    """Says who handles the task in the agency, or that it is everybody's again."""
    require(can_share_work(by, assignment), str(OWN_ONLY))
    assignment = _live(assignment)
    refuse_stranger(assignment.agency, person)
    Assignment.objects.filter(pk=assignment.pk).update(person=person)
    refresh([assignment.task_id])
    record(by=by, verb="hand_over", target=assignment, person=person or "")
    assignment.person = person
    return assignment


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone as it is typed."""

    text: str
    due: date | None = None
    person: User | None = None


@transaction.atomic
def set_milestone(*, by: User, assignment: Assignment, milestone: Milestone | None, step: Step) -> Milestone:
    """Adds a milestone to a task, or writes it anew."""
    require(can_share_work(by, assignment), str(OWN_ONLY))
    assignment = _live(assignment)
    text = clean_line(step.text, 500)
    refuse_if(not text, _("Hãy ghi nội dung của mốc công việc."))
    refuse_stranger(assignment.agency, step.person)
    milestone = milestone or Milestone(assignment=assignment, made_by=by)
    milestone.text, milestone.due, milestone.person = text, step.due, step.person
    milestone.save()
    record(by=by, verb="set_milestone", target=assignment, text=text, due=step.due, person=step.person or "")
    return milestone


@transaction.atomic
def finish_milestone(*, by: User, milestone: Milestone, now: datetime) -> Milestone:
    """Ticks a milestone off, or takes the tick back."""
    require(can_share_work(by, milestone.assignment), str(OWN_ONLY))
    milestone = locked(milestone, "assignment")
    milestone.done_on = None if milestone.done_on else timezone.localdate(now)
    milestone.save()
    record(by=by, verb="finish_milestone", target=milestone.assignment, text=milestone.text, done_on=milestone.done_on)
    return milestone


@transaction.atomic
def drop_milestone(*, by: User, milestone: Milestone) -> None:
    """Takes a milestone out; the record keeps what it said."""
    require(can_share_work(by, milestone.assignment), str(OWN_ONLY))
    record(by=by, verb="drop_milestone", target=milestone.assignment, text=milestone.text)
    milestone.delete()
