"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "add_work": gettext_lazy("thêm %(name)s, %(agency)s quản lý"),
    "edit_work": gettext_lazy("sửa %(name)s"),
    "note_figure": gettext_lazy("ghi %(name)s năm %(year)s: %(value)s"),
}
