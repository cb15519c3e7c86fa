"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "renew_calendar": gettext_lazy("tạo địa chỉ lịch riêng"),
    "set_rules": gettext_lazy("sửa quy tắc nhắc việc"),
    "ask_extension": gettext_lazy("xin gia hạn đến %(until)s"),
    "decide_extension": gettext_lazy("quyết định việc gia hạn"),
}
