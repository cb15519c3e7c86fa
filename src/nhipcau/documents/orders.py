"""What somebody asks to be written: the facts from which a document is composed."""

from dataclasses import dataclass, replace
from datetime import date

from nhipcau.agencies.letterheads import first_signer, letterhead_of
from nhipcau.agencies.models import Agency, DraftingUnit, Signer
from nhipcau.documents.models import SYMBOLS, Document, Kind, Template
from nhipcau.documents.papers import Paper
from nhipcau.plans.models import Amendment, Plan, Task
from nhipcau.reports.models import Period, Submission
from nhipcau.reports.writing.letterhead import symbol_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """A courtesy letter in one language: see kehoach.CourtesySheet. ``posts`` are what the signer is, in lines."""

    language: str
    heading: tuple[str, ...]
    place: str
    addressee: tuple[str, ...]
    salutation: str
    body: tuple[str, ...]
    closing: str
    signer: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be composed: its kind, its issuer, and what it is about.

    ``about`` is what the summary (trích yếu) says, ``text`` the body where the kind has none of its own, one
    paragraph a line; ``addressees`` and ``recipients`` (but for the
    line of what is filed) one a line; without recipients those that the kind proposes. ``sheets`` are a courtesy letter
    in its languages, ``paper`` the body of a report, as a register composed them.
    """

    kind: str
    plan: Plan
    issuer: Agency
    about: str = ""
    text: str = ""
    addressees: tuple[str, ...] = ()
    period: Period | None = None
    submission: Submission | None = None
    amendment: Amendment | None = None
    agency: Agency | None = None
    template: Template | None = None
    signer: Signer | None = None
    unit: DraftingUnit | None = None
    concerns: Document | None = None
    recipients: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    opinions: str = ""
    funding: str = ""
    enclosed: str = ""
    sheets: tuple[Sheet, ...] = ()
    paper: Paper | None = None

    def settled(self, today: date) -> "Order":
        """The order with who signs where nobody was chosen, and the unit where the body has one alone."""
        units = list(self.issuer.drafting_units.filter(is_used=True)[:2])
        unit = self.unit or (units[0] if len(units) == 1 else None)
        return replace(self, signer=self.signer or first_signer(self.issuer, today), unit=unit)

    @property
    def above(self) -> str:
        """To whom a report or a proposal is made: the first it is addressed to, else whoever issued the plan."""
        return next(iter(self.addressees), self.plan.issuer)

    @property
    def symbol(self) -> str:
        """What stands behind the number."""
        return symbol_of(SYMBOLS[Kind(self.kind)], letterhead_of(self.issuer), self.unit)

    @property
    def series(self) -> str:
        """The register that numbers it: letters of all units of a body have one (Annex I, II.3a)."""
        return symbol_of(SYMBOLS[Kind(self.kind)], letterhead_of(self.issuer))
