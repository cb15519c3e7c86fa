"""The shape of what people type about reporting periods."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.desk.fields import lines
from nhipcau.reports.models import Frequency


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
