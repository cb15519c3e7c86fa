"""The shape of what people type about a later due date."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.desk.fields import lines


class ExtensionForm(forms.Form):
    """A later due date, asked for."""

    until = forms.DateField(label=_("Xin gia hạn đến"), help_text=_("ngày/tháng/năm"))
    reason = forms.CharField(label=_("Lý do"), widget=lines(3))
