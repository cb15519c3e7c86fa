"""Who may keep the register of agreements."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.agreements.models import Agreement
from nhipcau.common.rights import Right
from nhipcau.partners.permissions import can_add_partner
from nhipcau.plans.permissions import can_add_task


def can_add_agreement(user: User, locality: Locality) -> bool:
    """Whoever may bring a partner."""
    return can_add_partner(user, locality)


def can_edit_agreement(user: User, agreement: Agreement) -> bool:
    """Focal officers of the locality, and those of the agency that follows the agreement."""
    standing = standing_of(user)
    return agreement.locality_id in standing.focal_in or agreement.agency_id in standing.agencies


def can_assign_commitment(user: User, agreement: Agreement) -> bool:
    """Those of them who may give work that no plan names."""
    return can_edit_agreement(user, agreement) and can_add_task(user, agreement.locality)


RIGHTS = (
    Right(_("thêm thỏa thuận quốc tế"), can_add_agreement),
    Right(_("sửa thỏa thuận, ghi các bước, cam kết, rà soát"), can_edit_agreement),
    Right(_("giao cam kết thành nhiệm vụ"), can_assign_commitment),
)
"""Every predicate, as the page of rights shows it."""
