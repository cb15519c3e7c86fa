"""The shape of what comes to a record of any register."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.files.pictures import KINDS
from nhipcau.plans.models import Task
from nhipcau.records.steps import Progress


class AttachmentForm(forms.Form):
    """A file of a record."""

    file = forms.FileField(label=_("Tệp"), allow_empty_file=True)
    note = forms.CharField(label=_("Là tệp gì"), max_length=250, required=False)


class PictureForm(forms.Form):
    """A picture of a record."""

    file = forms.FileField(
        label=_("Tệp ảnh"), allow_empty_file=True, help_text=_("Ảnh .jpg, .png hoặc .webp."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(KINDS)}),
    )  # fmt: skip
    caption_vi = forms.CharField(label=_("Trong ảnh có gì"), max_length=250)
    caption_en = forms.CharField(label=_("Chú thích tiếng Anh"), max_length=250, required=False)
    credit = forms.CharField(
        label=_("Tác giả, nguồn ảnh"), max_length=200,
        help_text=_("Chỉ đưa ảnh của cơ quan, hoặc ảnh tác giả cho phép dùng."),
    )  # fmt: skip


class TasksForm(forms.Form):
    """Tasks to which a record belongs."""

    tasks = forms.ModelMultipleChoiceField(label=_("Nhiệm vụ"), queryset=Task.objects.none())

    def __init__(self, *args: Any, tasks: QuerySet[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks"].queryset = tasks  # type: ignore[attr-defined]


class StepForm(forms.Form):
    """How far a step of the law is."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    began_on = forms.DateField(label=_("Bắt đầu"), required=False)
    done_on = forms.DateField(label=_("Xong ngày"), required=False)
    note = forms.CharField(label=_("Văn bản, ghi chú"), max_length=500, required=False)

    def progress(self) -> Progress:
        return Progress(**self.cleaned_data)
