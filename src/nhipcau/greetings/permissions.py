"""Who may write letters to partners, and keep the texts for them."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.greetings.models import Greeting
from nhipcau.partners.models import Partner
from nhipcau.partners.permissions import can_edit_partner


def can_write_greeting(user: User, partner: Partner) -> bool:
    """Whoever keeps the partner: focal officers for the People's Committee, others for their own agency."""
    return can_edit_partner(user, partner)


def can_edit_greeting(user: User, greeting: Greeting) -> bool:
    """Focal officers of the locality, and those of the agency that writes it."""
    standing = standing_of(user)
    return greeting.locality_id in standing.focal_in or greeting.agency_id in standing.agencies


def can_keep_texts(user: User, locality: Locality) -> bool:
    """Focal officers: a text is one for all letters of the locality."""
    return locality.pk in standing_of(user).focal_in


RIGHTS = (
    Right(_("soạn điện, thư chúc mừng, thăm hỏi"), can_write_greeting),
    Right(_("sửa, ghi đã gửi, được đáp"), can_edit_greeting),
    Right(_("giữ lời văn mẫu của thư"), can_keep_texts),
)
"""Every predicate, as the page of rights shows it."""
