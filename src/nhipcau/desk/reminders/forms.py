"""The shape of what people type about when they are reminded."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.common.numbers import parse_whole
from nhipcau.reminders.models import ReminderRules


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
