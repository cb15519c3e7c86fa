"""Who looks after mails."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right


def can_retry_mails(user: User, locality: Locality) -> bool:
    """Administrators of the locality in which those work who are to get them."""
    return locality.pk in standing_of(user).administered


RIGHTS = (Right(_("gửi lại thư chưa gửi được"), can_retry_mails),)
"""Every predicate, as the page of rights shows it."""
