"""Who may take part in the discussion of a task."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.plans.models import Assignment
from nhipcau.plans.permissions import can_see_whole_plan


def can_discuss(user: User, assignment: Assignment) -> bool:
    """Officers and heads of the agency at work; focal officers and leaders of the plan's locality."""
    return can_see_whole_plan(user, assignment.task.plan) or assignment.agency_id in standing_of(user).agencies


RIGHTS = (Right(_("trao đổi về một nhiệm vụ"), can_discuss),)
"""Every predicate, as the page of rights shows it."""
