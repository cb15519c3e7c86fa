"""The shape of what people type about conferences."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.conferences.actions import OF_THE_ROW, Counted, Outcome, Particulars
from nhipcau.conferences.models import Conference
from nhipcau.desk.fields import AmountField, lines
from nhipcau.desk.named import EACH_ON_A_LINE, PARTNER, NamedListField, place_field
from nhipcau.partners.models import Country
from nhipcau.partners.queries import agencies_to_answer, countries_found, visible_partners, workers_in

MOST_PEOPLE = 100_000
PARTS = (
    (_("Hội nghị, hội thảo"), ("name_vi", "name_en", "starts_on", "ends_on", "place", "form", "technology")),
    (_("Nội dung"), ("reason", "aim", "around")),
    (_("Ai cho phép"), ("has_ministers", "is_sensitive")),
    (_("Tổ chức, kinh phí"), ("agency", "person", "partners", "funding")),
)
"""The parts of a conference's form, as its page shows them."""


class ConferenceForm(forms.Form):
    """A conference: what, when, where, how, with whom, by whose money, and what decides who permits it."""

    name_vi = forms.CharField(label=_("Tên hội nghị, hội thảo"), max_length=300, widget=lines(2))
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=300, required=False)
    starts_on = forms.DateField(label=_("Từ ngày"))
    ends_on = forms.DateField(label=_("Đến ngày"))
    place = place_field(_("Địa điểm"))
    form = forms.ChoiceField(label=_("Hình thức"), choices=Conference.Form.choices)
    technology = forms.CharField(label=_("Phương tiện trực tuyến"), max_length=250, required=False)
    reason = forms.CharField(label=_("Lý do tổ chức"), widget=lines(2), max_length=3000, required=False)
    aim = forms.CharField(label=_("Mục đích, nội dung"), widget=lines(3), max_length=3000, required=False)
    around = forms.CharField(label=_("Hoạt động bên lề"), widget=lines(2), max_length=2000, required=False)
    has_ministers = forms.BooleanField(label=_("Có khách cấp bộ trưởng trở lên"), required=False)
    is_sensitive = forms.BooleanField(
        label=_("Liên quan chủ quyền, an ninh, quốc phòng, dân tộc, tôn giáo, nhân quyền"), required=False,
        help_text=_("Một trong hai ô được chọn thì Thủ tướng Chính phủ cho phép, hồ sơ gửi trước 40 ngày."),
    )  # fmt: skip
    agency = forms.ModelChoiceField(label=_("Đơn vị tổ chức"), queryset=Agency.objects.none())
    person = forms.ModelChoiceField(label=_("Người theo dõi"), queryset=User.objects.none(), required=False)
    partners = NamedListField(PARTNER, label=_("Đối tác"), required=False, help_text=EACH_ON_A_LINE)
    funding = forms.CharField(label=_("Nguồn kinh phí"), widget=lines(2), max_length=1000, required=False)

    def __init__(self, *args: Any, user: User, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].rows = visible_partners(user).filter(locality=locality)  # type: ignore[attr-defined]
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]
        self.fields["person"].queryset = workers_in(locality)  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(conference: Conference) -> dict[str, Any]:
        """What was said of a conference before."""
        said = {name: getattr(conference, name) for name in OF_THE_ROW}
        return said | {"partners": conference.partners.all()}

    def particulars(self) -> Particulars:
        return Particulars(**self.cleaned_data)


class PermissionForm(forms.Form):
    """By which paper it was permitted."""

    decision = forms.CharField(label=_("Văn bản cho phép"), max_length=200)
    on = forms.DateField(label=_("Ngày của văn bản"))


class ConferenceOutcomeForm(forms.Form):
    """What came of it."""

    results = forms.CharField(label=_("Kết quả"), widget=lines(6), max_length=6000,
                              help_text=_("Mỗi ý một dòng; in nguyên văn trong báo cáo."))  # fmt: skip
    matters = forms.CharField(label=_("Vấn đề phát sinh, đề xuất"), widget=lines(3), max_length=3000, required=False)

    def outcome(self) -> Outcome:
        return Outcome(**self.cleaned_data)


class AttendanceForm(forms.Form):
    """How many of one country are to come, how many came."""

    country = forms.ModelChoiceField(label=_("Nước"), queryset=Country.objects.none(), required=False,
                                     empty_label=_("Việt Nam"))  # fmt: skip
    planned = AmountField(label=_("Dự kiến"), min_value=0, max_value=MOST_PEOPLE)
    came = AmountField(label=_("Đã dự"), min_value=0, max_value=MOST_PEOPLE, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = countries_found("").exclude(code="VN")  # type: ignore[attr-defined]

    def counted(self) -> Counted:
        return Counted(**self.cleaned_data)
