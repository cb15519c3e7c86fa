"""The shape of what people type about delegations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.delegations.actions import OF_THE_ROW, Agreed, Decision, Outcome, Particulars
from nhipcau.delegations.member_actions import Person
from nhipcau.delegations.models import Delegation, Member
from nhipcau.desk.fields import lines
from nhipcau.desk.named import CONTACT, EACH_ON_A_LINE, PARTNER, NamedField, NamedListField
from nhipcau.partners.models import Contact, Country, GuestRank
from nhipcau.partners.queries import agencies_to_answer, countries_found, visible_contacts, visible_partners, workers_in
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import plans_at_work

PARTS = (
    (_("Đoàn"), ("name_vi", "name_en", "partners", "country", "starts_on", "ends_on", "purpose")),
    (_("Theo dõi, kinh phí"), ("agency", "person", "asked_by", "asked_on", "payer")),
)
RANKED = ((_("Hạng khách"), ("rank", "rank_reason")),)
"""The parts of a delegation's form; only one that comes is ranked."""


class DelegationForm(forms.Form):
    """A delegation: whose, when, what for, who receives or sends it, who pays."""

    name_vi = forms.CharField(label=_("Tên đoàn"), max_length=300,
                              help_text=_("Ví dụ: Đoàn đại biểu tỉnh … (nước …)"))  # fmt: skip
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=300, required=False)
    partners = NamedListField(PARTNER, label=_("Đối tác"), required=False, help_text=EACH_ON_A_LINE)
    country = forms.ModelChoiceField(
        label=_("Nước"), queryset=Country.objects.none(), required=False,
        help_text=_("Để trống thì lấy nước của đối tác đầu tiên."),
    )  # fmt: skip
    starts_on = forms.DateField(label=_("Từ ngày"))
    ends_on = forms.DateField(label=_("Đến ngày"))
    purpose = forms.CharField(label=_("Nội dung làm việc"), widget=lines(4), max_length=4000, required=False)
    agency = forms.ModelChoiceField(label=_("Cơ quan chủ trì"), queryset=Agency.objects.none())
    person = forms.ModelChoiceField(label=_("Người theo dõi"), queryset=User.objects.none(), required=False)
    asked_by = forms.CharField(label=_("Thư, văn bản đề nghị"), max_length=300, required=False,
                               help_text=_("Ví dụ: Thư của Thống đốc tỉnh …"))  # fmt: skip
    asked_on = forms.DateField(label=_("Ngày của thư, văn bản"), required=False)
    payer = forms.ChoiceField(label=_("Kinh phí"), choices=Delegation.Payer.choices)
    rank = forms.ChoiceField(label=_("Hạng khách"), choices=[("", "—"), *GuestRank.choices], required=False,
                             help_text=_("Của cả đoàn, theo Trưởng đoàn (Thông tư số 35/2026/TT-BTC)."))  # fmt: skip
    rank_reason = forms.CharField(
        label=_("Căn cứ xếp hạng"), max_length=300, required=False,
        help_text=_("Khi phụ lục không nêu chức danh của Trưởng đoàn: ai quyết định, vì sao."),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, locality: Locality, is_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].rows = visible_partners(user).filter(locality=locality)  # type: ignore[attr-defined]
        self.fields["country"].queryset = countries_found("")  # type: ignore[attr-defined]
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]
        self.fields["person"].queryset = workers_in(locality)  # type: ignore[attr-defined]
        for name in () if is_in else ("rank", "rank_reason"):
            del self.fields[name]

    @staticmethod
    def initial_of(delegation: Delegation) -> dict[str, Any]:
        """What was said of a delegation before."""
        said = {name: getattr(delegation, name) for name in OF_THE_ROW}
        return said | {"partners": delegation.partners.all()}

    def particulars(self) -> Particulars:
        return Particulars(**self.cleaned_data)


class DecisionForm(forms.Form):
    """By which paper it may come or go."""

    decision = forms.CharField(label=_("Văn bản cho phép, quyết định"), max_length=200,
                               help_text=_("Ví dụ: Kế hoạch số 61/KH-UBND"))  # fmt: skip
    on = forms.DateField(label=_("Ngày của văn bản"))
    despite = forms.CharField(
        label=_("Lý do vẫn quyết định"), max_length=300, required=False,
        help_text=_("Chỉ ghi khi còn báo cáo chuyến đi trước quá hạn."),
    )  # fmt: skip

    def decided(self) -> Decision:
        return Decision(**self.cleaned_data)


class OutcomeForm(forms.Form):
    """What came of it."""

    results = forms.CharField(label=_("Kết quả"), widget=lines(6), max_length=6000,
                              help_text=_("Mỗi ý một dòng; in nguyên văn trong báo cáo."))  # fmt: skip
    limits = forms.CharField(label=_("Hạn chế, kinh nghiệm"), widget=lines(3), max_length=3000, required=False)
    proposals = forms.CharField(label=_("Đề xuất"), widget=lines(3), max_length=3000, required=False)

    def outcome(self) -> Outcome:
        return Outcome(**self.cleaned_data)


class AgreedForm(forms.Form):
    """What both sides agreed."""

    text = forms.CharField(label=_("Nội dung thống nhất"), widget=lines(3), max_length=2000)
    agency = forms.ModelChoiceField(label=_("Phía tỉnh"), queryset=Agency.objects.none(), required=False)
    theirs = forms.CharField(label=_("Phía bạn"), max_length=250, required=False)
    due = forms.DateField(label=_("Thời hạn"), required=False)

    def __init__(self, *args: Any, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]

    def agreed(self) -> Agreed:
        return Agreed(**self.cleaned_data)


class InPlanForm(forms.Form):
    """In which plan at work something becomes a task."""

    plan = forms.ModelChoiceField(label=_("Trong kế hoạch"), queryset=Plan.objects.none(), required=False,
                                  empty_label=_("Việc ngoài kế hoạch"))  # fmt: skip

    def __init__(self, *args: Any, locality: Locality, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = plans_at_work(user, locality)  # type: ignore[attr-defined]


class MemberForm(forms.Form):
    """Somebody in a delegation: out of the book of contacts, a colleague, or by name."""

    contact = NamedField(CONTACT, label=_("Người trong sổ đối tác"), required=False,
                         help_text=_("Chọn thì tên, chức vụ để trống được lấy từ sổ."))  # fmt: skip
    user = forms.ModelChoiceField(label=_("Cán bộ của tỉnh"), queryset=User.objects.none(), required=False)
    address_as = forms.ChoiceField(label=_("Xưng hô"), choices=[("", "—"), *Contact.Address.choices], required=False)
    name = forms.CharField(label=_("Họ tên"), max_length=200, required=False)
    post_vi = forms.CharField(label=_("Chức vụ"), max_length=250, required=False)
    post_en = forms.CharField(label=_("Chức vụ tiếng Anh"), max_length=250, required=False)
    part = forms.ChoiceField(label=_("Trong đoàn"), choices=Member.Part.choices, initial=Member.Part.MEMBER)
    menu = forms.CharField(label=_("Suất ăn"), max_length=120, required=False,
                           help_text=_("Chỉ ghi yêu cầu cho bếp, ví dụ “suất chay”; không ghi lý do."))  # fmt: skip
    passport = forms.CharField(
        label=_("Số hộ chiếu"), max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Được mã hóa, tự xóa sau khi đoàn kết thúc; mỗi lần xem đều ghi lại. Để trống thì giữ số đã lưu."),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, delegation: Delegation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        locality = delegation.locality
        self.fields["contact"].rows = visible_contacts(user).filter(locality=locality)  # type: ignore[attr-defined]
        self.fields["user"].queryset = workers_in(locality)  # type: ignore[attr-defined]
        for name in ("user",) if delegation.is_in else ():
            del self.fields[name]

    def person(self) -> Person:
        """Who it is: what was left open comes from the book."""
        said = dict(self.cleaned_data)
        contact, colleague = said["contact"], said.get("user")
        post = contact.posts.first() if contact else None
        known = {
            "name": contact.name if contact else str(colleague or ""),
            "address_as": contact.address_as if contact else "",
            "post_vi": post.title_vi if post else "", "post_en": post.title_en if post else "",
        }  # fmt: skip
        return Person(**said | {name: said[name] or value for name, value in known.items()})


class PeopleForm(forms.Form):
    """A list of members, a line each."""

    text = forms.CharField(
        label=_("Danh sách"), widget=lines(12), max_length=40_000,
        help_text=_("Mỗi dòng: họ tên; chức vụ; chức vụ tiếng Anh; trong đoàn. Dán được từ bảng Word, Excel."),
    )  # fmt: skip
