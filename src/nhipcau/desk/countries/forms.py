"""The shape of what people type about countries."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.partners.models import CHECKED, Country


class CountryForm(forms.ModelForm):  # type: ignore[type-arg]
    """The facts of a country that can be set right, and by what source."""

    source = forms.CharField(
        label=_("Căn cứ"), max_length=250,
        help_text=_("Văn bản, trang của Bộ Ngoại giao, danh sách ngoại giao đoàn…"),
    )  # fmt: skip

    class Meta:
        model = Country
        fields = CHECKED
