"""Who may change agencies."""

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.agencies.standing import standing_of


def can_add_agency(user: User, locality: Locality) -> bool:
    return locality.pk in standing_of(user).focal_in
