"""The shape of what people type about gifts."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.desk.fields import lines, money
from nhipcau.desk.named import PARTNER, NamedField
from nhipcau.gifts.actions import MOST_PIECES, OF_THE_ROW, Given, Moved, Particulars
from nhipcau.gifts.models import Gift, Giving, Movement
from nhipcau.gifts.ocop import ocop_sets
from nhipcau.gifts.suggestion import Guest
from nhipcau.partners.models import Activity, Contact, Country, GuestRank, Partner
from nhipcau.partners.queries import (
    activities_near,
    agencies_to_answer,
    contacts_at,
    countries_found,
    rank_of,
    visible_partners,
)

RANKS = [("", "—"), *GuestRank.choices]
PARTS = (
    (_("Tên gọi"), ("code", "kind", "name_vi", "name_en", "agency")),
    (_("Nguồn gốc và ý nghĩa"), ("origin_vi", "origin_en", "maker_vi", "maker_en", "meaning_vi", "meaning_en")),
    (_("Đặc điểm"), ("material_vi", "material_en", "size_vi", "size_en", "ingredients_vi", "ingredients_en",
                     "use_vi", "use_en", "care_vi", "care_en")),
    (_("Mang đi và phong tục"), ("weight", "is_fragile", "is_liquid", "import_notes", "taboo_notes", "avoided_in")),
    (_("OCOP"), ("ocop_group", "ocop_stars", "ocop_decision", "ocop_until")),
    (_("Giá và kho"), ("price", "supplier", "store", "fewest")),
)  # fmt: skip
"""The parts of the form of a gift: Vietnamese and English of one thing stand beside each other."""


def _text(label: Any, most: int, *, is_asked: bool = False, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=is_asked, help_text=help_text)


class GiftForm(forms.Form):
    """A gift of the catalogue, in Vietnamese and English."""

    code = _text(_("Mã"), 20, is_asked=True, help_text=_("Ví dụ: TC01"))
    kind = forms.ChoiceField(label=_("Nhóm"), choices=Gift.Kind.choices)
    name_vi = _text(_("Tên tiếng Việt"), 200, is_asked=True)
    name_en = _text(_("Tên tiếng Anh"), 200)
    agency = forms.ModelChoiceField(label=_("Cơ quan quản lý"), queryset=Agency.objects.none())
    origin_vi = _text(_("Xuất xứ"), 250)
    origin_en = _text(_("Xuất xứ, tiếng Anh"), 250)
    maker_vi = _text(_("Người làm, làng nghề"), 200)
    maker_en = _text(_("Người làm, tiếng Anh"), 200)
    meaning_vi = forms.CharField(label=_("Ý nghĩa văn hóa"), widget=lines(3), max_length=1500, required=False)
    meaning_en = forms.CharField(label=_("Ý nghĩa, tiếng Anh"), widget=lines(3), max_length=1500, required=False)
    material_vi = _text(_("Chất liệu"), 250)
    material_en = _text(_("Chất liệu, tiếng Anh"), 250)
    size_vi = _text(_("Kích thước, khối lượng"), 250)
    size_en = _text(_("Kích thước, tiếng Anh"), 250)
    ingredients_vi = _text(_("Thành phần"), 400, help_text=_("Của thực phẩm, đồ uống."))
    ingredients_en = _text(_("Thành phần, tiếng Anh"), 400)
    use_vi = _text(_("Cách dùng"), 400)
    use_en = _text(_("Cách dùng, tiếng Anh"), 400)
    care_vi = _text(_("Bảo quản"), 400)
    care_en = _text(_("Bảo quản, tiếng Anh"), 400)
    weight = forms.IntegerField(label=_("Khối lượng cả hộp (gam)"), min_value=1, max_value=10**6, required=False)
    is_fragile = forms.BooleanField(label=_("Dễ vỡ"), required=False)
    is_liquid = forms.BooleanField(label=_("Chất lỏng, không mang theo người lên máy bay"), required=False)
    import_notes = _text(
        _("Lưu ý hải quan, kiểm dịch"), 400, help_text=_("Quy định của nước đến do người dùng xác nhận.")
    )
    taboo_notes = _text(_("Lưu ý phong tục"), 400)
    avoided_in = forms.ModelMultipleChoiceField(
        label=_("Không tặng khách các nước"), queryset=Country.objects.none(), required=False,
        help_text=_("Giữ Ctrl để chọn nhiều nước."),
    )  # fmt: skip
    ocop_group = forms.TypedChoiceField(label=_("Bộ tiêu chí OCOP"), coerce=int, empty_value=None, required=False)
    ocop_stars = forms.TypedChoiceField(
        label=_("Hạng sao OCOP"), coerce=int, empty_value=None, required=False,
        choices=[("", "—"), *((stars, stars) for stars in range(3, 6))],
    )  # fmt: skip
    ocop_decision = _text(_("Quyết định công nhận OCOP"), 200)
    ocop_until = forms.DateField(label=_("Công nhận đến ngày"), required=False)
    price = money(_("Đơn giá (đồng)"))
    supplier = _text(_("Nơi cung cấp"), 250)
    store = _text(_("Nơi cất giữ"), 200)
    fewest = forms.IntegerField(
        label=_("Mức tối thiểu trong kho"), min_value=0, max_value=MOST_PIECES, initial=0,
        help_text=_("Khi trong kho còn đến mức này, danh mục đánh dấu đỏ."),
    )  # fmt: skip

    def __init__(self, *args: Any, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]
        self.fields["avoided_in"].queryset = countries_found("")  # type: ignore[attr-defined]
        sets = ((one.number, f"{one.sector}: {one.name_vi}") for one in ocop_sets().values())
        self.fields["ocop_group"].choices = [("", "—"), *sets]  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(gift: Gift) -> dict[str, Any]:
        """What was said of a gift before."""
        said = {name: getattr(gift, name) for name in OF_THE_ROW}
        return said | {"avoided_in": gift.avoided_in.all()}

    def particulars(self) -> Particulars:
        return Particulars(**{**self.cleaned_data, "avoided_in": list(self.cleaned_data["avoided_in"])})


class MoveForm(forms.Form):
    """What came into the store, left it, or was counted there."""

    kind = forms.ChoiceField(label=_("Loại"), choices=[(one.value, one.label) for one in Movement.BY_HAND])
    pieces = forms.IntegerField(
        label=_("Số lượng"), min_value=0, max_value=MOST_PIECES, help_text=_("Khi kiểm kê: số đếm được trong kho.")
    )
    on = forms.DateField(label=_("Ngày"))
    note = _text(_("Chứng từ, ghi chú"), 300)

    def moved(self) -> Moved:
        return Moved(**self.cleaned_data)


class _GuestFields(forms.Form):
    """Who is to have a gift."""

    partner = NamedField(PARTNER, label=_("Đối tác"))
    contact = forms.ModelChoiceField(
        label=_("Người nhận"), queryset=Contact.objects.none(), required=False, empty_label=_("Cả đoàn"),
        help_text=_("Người giữ chức vụ ở đối tác đã chọn; để trống khi tặng cả đoàn."),
    )  # fmt: skip
    rank = forms.ChoiceField(
        label=_("Hạng khách"), choices=RANKS, required=False,
        help_text=_("Thông tư số 35/2026/TT-BTC; tỉnh trưởng, thị trưởng do cơ quan chủ trì xác định."),
    )  # fmt: skip
    recipient = forms.ChoiceField(
        label=_("Tặng ai"), choices=Giving.Recipient.choices, initial=Giving.Recipient.MEMBER
    )  # fmt: skip
    pieces = forms.IntegerField(label=_("Số lượng"), min_value=1, max_value=MOST_PIECES, initial=1)

    def __init__(self, *args: Any, user: User, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["partner"]
        to.rows = visible_partners(user).filter(locality=locality)
        self.chosen: Partner | None = to.record(self["partner"].value())
        self.fields["contact"].queryset = contacts_at(self.chosen)  # type: ignore[attr-defined]

    def said_of_guest(self, day: date) -> dict[str, Any]:
        """What was typed; without a rank the one that the person's post has."""
        said = self.cleaned_data
        return said | {"rank": said["rank"] or rank_of(said["contact"], said["partner"], day)}


class GuestForm(_GuestFields):
    """For whom a gift is sought."""

    flies = forms.BooleanField(label=_("Khách về bằng máy bay"), required=False)

    def guest(self) -> Guest:
        return Guest(**self.said_of_guest(timezone.localdate()))


class PartnerForm(forms.Form):
    """To which partner a gift goes: asked first, for the people there are chosen from."""

    partner = NamedField(PARTNER, label=_("Đối tác"))

    def __init__(self, *args: Any, user: User, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].rows = visible_partners(user).filter(locality=locality)  # type: ignore[attr-defined]


class _ActivityField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An activity by its day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.on:%d/%m/%Y}: {obj.text[:80]}"


class GivingForm(_GuestFields):
    """To whom a gift is given."""

    on = forms.DateField(label=_("Ngày tặng"))
    activity = _ActivityField(
        label=_("Trong hoạt động"), queryset=Activity.objects.none(), required=False,
        help_text=_("Chuyến thăm, cuộc họp đã ghi ở hồ sơ đối tác."),
    )  # fmt: skip
    occasion = _text(_("Dịp tặng"), 250)
    paid_by = _text(_("Quyết định, nguồn kinh phí"), 250)
    reason = _text(_("Lý do vượt mức, tặng lại"), 300, help_text=_("Chỉ khi đơn giá vượt mức hoặc đã tặng mẫu này."))

    def __init__(self, *args: Any, user: User, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, user=user, locality=locality, **kwargs)
        self.fields["activity"].queryset = activities_near(self.chosen, timezone.localdate())  # type: ignore[attr-defined]

    def given(self) -> Given:
        return Given(**self.said_of_guest(self.cleaned_data["on"]))


class WithdrawForm(forms.Form):
    """Since when a gift is given no more."""

    on = forms.DateField(label=_("Thôi dùng từ ngày"))
