"""Who may do what with documents."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.documents.models import Document, Kind
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_correct_plan


def can_compose_document(user: User, plan: Plan, issuer: Agency, kind: str) -> bool:
    """The focal officer for the locality; people of an agency for its own report."""
    if can_correct_plan(user, plan):
        return issuer.locality_id == plan.locality_id
    return kind == Kind.AGENCY_REPORT and issuer.pk in standing_of(user).agencies


def can_edit_document(user: User, document: Document) -> bool:
    return can_compose_document(user, document.plan, document.issuer, document.kind)


def can_issue_document(user: User, document: Document) -> bool:
    """Whoever edits it: the number is given by the clerk who has the signed paper before them."""
    return can_edit_document(user, document)


def can_keep_register(user: User, agency: Agency) -> bool:
    """The focal officer of the locality, and the head of the agency itself."""
    standing = standing_of(user)
    return agency.locality_id in standing.focal_in or agency.pk in standing.headed


def can_add_template(user: User, agency: Agency) -> bool:
    return can_keep_register(user, agency)


RIGHTS = (
    Right(_("soạn, trình ký văn bản"), can_edit_document),
    Right(_("soạn báo cáo của cơ quan"), can_compose_document, (Kind.AGENCY_REPORT,)),
    Right(_("cấp số, ban hành văn bản"), can_issue_document),
    Right(_("đặt số đầu của sổ văn bản"), can_keep_register),
    Right(_("thêm mẫu văn bản"), can_add_template),
)
"""Every predicate, as the page of rights shows it."""
