"""Who may do what with assignments."""

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.plans.models import Assignment, Plan
from nhipcau.work.models import Difficulty


def can_post_progress(user: User, assignment: Assignment) -> bool:
    """Officers and heads of the agency itself; the focal officer for a group, which has no officers."""
    standing = standing_of(user)
    if assignment.agency is not None and assignment.agency.is_group:
        return assignment.task.plan.locality_id in standing.focal_in
    return assignment.agency_id in standing.agencies


def can_raise_difficulty(user: User, assignment: Assignment) -> bool:
    return can_post_progress(user, assignment)


def can_answer_difficulty(user: User, difficulty: Difficulty) -> bool:
    return can_answer_difficulties(user, difficulty.assignment.task.plan)


def can_answer_difficulties(user: User, plan: Plan) -> bool:
    """Leaders of the plan's locality."""
    return plan.locality_id in standing_of(user).leader_in
