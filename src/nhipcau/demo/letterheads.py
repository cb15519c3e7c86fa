"""How the bodies of the demo write: by convention, with what convention does not know; their units and signers."""

from datetime import datetime
from typing import Any

from nhipcau.accounts.models import User
from nhipcau.agencies.letterheads import letterhead_of, proposed_signer
from nhipcau.agencies.models import Agency, Letterhead
from nhipcau.agencies.office_form import NewSigner, OfficeForm, add_drafting_unit, add_signer, set_letterhead
from nhipcau.documents.models import SYMBOLS, NumberRegister
from nhipcau.reports.writing.letterhead import symbol_of

KEEPS_REGISTER = (Agency.Kind.COMMITTEE, Agency.Kind.DEPARTMENT)
LAST_ON_PAPER = 214


def load_letterheads(world: dict[str, Any], agencies: dict[str, Agency], focal: User, now: datetime) -> None:
    """Confirms the form of every body, and says who drafts and who signs for each."""
    known = {row["agency"]: row for row in world["letterhead"]}
    locality = focal.memberships.earliest("pk").agency.locality_id
    for name, agency in agencies.items():
        if agency.locality_id == locality:
            _confirm(agency, known.get(name, {}), focal, now)
    for row in world["unit"]:
        add_drafting_unit(by=focal, agency=agencies[row["agency"]], name=row["name"], abbreviation=row["short"])
    for row in world["signer"]:
        new = NewSigner(row["name"], row["position"], row.get("title", ""))
        add_signer(by=focal, agency=agencies[row["agency"]], new=new)


def _confirm(agency: Agency, row: dict[str, Any], focal: User, now: datetime) -> None:
    proposed = letterhead_of(agency)
    said = {name: getattr(proposed, name) for name in OfficeForm.__slots__}
    said |= {"above": row.get("above", proposed.above), "chief": row.get("chief", proposed.chief)}
    said["has_none_above"] = row.get("none_above", proposed.has_none_above)
    said["keeps_register"] = agency.kind in KEEPS_REGISTER
    letterhead = set_letterhead(by=focal, agency=agency, version=0, form=OfficeForm(**said), now=now)
    if letterhead.keeps_register:
        _begin_registers(letterhead, now.year)
    head = proposed_signer(agency)
    if head is not None:
        add_signer(by=focal, agency=agency, new=NewSigner(head.name, head.position, user=head.user))


def _begin_registers(letterhead: Letterhead, year: int) -> None:
    """As if numbers had been given on paper until today."""
    for kind in sorted(set(SYMBOLS.values())):
        NumberRegister.objects.create(
            issuer=letterhead.agency, symbol=symbol_of(kind, letterhead), year=year, last=LAST_ON_PAPER
        )
