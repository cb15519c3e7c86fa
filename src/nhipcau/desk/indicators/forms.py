"""The shape of what people type about indicators and their values."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency
from nhipcau.common.numbers import number
from nhipcau.desk.fields import EvidenceFields, NumberField, lines
from nhipcau.plans.models import Indicator

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
