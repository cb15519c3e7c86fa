"""What a person sees of documents."""

from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.absences import falls_to
from nhipcau.agencies.models import Agency, Locality
from nhipcau.agencies.queries import visible_agencies
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.documents.books import books_kept_by
from nhipcau.documents.models import Document, DocumentFile, NumberRegister, Step, Template
from nhipcau.documents.permissions import OF_EVERY_AGENCY
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
        "plan__locality", "issuer__locality", "issuer__parent", "issued_by", "made_by", "signer", "unit__head"
    )


def _own(user: User) -> Q:
    """Of the bodies that the person works for, and what waits for or had their signature."""
    bodies = {post.agency_id for post in standing_of(user).posts}
    of_unit = falls_to("unit__head", user.pk, timezone.localdate())
    mine = (Q(signer__user=user) | (of_unit & Q(issuer__in=bodies))) & ~Q(state=Document.State.DRAFT)
    return Q(issuer__in=standing_of(user).agencies) | mine


def visible_files(user: User) -> QuerySet[DocumentFile]:
    """Files of visible documents; of an issued one of another body only what was issued and signed."""
    standing = standing_of(user)
    committee = Q(document__issuer__kind=Agency.Kind.COMMITTEE)
    overseen = Q(document__plan__locality__in=standing.focal_in | standing.leader_in)
    of_unit = falls_to("document__unit__head", user.pk, timezone.localdate())
    rows = DocumentFile.objects.filter(document__in=visible_documents(user)).filter(
        (committee & overseen)
        | Q(document__issuer__in=standing.agencies | standing.clerk_of)
        | Q(document__signer__user=user)
        | (of_unit & Q(document__issuer__in={post.agency_id for post in standing.posts}))
        | Q(role__in=[DocumentFile.Role.ISSUED, DocumentFile.Role.SIGNED])
    )
    return rows.select_related("document__plan", "document__issuer")


def documents_of(user: User, words: str, kind: str, state: str) -> QuerySet[Document]:
    """Documents by words of their title (marks aside) or symbol, by kind and state."""
    rows = with_words(visible_documents(user), words, "folded__contains", "symbol__icontains")
    rows = rows.filter(kind=kind) if kind else rows
    if state == MINE:
        return rows.filter(_waits_for(user))
    return rows.filter(state=state) if state else rows


def is_sent_back() -> Exists:
    """True of a document of which the last thing that happened is that it was sent back."""
    last = Step.objects.filter(document=OuterRef("document")).order_by("-pk").values("pk")[:1]
    return Exists(Step.objects.filter(document=OuterRef("pk"), kind=Step.Kind.RETURNED, pk=Subquery(last)))


def _waits_for(user: User) -> Q:
    """What the person is next to deal with: to sign, to number, to mend since it was sent back."""
    today = timezone.localdate()
    return (
        (Q(state=Document.State.WITH_UNIT) & falls_to("unit__head", user.pk, today))
        | Q(state=Document.State.FOR_SIGNATURE, signer__user=user)
        | Q(state=Document.State.FOR_SIGNATURE, signer__user=None, issuer__in=books_kept_by(user))
        | Q(state=Document.State.SIGNED, issuer__in=books_kept_by(user))
        | (Q(state=Document.State.DRAFT) & falls_to("made_by", user.pk, today) & Q(is_sent_back()))
    )


MINE = "mine"
"""How the list asks for what waits for the person."""


@dataclass(frozen=True, slots=True)
class Link:
    """A stage of the way of a document: its name, whether it is behind, at hand or ahead; who holds or held it."""

    name: str
    is_done: bool
    is_now: bool
    who: str
    step: Step | None


def chain_of(document: Document) -> tuple[list[Link], list[Step]]:
    """The stages of a document with who holds it now, and every step that was made, the last first.

    A unit's head is a stage where the document is there, or went through those hands.
    """
    steps = list(document.steps.select_related("by"))
    last = {step.kind: step for step in steps}
    signer = str(document.signer) if document.signer else _("chưa chọn người ký")
    clerk = _("văn thư %(agency)s") % {"agency": document.issuer.name}
    head = str(document.unit.head) if document.unit and document.unit.head else ""
    stages = {
        Document.State.DRAFT: (_("Dự thảo"), str(document.made_by), last.get(Step.Kind.PUT)),
        Document.State.WITH_UNIT: (_("Đơn vị duyệt"), head, last.get(Step.Kind.PASSED)),
        Document.State.FOR_SIGNATURE: (_("Trình ký"), signer, last.get(Step.Kind.SIGNED)),
        Document.State.SIGNED: (_("Cấp số"), clerk, last.get(Step.Kind.ISSUED)),
        Document.State.ISSUED: (_("Ban hành"), document.number_and_symbol, None),
    }
    if document.state != Document.State.WITH_UNIT and Step.Kind.PASSED not in last:
        del stages[Document.State.WITH_UNIT]
    here = list(stages).index(Document.State(document.state))
    links = [
        Link(name, at < here or document.is_issued, at == here, who, step)
        for at, (name, who, step) in enumerate(stages.values())
    ]
    return links, steps[::-1]


def in_use(user: User) -> QuerySet[Document]:
    """Issued documents that a person may correct or withdraw: of the bodies for which they draft, not withdrawn."""
    standing = standing_of(user)
    committee = Q(issuer__kind=Agency.Kind.COMMITTEE, plan__locality__in=standing.focal_in)
    own = Q(issuer__in=standing.agencies) | committee
    return visible_documents(user).filter(own, state=Document.State.ISSUED, withdrawn_on=None)


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
    return of_plan.filter(pk__in=standing.agencies) if kind in OF_EVERY_AGENCY else of_plan.none()


def issuers_of_records(user: User, locality: Locality) -> QuerySet[Agency]:
    """The bodies for which a person may draft what a register of the locality reports; the Committee first."""
    standing = standing_of(user)
    rows = visible_agencies(user).single().filter(valid_to=None, locality=locality)
    served = Q(kind=Agency.Kind.COMMITTEE) if locality.pk in standing.focal_in else Q(pk=None)
    committee = Case(When(kind=Agency.Kind.COMMITTEE, then=0), default=1)
    return rows.filter(Q(pk__in=standing.agencies) | served).order_by(committee, "sort_key")


def visible_registers(user: User) -> QuerySet[NumberRegister]:
    return NumberRegister.objects.filter(issuer__in=issuers_for(user)).select_related("issuer")


def visible_templates(user: User) -> QuerySet[Template]:
    return Template.objects.filter(agency__in=issuers_for(user)).select_related("agency", "added_by")


def usable_templates(issuers: QuerySet[Agency], kind: str) -> QuerySet[Template]:
    """Templates in use that one of the issuers has for a kind of document."""
    return Template.objects.filter(agency__in=issuers, kind=kind, is_used=True)
