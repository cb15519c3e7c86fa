"""The shape of how a person wants mails."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.notices.models import MailChoice


class MailChoiceForm(forms.Form):
    """At once, one in the morning, none."""

    when = forms.ChoiceField(label=_("Cách nhận thư"), choices=MailChoice.When.choices, widget=forms.RadioSelect)
