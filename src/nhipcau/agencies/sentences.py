"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "add_agency": gettext_lazy("thêm cơ quan “%(name)s”"),
    "add_alias": gettext_lazy("thêm tên gọi khác “%(name)s”"),
    "found": gettext_lazy("lập cơ quan đầu tiên: %(name)s"),
    "edit_agency": gettext_lazy("sửa thông tin %(name)s"),
    "remove_alias": gettext_lazy("bỏ tên gọi khác “%(name)s”"),
    "set_members": gettext_lazy("chọn thành viên của nhóm %(name)s"),
    "set_focal_agency": gettext_lazy("chọn %(name)s làm cơ quan đầu mối"),
    "set_letterhead": gettext_lazy("xác nhận thể thức văn bản của %(name)s"),
    "add_drafting_unit": gettext_lazy("thêm đơn vị soạn thảo %(name)s của %(agency)s"),
    "drop_drafting_unit": gettext_lazy("thôi dùng đơn vị soạn thảo %(name)s của %(agency)s"),
    "set_unit_head": gettext_lazy("ghi trưởng đơn vị %(name)s: %(person)s"),
    "add_signer": gettext_lazy("thêm người ký %(name)s của %(agency)s"),
    "end_signer": gettext_lazy("ghi %(name)s thôi ký cho %(agency)s từ sau ngày %(on)s"),
    "import_agencies": gettext_lazy("nhập danh mục cơ quan: %(added)s mới, %(changed)s sửa"),
    "add_absence": gettext_lazy("ghi %(name)s vắng mặt, %(person)s thay, từ %(since)s đến hết %(until)s"),
    "call_off_absence": gettext_lazy("ghi %(name)s không vắng mặt nữa"),
    "invite_people": gettext_lazy("mời %(count)s người từ một danh sách"),
    "invite_person": gettext_lazy("mời %(email)s"),
    "withdraw_invitation": gettext_lazy("thu hồi thư mời gửi %(email)s"),
    "accept_invitation": gettext_lazy("nhận lời mời"),
}
