"""The shape of what people type about foreign reporters and film crews."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.desk.fields import hour, lines
from nhipcau.desk.named import PARTNER, NamedField
from nhipcau.partners.models import Country, Partner
from nhipcau.partners.queries import agencies_to_answer, countries_found, visible_partners, workers_in
from nhipcau.press.actions import Answered, Consented, Particulars
from nhipcau.press.follow_actions import Told, Work
from nhipcau.press.models import LANGUAGES, PressVisit, Published
from nhipcau.press.reporter_actions import Said

NO_OPINION = _("Không ghi nhận xét về quan điểm, nội dung đưa tin của phóng viên, cơ quan báo chí.")
PARTS = (
    (_("Đoàn"), ("kind", "outlet", "country", "topic", "starts_on", "ends_on", "places", "equipment")),
    (_("Đề nghị, giấy phép"), ("asked_by", "asked_on", "licence", "licensed_from", "licensed_until")),
    (_("Hướng dẫn, theo dõi"), ("agency", "guide", "person")),
)
"""The parts of a visit's form, as its page shows them."""


class PressVisitForm(forms.Form):
    """A visit: which outlet, on what, where, when, by which licence, who guides it."""

    kind = forms.ChoiceField(label=_("Loại"), choices=PressVisit.Kind.choices)
    outlet = NamedField(PARTNER, label=_("Cơ quan báo chí, hãng phim"),
                        help_text=_("Chọn trong sổ đối tác, loại Báo chí."))  # fmt: skip
    country = forms.ModelChoiceField(label=_("Nước"), queryset=Country.objects.none(), required=False,
                                     help_text=_("Để trống thì lấy nước của cơ quan báo chí."))  # fmt: skip
    topic = forms.CharField(label=_("Chủ đề"), max_length=300, help_text=NO_OPINION)
    starts_on = forms.DateField(label=_("Từ ngày"))
    ends_on = forms.DateField(label=_("Đến ngày"))
    places = forms.CharField(label=_("Địa điểm"), widget=lines(3), max_length=2000, required=False)
    equipment = forms.CharField(
        label=_("Thiết bị"), widget=lines(2), max_length=2000, required=False,
        help_text=_("Thiết bị bay không người lái chỉ dùng khi đã có phép bay; đính kèm phép bay ở mục Tệp."),
    )  # fmt: skip
    asked_by = forms.CharField(label=_("Văn bản đề nghị"), max_length=300, required=False,
                               help_text=_("Ví dụ: Đề nghị theo Mẫu 04/BC-BNG ngày …"))  # fmt: skip
    asked_on = forms.DateField(label=_("Ngày nhận đề nghị"), required=False,
                               help_text=_("Thời hạn trả lời văn phòng thường trú tính từ ngày này."))  # fmt: skip
    licence = forms.CharField(label=_("Số giấy phép"), max_length=100, required=False)
    licensed_from = forms.DateField(label=_("Giấy phép từ ngày"), required=False)
    licensed_until = forms.DateField(label=_("Giấy phép đến ngày"), required=False)
    agency = forms.ModelChoiceField(label=_("Cơ quan hướng dẫn"), queryset=Agency.objects.none())
    guide = forms.ModelChoiceField(label=_("Người hướng dẫn"), queryset=User.objects.none(), required=False)
    person = forms.ModelChoiceField(label=_("Người theo dõi"), queryset=User.objects.none(), required=False)

    def __init__(self, *args: Any, user: User, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outlets = visible_partners(user).filter(locality=locality, kind=Partner.Kind.PRESS)
        workers = workers_in(locality)
        self.fields["outlet"].rows = outlets  # type: ignore[attr-defined]
        self.fields["country"].queryset = countries_found("")  # type: ignore[attr-defined]
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]
        self.fields["guide"].queryset = workers  # type: ignore[attr-defined]
        self.fields["person"].queryset = workers  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(visit: PressVisit) -> dict[str, Any]:
        """What was said of a visit before."""
        return {name: getattr(visit, name) for name in Particulars.__slots__}

    def particulars(self) -> Particulars:
        return Particulars(**self.cleaned_data)


class AnswerForm(forms.Form):
    """What the province answered."""

    answer = forms.ChoiceField(label=_("Trả lời"), choices=PressVisit.Answer.choices)
    paper = forms.CharField(label=_("Văn bản trả lời"), max_length=200,
                            help_text=_("Ví dụ: Công văn số 1107/UBND-NC"))  # fmt: skip
    on = forms.DateField(label=_("Ngày của văn bản"))

    def answered(self) -> Answered:
        return Answered(**self.cleaned_data)


class ConsentForm(forms.Form):
    """By which paper another programme or place was agreed to."""

    paper = forms.CharField(label=_("Văn bản đồng ý"), max_length=200)
    on = forms.DateField(label=_("Ngày của văn bản"))

    def consented(self) -> Consented:
        return Consented(**self.cleaned_data)


class ReporterForm(forms.Form):
    """Somebody of the team, as the press card says."""

    name = forms.CharField(label=_("Họ tên"), max_length=200)
    post = forms.CharField(label=_("Chức danh"), max_length=200, required=False,
                           help_text=_("Ví dụ: phóng viên, quay phim, trợ lý báo chí."))  # fmt: skip
    card = forms.CharField(label=_("Số thẻ"), max_length=60, required=False,
                           help_text=_("Số thẻ báo chí. Không ghi số hộ chiếu, nhận xét về người."))  # fmt: skip

    def said(self) -> Said:
        return Said(**self.cleaned_data)


class ReportersForm(forms.Form):
    """A list of the team, a line each."""

    text = forms.CharField(
        label=_("Danh sách"), widget=lines(10), max_length=20_000,
        help_text=_("Mỗi dòng: họ tên; chức danh; số thẻ. Dán được từ bảng Word, Excel. Không dán số hộ chiếu."),
    )  # fmt: skip


class PublishedForm(forms.Form):
    """A work that came of the visit."""

    link = forms.URLField(label=_("Liên kết"), max_length=1000, assume_scheme="https")
    title = forms.CharField(label=_("Tên tác phẩm"), max_length=300, help_text=NO_OPINION)
    kind = forms.ChoiceField(label=_("Loại"), choices=Published.Kind.choices)
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=LANGUAGES, initial="en")
    published_on = forms.DateField(label=_("Ngày đăng, phát"))

    def work(self) -> Work:
        return Work(**self.cleaned_data)


class _MomentForm(forms.Form):
    """A day and an hour."""

    on = forms.DateField(label=_("Ngày"))
    hour = hour(_("Giờ"), required=True)

    def moment(self) -> datetime:
        said = self.cleaned_data
        return timezone.make_aware(datetime.combine(said["on"], said["hour"]))


class ViolationForm(_MomentForm):
    """What happened, by the record that was made of it."""

    what = forms.CharField(
        label=_("Việc xảy ra"), widget=lines(4), max_length=4000,
        help_text=_("Ghi việc đã làm, nơi xảy ra theo biên bản; không ghi nhận xét về quan điểm, nội dung đưa tin."),
    )  # fmt: skip


class ToldForm(_MomentForm):
    """When the Ministry was told, and how."""

    paper = forms.CharField(label=_("Văn bản thông báo"), max_length=200)

    def told(self) -> Told:
        return Told(self.moment(), self.cleaned_data["paper"])
