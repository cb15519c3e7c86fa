"""The shape of what people type about events."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality, Signer
from nhipcau.desk.fields import AmountField, lines, money
from nhipcau.desk.named import EACH_ON_A_LINE, PARTNER, NamedListField, place_field
from nhipcau.events.actions import OF_THE_ROW, Outcome, Particulars
from nhipcau.events.models import Event, Invitee
from nhipcau.events.part_actions import LONGEST_LEAD, MOST_INVITED, Counted
from nhipcau.events.queries import hosts_of
from nhipcau.partners.models import Country
from nhipcau.partners.queries import agencies_to_answer, countries_found, visible_partners, workers_in
from nhipcau.programmes.models import ProgrammeItem
from nhipcau.programmes.queries import items_of

MOST_PEOPLE = 10_000_000
PARTS = (
    (_("Sự kiện"), ("name_vi", "name_en", "kind", "starts_on", "ends_on", "recurs", "place", "is_abroad", "country")),
    (_("Thủ tục nào"), ("is_new", "has_show", "sells_tickets", "has_exhibition", "crosses_border", "has_fair",
                        "has_press_conference")),
    (_("Nội dung, kinh phí"), ("aim", "funding")),
    (_("Tổ chức"), ("agency", "person", "partners")),
)  # fmt: skip
"""The parts of an event's form, as its page shows them."""


def _flag(name: str, help_text: Any = "") -> forms.BooleanField:
    """An answer of the model's, under its own name."""
    label = Event._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return forms.BooleanField(label=label, required=False, help_text=help_text)


def _count(name: str, *, required: bool = False) -> AmountField:
    label = Event._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return AmountField(label=label, min_value=0, max_value=MOST_PEOPLE, required=required)


class EventForm(forms.Form):
    """An event: what, when, where, with whom, by whose money, and what decides which permits it needs."""

    name_vi = forms.CharField(label=_("Tên sự kiện"), max_length=300, widget=lines(2))
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=Event.Kind.choices)
    starts_on = forms.DateField(label=_("Từ ngày"))
    ends_on = forms.DateField(label=_("Đến ngày"))
    recurs = forms.ChoiceField(label=_("Lặp lại"), choices=Event.Recurs.choices, required=False,
                               help_text=_("Năm sau lập một lần bấm, ngày tính theo lịch này."))  # fmt: skip
    place = place_field(_("Địa điểm"))
    is_abroad = _flag("is_abroad", _("Ở nước ngoài thì theo pháp luật nước sở tại; sổ này không nêu thủ tục."))
    country = forms.ModelChoiceField(label=_("Nước"), queryset=Country.objects.none(), required=False)
    is_new = _flag("is_new", _("Lễ hội lần đầu phải đăng ký, lễ hội hằng năm thì thông báo."))
    has_show = _flag("has_show")
    sells_tickets = _flag("sells_tickets", _("Có thì phải xin chấp thuận, không thì thông báo."))
    has_exhibition = _flag("has_exhibition")
    crosses_border = _flag("crosses_border", _("Có thì phải xin giấy phép triển lãm, không thì thông báo."))
    has_fair = _flag("has_fair")
    has_press_conference = _flag("has_press_conference")
    aim = forms.CharField(label=_("Mục đích, nội dung"), widget=lines(3), max_length=3000, required=False)
    funding = forms.CharField(label=_("Nguồn kinh phí"), widget=lines(2), max_length=1000, required=False)
    agency = forms.ModelChoiceField(label=_("Đơn vị tổ chức"), queryset=Agency.objects.none())
    person = forms.ModelChoiceField(label=_("Người theo dõi"), queryset=User.objects.none(), required=False)
    partners = NamedListField(PARTNER, label=_("Đối tác"), required=False, help_text=EACH_ON_A_LINE)

    def __init__(self, *args: Any, user: User, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].rows = visible_partners(user).filter(locality=locality)  # type: ignore[attr-defined]
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]
        self.fields["person"].queryset = workers_in(locality)  # type: ignore[attr-defined]
        self.fields["country"].queryset = countries_found("").exclude(code="VN")  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(event: Event) -> dict[str, Any]:
        """What was said of an event before."""
        said = {name: getattr(event, name) for name in OF_THE_ROW}
        return said | {"partners": event.partners.all()}

    def particulars(self) -> Particulars:
        return Particulars(**self.cleaned_data)


class EventOutcomeForm(forms.Form):
    """What came of it, in words and figures."""

    results = forms.CharField(label=_("Kết quả"), widget=lines(6), max_length=6000, help_text=_("Mỗi ý một dòng."))
    lessons = forms.CharField(label=_("Kinh nghiệm, đề xuất"), widget=lines(3), max_length=3000, required=False)
    visitors = _count("visitors")
    reports = _count("reports")
    asked = _count("asked")
    pleased = _count("pleased")

    def outcome(self) -> Outcome:
        return Outcome(**self.cleaned_data)


class ParticipantsForm(forms.Form):
    """How many artists and guests of one country."""

    country = forms.ModelChoiceField(label=_("Nước"), queryset=Country.objects.none(), required=False,
                                     empty_label=_("Việt Nam"))  # fmt: skip
    artists = AmountField(label=_("Nghệ sĩ, nghệ nhân, vận động viên"), min_value=0, max_value=MOST_PEOPLE)
    guests = AmountField(label=_("Khách, đại biểu"), min_value=0, max_value=MOST_PEOPLE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = countries_found("").exclude(code="VN")  # type: ignore[attr-defined]

    def counted(self) -> Counted:
        return Counted(**self.cleaned_data)


class GuestsForm(forms.Form):
    """Who is invited, pasted."""

    names = forms.CharField(label=_("Danh sách mời"), widget=lines(10), max_length=50_000,
                            help_text=_("Mỗi người, đơn vị một dòng; tên đã mời được bỏ qua."))  # fmt: skip


class AnswerForm(forms.Form):
    """What somebody who is invited answered."""

    answer = forms.ChoiceField(label=_("Trả lời"), choices=Invitee.Answer.choices, required=False)
    people = AmountField(label=_("Số người"), min_value=1, max_value=MOST_INVITED)


class PreparationForm(forms.Form):
    """What must be ready, how long before, by whom."""

    text = forms.CharField(label=_("Việc chuẩn bị"), max_length=300)
    days = AmountField(label=_("Xong trước ngày mở đầu (ngày)"), min_value=0, max_value=LONGEST_LEAD)
    agency = forms.ModelChoiceField(label=_("Cơ quan làm"), queryset=Agency.objects.none())

    def __init__(self, *args: Any, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]


class ReadyForm(forms.Form):
    """Since when something is ready; empty where it is not."""

    done_on = forms.DateField(label=_("Ngày xong"), required=False, help_text=_("Để trống nếu chưa xong."))


class SponsorForm(forms.Form):
    """Who sponsors it, with what, of what worth."""

    name = forms.CharField(label=_("Nhà tài trợ"), max_length=250)
    what = forms.CharField(label=_("Tài trợ bằng"), max_length=250, required=False,
                           help_text=_("Tiền, hiện vật, dịch vụ."))  # fmt: skip
    worth = money(_("Trị giá (đồng)"))


class InvitationForm(forms.Form):
    """To what one is invited, by whom, until when one answers and to whom."""

    item = forms.ModelChoiceField(
        label=_("Mời dự"), queryset=ProgrammeItem.objects.none(),
        help_text=_("Một mục của chương trình; giờ, địa điểm, trang phục lấy từ đó."),
    )  # fmt: skip
    host = forms.ModelChoiceField(
        label=_("Người mời"), queryset=Signer.objects.none(), help_text=_("Ngang cấp với người được mời.")
    )
    reply_by = forms.DateField(label=_("Trả lời trước ngày"))
    contact = forms.CharField(label=_("Điện thoại, thư điện tử nhận trả lời"), max_length=120)

    def __init__(self, *args: Any, event: Event, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items_of(event)  # type: ignore[attr-defined]
        self.fields["host"].queryset = hosts_of(event, today)  # type: ignore[attr-defined]
