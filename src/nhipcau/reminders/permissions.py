"""Who decides about time."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.plans.models import Assignment
from nhipcau.plans.permissions import can_see_whole_plan
from nhipcau.reminders.models import Extension
from nhipcau.work.permissions import can_post_progress


def can_set_rules(user: User, locality: Locality) -> bool:
    """Focal officers and administrators of the locality."""
    standing = standing_of(user)
    return locality.pk in standing.focal_in | standing.administered


def can_ask_extension(user: User, assignment: Assignment) -> bool:
    """Those who report on the assignment, where their agency answers for the task."""
    return assignment.role in Assignment.ANSWERING and can_post_progress(user, assignment)


def can_decide_extension(user: User, extension: Extension) -> bool:
    """Focal officers and leaders; nobody what they asked for themselves."""
    return extension.asked_by_id != user.pk and can_see_whole_plan(user, extension.assignment.task.plan)


RIGHTS = (
    Right(_("đặt quy tắc nhắc việc"), can_set_rules),
    Right(_("xin gia hạn"), can_ask_extension),
    Right(_("quyết định gia hạn"), can_decide_extension),
)
"""Every predicate, as the page of rights shows it."""
