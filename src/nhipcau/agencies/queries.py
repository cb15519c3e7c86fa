"""Which agencies a person sees, who belongs to a group, and what became of whom."""

from collections.abc import Callable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import (
    Agency,
    AgencyQuerySet,
    Alias,
    DraftingUnit,
    GroupMember,
    Invitation,
    Locality,
    Membership,
    Signer,
    Succession,
    SuccessionLink,
)
from nhipcau.agencies.permissions import can_add_agency
from nhipcau.agencies.standing import standing_of
from nhipcau.common.refusal import require
from nhipcau.common.vietnamese import fold

KEEPERS_ONLY = gettext_lazy("Việc này dành cho cán bộ đầu mối hoặc quản trị hệ thống.")


def visible_localities(user: User) -> QuerySet[Locality]:
    """The localities that a person works in."""
    return Locality.objects.filter(pk__in=standing_of(user).localities)


def visible_agencies(user: User) -> AgencyQuerySet:
    """The agencies of the person's localities, those of the past among them."""
    return Agency.objects.filter(locality__in=standing_of(user).localities).select_related("locality")


def people_of(agency: Agency) -> QuerySet[User]:
    """Who holds a role in the agency now, by name."""
    return User.objects.filter(memberships__agency=agency, memberships__ended_on=None).distinct().order_by("full_name")


def with_predecessors(agencies: QuerySet[Agency]) -> set[int]:
    """The keys of the agencies, and of all whose work has passed to them, however many times."""
    found: set[int] = set()
    ahead = set(agencies.values_list("pk", flat=True))
    while ahead:
        found |= ahead
        links = SuccessionLink.objects.filter(new__in=ahead, succession__reversed_at=None)
        ahead = set(links.values_list("old", flat=True)) - found
    return found


def in_charge_of(agency: Agency) -> QuerySet[Agency]:
    """The agency itself; once it is no more, those that its work passed to and that are still there."""
    if agency.valid_to is None:
        return Agency.objects.filter(pk=agency.pk)
    found: set[int] = set()
    ahead = {agency.pk}
    while ahead:
        found |= ahead
        links = SuccessionLink.objects.filter(old__in=ahead, succession__reversed_at=None)
        ahead = set(links.values_list("new", flat=True)) - found
    return Agency.objects.filter(pk__in=found, valid_to=None)


def signers_of(agencies: QuerySet[Agency], day: date) -> QuerySet[Signer]:
    """Who may sign for one of the agencies on the day, substitutes among them."""
    return Signer.objects.filter(agency__in=agencies).on(day).select_related("agency")


def units_of(agencies: QuerySet[Agency]) -> QuerySet[DraftingUnit]:
    """The units in use that draft for one of the agencies."""
    return DraftingUnit.objects.filter(agency__in=agencies, is_used=True).select_related("agency")


def visible_signers(user: User) -> QuerySet[Signer]:
    return Signer.objects.filter(agency__in=visible_agencies(user)).select_related("agency__locality")


def visible_drafting_units(user: User) -> QuerySet[DraftingUnit]:
    return DraftingUnit.objects.filter(agency__in=visible_agencies(user)).select_related("agency__locality")


def visible_successions(user: User) -> QuerySet[Succession]:
    return Succession.objects.filter(locality__in=standing_of(user).localities).select_related("locality")


def visible_memberships(user: User) -> QuerySet[Membership]:
    """Who holds what, where the person may see it (can_see_people)."""
    held = Membership.objects.held().filter(agency__locality__in=_where_people_are_seen(user))
    return held.select_related("user", "agency__locality").order_by("agency__sort_key", "role", "user__full_name")


def search_memberships(rows: QuerySet[Membership], words: str) -> QuerySet[Membership]:
    """Those of which every word stands in the person's name or address, or in the agency's name without marks."""
    for word in words.replace("\x00", "").split():
        rows = rows.filter(
            Q(user__full_name__icontains=word) | Q(agency__folded__contains=fold(word)) | Q(user__email__icontains=word)
        )
    return rows


def visible_invitations(user: User) -> QuerySet[Invitation]:
    """Letters that were neither used nor withdrawn, where the person may see them."""
    return Invitation.objects.filter(
        agency__locality__in=_where_people_are_seen(user), accepted_at=None, withdrawn_at=None
    ).select_related("agency__locality")


def _where_people_are_seen(user: User) -> frozenset[int]:
    standing = standing_of(user)
    return standing.focal_in | standing.administered | standing.leader_in


def search_agencies(agencies: QuerySet[Agency], words: str) -> QuerySet[Agency]:
    """Agencies that have every word in their name or in one of their other names, marks aside."""
    for word in fold(words.replace("\x00", "")).split():
        also = Alias.objects.filter(folded__contains=word).values("agency")
        agencies = agencies.filter(Q(folded__contains=word) | Q(short_name__icontains=word) | Q(pk__in=also))
    return agencies


def agencies_with_counts(agencies: QuerySet[Agency]) -> QuerySet[Agency]:
    """Each agency with how many assignments it has, and its other names."""
    counted = Agency.objects.filter(pk=OuterRef("pk")).annotate(count=Count("assignments")).values("count")
    return (
        agencies.annotate(work_count=Subquery(counted))
        .select_related("locality")
        .prefetch_related("aliases")
        .order_by("sort_key")
    )


def members_of(group: Agency, on: date) -> AgencyQuerySet:
    """Whom a group means on a day: every living agency of its kinds, with those named, without those left out."""
    named = GroupMember.objects.filter(group=group, agency=OuterRef("pk"))
    living = Agency.objects.filter(locality=group.locality_id).single().living(on)
    return living.filter(
        Q(Exists(named.filter(is_member=True)))
        | (Q(kind__in=group.member_kinds) & ~Q(Exists(named.filter(is_member=False))))
    )


def live_links(locality: Locality) -> QuerySet[SuccessionLink]:
    """What became of the locality's agencies, without what was taken back."""
    links = SuccessionLink.objects.filter(succession__locality=locality, succession__reversed_at=None)
    return links.select_related("succession", "old", "new").order_by("succession__on", "pk")


def heirs_on(locality: Locality, on: date) -> dict[int, list[Agency]]:
    """For each agency that is gone on the day, those living that its work passed to, by key."""
    after: dict[int, list[Agency]] = {}
    for link in live_links(locality).filter(succession__on__lte=on):
        after.setdefault(link.old_id, []).append(link.new)
    return {old: list(_living_heirs(old, after, on, frozenset())) for old in after}


def _living_heirs(old: int, after: dict[int, list[Agency]], on: date, seen: frozenset[int]) -> dict[Agency, None]:
    found: dict[Agency, None] = {}
    for heir in after.get(old, ()):
        if heir.valid_to is None or heir.valid_to > on:
            found[heir] = None
        elif heir.pk not in seen:
            found |= _living_heirs(heir.pk, after, on, seen | {heir.pk})
    return found


def is_former_name(locality: Locality, name: str) -> bool:
    """True of a name that an agency bore which is gone: which heir it means is asked each time."""
    gone = Agency.objects.filter(locality=locality).exclude(valid_to=None)
    return gone.filter(Q(folded=fold(name)) | Q(aliases__folded=fold(name))).exists()


def colleagues_of(agency: Agency) -> QuerySet[User]:
    """Officers and heads of an agency, by name."""
    held = Membership.objects.held().filter(agency=agency, role__in=Membership.WORKING)
    return User.objects.filter(is_active=True, memberships__in=held).distinct().order_by("full_name")


def localities_where(user: User, may: Callable[[User, Locality], bool]) -> list[Locality]:
    """The person's localities in which they may do something, as its predicate says."""
    return [locality for locality in visible_localities(user) if may(user, locality)]


def locality_where(user: User, may: Callable[[User, Locality], bool], sentence: str) -> Locality:
    """The first of them; refused with the sentence where there is none."""
    found = localities_where(user, may)
    require(bool(found), sentence)
    return found[0]


def managed_locality(user: User) -> Locality:
    """The locality whose agencies the person looks after; refused where there is none."""
    return locality_where(user, can_add_agency, str(KEEPERS_ONLY))


def own_agencies(user: User) -> QuerySet[Agency]:
    """The agencies that the person works in."""
    return Agency.objects.filter(pk__in=standing_of(user).agencies).order_by("sort_key")


def visible_aliases(user: User) -> QuerySet[Alias]:
    """Other names of visible agencies."""
    return Alias.objects.filter(agency__in=visible_agencies(user)).select_related("agency", "locality")


def committee_of(locality: Locality) -> Agency | None:
    """The people's committee of a locality today, where the list has it."""
    return Agency.objects.filter(locality=locality, kind=Agency.Kind.COMMITTEE, valid_to=None).first()


def committee_over(agency: Agency) -> Agency | None:
    """The Committee to which a body of its locality reports; None of that Committee itself, and where there is none."""
    committee = committee_of(agency.locality)
    return committee if committee != agency else None
