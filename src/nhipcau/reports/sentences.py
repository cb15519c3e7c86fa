"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "open_period": gettext_lazy("mở kỳ báo cáo “%(name)s”"),
    "set_schedule": gettext_lazy("đặt lịch mở kỳ báo cáo: %(frequency)s"),
    "extend_period": gettext_lazy("gia hạn kỳ báo cáo đến %(due_on)s"),
    "close_period": gettext_lazy("đóng kỳ báo cáo"),
    "comment_on": gettext_lazy("trao đổi về báo cáo"),
    "save_submission": gettext_lazy("lưu báo cáo"),
    "send_submission": gettext_lazy("gửi báo cáo"),
    "send_nil_report": gettext_lazy("báo cáo không phát sinh nhiệm vụ trong kỳ"),
    "recall_submission": gettext_lazy("rút báo cáo về để sửa"),
    "return_submission": gettext_lazy("trả lại báo cáo"),
    "accept_submission": gettext_lazy("tiếp nhận báo cáo"),
    "withdraw_evidence": gettext_lazy("rút minh chứng “%(name)s”"),
    "edit_report": gettext_lazy("sửa báo cáo tổng hợp"),
}
