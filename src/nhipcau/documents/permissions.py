"""Who may do what with documents."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.absences import stands_in_for
from nhipcau.agencies.models import Agency, Membership
from nhipcau.agencies.queries import in_charge_of
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.documents.models import BY_REGISTERS, Document, Incoming, Kind
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_correct_plan

NOT_ONES_OWN = _("Mỗi người chỉ soạn văn bản của cơ quan mình hoặc của cấp trên mà cơ quan mình tham mưu.")
OF_EVERY_AGENCY = (Kind.AGENCY_REPORT, Kind.OWN_PLAN, Kind.CORRECTION, Kind.WITHDRAWAL, *BY_REGISTERS)  # fmt: skip
"""Kinds of documents that the people of any agency draft for it."""
NOT_THE_CLERK = _("Chỉ văn thư của cơ quan mới được đăng ký văn bản đến, sao văn bản.")
NOT_THE_KEEPER = _("Chỉ văn thư, thủ trưởng hoặc cán bộ đầu mối của cơ quan mới được đặt số của sổ văn bản.")


def can_compose_document(user: User, plan: Plan, issuer: Agency, kind: str) -> bool:
    """One drafts for one's own body, and the focal officer for the body whom the focal agency serves.

    Focal officers draft every kind; the people of an agency its own report and plan, and what mends their documents.
    """
    if issuer.pk in standing_of(user).agencies:
        return kind in OF_EVERY_AGENCY or can_correct_plan(user, plan)
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


def can_pass_document(user: User, document: Document) -> bool:
    """The head of the unit that drafted it, as long as they are of the body, and who stands in for them."""
    is_of_body = any(post.agency_id == document.issuer_id for post in standing_of(user).posts)
    unit = document.unit
    return is_of_body and unit is not None and stands_in_for(user, unit.head, timezone.localdate())


def can_issue_document(user: User, document: Document) -> bool:
    """The issuing body's clerk; where it has none, its head and the people who draft for it, of that body alone."""
    return can_keep_books(user, document.issuer)


def can_return_document(user: User, document: Document) -> bool:
    """Whoever has it before them: the unit's head; after that the signer, and the clerk who is to number it."""
    if document.state == Document.State.WITH_UNIT:
        return can_pass_document(user, document)
    return can_sign_document(user, document) or can_issue_document(user, document)


def can_keep_books(user: User, agency: Agency) -> bool:
    """The agency's clerk; where it has none, its head and its people."""
    standing = standing_of(user)
    if agency.pk in standing.clerk_of:
        return True
    return agency.pk in standing.agencies | standing.headed and not has_clerk(agency)


def has_clerk(agency: Agency) -> bool:
    return Membership.objects.held().filter(agency=agency, role=Membership.Role.CLERK).exists()


def can_hand_over(user: User, incoming: Incoming) -> bool:
    """Who says who is to deal with it: the clerk and the head of the body that received it, or of its successors."""
    bodies = in_charge_of(incoming.agency)
    headed = standing_of(user).headed
    return any(agency.pk in headed or can_keep_books(user, agency) for agency in bodies)


def can_finish_incoming(user: User, incoming: Incoming) -> bool:
    """Whoever is to deal with it, who stands in for them, and those who hand over."""
    held = Membership.objects.held().filter(user=user, agency__in=in_charge_of(incoming.agency))
    is_handler = held.exists() and stands_in_for(user, incoming.handler, timezone.localdate())
    return is_handler or can_hand_over(user, incoming)


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
    Right(_("duyệt văn bản của đơn vị trước khi trình ký"), can_pass_document),
    Right(_("duyệt ký văn bản"), can_sign_document),
    Right(_("trả lại văn bản"), can_return_document),
    Right(_("cấp số, ban hành, gửi văn bản"), can_issue_document),
    Right(_("đăng ký văn bản đến, sao văn bản"), can_keep_books),
    Right(_("chuyển xử lý văn bản đến"), can_hand_over),
    Right(_("ghi kết quả xử lý văn bản đến"), can_finish_incoming),
    Right(_("đặt số đầu của sổ văn bản"), can_keep_register),
    Right(_("thêm mẫu văn bản"), can_add_template),
)
"""Every predicate, as the page of rights shows it."""
