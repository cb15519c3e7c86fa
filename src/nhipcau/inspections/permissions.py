"""Who may plan a visit and record it."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.common.rights import Right
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_correct_plan


def can_inspect(user: User, plan: Plan) -> bool:
    """Focal officers of the plan's locality."""
    return can_correct_plan(user, plan)


RIGHTS = (Right(_("lập, ghi kết quả kiểm tra, giám sát"), can_inspect),)
"""Every predicate, as the page of rights shows it."""
