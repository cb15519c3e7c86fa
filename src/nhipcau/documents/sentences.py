"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "compose_document": gettext_lazy("soạn văn bản: %(title)s"),
    "edit_document": gettext_lazy("tải lên bản chỉnh sửa của văn bản: %(name)s"),
    "put_for_signature": gettext_lazy("trình ký văn bản"),
    "pass_document": gettext_lazy("duyệt văn bản của đơn vị, chuyển người ký"),
    "choose_signer": gettext_lazy("chọn người ký: %(name)s"),
    "sign_document": gettext_lazy("duyệt ký văn bản"),
    "return_document": gettext_lazy("trả lại văn bản: %(remark)s"),
    "record_delivery": gettext_lazy("ghi nơi gửi văn bản, ngày %(on)s"),
    "take_back_document": gettext_lazy("đưa văn bản trở lại dự thảo"),
    "discard_document": gettext_lazy("hủy dự thảo văn bản “%(title)s”"),
    "issue_document": gettext_lazy("ban hành văn bản số %(number)s"),
    "attach_signed": gettext_lazy("đính kèm bản đã ký: %(name)s"),
    "register_incoming": gettext_lazy("đăng ký văn bản đến số %(number)s: %(title)s"),
    "hand_over_incoming": gettext_lazy("chuyển văn bản đến cho %(name)s xử lý"),
    "finish_incoming": gettext_lazy("ghi kết quả xử lý văn bản đến: %(outcome)s %(answer)s"),
    "amend_from_incoming": gettext_lazy("lập dự thảo điều chỉnh %(number)s từ văn bản đến"),
    "make_copy": gettext_lazy("sao văn bản, bản sao số %(number)s"),
    "set_last_number": gettext_lazy("đặt số đầu của sổ văn bản %(symbol)s: %(last)s"),
    "add_template": gettext_lazy("thêm mẫu văn bản “%(name)s”"),
    "drop_template": gettext_lazy("bỏ mẫu văn bản “%(name)s”"),
    "receive_report": gettext_lazy("tiếp nhận báo cáo của %(sender)s"),
    "send_up": gettext_lazy("gửi báo cáo lên bộ, ngành"),
}
