"""Who may say what became of a duty, and who is in charge of it."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.duties.models import OBLIGED, DutyCharge


def can_keep_duty(user: User, charge: DutyCharge) -> bool:
    """Focal officers of the locality, and those of the agency in charge: in provinces and cities alone."""
    if charge.locality.kind not in OBLIGED:
        return False
    standing = standing_of(user)
    return charge.locality_id in standing.focal_in or charge.agency_id in standing.agencies


RIGHTS = (Right(_("ghi kết quả, giao người phụ trách việc hằng năm theo luật"), can_keep_duty),)
"""Every predicate, as the page of rights shows it."""
