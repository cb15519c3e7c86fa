"""Who may keep the register of foreign reporters and film crews."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.partners.permissions import can_add_partner
from nhipcau.press.models import PressVisit


def can_add_press_visit(user: User, locality: Locality) -> bool:
    """Whoever may bring a partner."""
    return can_add_partner(user, locality)


def can_edit_press_visit(user: User, visit: PressVisit) -> bool:
    """Focal officers of the locality, and those of the agency that guides the team."""
    standing = standing_of(user)
    return visit.locality_id in standing.focal_in or visit.agency_id in standing.agencies


RIGHTS = (
    Right(_("thêm đoàn phóng viên nước ngoài, đoàn phim"), can_add_press_visit),
    Right(_("sửa đoàn phóng viên nước ngoài, đoàn phim, ghi trả lời, tác phẩm, vi phạm"), can_edit_press_visit),
)
"""Every predicate, as the page of rights shows it."""
