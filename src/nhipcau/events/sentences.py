"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "add_event": gettext_lazy("thêm sự kiện %(name)s, %(agency)s tổ chức"),
    "edit_event": gettext_lazy("sửa sự kiện %(name)s"),
    "repeat_event": gettext_lazy("lập sự kiện năm sau %(name)s, từ ngày %(on)s"),
    "note_event_outcome": gettext_lazy("ghi kết quả sự kiện"),
    "cancel_event": gettext_lazy("ghi sự kiện đã hủy: %(reason)s"),
    "count_participants": gettext_lazy("ghi %(country)s: %(artists)s nghệ sĩ, %(guests)s khách"),
    "invite_guests": gettext_lazy("mời %(count)s khách"),
    "answer_invitee": gettext_lazy("ghi %(name)s trả lời: %(answer)s"),
    "remove_invitee": gettext_lazy("bỏ khỏi danh sách mời %(name)s"),
    "plan_preparations": gettext_lazy("lập danh mục chuẩn bị: %(count)s việc"),
    "add_preparation": gettext_lazy("thêm việc chuẩn bị %(name)s"),
    "tick_preparation": gettext_lazy("ghi việc chuẩn bị %(name)s: %(state)s"),
    "remove_preparation": gettext_lazy("bỏ việc chuẩn bị %(name)s"),
    "add_sponsor": gettext_lazy("ghi nhà tài trợ %(name)s"),
    "remove_sponsor": gettext_lazy("bỏ nhà tài trợ %(name)s"),
}
