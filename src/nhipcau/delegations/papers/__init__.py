"""What a delegation says in its documents: the request, the plan, the proposal for a trip, the report afterwards.

The patterns follow Decree 30/2020/NĐ-CP and what offices write; what the record does not know stays in brackets, and a
document with a bracket is not put for signature.
"""

from collections.abc import Callable, Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.agencies.models import Agency
from nhipcau.delegations.models import Delegation
from nhipcau.delegations.models import Paper as What
from nhipcau.delegations.papers import afterwards, receiving, sending
from nhipcau.delegations.papers.known import Known, known_of
from nhipcau.delegations.papers.parts import Parts
from nhipcau.documents.models import Kind
from nhipcau.documents.papers import Composed, Paper
from nhipcau.records.papers import PaperSet, papers_of
from nhipcau.reports.writing.letterhead import readers_above

WRITERS: dict[What, tuple[Kind, Callable[[Known], Parts]]] = {
    What.REQUEST: (Kind.RECORD_LETTER, receiving.request), What.PLAN: (Kind.RECORD_PLAN, receiving.plan),
    What.PROPOSAL: (Kind.RECORD_PROPOSAL, sending.proposal), What.DECISION: (Kind.RECORD_DECISION, sending.decision),
    What.MINUTES: (Kind.RECORD_MINUTES, afterwards.minutes), What.REPORT: (Kind.RECORD_REPORT, afterwards.report),
}  # fmt: skip
OF = {Delegation.Direction.IN: (What.REQUEST, What.PLAN, What.MINUTES, What.REPORT),
      Delegation.Direction.OUT: (What.PROPOSAL, What.DECISION, What.REPORT)}  # fmt: skip
"""Which papers are written of a delegation that comes, of one that goes."""
TO_DECIDE = (What.REQUEST, What.PROPOSAL, What.DECISION)
BEFORE = (*TO_DECIDE, What.PLAN)
"""Papers that have their sense until it is decided, until it is over; what else there is tells how it was."""
BY_COMMITTEE = (What.PLAN, What.DECISION)
"""Papers that the Committee or its Chairman issues."""
ABOVE = ""
"""Where those who stand above a Committee have their place among the recipients."""
RECIPIENTS = {
    What.PLAN: (ABOVE, "Các cơ quan tại mục V", "Công an tỉnh"),
    What.DECISION: ("Như Điều 4", ABOVE, "Công an tỉnh"), What.MINUTES: ("Các cơ quan tại mục 4",),
}  # fmt: skip
"""Who has a paper that is addressed to nobody."""


def writable(delegation: Delegation, today: date) -> list[What]:
    """The papers that can be written of it on a day: what comes before it, or tells how it was."""
    over = BEFORE if today > delegation.ends_on else TO_DECIDE if delegation.decision else ()
    early = (What.MINUTES, What.REPORT) if today < delegation.starts_on else ()
    return [what for what in OF[Delegation.Direction(delegation.direction)] if what not in (*over, *early)]


def compose(delegation: Delegation, issuer: Agency, what: str) -> Composed:
    """The paper as it would be written now."""
    with translation.override("vi"):  # official text, whatever language the page is in
        kind, write = WRITERS[What(what)]
        known = known_of(delegation, issuer)
        parts = write(known)
        paper = Paper(
            tuple(parts.body), tuple(parts.annexes), is_the_heads=what == What.DECISION, minutes=parts.minutes
        )  # fmt: skip
    addressees = (parts.addressee,) if parts.addressee else ()
    return Composed(what, issuer, kind, parts.about, addressees, paper, tuple(_recipients(delegation, issuer, what)),
                    known.digest)  # fmt: skip


def _recipients(delegation: Delegation, issuer: Agency, what: str) -> Iterator[str]:
    for reader in RECIPIENTS.get(What(what), ()):
        yield from readers_above(issuer, delegation.locality) if reader == ABOVE else (reader,)


def why_not(delegation: Delegation, what: str) -> str:
    """Why one of the papers cannot be written of it now."""
    if what not in OF[Delegation.Direction(delegation.direction)]:
        return _("Đoàn này không có loại văn bản ấy.")
    if what not in BEFORE:
        return _("Đoàn chưa bắt đầu nên chưa có gì để ghi, để báo cáo.")
    if delegation.decision and what in TO_DECIDE:
        return _("Đoàn đã có %(decision)s; văn bản trước chuyến không lập sau văn bản ấy.") % {
            "decision": delegation.decision
        }
    return _("Đoàn đã kết thúc; văn bản trước chuyến không lập sau ngày kết thúc.")


def likely_issuer(delegation: Delegation, what: str) -> int | None:
    """The agency that receives or sends it; none of what the Committee or its Chairman issues."""
    return None if what in BY_COMMITTEE else delegation.agency_id


def is_changed_since(delegation: Delegation) -> bool:
    """True where the record was edited since its last report was written."""
    last = papers_of(delegation).filter(what=What.REPORT).last()
    return last is not None and bool(last.digest) and known_of(delegation, last.document.issuer).digest != last.digest


PAPERS = PaperSet(What, writable, why_not, compose, likely_issuer)
