"""Who may change agencies, and who may let people in."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality, Membership
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right

Role = Membership.Role
INVITED_BY_FOCAL = frozenset({Role.OFFICER, Role.HEAD, Role.CLERK})
"""What a focal officer may make of others; every other role is given by an administrator."""


def can_add_agency(user: User, locality: Locality) -> bool:
    """Focal officers and administrators of the locality."""
    standing = standing_of(user)
    return locality.pk in standing.focal_in | standing.administered


def can_edit_agency(user: User, agency: Agency) -> bool:
    """Those who may add agencies, and the agency's own head."""
    return can_add_agency(user, agency.locality) or agency.pk in standing_of(user).headed


def can_set_members(user: User, group: Agency) -> bool:
    return can_add_agency(user, group.locality)


def can_import_agencies(user: User, locality: Locality) -> bool:
    return can_add_agency(user, locality)


def can_set_focal_agency(user: User, locality: Locality) -> bool:
    """Administrators: it decides whose focal officers count."""
    return locality.pk in standing_of(user).administered


def can_set_letterhead(user: User, agency: Agency) -> bool:
    """How an agency writes and who signs for it: those who may add agencies, and its own head."""
    return can_edit_agency(user, agency)


def can_record_succession(user: User, locality: Locality) -> bool:
    return can_add_agency(user, locality)


def can_see_people(user: User, locality: Locality) -> bool:
    """Those who let people in, and the leaders."""
    return can_add_agency(user, locality) or locality.pk in standing_of(user).leader_in


def can_invite_person(user: User, agency: Agency, role: str) -> bool:
    """Administrators to any role, focal officers to officer, head and clerk."""
    standing = standing_of(user)
    if agency.locality_id in standing.administered:
        return True
    return role in INVITED_BY_FOCAL and agency.locality_id in standing.focal_in


def can_end_membership(user: User, membership: Membership) -> bool:
    """Those who could have given the role; nobody ends their own."""
    return membership.user_id != user.pk and can_invite_person(user, membership.agency, membership.role)


def can_add_absence(user: User, agency: Agency) -> bool:
    """Who may say of an agency's people that they are away, beside themselves: its head, administrators."""
    standing = standing_of(user)
    return agency.pk in standing.headed or agency.locality_id in standing.administered


RIGHTS = (
    Right(_("thêm cơ quan, tên gọi khác"), can_add_agency),
    Right(_("sửa thông tin cơ quan"), can_edit_agency),
    Right(_("khai báo thể thức, người ký"), can_set_letterhead),
    Right(_("chọn thành viên của nhóm cơ quan"), can_set_members),
    Right(_("nhập danh mục cơ quan từ .xlsx"), can_import_agencies),
    Right(_("hợp nhất, chia tách, đổi tên, giải thể"), can_record_succession),
    Right(_("chọn cơ quan đầu mối"), can_set_focal_agency),
    Right(_("xem danh sách người dùng"), can_see_people),
    Right(_("mời chuyên viên, thủ trưởng"), can_invite_person, (Role.OFFICER,)),
    Right(_("mời vào vai trò bất kỳ"), can_invite_person, (Role.LEADER,)),
    Right(_("thu hồi vai trò chuyên viên"), can_end_membership),
    Right(_("ghi người khác vắng mặt, người thay thế"), can_add_absence),
)
"""Every predicate, as the page of rights shows it."""
