"""What people type about plans at work: decisions that amend them, and what they want to reach."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency
from nhipcau.common.numbers import parse_decimal
from nhipcau.common.templatetags.vietnamese import number
from nhipcau.desk.forms import EvidenceFields, lines
from nhipcau.plans.models import Change, Indicator, LearnedHeading, Task
from nhipcau.plans.queries import task_values
from nhipcau.plans.reading import SUFFIXES


class AmendmentForm(forms.Form):
    """The decision that amends a plan; its document says the rest."""

    file = forms.FileField(
        label=_("Tệp quyết định"), required=False, allow_empty_file=True,
        help_text=_("Nếu có, hệ thống đọc các thay đổi từ văn bản; nếu không, ghi từng thay đổi bằng tay."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )  # fmt: skip
    number = forms.CharField(label=_("Số, ký hiệu"), required=False, max_length=100,
                             help_text=_("Ví dụ: 1520/QĐ-UBND; để trống nếu có trong tệp."))  # fmt: skip
    title = forms.CharField(label=_("Trích yếu"), required=False, widget=lines(2), max_length=2000)
    on = forms.DateField(label=_("Có hiệu lực từ ngày"), required=False,
                         help_text=_("ngày/tháng/năm; để trống nếu là ngày ký trong tệp."))  # fmt: skip


class ChangeForm(forms.Form):
    """What is to become of one task."""

    kind = forms.ChoiceField(label=_("Thay đổi"), choices=Change.Kind.choices, widget=forms.RadioSelect)
    task = forms.CharField(label=_("Nhiệm vụ"), required=False, max_length=60,
                           help_text=_("Số mục trong kế hoạch, ví dụ III.2.b hoặc PL.12; bỏ trống khi thêm nhiệm vụ."),
                           widget=forms.TextInput(attrs={"list": "tasks", "autocomplete": "off"}))  # fmt: skip
    text = forms.CharField(label=_("Nội dung mới"), required=False, widget=lines(4), max_length=5000)
    leads = forms.CharField(label=_("Cơ quan chủ trì"), required=False, max_length=2000,
                            help_text=_("Nhiều cơ quan cách nhau bằng dấu chấm phẩy (;)."))  # fmt: skip
    partners = forms.CharField(label=_("Cơ quan phối hợp"), required=False, widget=lines(2), max_length=5000)
    time_text = forms.CharField(label=_("Thời gian thực hiện"), required=False, max_length=250)

    @staticmethod
    def initial_of(change: Change | None, task: Task | None, kind: str) -> dict[str, Any]:
        """What the form begins with: the change, or the task as it stands."""
        if change is not None:
            names = ("kind", "text", "leads", "partners", "time_text")
            return {name: getattr(change, name) for name in names} | {"task": _locator(change.task)}
        known = kind if kind in Change.Kind.values else Change.Kind.CHANGED
        return {"kind": known, "task": _locator(task), **(task_values(task) if task is not None else {})}


def _locator(task: Task | None) -> str:
    return task.item.locator if task is not None else ""


class NumberField(forms.DecimalField):
    """A number as the language of the page writes it."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        found = parse_decimal(str(value))
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def prepare_value(self, value: Any) -> Any:
        return number(value) if isinstance(value, Decimal) else value


_TARGET = re.compile(r"\s*(\d{4})\s*[:=]\s*(-?[\d.,]+)\s*")


class IndicatorForm(forms.Form):
    """An indicator and its targets."""

    name = forms.CharField(label=_("Chỉ tiêu"), max_length=500, widget=lines(2))
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=80, required=False)
    baseline = NumberField(label=_("Giá trị ban đầu"), required=False, max_digits=17, decimal_places=2,
                                  )  # fmt: skip
    targets = forms.CharField(label=_("Mục tiêu từng năm"), required=False, widget=lines(4),
                              help_text=_("Mỗi dòng một năm, ví dụ 2027: 12."))  # fmt: skip
    agency = forms.ModelChoiceField(label=_("Cơ quan báo cáo"), queryset=Agency.objects.none(), required=False)
    is_falling = forms.BooleanField(label=_("Càng thấp càng tốt"), required=False)

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(indicator: Indicator | None) -> dict[str, Any]:
        if indicator is None:
            return {}
        names = ("name", "unit", "baseline", "is_falling")
        targets = "\n".join(f"{row.year}: {number(row.value)}" for row in indicator.targets.all())
        return {name: getattr(indicator, name) for name in names} | {
            "agency": indicator.agency_id, "targets": targets,
        }  # fmt: skip

    def clean_targets(self) -> dict[int, Decimal]:
        targets: dict[int, Decimal] = {}
        for line in filter(str.strip, self.cleaned_data["targets"].splitlines()):
            said = _TARGET.fullmatch(line)
            if said is None:
                raise forms.ValidationError(_("Không hiểu dòng “%(line)s”."), params={"line": line[:60]})
            targets[int(said[1])] = NumberField(max_digits=17, decimal_places=2).clean(said[2])
        return targets


class ValueForm(EvidenceFields):
    """What an indicator has reached."""

    value = NumberField(label=_("Kết quả"), max_digits=17, decimal_places=2)
    on = forms.DateField(label=_("Tính đến ngày"), help_text=_("ngày/tháng/năm"))
    note = forms.CharField(label=_("Ghi chú"), widget=lines(2), required=False, max_length=2000)
    token = forms.CharField(widget=forms.HiddenInput, max_length=36)
    field_order = ("value", "on", "note", "evidence", "links", "token")


class HeadingKindForm(forms.Form):
    """What stands under a heading."""

    heading = forms.CharField(label=_("Tiêu đề"), max_length=1000)
    kind = forms.ChoiceField(label=_("Là"), choices=LearnedHeading.Kind.choices)
