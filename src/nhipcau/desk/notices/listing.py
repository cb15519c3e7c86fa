"""The list of mails that could not be sent."""

from django.utils.translation import gettext_lazy as _

from nhipcau.registers.columns import Column, Listing
from nhipcau.reminders.models import Mail


def _error(row: Mail) -> str:
    """Why it did not go out, as the server says; of one that the machine stopped in the middle of, that."""
    if row.state == Mail.State.CLAIMED:
        return str(_("Máy chủ dừng khi đang gửi; không rõ thư đã đi hay chưa."))
    return row.error


MAILS: Listing[Mail] = Listing(
    _("Thư chưa gửi được"),
    "thu-chua-gui-duoc",
    (
        Column("person", _("Người nhận"), lambda row: str(row.user), 30, order=("user__full_name",)),
        Column("email", _("Thư điện tử"), lambda row: row.user.email, 36, order=("user__email",)),
        Column("day", _("Ngày"), lambda row: row.day, 14, order=("day",)),
        Column("tries", _("Số lần thử"), lambda row: row.tries, 10, order=("tries",)),
        Column("error", _("Lỗi"), _error, 60),
        Column("again", _("Gửi lại"), lambda _row: "", cell="desk/notices/again_cell.html", in_sheet=False),
    ),
    _("Không có thư nào bị lỗi."),
    icon="mail",
)  # fmt: skip
