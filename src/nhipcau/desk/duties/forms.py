"""The shape of what people type about yearly duties."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.desk.fields import lines
from nhipcau.partners.queries import agencies_to_answer, workers_in


class SentForm(forms.Form):
    """By which paper a duty was done, and when."""

    on = forms.DateField(label=_("Ngày gửi"))
    paper = forms.CharField(
        label=_("Văn bản đã gửi"),
        max_length=250,
        help_text=_("Số, ký hiệu, ngày. Ví dụ: Báo cáo số 215/BC-UBND ngày 12/11/2026"),
    )
    note = forms.CharField(label=_("Ghi chú"), widget=lines(2), max_length=2000, required=False)


class WaiveForm(forms.Form):
    """Why the locality has nothing to do of a duty in a year."""

    reason = forms.CharField(label=_("Lý do"), widget=lines(2), max_length=2000)


class ChargeForm(forms.Form):
    """Who is in charge of a duty."""

    agency = forms.ModelChoiceField(label=_("Cơ quan phụ trách"), queryset=Agency.objects.none())
    person = forms.ModelChoiceField(label=_("Người phụ trách"), queryset=User.objects.none(), required=False)

    def __init__(self, *args: Any, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]
        self.fields["person"].queryset = workers_in(locality)  # type: ignore[attr-defined]
