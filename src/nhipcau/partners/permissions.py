"""Who may keep the register of partners."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.partners.models import Partner


def can_add_partner(user: User, locality: Locality) -> bool:
    """Focal officers of the locality, and whoever works in one of its agencies: each may bring a partner."""
    standing = standing_of(user)
    works_there = any(
        post.locality_id == locality.pk and post.agency_id in standing.agencies for post in standing.acting
    )
    return locality.pk in standing.focal_in or works_there


def can_edit_partner(user: User, partner: Partner) -> bool:
    """Focal officers of the locality, and those of the agency that answers for the partner."""
    standing = standing_of(user)
    return partner.locality_id in standing.focal_in or partner.agency_id in standing.agencies


def can_merge_partners(user: User, partner: Partner) -> bool:
    """Focal officers: it takes a record away from whoever answers for it."""
    return partner.locality_id in standing_of(user).focal_in


def can_correct_country(user: User) -> bool:
    """Focal officers: the table is one for the whole instance."""
    return bool(standing_of(user).focal_in)


RIGHTS = (
    Right(_("thêm đối tác"), can_add_partner),
    Right(_("sửa đối tác, ghi hoạt động, đầu mối liên hệ"), can_edit_partner),
    Right(_("gộp đối tác trùng"), can_merge_partners),
    Right(_("sửa thông tin về nước"), can_correct_country),
)
"""Every predicate, as the page of rights shows it."""
