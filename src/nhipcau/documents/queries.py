"""What a person sees of documents."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import visible_agencies
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.documents.models import Document, DocumentFile, Kind, NumberRegister, Step, Template
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import visible_plans


def visible_documents(user: User) -> QuerySet[Document]:
    """What one's own body issues; what one drafts for the Committee; what one signs; what is issued of a plan seen.

    A clerk sees what is signed or issued by their body. Leaders see what the Committee issues.
    """
    standing = standing_of(user)
    committee = Q(issuer__kind=Agency.Kind.COMMITTEE)
    overseen = Q(plan__locality__in=standing.focal_in | standing.leader_in)
    plans = visible_plans(user)
    rows = Document.objects.filter(
        _own(user)
        | (Q(plan__in=plans) & (Q(state=Document.State.ISSUED) | (committee & overseen)))
        | (Q(issuer__in=standing.clerk_of) & ~Q(state=Document.State.DRAFT))
    )
    return rows.select_related(
        "plan__locality", "issuer__locality", "issuer__parent", "issued_by", "made_by", "signer", "unit"
    )


def _own(user: User) -> Q:
    """Of the bodies that the person works for, and what waits for or had their signature."""
    mine = Q(signer__user=user) & ~Q(state=Document.State.DRAFT)
    return Q(issuer__in=standing_of(user).agencies) | mine


def visible_files(user: User) -> QuerySet[DocumentFile]:
    """Files of visible documents; of an issued one of another body only what was issued and signed."""
    standing = standing_of(user)
    committee = Q(document__issuer__kind=Agency.Kind.COMMITTEE)
    overseen = Q(document__plan__locality__in=standing.focal_in | standing.leader_in)
    rows = DocumentFile.objects.filter(document__in=visible_documents(user)).filter(
        (committee & overseen)
        | Q(document__issuer__in=standing.agencies | standing.clerk_of)
        | Q(document__signer__user=user)
        | Q(role__in=[DocumentFile.Role.ISSUED, DocumentFile.Role.SIGNED])
    )
    return rows.select_related("document__plan", "document__issuer")


def documents_of(user: User, words: str, kind: str, state: str) -> QuerySet[Document]:
    """Documents by words of their title (marks aside) or symbol, by kind and state."""
    rows = with_words(visible_documents(user), words, "folded__contains", "symbol__icontains")
    rows = rows.filter(kind=kind) if kind else rows
    return rows.filter(state=state) if state else rows


@dataclass(frozen=True, slots=True)
class Link:
    """A stage of the way of a document: its name, whether it is behind, at hand or ahead; who holds or held it."""

    name: str
    is_done: bool
    is_now: bool
    who: str
    step: Step | None


def chain_of(document: Document) -> tuple[list[Link], list[Step]]:
    """The four stages of a document with who holds it now, and every step that was made, the last first."""
    steps = list(document.steps.select_related("by"))
    last = {step.kind: step for step in steps}
    order = [Document.State.DRAFT, Document.State.FOR_SIGNATURE, Document.State.SIGNED, Document.State.ISSUED]
    here = order.index(Document.State(document.state))
    signer = str(document.signer) if document.signer else _("chưa chọn người ký")
    stages = (
        (_("Dự thảo"), str(document.made_by), last.get(Step.Kind.PUT)),
        (_("Trình ký"), signer, last.get(Step.Kind.SIGNED)),
        (_("Cấp số"), _("văn thư %(agency)s") % {"agency": document.issuer.name}, last.get(Step.Kind.ISSUED)),
        (_("Ban hành"), document.number_and_symbol, None),
    )
    links = [
        Link(name, at < here or document.is_issued, at == here, who, step)
        for at, (name, who, step) in enumerate(stages)
    ]
    return links, steps[::-1]


def text_file(document: Document) -> DocumentFile | None:
    """The file that would be signed: the last that was composed or edited."""
    return document.files.filter(role__in=DocumentFile.TEXT).first()


def issuers_for(user: User) -> QuerySet[Agency]:
    """Agencies for which a person may keep registers and templates (can_keep_register)."""
    standing = standing_of(user)
    focal = Q(locality__in=standing.focal_in, pk__in=standing.agencies)
    return visible_agencies(user).filter(focal | Q(pk__in=standing.headed | standing.clerk_of))


def issuers_to_draft_for(user: User, plan: Plan, kind: str) -> QuerySet[Agency]:
    """The bodies for which a person may draft such a document (can_compose_document)."""
    standing = standing_of(user)
    of_plan = visible_agencies(user).single().filter(valid_to=None, locality=plan.locality)
    if plan.locality_id in standing.focal_in:
        return of_plan.filter(Q(pk__in=standing.agencies) | Q(kind=Agency.Kind.COMMITTEE))
    return of_plan.filter(pk__in=standing.agencies) if kind == Kind.AGENCY_REPORT else of_plan.none()


def visible_registers(user: User) -> QuerySet[NumberRegister]:
    return NumberRegister.objects.filter(issuer__in=issuers_for(user)).select_related("issuer")


def visible_templates(user: User) -> QuerySet[Template]:
    return Template.objects.filter(agency__in=issuers_for(user)).select_related("agency", "added_by")


def usable_templates(issuers: QuerySet[Agency], kind: str) -> QuerySet[Template]:
    """Templates in use that one of the issuers has for a kind of document."""
    return Template.objects.filter(agency__in=issuers, kind=kind, is_used=True)
