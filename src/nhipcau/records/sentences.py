"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "attach_file": gettext_lazy("đính kèm tệp %(name)s"),
    "take_off_file": gettext_lazy("gỡ tệp %(name)s"),
    "add_picture": gettext_lazy("thêm ảnh %(caption)s"),
    "take_off_picture": gettext_lazy("gỡ ảnh %(caption)s"),
    "link_record": gettext_lazy("gắn với nhiệm vụ %(tasks)s"),
    "unlink_record": gettext_lazy("bỏ gắn với nhiệm vụ %(task)s"),
    "write_record_paper": gettext_lazy("soạn %(what)s"),
    "note_step": gettext_lazy("ghi bước “%(step)s”"),
}
