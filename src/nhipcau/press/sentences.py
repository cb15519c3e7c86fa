"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "add_press_visit": gettext_lazy("thêm %(name)s, %(agency)s hướng dẫn"),
    "edit_press_visit": gettext_lazy("sửa %(name)s"),
    "cancel_press_visit": gettext_lazy("ghi đoàn phóng viên, đoàn phim đã hủy: %(reason)s"),
    "answer_press_visit": gettext_lazy("ghi trả lời %(answer)s bằng %(paper)s"),
    "note_consent": gettext_lazy("ghi văn bản đồng ý đổi chương trình: %(paper)s"),
    "add_reporter": gettext_lazy("thêm %(name)s vào đoàn phóng viên"),
    "add_reporters": gettext_lazy("thêm %(count)s người vào đoàn phóng viên từ danh sách"),
    "remove_reporter": gettext_lazy("bỏ %(name)s khỏi đoàn phóng viên"),
    "add_published": gettext_lazy("ghi tác phẩm %(title)s"),
    "remove_published": gettext_lazy("bỏ tác phẩm %(title)s"),
    "note_violation": gettext_lazy("ghi vi phạm lúc %(at)s"),
    "tell_violation": gettext_lazy("ghi đã thông báo vi phạm cho Bộ Ngoại giao lúc %(at)s"),
}
