"""Who settles what a name is called."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right


def can_settle_terms(user: User, locality: Locality) -> bool:
    """Focal officers: a name is one for all letters, cards and pages of the locality."""
    return locality.pk in standing_of(user).focal_in


RIGHTS = (Right(_("thống nhất tên gọi trong ngôn ngữ khác"), can_settle_terms),)
"""Every predicate, as the page of rights shows it."""
