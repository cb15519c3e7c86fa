"""The list of who holds which role."""

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Membership
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words


def _last_entered(row: Membership) -> str:
    last = row.user.last_login
    return f"{localtime(last):%d/%m/%Y}" if last else str(_("chưa từng"))


PEOPLE: Listing[Membership] = Listing(
    _("Người dùng"),
    "nguoi-dung",
    (
        Column("name", _("Họ và tên"), lambda row: row.user.full_name, 30, cell="desk/people/name_cell.html"),
        Column("title", _("Chức danh"), lambda row: row.user.title, 24, on_page=False),
        Column("role", _("Vai trò"), lambda row: str(row.get_role_display()), 24),
        Column("agency", _("Cơ quan"), lambda row: row.agency.name, 44,
               link=lambda row: reverse("agency_detail", args=[row.agency_id])),
        Column("email", _("Thư điện tử"), lambda row: row.user.email, 36),
        Column("entered", _("Đăng nhập gần nhất"), _last_entered, 18, order=("user__last_login",)),
        Column("end", _("Việc"), lambda row: "", in_sheet=False, cell="desk/people/end_cell.html"),
    ),
    _("Chưa có ai được mời."),
    (Words(), Choice("entered", _("Đăng nhập"), [("never", _("Chưa từng đăng nhập"))])),
    icon="users",
)  # fmt: skip
