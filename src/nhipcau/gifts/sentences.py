"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "add_gift": gettext_lazy("thêm %(name)s vào danh mục quà tặng, %(agency)s quản lý"),
    "edit_gift": gettext_lazy("sửa %(name)s"),
    "withdraw_gift": gettext_lazy("ghi thôi dùng %(name)s từ ngày %(on)s"),
    "move_stock": gettext_lazy("%(kind)s: %(pieces)s"),
    "give_gift": gettext_lazy("tặng %(to)s, số lượng %(pieces)s"),
    "take_back_giving": gettext_lazy("hủy lượt tặng %(to)s"),
    "add_received_gift": gettext_lazy("ghi quà nhận được số %(number)s vào sổ của %(agency)s"),
    "settle_received_gift": gettext_lazy("ghi việc xử lý quà số %(number)s"),
}
