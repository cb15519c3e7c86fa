"""The shape of what people type about how an agency writes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Letterhead, Signer
from nhipcau.agencies.office_form import NewSigner, OfficeForm
from nhipcau.agencies.queries import people_of
from nhipcau.desk.fields import lines


class LetterheadForm(forms.Form):
    """What stands above, below and around the documents of an agency."""

    form = forms.ChoiceField(label=_("Thể thức theo"), choices=Letterhead.Form.choices)
    above = forms.CharField(label=_("Cơ quan chủ quản"), max_length=200, required=False,
                            help_text=_("Dòng trên tên cơ quan, ví dụ UBND tỉnh kèm tên tỉnh."))  # fmt: skip
    has_none_above = forms.BooleanField(label=_("Không ghi cơ quan chủ quản"), required=False)
    name_lines = forms.CharField(label=_("Tên cơ quan ban hành"), widget=lines(3), max_length=500,
                                 help_text=_("Mỗi dòng in thành một dòng; không tách tên riêng."))  # fmt: skip
    symbol = forms.CharField(label=_("Ký hiệu cơ quan"), max_length=30, required=False,
                             help_text=_("Phần chữ viết tắt tên cơ quan trong số, ký hiệu, ví dụ SNgV."))  # fmt: skip
    place = forms.CharField(label=_("Địa danh"), max_length=80, required=False)
    authority = forms.CharField(label=_("Thẩm quyền ký thay mặt tập thể"), max_length=80, required=False,
                                help_text=_("Để trống nếu cơ quan làm việc theo chế độ thủ trưởng."))  # fmt: skip
    chief = forms.CharField(label=_("Chức vụ người đứng đầu"), max_length=80, required=False)
    deputy_mark = forms.CharField(
        label=_("Dấu hiệu ký thay"), max_length=10, required=False,
        help_text=_("KT. hoặc K/T; để trống nếu cấp phó ký đúng chức vụ của mình."),
    )  # fmt: skip
    leaders = forms.CharField(label=_("Dòng lãnh đạo trong nơi nhận"), max_length=120, required=False,
                              help_text=_("Ví dụ Lãnh đạo Sở; để trống thì không ghi."))  # fmt: skip
    filed = forms.CharField(label=_("Dòng lưu"), max_length=80,
                            help_text=_("Dòng cuối của nơi nhận, ví dụ Lưu: VT."))  # fmt: skip
    keeps_register = forms.BooleanField(
        label=_("Sổ văn bản đi lập trên hệ thống này"), required=False,
        help_text=_("Không chọn: văn thư nhập số do hệ thống quản lý văn bản của cơ quan cấp."),
    )  # fmt: skip
    term_from = forms.IntegerField(
        label=_("Số chạy theo nhiệm kỳ, từ năm"), required=False, min_value=2000, max_value=2100,
        help_text=_("Cơ quan Đảng: năm bắt đầu nhiệm kỳ; để trống nếu số bắt đầu lại từ 01 mỗi năm."),
    )  # fmt: skip
    is_outside = forms.BooleanField(
        label=_("Không trực thuộc Ủy ban nhân dân"), required=False,
        help_text=_("Cơ quan Đảng, Mặt trận, công an, quân đội: chỉ đề nghị phối hợp, không đôn đốc."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(letterhead: Letterhead) -> dict[str, Any]:
        """What is confirmed or proposed; the version is 0 where nothing was confirmed."""
        known = {name: getattr(letterhead, name) for name in OfficeForm.__slots__}
        return known | {"version": letterhead.confirmed_version}

    def office_form(self) -> OfficeForm:
        return OfficeForm(**{name: self.cleaned_data[name] for name in OfficeForm.__slots__})


class DraftingUnitForm(forms.Form):
    """A unit that drafts."""

    name = forms.CharField(label=_("Tên đơn vị soạn thảo"), max_length=160)
    abbreviation = forms.CharField(label=_("Viết tắt"), max_length=20, help_text=_("Ví dụ HTQT."))


class UnitHeadForm(forms.Form):
    """Who looks through what a unit drafts."""

    head = forms.ModelChoiceField(
        label=_("Trưởng đơn vị"), queryset=User.objects.none(), required=False,
        help_text=_("Văn bản của đơn vị qua người này duyệt trước khi trình ký; để trống thì trình ký ngay."),
    )  # fmt: skip

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["head"].queryset = people_of(agency)  # type: ignore[attr-defined]


class SignerForm(forms.Form):
    """Somebody who signs."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    position = forms.CharField(label=_("Chức vụ"), max_length=120, help_text=_("Ví dụ Giám đốc, Phó Giám đốc."))
    title = forms.CharField(label=_("Cấp bậc, học hàm, học vị"), max_length=60, required=False,
                            help_text=_("Chỉ ghi khi ngành quy định, ví dụ Đại tá."))  # fmt: skip
    user = forms.ModelChoiceField(
        label=_("Tài khoản"), queryset=User.objects.none(), required=False,
        help_text=_("Người ký có tài khoản thì duyệt, trả lại văn bản ngay trên hệ thống."),
    )  # fmt: skip
    since = forms.DateField(label=_("Từ ngày"), required=False)
    until = forms.DateField(label=_("Đến hết ngày"), required=False,
                            help_text=_("Ghi khi được giao ký thay trong một thời gian."))  # fmt: skip

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people_of(agency)  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(signer: Signer | None) -> dict[str, Any]:
        if signer is None:
            return {}
        return {"name": signer.name, "position": signer.position, "user": signer.user_id}

    def new_signer(self) -> NewSigner:
        return NewSigner(**self.cleaned_data)
