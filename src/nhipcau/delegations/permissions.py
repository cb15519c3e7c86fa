"""Who may keep the register of delegations."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.delegations.models import Delegation
from nhipcau.partners.permissions import can_add_partner
from nhipcau.plans.permissions import can_add_task


def can_add_delegation(user: User, locality: Locality) -> bool:
    """Whoever may bring a partner."""
    return can_add_partner(user, locality)


def can_edit_delegation(user: User, delegation: Delegation) -> bool:
    """Focal officers of the locality, and those of the agency that receives or sends the delegation."""
    standing = standing_of(user)
    return delegation.locality_id in standing.focal_in or delegation.agency_id in standing.agencies


def can_assign_follow_up(user: User, delegation: Delegation) -> bool:
    """Those of them who may give work that no plan names."""
    return can_edit_delegation(user, delegation) and can_add_task(user, delegation.locality)


RIGHTS = (
    Right(_("thêm đoàn ra, đoàn vào"), can_add_delegation),
    Right(_("sửa đoàn ra, đoàn vào, thành phần, chương trình, xem số hộ chiếu"), can_edit_delegation),
    Right(_("giao nội dung thống nhất thành nhiệm vụ"), can_assign_follow_up),
)
"""Every predicate, as the page of rights shows it."""
