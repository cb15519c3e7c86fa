"""The shape of what a leader answers."""

from django import forms


class AnswerForm(forms.Form):
    """What a leader says of a difficulty; who is to do what by when, where they name it."""

    answer = forms.CharField(required=False)
    owner = forms.CharField(required=False)
    due = forms.CharField(required=False)
