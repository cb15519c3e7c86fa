"""The shape of what people type about lists."""

from django import forms
from django.utils.translation import gettext_lazy as _

XLSX_ONLY = {"accept": ".xlsx"}
ANY_LIST = {"accept": ".xlsx,.ods,.xls,.csv"}


class SheetForm(forms.Form):
    """A list as .xlsx."""

    file = forms.FileField(
        label=_("Bảng .xlsx"), allow_empty_file=True, widget=forms.ClearableFileInput(attrs=XLSX_ONLY)
    )


class AnyListForm(SheetForm):
    """A list in any form that offices keep lists in."""

    file = forms.FileField(
        label=_("Bảng .xlsx, .ods, .xls hoặc .csv"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs=ANY_LIST),
    )
