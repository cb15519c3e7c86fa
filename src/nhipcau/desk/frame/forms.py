"""The shape of what people type about the gallery."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency
from nhipcau.desk.fields import lines
from nhipcau.work.models import Progress


class GalleryForm(forms.Form):
    """One field of every kind, for the gallery."""

    words = forms.CharField(label=_("Một dòng"), help_text=_("Lời nhắc dưới ô nhập."))
    text = forms.CharField(label=_("Nhiều dòng"), widget=lines(3))
    choice = forms.ChoiceField(label=_("Một trong nhiều"), choices=Agency.Kind.choices)
    state = forms.ChoiceField(label=_("Tình trạng"), choices=Progress.State.choices, widget=forms.RadioSelect)
