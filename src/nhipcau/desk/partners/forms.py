"""The shape of what people type about partners."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.desk.fields import lines
from nhipcau.desk.named import CONTACT, PARTNER, NamedField
from nhipcau.partners.actions import Deed, Particulars, Person
from nhipcau.partners.models import Activity, Contact, Country, GuestRank, Partner, Style
from nhipcau.partners.queries import agencies_to_answer, countries_found, visible_contacts, workers_in


class PartnerForm(forms.Form):
    """A partner: its names, where it is, how one stands with it, who answers for it."""

    kind = forms.ChoiceField(label=_("Loại"), choices=Partner.Kind.choices)
    name_vi = forms.CharField(label=_("Tên tiếng Việt"), max_length=250, help_text=_("Ví dụ: Thành phố Minamihama"))
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=250, required=False)
    name_own = forms.CharField(label=_("Tên bằng tiếng nước họ"), max_length=250, required=False)
    other_names = forms.CharField(
        label=_("Tên khác"), widget=lines(2), max_length=2000, required=False,
        help_text=_("Cách viết khác, tên cũ: mỗi dòng một tên; tìm theo tên nào cũng thấy."),
    )  # fmt: skip
    country = forms.ModelChoiceField(label=_("Nước"), queryset=Country.objects.none(), required=False,
                                     help_text=_("Để trống với tổ chức quốc tế."))  # fmt: skip
    relation = forms.ChoiceField(label=_("Quan hệ"), choices=Partner.Relation.choices)
    related_since = forms.DateField(label=_("Từ ngày"), required=False)
    membership_fee = forms.CharField(label=_("Phí thành viên"), max_length=120, required=False)
    agency = forms.ModelChoiceField(label=_("Cơ quan theo dõi"), queryset=Agency.objects.none())
    person = forms.ModelChoiceField(label=_("Người theo dõi"), queryset=User.objects.none(), required=False)
    address = forms.CharField(label=_("Địa chỉ"), widget=lines(2), max_length=1000, required=False)
    website = forms.URLField(label=_("Trang điện tử"), max_length=500, required=False, assume_scheme="https")
    protocol_notes = forms.CharField(
        label=_("Lưu ý lễ tân"), widget=lines(3), max_length=2000, required=False,
        help_text=_("Cách xưng hô, phiên dịch, ngày kỷ niệm. Không ghi tôn giáo, sức khỏe của cá nhân."),
    )  # fmt: skip

    def __init__(self, *args: Any, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = countries_found("")  # type: ignore[attr-defined]
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]
        self.fields["person"].queryset = workers_in(locality)  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(partner: Partner) -> dict[str, Any]:
        """What was said of a partner before."""
        return {name: getattr(partner, name) for name in Particulars.__slots__}

    def particulars(self) -> Particulars:
        return Particulars(**self.cleaned_data)


class PersonForm(forms.Form):
    """Somebody at a partner: known already, or new."""

    title_vi = forms.CharField(label=_("Chức vụ"), max_length=200, help_text=_("Ví dụ: Thị trưởng"))
    title_en = forms.CharField(label=_("Chức vụ tiếng Anh"), max_length=200, required=False)
    is_head = forms.BooleanField(label=_("Là người đứng đầu; người trước thôi giữ chức vụ"), required=False)
    since = forms.DateField(label=_("Từ ngày"), required=False)
    rank = forms.ChoiceField(
        label=_("Hạng khách"),
        choices=[("", "—"), *GuestRank.choices],
        required=False,
        help_text=_("Khi đón tiếp, tặng quà; tỉnh trưởng, thị trưởng do cơ quan chủ trì xác định."),
    )
    style = forms.ChoiceField(label=_("Xưng hô trong thư"), choices=[("", "—"), *Style.choices], required=False)
    known = NamedField(CONTACT, label=_("Người đã có trong sổ"), required=False)
    address_as = forms.ChoiceField(label=_("Xưng hô"), choices=[("", "—"), *Contact.Address.choices], required=False)
    name = forms.CharField(
        label=_("Họ tên"), max_length=200, required=False, help_text=_("Của người chưa có trong sổ.")
    )
    name_own = forms.CharField(label=_("Họ tên bằng chữ nước họ"), max_length=200, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=60, required=False)

    def __init__(self, *args: Any, user: User, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known"].rows = visible_contacts(user).filter(locality=locality)  # type: ignore[attr-defined]

    def person(self) -> Person:
        return Person(**self.cleaned_data)


class ActivityForm(forms.Form):
    """Something done together, or fixed for a day."""

    kind = forms.ChoiceField(label=_("Loại"), choices=Activity.Kind.choices)
    on = forms.DateField(label=_("Ngày"), help_text=_("Ngày đã qua, hoặc ngày đã hẹn."))
    until = forms.DateField(label=_("Đến ngày"), required=False)
    text = forms.CharField(label=_("Nội dung"), max_length=500)
    outcome = forms.CharField(label=_("Kết quả"), widget=lines(3), max_length=5000, required=False)

    def deed(self) -> Deed:
        return Deed(**self.cleaned_data)


class EndPostForm(forms.Form):
    """Since when somebody holds a post no more."""

    on = forms.DateField(label=_("Đến ngày"))


class MergeForm(forms.Form):
    """The other record of the same partner."""

    into = NamedField(
        PARTNER, label=_("Gộp vào hồ sơ"),
        help_text=_("Hồ sơ được chọn nhận mọi đầu mối, hoạt động, tệp, thỏa thuận của hồ sơ này và nhớ các tên."),
    )  # fmt: skip

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].rows = others  # type: ignore[attr-defined]
