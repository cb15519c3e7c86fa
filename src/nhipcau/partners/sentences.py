"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "add_partner": gettext_lazy("thêm đối tác %(name)s, %(agency)s theo dõi"),
    "import_partners": gettext_lazy("nhập đối tác từ bảng: %(added)s mới, %(changed)s sửa"),
    "edit_partner": gettext_lazy("sửa hồ sơ đối tác %(name)s"),
    "merge_partners": gettext_lazy("gộp hồ sơ %(name)s vào hồ sơ này"),
    "add_post": gettext_lazy("ghi đầu mối liên hệ %(contact)s, %(title)s"),
    "end_post": gettext_lazy("ghi %(contact)s giữ chức vụ %(title)s đến hết ngày %(on)s"),
    "note_activity": gettext_lazy("ghi hoạt động ngày %(on)s"),
    "correct_country": gettext_lazy("sửa thông tin về %(name)s, căn cứ %(source)s"),
}
