"""The shape of what people type about visits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency
from nhipcau.desk.fields import lines
from nhipcau.inspections.actions import Outcome, Visit
from nhipcau.inspections.models import Finding, Inspection
from nhipcau.inspections.queries import agencies_to_inspect
from nhipcau.plans.models import Plan


class VisitForm(forms.Form):
    """A visit that is planned."""

    agency = forms.ModelChoiceField(label=_("Cơ quan được kiểm tra"), queryset=Agency.objects.none())
    kind = forms.ChoiceField(label=_("Hình thức"), choices=Inspection.Kind.choices)
    on = forms.DateField(label=_("Ngày"), help_text=_("Có thể ghi lại một buổi đã kiểm tra."))
    team = forms.CharField(
        label=_("Thành phần đoàn"), widget=lines(3), max_length=2000,
        help_text=_("Trưởng đoàn trước, mỗi dòng một người hoặc một cơ quan."),
    )  # fmt: skip
    subject = forms.CharField(label=_("Nội dung kiểm tra"), widget=lines(4), max_length=2000)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_to_inspect(plan)  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(inspection: Inspection) -> dict[str, Any]:
        """What was said of a visit before."""
        return {name: getattr(inspection, name) for name in ("agency", "kind", "on", "team", "subject")}

    def visit(self) -> Visit:
        return Visit(**self.cleaned_data)


class OutcomeForm(forms.Form):
    """What came of a visit."""

    outcome = forms.CharField(label=_("Kết quả, kết luận"), widget=lines(5), max_length=5000)
    findings = forms.CharField(
        label=_("Kiến nghị"), widget=lines(4), max_length=5000, required=False,
        help_text=_("Mỗi dòng một kiến nghị; sau đó giao thành nhiệm vụ được."),
    )  # fmt: skip
    minutes = forms.FileField(
        label=_("Biên bản"), required=False, help_text=_("Bản .pdf, .docx hoặc ảnh chụp đã ký, nếu có.")
    )

    def result(self, minutes: tuple[str, bytes] | None) -> Outcome:
        data = self.cleaned_data
        return Outcome(data["outcome"], data["findings"].splitlines(), minutes)


class CallOffForm(forms.Form):
    """Why a visit does not take place."""

    reason = forms.CharField(label=_("Lý do không tổ chức"), widget=lines(2), max_length=1000)


class FindingForm(forms.Form):
    """Who is to do what a visit asks for, and until when."""

    agency = forms.ModelChoiceField(label=_("Cơ quan chủ trì"), queryset=Agency.objects.none())
    due = forms.DateField(label=_("Thời hạn"), required=False)

    def __init__(self, *args: Any, finding: Finding, **kwargs: Any) -> None:
        kwargs["initial"] = {"agency": finding.inspection.agency_id}
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_to_inspect(finding.inspection.plan)  # type: ignore[attr-defined]
