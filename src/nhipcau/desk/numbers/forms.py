"""The shape of what people type about the register of numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.documents.queries import issuers_for


class RegisterForm(forms.Form):
    """Where a register begins."""

    agency = forms.ModelChoiceField(label=_("Cơ quan ban hành"), queryset=Agency.objects.none())
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60, help_text=_("Ví dụ: BC-SNgV."))
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    last = forms.IntegerField(label=_("Số cuối cùng đã cấp"), min_value=0, max_value=1_000_000)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = issuers_for(user).single().filter(valid_to=None)  # type: ignore[attr-defined]
