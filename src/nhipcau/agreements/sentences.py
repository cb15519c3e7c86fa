"""What the record says of this app's actions, behind the name of who acted: a sentence for each verb."""

from django.utils.translation import gettext_lazy

SENTENCES = {
    "add_agreement": gettext_lazy("thêm %(title)s, %(agency)s theo dõi"),
    "edit_agreement": gettext_lazy("sửa %(title)s"),
    "add_commitment": gettext_lazy("ghi cam kết"),
    "assign_commitment": gettext_lazy("giao cam kết thành nhiệm vụ cho %(agency)s"),
    "review_agreement": gettext_lazy("rà soát năm %(year)s: %(verdict)s"),
    "end_agreement": gettext_lazy("ghi thỏa thuận chấm dứt ngày %(on)s"),
}
