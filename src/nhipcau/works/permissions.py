"""Who may keep the register of works of friendship."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.partners.permissions import can_add_partner
from nhipcau.works.models import FriendshipWork


def can_add_work(user: User, locality: Locality) -> bool:
    """Whoever may bring a partner."""
    return can_add_partner(user, locality)


def can_edit_work(user: User, work: FriendshipWork) -> bool:
    """Focal officers of the locality, and those of the agency that looks after the work."""
    standing = standing_of(user)
    return work.locality_id in standing.focal_in or work.agency_id in standing.agencies


RIGHTS = (
    Right(_("thêm công trình hữu nghị"), can_add_work),
    Right(_("sửa công trình hữu nghị, ghi số liệu"), can_edit_work),
)
"""Every predicate, as the page of rights shows it."""
