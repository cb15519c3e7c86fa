"""What a person is, and where. Every permission starts from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import translation

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Membership

Role = Membership.Role


@dataclass(frozen=True, slots=True)
class Post:
    """One role that a person holds in one agency."""

    role: str
    agency_id: int
    agency_name: str
    locality_id: int
    is_focal_agency: bool

    def __str__(self) -> str:
        return f"{Role(self.role).label}, {self.agency_name}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is, and where: the ids that permissions ask for.

    ``posts`` are all that the person holds; the rest counts those for which they act now (``acting``).
    """

    posts: tuple[Post, ...] = ()
    acting: tuple[Post, ...] = ()
    localities: frozenset[int] = frozenset()
    focal_in: frozenset[int] = frozenset()
    leader_in: frozenset[int] = frozenset()
    finance_in: frozenset[int] = frozenset()
    administered: frozenset[int] = frozenset()
    agencies: frozenset[int] = frozenset()
    headed: frozenset[int] = frozenset()
    clerk_of: frozenset[int] = frozenset()
    is_ministry: bool = False

    @property
    def named(self) -> str:
        """For which body the person acts, by name: the first of theirs where it is several."""
        return next((post.agency_name for post in self.acting), "")

    @property
    def has_several_agencies(self) -> bool:
        return len({post.agency_id for post in self.posts}) > 1


def standing_of(user: User) -> Standing:
    """Reads a person's memberships once; kept on the user for the rest of the request."""
    known = user.__dict__.get("_standing")
    if isinstance(known, Standing):
        return known
    posts = tuple(_posts_of(user)) if user.pk else ()
    chosen = [post for post in posts if post.agency_id == user.acting_agency_id] or posts
    with translation.override("vi"):  # the record is kept in one language
        user.acting_as = "; ".join(str(post) for post in chosen)
    standing = standing_from(posts, chosen)
    user.__dict__["_standing"] = standing
    return standing


def acting_as(user: User, post: Post) -> User:
    """The same person as if they held this post and no other; nothing is asked of the database."""
    user.__dict__["_standing"] = standing_from((post,), (post,))
    return user


def forget_standing(user: User) -> None:
    """What was read of a person is read again when it is asked for: a role of theirs has begun or ended."""
    user.__dict__.pop("_standing", None)


def standing_from(posts: tuple[Post, ...], chosen: Iterable[Post]) -> Standing:
    """The standing of one who holds the posts and acts for those chosen."""
    chosen = list(chosen)

    def localities(role: Role) -> frozenset[int]:
        return frozenset(post.locality_id for post in chosen if post.role == role)

    def agencies(*roles: Role) -> frozenset[int]:
        return frozenset(post.agency_id for post in chosen if post.role in roles)

    return Standing(
        posts=posts,
        acting=tuple(chosen),
        localities=frozenset(post.locality_id for post in chosen),
        focal_in=frozenset(p.locality_id for p in chosen if p.role == Role.FOCAL and p.is_focal_agency),
        leader_in=localities(Role.LEADER),
        finance_in=localities(Role.FINANCE),
        administered=localities(Role.ADMINISTRATOR),
        agencies=agencies(*Membership.WORKING),
        headed=agencies(Role.HEAD),
        clerk_of=agencies(Role.CLERK),
        is_ministry=any(post.role == Role.MINISTRY for post in chosen),
    )


def _posts_of(user: User) -> Iterable[Post]:
    """Where a province has named its focal agency, a focal officer of another agency is none."""
    rows = Membership.objects.held().filter(user=user).select_related("agency__locality").order_by("pk")
    for row in rows:
        focal = row.agency.locality.focal_agency_id
        yield Post(
            row.role, row.agency_id, row.agency.name, row.agency.locality_id, focal is None or focal == row.agency_id
        )
