"""Localities, agencies, what became of each, and who works where."""

from nhipcau.agencies.models.agencies import LONGEST_AGENCY_NAME, Agency, AgencyQuerySet, Alias, GroupMember
from nhipcau.agencies.models.letterheads import DraftingUnit, Letterhead, Signer
from nhipcau.agencies.models.localities import LONGEST_LOCALITY_NAME, Locality, LocalitySuccession, lives_on
from nhipcau.agencies.models.people import Absence, AbsenceQuerySet, Invitation, Membership
from nhipcau.agencies.models.successions import Succession, SuccessionLink

__all__ = [
    "LONGEST_AGENCY_NAME",
    "LONGEST_LOCALITY_NAME",
    "Absence",
    "AbsenceQuerySet",
    "Agency",
    "AgencyQuerySet",
    "Alias",
    "DraftingUnit",
    "GroupMember",
    "Invitation",
    "Letterhead",
    "Locality",
    "LocalitySuccession",
    "Membership",
    "Signer",
    "Succession",
    "SuccessionLink",
    "lives_on",
]
