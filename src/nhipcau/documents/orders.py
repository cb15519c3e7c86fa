"""What somebody asks to be written: the facts from which a document is composed."""

from dataclasses import dataclass

from nhipcau.agencies.models import Agency
from nhipcau.documents.models import SYMBOLS, Kind, Template
from nhipcau.plans.models import Amendment, Plan
from nhipcau.reports.models import Period, Submission
from nhipcau.reports.writing.letterhead import symbol_of


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be composed: its kind, its issuer, and what it is about.

    ``about`` is what the summary (trích yếu) says, ``text`` the body where the kind has none of its own, one
    paragraph a line; ``addressees`` one a line.
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

    @property
    def symbol(self) -> str:
        return symbol_of(SYMBOLS[Kind(self.kind)], self.issuer)
