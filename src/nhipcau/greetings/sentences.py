"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "write_greeting": gettext_lazy("soạn %(title)s"),
    "rewrite_greeting": gettext_lazy("soạn lại %(title)s"),
    "skip_greeting": gettext_lazy("ghi không gửi %(title)s"),
    "note_sent": gettext_lazy("ghi đã gửi %(title)s ngày %(on)s"),
    "note_answer": gettext_lazy("ghi được đáp %(title)s ngày %(on)s"),
    "keep_text": gettext_lazy("giữ lời văn mẫu: %(occasion)s, %(language)s"),
    "remove_text": gettext_lazy("bỏ lời văn mẫu: %(occasion)s, %(language)s"),
}
