"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "record_succession": gettext_lazy("ghi nhận sắp xếp theo %(act)s: %(old)s → %(new)s"),
    "reverse_succession": gettext_lazy("hủy việc sắp xếp"),
    "reorganise": gettext_lazy("ghi nhận %(count)s việc sắp xếp từ một bảng"),
    "end_membership": gettext_lazy("thu hồi vai trò: %(person)s"),
}
