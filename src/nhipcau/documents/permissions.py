"""Who may do what with documents."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Membership
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.documents.models import Document, Kind
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_correct_plan

NOT_ONES_OWN = _("Mỗi người chỉ soạn văn bản của cơ quan mình hoặc của cấp trên mà cơ quan mình tham mưu.")
NOT_THE_KEEPER = _("Chỉ văn thư, thủ trưởng hoặc cán bộ đầu mối của cơ quan mới được đặt số của sổ văn bản.")


def can_compose_document(user: User, plan: Plan, issuer: Agency, kind: str) -> bool:
    """One drafts for one's own body, and the focal officer for the body whom the focal agency serves.

    Focal officers draft every kind; the people of an agency its own report.
    """
    if issuer.pk in standing_of(user).agencies:
        return kind == Kind.AGENCY_REPORT or can_correct_plan(user, plan)
    return can_correct_plan(user, plan) and serves(plan, issuer)


def serves(plan: Plan, issuer: Agency) -> bool:
    """True for the People's Committee of the plan's locality: its documents are drafted by the focal agency."""
    return issuer.kind == Agency.Kind.COMMITTEE and issuer.locality_id == plan.locality_id


def can_edit_document(user: User, document: Document) -> bool:
    """Those who may draft it."""
    return can_compose_document(user, document.plan, document.issuer, document.kind)


def can_sign_document(user: User, document: Document) -> bool:
    """The signer; where the signer has no account, those of the body who have the signed paper before them."""
    signer = document.signer
    if signer is None:
        return False
    return signer.user_id == user.pk if signer.user_id else can_issue_document(user, document)


def can_issue_document(user: User, document: Document) -> bool:
    """The issuing body's clerk; where it has none, its head and the people who draft for it, of that body alone."""
    standing = standing_of(user)
    if document.issuer_id in standing.clerk_of:
        return True
    has_clerk = Membership.objects.held().filter(agency=document.issuer_id, role=Membership.Role.CLERK).exists()
    return not has_clerk and document.issuer_id in standing.agencies | standing.headed


def can_keep_register(user: User, agency: Agency) -> bool:
    """The clerk and the head of the agency itself, and its focal officers."""
    standing = standing_of(user)
    is_focal = agency.pk in standing.agencies and agency.locality_id in standing.focal_in
    return agency.pk in standing.headed | standing.clerk_of or is_focal


def can_add_template(user: User, agency: Agency) -> bool:
    return can_keep_register(user, agency)


RIGHTS = (
    Right(_("soạn, trình ký văn bản"), can_edit_document),
    Right(_("soạn báo cáo của cơ quan"), can_compose_document, (Kind.AGENCY_REPORT,)),
    Right(_("duyệt ký, trả lại văn bản"), can_sign_document),
    Right(_("cấp số, ban hành, gửi văn bản"), can_issue_document),
    Right(_("đặt số đầu của sổ văn bản"), can_keep_register),
    Right(_("thêm mẫu văn bản"), can_add_template),
)
"""Every predicate, as the page of rights shows it."""
