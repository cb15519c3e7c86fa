"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "add_programme_item": gettext_lazy("thêm vào chương trình: %(item)s"),
    "add_programme_items": gettext_lazy("thêm %(count)s mục vào chương trình từ danh sách"),
    "edit_programme_item": gettext_lazy("sửa mục chương trình: %(item)s"),
    "move_programme_item": gettext_lazy("chuyển %(item)s từ %(was)s sang %(to)s"),
    "drop_programme_item": gettext_lazy("bỏ khỏi chương trình: %(item)s"),
    "settle_programme": gettext_lazy("chốt chương trình, bản thứ %(number)s"),
    "add_resource": gettext_lazy("thêm %(name)s vào danh mục người, xe, phòng"),
    "edit_resource": gettext_lazy("sửa %(name)s trong danh mục người, xe, phòng"),
}
