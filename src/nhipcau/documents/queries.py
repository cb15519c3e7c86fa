"""What a person sees of documents."""

from django.db.models import Q, QuerySet

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import visible_agencies
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.documents.models import Document, DocumentFile, NumberRegister, Template
from nhipcau.plans.queries import visible_plans


def visible_documents(user: User) -> QuerySet[Document]:
    """What one's own agencies issue, everything for focal officers and leaders; for the rest what is issued."""
    standing = standing_of(user)
    plans = visible_plans(user)
    rows = Document.objects.filter(
        Q(plan__locality__in=standing.focal_in | standing.leader_in)
        | Q(issuer__in=standing.agencies)
        | Q(state=Document.State.ISSUED, plan__in=plans)
    )
    return rows.filter(plan__in=plans).select_related("plan__locality", "issuer", "issued_by", "made_by")


def visible_files(user: User) -> QuerySet[DocumentFile]:
    """Files of visible documents; of an issued one of another agency only what was issued and signed."""
    standing = standing_of(user)
    rows = DocumentFile.objects.filter(document__in=visible_documents(user)).filter(
        Q(document__plan__locality__in=standing.focal_in | standing.leader_in)
        | Q(document__issuer__in=standing.agencies)
        | Q(role__in=[DocumentFile.Role.ISSUED, DocumentFile.Role.SIGNED])
    )
    return rows.select_related("document__plan", "document__issuer")


def documents_of(user: User, words: str, kind: str, state: str) -> QuerySet[Document]:
    """Documents by words of their title (marks aside) or symbol, by kind and state."""
    rows = with_words(visible_documents(user), words, "folded__contains", "symbol__icontains")
    rows = rows.filter(kind=kind) if kind else rows
    return rows.filter(state=state) if state else rows


def text_file(document: Document) -> DocumentFile | None:
    """The file that would be signed: the last that was composed or edited."""
    return document.files.filter(role__in=DocumentFile.TEXT).first()


def issuers_for(user: User) -> QuerySet[Agency]:
    """Agencies for which a person may keep registers and templates."""
    standing = standing_of(user)
    return visible_agencies(user).filter(Q(locality__in=standing.focal_in) | Q(pk__in=standing.headed))


def visible_registers(user: User) -> QuerySet[NumberRegister]:
    return NumberRegister.objects.filter(issuer__in=issuers_for(user)).select_related("issuer")


def visible_templates(user: User) -> QuerySet[Template]:
    return Template.objects.filter(agency__in=issuers_for(user)).select_related("agency", "added_by")


def usable_templates(issuers: QuerySet[Agency], kind: str) -> QuerySet[Template]:
    """Templates in use that one of the issuers has for a kind of document."""
    return Template.objects.filter(agency__in=issuers, kind=kind, is_used=True)
