"""Which locality a person means who founds a site, and its first agency and administrator."""

from dataclasses import dataclass

from django.db import transaction

from nhipcau.accounts.models import User
from nhipcau.agencies.kinds import guess_kind
from nhipcau.agencies.models import Agency, Locality, LocalitySuccession, Membership
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.vietnamese import fold

PREFIXES = ("tinh ", "thanh pho ", "tp. ", "tp ")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a printed name means: a locality of today, or one that has ended and what became of it, or nothing known."""

    living: Locality | None = None
    ended: Locality | None = None
    became: tuple[LocalitySuccession, ...] = ()


def locality_meant(name: str) -> Meant:
    """The province or city of this name, marks, capitals and "tỉnh" or "thành phố" aside; the living one first."""
    rows = Locality.objects.filter(parent=None).order_by("-valid_from")
    found = [row for row in rows if row.folded == fold(name)] or [row for row in rows if _bare(row.name) == _bare(name)]
    living = next((row for row in found if row.valid_to is None), None)
    if living or not found:
        return Meant(living=living)
    links = LocalitySuccession.objects.filter(old=found[0]).select_related("new")
    return Meant(ended=found[0], became=tuple(links))


def _bare(name: str) -> str:
    folded = fold(clean_line(name))
    return next((folded.removeprefix(prefix) for prefix in PREFIXES if folded.startswith(prefix)), folded)


@transaction.atomic
def found_site(*, locality: Locality, agency_name: str, user: User, password: str) -> Agency:
    """The first agency of a locality, and its administrator and focal officer, who invites everybody else.

    An unsaved locality is one that the country's list does not know. Nobody is there yet who could be asked for leave.
    """
    if locality.pk is None:
        locality.save()
    agency, _made = Agency.objects.get_or_create(
        locality=locality, name=agency_name, valid_to=None, defaults={"kind": guess_kind(agency_name)}
    )
    user = User.objects.create_invited(user.email, password, full_name=user.full_name)
    for role in (Membership.Role.ADMINISTRATOR, Membership.Role.FOCAL):
        Membership.objects.create(user=user, agency=agency, role=role)
    record(by=user, verb="found", target=agency, name=agency.name)
    return agency
