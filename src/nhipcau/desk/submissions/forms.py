"""The shape of what people type about a report that was sent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.desk.fields import lines


class RemarkForm(forms.Form):
    """Why a report goes back."""

    remark = forms.CharField(label=_("Nội dung cần bổ sung, chỉnh sửa"), widget=lines(2), required=False)
