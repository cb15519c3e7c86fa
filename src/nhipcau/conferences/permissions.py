"""Who may keep the register of conferences."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.conferences.models import Conference
from nhipcau.partners.permissions import can_add_partner


def can_add_conference(user: User, locality: Locality) -> bool:
    """Whoever may bring a partner."""
    return can_add_partner(user, locality)


def can_edit_conference(user: User, conference: Conference) -> bool:
    """Focal officers of the locality, and those of the agency that organises it."""
    standing = standing_of(user)
    return conference.locality_id in standing.focal_in or conference.agency_id in standing.agencies


RIGHTS = (
    Right(_("thêm hội nghị, hội thảo quốc tế"), can_add_conference),
    Right(_("sửa hội nghị, hội thảo quốc tế, thành phần, văn bản"), can_edit_conference),
)
"""Every predicate, as the page of rights shows it."""
