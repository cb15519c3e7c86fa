"""The shape of what people type about a decision that changes a plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.desk.fields import lines
from nhipcau.plans.models import Change, Task
from nhipcau.plans.reading.plan_reader import SUFFIXES
from nhipcau.plans.task_values import task_values


class AmendmentForm(forms.Form):
    """The decision that amends a plan; its document says the rest."""

    file = forms.FileField(
        label=_("Tệp quyết định"), required=False, allow_empty_file=True,
        help_text=_("Nếu có, hệ thống đọc các thay đổi từ văn bản; nếu không, ghi từng thay đổi bằng tay."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )  # fmt: skip
    number = forms.CharField(
        label=_("Số, ký hiệu"), required=False, max_length=100,
        help_text=_("Ví dụ: 1520/QĐ-UBND; để trống nếu có trong tệp hoặc chưa ban hành."),
    )  # fmt: skip
    title = forms.CharField(label=_("Trích yếu"), required=False, widget=lines(2), max_length=2000)
    on = forms.DateField(label=_("Có hiệu lực từ ngày"), required=False,
                         help_text=_("ngày/tháng/năm; để trống nếu là ngày ký trong tệp."))  # fmt: skip


class ChangeForm(forms.Form):
    """What is to become of one task."""

    kind = forms.ChoiceField(label=_("Thay đổi"), choices=Change.Kind.choices, widget=forms.RadioSelect)
    task = forms.CharField(label=_("Nhiệm vụ"), required=False, max_length=60,
                           help_text=_("Số mục, ví dụ III.2.b, PL.12; khi thêm nhiệm vụ: số mục đứng ngay trước."),
                           widget=forms.TextInput(attrs={"list": "tasks", "autocomplete": "off"}))  # fmt: skip
    text = forms.CharField(label=_("Nội dung mới"), required=False, widget=lines(4), max_length=5000)
    leads = forms.CharField(label=_("Cơ quan chủ trì"), required=False, max_length=2000,
                            help_text=_("Nhiều cơ quan cách nhau bằng dấu chấm phẩy (;)."))  # fmt: skip
    partners = forms.CharField(label=_("Cơ quan phối hợp"), required=False, widget=lines(2), max_length=5000)
    outputs = forms.CharField(label=_("Sản phẩm"), required=False, max_length=1000,
                              help_text=_("Để trống thì giữ nguyên."))  # fmt: skip
    time_text = forms.CharField(label=_("Thời gian thực hiện"), required=False, max_length=250)

    @staticmethod
    def initial_of(change: Change | None, task: Task | None, kind: str) -> dict[str, Any]:
        """What the form begins with: the change, or the task as it stands."""
        if change is not None:
            names = ("kind", "text", "leads", "partners", "outputs", "time_text")
            return {name: getattr(change, name) for name in names} | {"task": _locator(change.task or change.after)}
        known = kind if kind in Change.Kind.values else Change.Kind.CHANGED
        return {"kind": known, "task": _locator(task), **(task_values(task) if task is not None else {})}


class ClauseForm(forms.Form):
    """What is to become of a clause that is no task."""

    place = forms.CharField(
        label=_("Vị trí"), max_length=200, help_text=_("Ví dụ: khoản 2 Mục V; điểm a khoản 1 Mục II.")
    )
    standing = forms.CharField(label=_("Nội dung hiện hành"), widget=lines(4), max_length=5000,
                               help_text=_("Chép nguyên văn từ kế hoạch."))  # fmt: skip
    text = forms.CharField(label=_("Nội dung mới"), required=False, widget=lines(4), max_length=5000,
                           help_text=_("Để trống nếu bãi bỏ mục này."))  # fmt: skip

    @staticmethod
    def initial_of(change: Change | None) -> dict[str, str]:
        if change is None:
            return {}
        return {"place": change.place, "standing": change.before["text"], "text": change.text}


def _locator(task: Task | None) -> str:
    return task.item.place if task is not None else ""
