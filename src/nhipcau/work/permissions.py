"""Who may do what with assignments."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.plans.models import Assignment, Indicator, Plan
from nhipcau.work.models import Decline, Difficulty, Evidence, Progress


def can_post_progress(user: User, assignment: Assignment) -> bool:
    """Officers and heads of the agency itself; the focal officer for a group, which has no officers."""
    standing = standing_of(user)
    if assignment.agency is not None and assignment.agency.is_group:
        return assignment.task.plan.locality_id in standing.focal_in
    return assignment.agency_id in standing.agencies


def can_raise_difficulty(user: User, assignment: Assignment) -> bool:
    """Who works on it; the focal officer, who writes down what was said in a meeting or by telephone."""
    return can_post_progress(user, assignment) or can_merge_difficulties(user, assignment.task.plan)


def can_answer_difficulty(user: User, difficulty: Difficulty) -> bool:
    return can_answer_difficulties(user, difficulty.assignment.task.plan)


def can_answer_difficulties(user: User, plan: Plan) -> bool:
    """Leaders of the plan's locality."""
    return plan.locality_id in standing_of(user).leader_in


def can_share_work(user: User, assignment: Assignment) -> bool:
    """Officers and heads of the agency: they take, decline, break up and hand over its work."""
    return assignment.agency_id in standing_of(user).agencies


def can_decide_decline(user: User, decline: Decline) -> bool:
    """Focal officers of the plan's locality; nobody what they declined themselves."""
    return decline.by_id != user.pk and decline.assignment.task.plan.locality_id in standing_of(user).focal_in


def can_merge_difficulties(user: User, plan: Plan) -> bool:
    """Focal officers of the plan's locality: they add, merge and pass up."""
    return plan.locality_id in standing_of(user).focal_in


def can_post_value(user: User, indicator: Indicator) -> bool:
    """Officers and heads of the agency that reports it; the focal officer of the plan's locality."""
    standing = standing_of(user)
    return indicator.agency_id in standing.agencies or indicator.plan.locality_id in standing.focal_in


def can_withdraw_evidence(user: User, evidence: Evidence) -> bool:
    """Who posted it, while they work there, and the head of that agency."""
    standing, said = standing_of(user), evidence.said
    agency = said.assignment.agency_id if isinstance(said, Progress) else said.indicator.agency_id
    return agency in standing.headed or (said.posted_by_id == user.pk and agency in standing.agencies)


RIGHTS = (
    Right(_("cập nhật tiến độ, nộp minh chứng"), can_post_progress),
    Right(_("rút minh chứng"), can_withdraw_evidence),
    Right(_("nhận, từ chối, chia việc, giao người"), can_share_work),
    Right(_("quyết định việc từ chối"), can_decide_decline),
    Right(_("ghi kết quả chỉ tiêu"), can_post_value),
    Right(_("nêu khó khăn, vướng mắc"), can_raise_difficulty),
    Right(_("gộp, trình khó khăn, vướng mắc"), can_merge_difficulties),
    Right(_("cho ý kiến chỉ đạo"), can_answer_difficulty),
    Right(_("cho ý kiến mọi khó khăn của kế hoạch"), can_answer_difficulties),
)
"""Every predicate, as the page of rights shows it."""
