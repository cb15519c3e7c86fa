"""What waits for a person: to be decided, answered, accepted, written."""

from dataclasses import dataclass

from django.db.models import Q

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import visible_plans
from nhipcau.reminders.models import Extension
from nhipcau.reminders.queries import visible_extensions
from nhipcau.reports.models import Submission
from nhipcau.reports.queries import visible_submissions
from nhipcau.work.models import Decline, Difficulty, Milestone
from nhipcau.work.open_difficulties import open_difficulties
from nhipcau.work.queries import is_to_do, visible_declines, visible_milestones

MOST = 100
"""Of one kind on the page; there the oldest come first."""
State = Submission.State


@dataclass(frozen=True, slots=True)
class Inbox:
    """What waits, by kind; of each kind only what this person is to do something about."""

    difficulties: list[Difficulty]
    extensions: list[Extension]
    declines: list[Decline]
    received: list[Submission]
    drafts: list[Plan]
    to_write: list[Submission]
    milestones: list[Milestone]

    @property
    def total(self) -> int:
        return sum(len(getattr(self, name)) for name in Inbox.__slots__)


def inbox_of(user: User, plan: Plan | None = None) -> Inbox:
    """What waits for a person, in one plan or in all."""
    standing = standing_of(user)
    deciding = standing.focal_in | standing.leader_in
    plans = visible_plans(user).filter(state=Plan.State.ACTIVE)
    plans = plans.filter(pk=plan.pk) if plan is not None else plans
    led, focal = plans.filter(locality__in=deciding), plans.filter(locality__in=standing.focal_in)
    submissions = visible_submissions(user).filter(period__plan__in=plans).order_by("period__due_on", "pk")
    asked = visible_extensions(user).filter(is_to_do("assignment"), decided_at=None, assignment__task__plan__in=led)
    declined = visible_declines(user).filter(is_to_do("assignment"), decided_at=None, assignment__task__plan__in=focal)
    drafts = visible_plans(user).filter(state=Plan.State.DRAFT, locality__in=standing.focal_in)
    own = visible_milestones(user).filter(person=user, done_on=None, assignment__task__plan__in=plans)
    waited_for = Q(state=State.RETURNED) | Q(state=State.DRAFT, period__closed_at=None)
    open_own = submissions.filter(waited_for, agency__in=standing.agencies)
    return Inbox(
        difficulties=list(open_difficulties(led)[:MOST]) if deciding else [],
        extensions=list(asked.order_by("asked_at")[:MOST]) if deciding else [],
        declines=list(declined.order_by("at")[:MOST]) if standing.focal_in else [],
        received=list(submissions.filter(period__plan__in=focal, state=State.SENT)[:MOST]) if standing.focal_in else [],
        drafts=list(drafts[:MOST]) if standing.focal_in and plan is None else [],
        to_write=list(open_own[:MOST]) if standing.agencies else [],
        milestones=list(own.order_by("due", "pk")[:MOST]) if standing.agencies else [],
    )
