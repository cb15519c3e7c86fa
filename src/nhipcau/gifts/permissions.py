"""Who may keep the catalogue, give a gift, and see the book of gifts that came in."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.gifts.models import Gift, ReceivedGift
from nhipcau.partners.permissions import can_add_partner


def can_add_gift(user: User, locality: Locality) -> bool:
    """Whoever may bring a partner."""
    return can_add_partner(user, locality)


def can_edit_gift(user: User, gift: Gift) -> bool:
    """Focal officers of the locality, and those of the agency that keeps the gift."""
    standing = standing_of(user)
    return gift.locality_id in standing.focal_in or gift.agency_id in standing.agencies


def can_add_received_gift(user: User, locality: Locality) -> bool:
    """Whoever works in an agency of the locality: each has to report what they could not refuse."""
    return can_add_partner(user, locality)


def can_see_received_gift(user: User, row: ReceivedGift) -> bool:
    """Who gave what to whom is for those who keep the book, those who lead, and who received it."""
    return (
        can_settle_received_gift(user, row)
        or row.locality_id in standing_of(user).leader_in
        or row.receiver_id == user.pk
    )


def can_settle_received_gift(user: User, row: ReceivedGift) -> bool:
    """Focal officers of the locality, and the head of the agency that keeps the book."""
    standing = standing_of(user)
    return row.locality_id in standing.focal_in or row.agency_id in standing.headed


RIGHTS = (
    Right(_("thêm mẫu quà tặng"), can_add_gift),
    Right(_("sửa mẫu quà, nhập xuất kho, tặng quà"), can_edit_gift),
    Right(_("ghi quà nhận được"), can_add_received_gift),
    Right(_("xem sổ quà nhận được"), can_see_received_gift),
    Right(_("ghi việc xử lý quà nhận được"), can_settle_received_gift),
)
"""Every predicate, as the page of rights shows it."""
