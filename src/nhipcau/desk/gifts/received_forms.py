"""The shape of what people type about gifts that came in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.desk.fields import lines, money
from nhipcau.desk.named import PARTNER, NamedField
from nhipcau.gifts.models import ReceivedGift
from nhipcau.gifts.received_actions import Came, Settled
from nhipcau.partners.queries import agencies_to_answer, visible_partners

PARTS = (
    (_("Quà tặng"), ("given", "received_on", "description", "pieces", "estimated", "kept_at", "agency")),
    (_("Người tặng"), ("giver", "giver_post", "partner", "relation", "circumstances")),
)


class ReceivedForm(forms.Form):
    """A gift that came in: to whom it was given, by whom, when and how."""

    given = forms.ChoiceField(
        label=_("Tặng ai"), choices=ReceivedGift.Given.choices,
        help_text=_("Tặng cá nhân không đúng quy định: báo cáo, nộp lại trong 05 ngày làm việc."),
    )  # fmt: skip
    received_on = forms.DateField(label=_("Ngày nhận"))
    description = forms.CharField(label=_("Quà tặng, đặc điểm"), max_length=400)
    pieces = forms.IntegerField(label=_("Số lượng"), min_value=1, max_value=100_000, initial=1)
    estimated = money(
        _("Giá trị ước tính (đồng)"), _("Khi người tặng không cho biết: theo giá bán công khai của sản phẩm tương tự.")
    )
    kept_at = forms.CharField(label=_("Nơi giữ"), max_length=250, required=False)
    agency = forms.ModelChoiceField(label=_("Cơ quan giữ sổ"), queryset=Agency.objects.none())
    giver = forms.CharField(label=_("Người tặng"), max_length=200)
    giver_post = forms.CharField(label=_("Chức vụ, cơ quan, địa chỉ người tặng"), max_length=400, required=False)
    partner = NamedField(PARTNER, label=_("Đối tác"), required=False)
    relation = forms.CharField(label=_("Mối quan hệ với người tặng"), max_length=400, required=False)
    circumstances = forms.CharField(
        label=_("Thời gian, địa điểm, hoàn cảnh"), widget=lines(3), max_length=2000, required=False
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]
        self.fields["partner"].rows = visible_partners(user).filter(locality=locality)  # type: ignore[attr-defined]

    def came(self) -> Came:
        return Came(**self.cleaned_data)


class SettleForm(forms.Form):
    """What became of a gift."""

    kept_at = forms.CharField(label=_("Nơi giữ"), max_length=250, required=False)
    outcome = forms.CharField(
        label=_("Kết cục"), max_length=400, required=False,
        help_text=_("Trưng bày (mã tài sản), chuyển đơn vị sử dụng, bán và nộp ngân sách."),
    )  # fmt: skip
    valued = money(_("Giá trị xác định (đồng)"))
    sold_on = forms.DateField(label=_("Ngày bán"), required=False)
    sold_for = money(_("Tiền bán được (đồng)"))
    costs = money(_("Chi phí bán (đồng)"))
    closed_on = forms.DateField(
        label=_("Xử lý xong ngày"), required=False, help_text=_("Từ ngày này hồ sơ không sửa được nữa.")
    )

    def settled(self) -> Settled:
        return Settled(**self.cleaned_data)
