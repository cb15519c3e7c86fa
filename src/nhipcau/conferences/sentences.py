"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "add_conference": gettext_lazy("thêm %(name)s, %(agency)s tổ chức"),
    "edit_conference": gettext_lazy("sửa %(name)s"),
    "count_attendance": gettext_lazy("ghi đại biểu %(country)s: dự kiến %(planned)s"),
    "permit_conference": gettext_lazy("ghi văn bản cho phép %(decision)s"),
    "note_conference_outcome": gettext_lazy("ghi kết quả hội nghị, hội thảo"),
    "cancel_conference": gettext_lazy("ghi hội nghị, hội thảo đã hủy: %(reason)s"),
    "write_conference_paper": gettext_lazy("soạn %(what)s"),
}
