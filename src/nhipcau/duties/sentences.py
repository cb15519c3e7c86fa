"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "note_duty": gettext_lazy("ghi đã thực hiện năm %(year)s: %(duty)s; %(paper)s, gửi ngày %(on)s"),
    "waive_duty": gettext_lazy("ghi không phải thực hiện năm %(year)s: %(duty)s"),
    "reopen_duty": gettext_lazy("bỏ kết quả đã ghi năm %(year)s: %(duty)s"),
    "assign_duty": gettext_lazy("giao %(agency)s phụ trách: %(duty)s"),
}
