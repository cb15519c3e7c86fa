"""Who may keep the register of events."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.events.models import Event, Preparation
from nhipcau.partners.permissions import can_add_partner


def can_add_event(user: User, locality: Locality) -> bool:
    """Whoever may bring a partner."""
    return can_add_partner(user, locality)


def can_edit_event(user: User, event: Event) -> bool:
    """Focal officers of the locality, and those of the agency that organises it."""
    standing = standing_of(user)
    return event.locality_id in standing.focal_in or event.agency_id in standing.agencies


def can_tick_preparation(user: User, preparation: Preparation) -> bool:
    """Those who may edit the event, and those of the agency that prepares."""
    return can_edit_event(user, preparation.event) or preparation.agency_id in standing_of(user).agencies


RIGHTS = (
    Right(_("thêm sự kiện"), can_add_event),
    Right(_("sửa sự kiện, khách mời, việc chuẩn bị, tài trợ"), can_edit_event),
    Right(_("ghi việc chuẩn bị đã xong"), can_tick_preparation),
)
"""Every predicate, as the page of rights shows it."""
