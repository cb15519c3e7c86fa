"""What a person is, and where. Every permission starts from it."""

from dataclasses import dataclass

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Membership

Role = Membership.Role


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is, and where: the ids that permissions ask for."""

    localities: frozenset[int]
    focal_in: frozenset[int]
    leader_in: frozenset[int]
    agencies: frozenset[int]
    headed: frozenset[int]


def standing_of(user: User) -> Standing:
    """Reads a person's memberships once; kept on the user for the rest of the request."""
    known = user.__dict__.get("_standing")
    if isinstance(known, Standing):
        return known
    rows = list(user.memberships.values_list("role", "agency_id", "agency__locality_id")) if user.pk else []
    standing = Standing(
        localities=frozenset(locality for _, _, locality in rows),
        focal_in=frozenset(locality for role, _, locality in rows if role == Role.FOCAL),
        leader_in=frozenset(locality for role, _, locality in rows if role == Role.LEADER),
        agencies=frozenset(agency for role, agency, _ in rows if role != Role.LEADER),
        headed=frozenset(agency for role, agency, _ in rows if role == Role.HEAD),
    )
    user.__dict__["_standing"] = standing
    return standing
