"""Who may keep the list of people, cars and rooms that programmes need."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.common.rights import Right
from nhipcau.partners.permissions import can_add_partner


def can_keep_resources(user: User, locality: Locality) -> bool:
    """Whoever may bring a partner."""
    return can_add_partner(user, locality)


RIGHTS = (Right(_("sửa danh mục người, xe, phòng của chương trình"), can_keep_resources),)
"""Every predicate, as the page of rights shows it."""
