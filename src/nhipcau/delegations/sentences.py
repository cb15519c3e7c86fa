"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "add_delegation": gettext_lazy("thêm %(name)s, %(agency)s chủ trì"),
    "edit_delegation": gettext_lazy("sửa %(name)s"),
    "decide_delegation": gettext_lazy("ghi quyết định %(decision)s"),
    "note_outcome": gettext_lazy("ghi kết quả của đoàn"),
    "cancel_delegation": gettext_lazy("ghi đoàn đã hủy: %(reason)s"),
    "add_follow_up": gettext_lazy("ghi nội dung thống nhất"),
    "assign_follow_up": gettext_lazy("giao nội dung thống nhất thành nhiệm vụ cho %(agency)s"),
    "add_member": gettext_lazy("thêm %(name)s vào đoàn"),
    "add_members": gettext_lazy("thêm %(count)s người vào đoàn từ danh sách"),
    "edit_member": gettext_lazy("sửa thông tin của %(name)s trong đoàn"),
    "remove_member": gettext_lazy("bỏ %(name)s khỏi đoàn"),
    "move_member": gettext_lazy("xếp %(name)s vào thứ tự %(place)s"),
    "order_members": gettext_lazy("xếp thành phần đoàn theo thứ bậc lễ tân"),
    "look_at_passports": gettext_lazy("xem số hộ chiếu của %(count)s người"),
    "write_delegation_paper": gettext_lazy("soạn %(what)s"),
}
