"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "plan_inspection": gettext_lazy("lập lịch kiểm tra %(agency)s ngày %(on)s"),
    "change_inspection": gettext_lazy("đổi lịch kiểm tra %(agency)s, ngày %(on)s"),
    "call_off_inspection": gettext_lazy("hủy lịch kiểm tra %(agency)s: %(reason)s"),
    "record_inspection": gettext_lazy("ghi kết quả kiểm tra %(agency)s"),
    "assign_finding": gettext_lazy("giao kiến nghị sau kiểm tra thành nhiệm vụ: %(text)s"),
}
