"""The shape of what people type about a draft."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency
from nhipcau.desk.fields import lines
from nhipcau.plans.actions import Correction
from nhipcau.plans.models import Assignment, Item, LearnedHeading, Plan, ReportingDuty
from nhipcau.plans.reading.times import report_day
from nhipcau.plans.review.reporting import Reported
from nhipcau.plans.task_values import named_assignments


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


OF_KIND = {
    Item.Kind.TASK: ("leads", "partners", "time_text"),
    Item.Kind.REPORTING: ("by", "to", "frequency", "due"),
}
"""Fields that only items of one kind have."""


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
    by = forms.CharField(
        label=_("Ai báo cáo"), required=False, help_text=_("Nhiều cơ quan cách nhau bằng dấu chấm phẩy (;).")
    )
    to = forms.CharField(label=_("Báo cáo ai"), required=False)
    frequency = forms.ChoiceField(label=_("Kỳ báo cáo"), choices=ReportingDuty.Frequency.choices)
    due = forms.CharField(
        label=_("Hạn báo cáo"), required=False, max_length=10, help_text=_("Ví dụ: 15/11 (mỗi năm) hoặc 15/11/2026.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in [name for kind, names in OF_KIND.items() if kind != item.kind for name in names]:
            del self.fields[name]

    def clean_due(self) -> str:
        """The day as it is kept: a date, or MM-DD where it comes back every year."""
        due = str(self.cleaned_data["due"]).strip()
        kept = report_day(due)
        if due and not kept:
            raise forms.ValidationError(_("Hãy ghi ngày và tháng, ví dụ 15/11 hoặc 15/11/2026."))
        return kept

    @staticmethod
    def initial_of(item: Item) -> dict[str, Any]:
        initial: dict[str, Any] = {"text": item.text, "version": item.version}
        if item.kind == Item.Kind.TASK:
            rows = list(named_assignments(item.task))
            initial["leads"] = "; ".join(a.printed_name for a in rows if a.role == Assignment.Role.LEAD)
            initial["partners"] = "; ".join(a.printed_name for a in rows if a.role == Assignment.Role.COORDINATE)
            initial["time_text"] = item.task.time_text
        if item.kind == Item.Kind.REPORTING:
            duty = item.reporting_duty
            initial |= {
                "by": "; ".join(duty.by),
                "to": "; ".join(duty.to),
                "frequency": duty.frequency,
                "due": duty.due_day,
            }
        return initial

    def correction(self) -> Correction:
        data = self.cleaned_data
        reported = _reported(data) if "by" in data else None
        return Correction(data["text"], data.get("leads"), data.get("partners"), data.get("time_text"), reported)


def _reported(data: dict[str, Any]) -> Reported:
    return Reported(_names(data["by"]), _names(data["to"]), data["frequency"], data["due"])


def _names(typed: str) -> tuple[str, ...]:
    return tuple(name for part in typed.split(";") if (name := " ".join(part.split())))


class MatchAgencyForm(forms.Form):
    """Which known agency a printed name means."""

    printed_name = forms.CharField(widget=forms.HiddenInput)
    agency = forms.ModelChoiceField(label=_("Cơ quan"), queryset=Agency.objects.none())


class AcceptAgencyForm(forms.Form):
    """A printed name as a new agency."""

    printed_name = forms.CharField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Loại"), choices=Agency.Kind.choices)


class HeadingKindForm(forms.Form):
    """What stands under a heading."""

    heading = forms.CharField(label=_("Tiêu đề"), max_length=1000)
    kind = forms.ChoiceField(label=_("Là"), choices=LearnedHeading.Kind.choices)
