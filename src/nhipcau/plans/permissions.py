"""Who may do what with plans."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.plans.models import Plan


def can_upload_plan(user: User, locality: Locality) -> bool:
    """Focal officers of the locality."""
    return locality.pk in standing_of(user).focal_in


def can_correct_plan(user: User, plan: Plan) -> bool:
    """Focal officers of the plan's locality."""
    return plan.locality_id in standing_of(user).focal_in


def can_add_task(user: User, locality: Locality) -> bool:
    """Focal officers and leaders: work that no document names comes by their word."""
    standing = standing_of(user)
    return locality.pk in standing.focal_in | standing.leader_in


def can_assign_task(user: User, plan: Plan) -> bool:
    return can_correct_plan(user, plan)


def can_see_whole_plan(user: User, plan: Plan) -> bool:
    """Focal officers and leaders of the locality: they see reports of all agencies, and the consolidated one."""
    standing = standing_of(user)
    return plan.locality_id in standing.focal_in | standing.leader_in


RIGHTS = (
    Right(_("tải lên kế hoạch"), can_upload_plan),
    Right(_("sửa, kích hoạt kế hoạch"), can_correct_plan),
    Right(_("giao việc ngoài văn bản"), can_add_task),
    Right(_("giao thêm nhiệm vụ"), can_assign_task),
    Right(_("xem báo cáo của mọi cơ quan, nhật ký"), can_see_whole_plan),
)
"""Every predicate, as the page of rights shows it."""
