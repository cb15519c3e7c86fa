"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "add_term": gettext_lazy("thống nhất tên gọi của %(name)s: %(text)s"),
    "edit_term": gettext_lazy("sửa tên gọi của %(name)s: %(text)s"),
    "remove_term": gettext_lazy("bỏ tên gọi của %(name)s: %(text)s"),
}
