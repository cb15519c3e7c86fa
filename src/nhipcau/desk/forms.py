"""The shape of what people type. Forms convert and check; actions save."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency
from nhipcau.common.numbers import parse_whole
from nhipcau.plans.models import Assignment, Item, Plan
from nhipcau.plans.reading import SUFFIXES
from nhipcau.reminders.models import ReminderRules
from nhipcau.reports.models import Frequency
from nhipcau.work.models import Progress


def lines(rows: int) -> forms.Textarea:
    """A field of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


class UploadForm(forms.Form):
    """The document to be read."""

    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        allow_empty_file=True,
        help_text=_("Tệp .docx, .doc, .odt, .pdf, .html, .txt hoặc bản quét .png, .jpg, đúng như văn bản đã ban hành."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )


class HeadingForm(forms.Form):
    """Number, date, issuer and title of a plan."""

    number = forms.CharField(label=_("Số, ký hiệu"), required=False, max_length=100, help_text=_("Ví dụ: 25/KH-UBND."))
    issued_on = forms.DateField(label=_("Ngày ban hành"), required=False, help_text=_("ngày/tháng/năm"))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), required=False, max_length=500)
    title = forms.CharField(label=_("Trích yếu"), widget=lines(3), max_length=2000)

    @staticmethod
    def initial_of(plan: Plan) -> dict[str, Any]:
        """What the form begins with; a date that is not whole is left to be typed."""
        day = date.fromisoformat(plan.issued_on) if len(plan.issued_on) == 10 else None
        return {"number": plan.number, "issued_on": day, "issuer": plan.issuer, "title": plan.title}


class CorrectItemForm(forms.Form):
    """What an item says; leads, coordinating agencies and time where the item is a task."""

    text = forms.CharField(label=_("Nội dung"), widget=lines(5), required=False)
    leads = forms.CharField(
        label=_("Cơ quan chủ trì"), required=False, help_text=_("Nhiều cơ quan cách nhau bằng dấu chấm phẩy (;).")
    )
    partners = forms.CharField(label=_("Cơ quan phối hợp"), required=False, widget=lines(2))
    time_text = forms.CharField(
        label=_("Thời gian thực hiện"),
        required=False,
        max_length=250,
        help_text=_("Ví dụ: Trước ngày 15/11/2026; Quý II/2026; Thường xuyên."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if item.kind != Item.Kind.TASK:
            for name in ("leads", "partners", "time_text"):
                del self.fields[name]


class MatchAgencyForm(forms.Form):
    """Which known agency a printed name means."""

    printed_name = forms.CharField(widget=forms.HiddenInput)
    agency = forms.ModelChoiceField(label=_("Cơ quan"), queryset=Agency.objects.none())


class AcceptAgencyForm(forms.Form):
    """A printed name as a new agency."""

    printed_name = forms.CharField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Loại"), choices=Agency.Kind.choices)


class AssignTaskForm(forms.Form):
    """An agency for a task."""

    agency = forms.ModelChoiceField(label=_("Cơ quan"), queryset=Agency.objects.none())
    role = forms.ChoiceField(label=_("Vai trò"), choices=Assignment.Role.choices)


class NewTaskForm(forms.Form):
    """Work that no document names."""

    text = forms.CharField(label=_("Nội dung"), widget=lines(3), max_length=5000)
    agency = forms.ModelChoiceField(label=_("Cơ quan thực hiện"), queryset=Agency.objects.none())
    due = forms.DateField(label=_("Hạn"), required=False, help_text=_("ngày/tháng/năm"))
    origin = forms.CharField(label=_("Căn cứ"), max_length=500, required=False,
                             help_text=_("Ví dụ: Công văn số 15/VP-TH ngày 02/11/2026."))  # fmt: skip
    plan = forms.ModelChoiceField(label=_("Trong kế hoạch"), queryset=Plan.objects.none(), required=False,
                                  empty_label=_("Ngoài kế hoạch"))  # fmt: skip

    def __init__(self, *args: Any, agencies: QuerySet[Agency], plans: QuerySet[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class _ManyFilesField(forms.FileField):
    widget = _ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(_ManyFilesField, self).clean(file, initial) for file in files]


class EvidenceFields(forms.Form):
    """Files and links that show what is said."""

    evidence = _ManyFilesField(label=_("Minh chứng"), required=False, allow_empty_file=True,
                            help_text=_("Văn bản, bảng tính, ảnh hoặc .pdf; chọn được nhiều tệp."))  # fmt: skip
    links = forms.CharField(label=_("Liên kết"), widget=lines(1), required=False,
                            help_text=_("Bài báo, trang tin: mỗi dòng một địa chỉ https://."))  # fmt: skip

    def clean_links(self) -> list[str]:
        links: list[str] = self.cleaned_data["links"].split()
        for link in links:
            URLValidator(schemes=["http", "https"])(link)
        return links


class ProgressForm(EvidenceFields):
    """What an officer says of an assignment, in under a minute."""

    state = forms.ChoiceField(label=_("Tình trạng"), choices=Progress.State.choices, widget=forms.RadioSelect)
    percent = forms.IntegerField(label=_("Tỷ lệ hoàn thành (%)"), min_value=0, max_value=100, required=False)
    note = forms.CharField(
        label=_("Kết quả"), widget=lines(3), help_text=_("Một hai câu: đã làm được gì, số liệu cụ thể.")
    )
    reason = forms.CharField(label=_("Giải trình quá hạn"), widget=lines(2),
                             help_text=_("Vì sao chậm, khi nào xong."))  # fmt: skip
    outputs = forms.MultipleChoiceField(label=_("Sản phẩm đã có"), required=False, widget=forms.CheckboxSelectMultiple)
    done_on = forms.DateField(label=_("Ngày hoàn thành"), required=False,
                              help_text=_("ngày/tháng/năm; để trống nếu là hôm nay."))  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, max_length=36)
    field_order = ("state", "percent", "note", "reason", "outputs", "evidence", "links", "done_on", "token")

    def __init__(self, *args: Any, outputs: Sequence[str] = (), asks_why: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outputs"].choices = [(text, text) for text in outputs]  # type: ignore[attr-defined]
        if not outputs:
            del self.fields["outputs"]
        if not asks_why:
            del self.fields["reason"]

    @staticmethod
    def fresh(percent: int | None, **options: Any) -> "ProgressForm":
        """An empty form with a token of its own, so that it counts once however often it is sent."""
        initial = {"token": str(uuid.uuid4()), "percent": percent, "state": Progress.State.IN_PROGRESS}
        return ProgressForm(initial=initial, **options)

    def clean_percent(self) -> int:
        return self.cleaned_data["percent"] or 0


class ExtensionForm(forms.Form):
    """A later due date, asked for."""

    until = forms.DateField(label=_("Xin gia hạn đến"), help_text=_("ngày/tháng/năm"))
    reason = forms.CharField(label=_("Lý do"), widget=lines(3))


class RulesForm(forms.Form):
    """When a locality reminds."""

    is_on = forms.BooleanField(label=_("Nhắc việc"), required=False)
    before = forms.CharField(label=_("Nhắc trước hạn (ngày làm việc)"), required=False,
                             help_text=_("Nhiều mốc cách nhau bằng dấu phẩy, ví dụ: 5, 1."))  # fmt: skip
    repeat = forms.IntegerField(label=_("Quá hạn thì nhắc lại sau mỗi (ngày làm việc)"), min_value=1, max_value=60)
    head_after = forms.IntegerField(label=_("Báo thủ trưởng khi quá hạn (ngày làm việc)"), min_value=0, max_value=365)
    focal_after = forms.IntegerField(
        label=_("Báo cơ quan đầu mối khi quá hạn (ngày làm việc)"), min_value=0, max_value=365
    )
    leader_after = forms.IntegerField(label=_("Báo lãnh đạo khi quá hạn (ngày làm việc)"), min_value=0, max_value=365)
    extensions = forms.IntegerField(label=_("Số lần được gia hạn"), min_value=0, max_value=20)
    is_weekly = forms.BooleanField(label=_("Thư tổng hợp đầu tuần"), required=False)

    @staticmethod
    def initial_of(rules: ReminderRules) -> dict[str, Any]:
        names = ("is_on", "repeat", "head_after", "focal_after", "leader_after", "extensions", "is_weekly")
        return {name: getattr(rules, name) for name in names} | {"before": ", ".join(map(str, rules.before))}

    def clean_before(self) -> list[int]:
        parts = self.cleaned_data["before"].replace(",", " ").split()
        days = [parse_whole(part) for part in parts]
        if any(day is None or not 0 < day <= 90 for day in days):
            raise forms.ValidationError(_("Ghi các số từ 1 đến 90, cách nhau bằng dấu phẩy."))
        return sorted({day for day in days if day}, reverse=True)


class PeriodForm(forms.Form):
    """A reporting period to be opened."""

    name = forms.CharField(label=_("Tên kỳ báo cáo"), max_length=200)
    frequency = forms.ChoiceField(label=_("Loại kỳ"), choices=Frequency.choices, required=False)
    starts_on = forms.DateField(label=_("Số liệu từ ngày"), help_text=_("ngày/tháng/năm"))
    ends_on = forms.DateField(label=_("đến ngày"), help_text=_("ngày/tháng/năm"))
    due_on = forms.DateField(label=_("Hạn gửi"), help_text=_("ngày/tháng/năm"))
    duty_item = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ScheduleForm(forms.Form):
    """How often reports come back."""

    frequency = forms.ChoiceField(
        label=_("Kỳ báo cáo"), choices=[choice for choice in Frequency.choices if choice[0] != Frequency.ONCE]
    )
    due = forms.RegexField(
        r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", label=_("Hạn gửi hằng năm do kế hoạch quy định"),
        required=False, help_text=_("tháng-ngày, ví dụ 11-15; để trống thì tính theo ngày chốt số liệu."),
    )  # fmt: skip
    working_days_after = forms.IntegerField(
        label=_("Hạn gửi sau ngày chốt số liệu (ngày làm việc)"), min_value=1, max_value=60
    )
    opens_before = forms.IntegerField(label=_("Mở kỳ trước hạn gửi (ngày)"), min_value=1, max_value=90)
    is_on = forms.BooleanField(label=_("Tự mở kỳ báo cáo khi đến ngày"), required=False)
    duty_item = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ExtendPeriodForm(forms.Form):
    """A later due date for a period."""

    due_on = forms.DateField(label=_("Hạn gửi mới"), help_text=_("ngày/tháng/năm"))
    reason = forms.CharField(label=_("Lý do"), widget=lines(2), max_length=2000)


class RemarkForm(forms.Form):
    """Why a report goes back."""

    remark = forms.CharField(label=_("Nội dung cần bổ sung, chỉnh sửa"), widget=lines(2), required=False)


class GalleryForm(forms.Form):
    """One field of every kind, for the gallery."""

    words = forms.CharField(label=_("Một dòng"), help_text=_("Lời nhắc dưới ô nhập."))
    text = forms.CharField(label=_("Nhiều dòng"), widget=lines(3))
    choice = forms.ChoiceField(label=_("Một trong nhiều"), choices=Agency.Kind.choices)
    state = forms.ChoiceField(label=_("Tình trạng"), choices=Progress.State.choices, widget=forms.RadioSelect)
