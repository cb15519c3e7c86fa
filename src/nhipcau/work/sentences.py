"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "post_progress": gettext_lazy("cập nhật tiến độ: %(percent)s%%"),
    "raise_difficulty": gettext_lazy("nêu khó khăn, vướng mắc"),
    "answer_difficulty": gettext_lazy("trả lời khó khăn, vướng mắc"),
    "merge_difficulty": gettext_lazy("gộp hoặc tách khó khăn, vướng mắc"),
    "pass_up_difficulty": gettext_lazy("trình lãnh đạo khó khăn, vướng mắc"),
    "accept_task": gettext_lazy("nhận việc"),
    "decline_task": gettext_lazy("từ chối việc"),
    "decide_decline": gettext_lazy("quyết định việc từ chối"),
    "hand_over": gettext_lazy("giao người xử lý: %(person)s"),
    "set_milestone": gettext_lazy("ghi mốc công việc"),
    "finish_milestone": gettext_lazy("đánh dấu mốc công việc"),
    "drop_milestone": gettext_lazy("bỏ mốc công việc"),
    "join_task": gettext_lazy("ghi là cùng một việc với %(task)s"),
    "set_indicator": gettext_lazy("đặt chỉ tiêu"),
    "take_indicators": gettext_lazy("lấy %(count)s chỉ tiêu từ văn bản"),
    "drop_indicator": gettext_lazy("bỏ chỉ tiêu"),
    "post_value": gettext_lazy("ghi kết quả chỉ tiêu: %(value)s"),
    "import_work": gettext_lazy("nhập công việc từ bảng: %(added)s mới, %(matched)s đã có"),
}
