"""The shape of what people type about tasks and progress."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, Self

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.desk.fields import EvidenceFields, lines
from nhipcau.plans.models import LONGEST_TITLE, Assignment, Plan
from nhipcau.plans.recurrence import Occurrence
from nhipcau.work.models import OBJECTIVE, Cause, Milestone, Progress
from nhipcau.work.progress.rows import File, ProgressReport

FEWEST_TO_CHOOSE = 2
"""Of work that returned once there is nothing to choose."""


class AssignTaskForm(forms.Form):
    """An agency for a task."""

    agency = forms.ModelChoiceField(label=_("Cơ quan"), queryset=Agency.objects.none())
    role = forms.ChoiceField(label=_("Vai trò"), choices=Assignment.Role.choices)


class NewTaskForm(forms.Form):
    """Work that no document names."""

    text = forms.CharField(label=_("Nội dung"), widget=lines(3), max_length=5000)
    agency = forms.ModelChoiceField(label=_("Cơ quan thực hiện"), queryset=Agency.objects.none())
    due = forms.DateField(label=_("Hạn"), required=False, help_text=_("ngày/tháng/năm"))
    origin = forms.CharField(label=_("Căn cứ"), max_length=500, required=False,
                             help_text=_("Ví dụ: Công văn số 15/VP-TH ngày 02/11/2026."))  # fmt: skip
    plan = forms.ModelChoiceField(label=_("Trong kế hoạch"), queryset=Plan.objects.none(), required=False,
                                  empty_label=_("Ngoài kế hoạch"))  # fmt: skip

    def __init__(self, *args: Any, agencies: QuerySet[Agency], plans: QuerySet[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]


CAUSES = [
    ("", _("Chưa chọn")),
    (_("Khách quan"), [(cause.value, cause.label) for cause in OBJECTIVE]),
    (_("Chủ quan"), [(cause.value, cause.label) for cause in Cause if cause not in OBJECTIVE]),
]


class ProgressForm(EvidenceFields):
    """What an officer says of an assignment, in under a minute."""

    state = forms.ChoiceField(label=_("Tình trạng"), choices=Progress.State.choices, widget=forms.RadioSelect)
    percent = forms.IntegerField(label=_("Tỷ lệ hoàn thành (%)"), min_value=0, max_value=100, required=False)
    note = forms.CharField(label=_("Kết quả"), widget=lines(3), help_text=_("Nêu ngắn gọn kết quả, số liệu cụ thể."))
    occurrence = forms.TypedChoiceField(label=_("Lần thực hiện"), coerce=int, empty_value=None)
    reason = forms.CharField(
        label=_("Lý do chậm, lý do tạm dừng"), widget=lines(2), required=False,
        help_text=_("Khi quá hạn hoặc tạm dừng: nguyên nhân, thời gian dự kiến hoàn thành."),
    )  # fmt: skip
    cause = forms.ChoiceField(label=_("Nhóm nguyên nhân"), required=False, choices=CAUSES,
                              help_text=_("Báo cáo tổng hợp đếm theo nhóm này."))  # fmt: skip
    outputs = forms.MultipleChoiceField(label=_("Sản phẩm đã có"), required=False, widget=forms.CheckboxSelectMultiple)
    done_on = forms.DateField(label=_("Ngày hoàn thành"), required=False,
                              help_text=_("ngày/tháng/năm; để trống nếu là hôm nay."))  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput, max_length=36)
    field_order: Sequence[str] = (
        "occurrence",
        "state",
        "percent",
        "note",
        "reason",
        "cause",
        "outputs",
        "evidence",
        "links",
        "done_on",
        "token",
    )

    def __init__(
        self, *args: Any, outputs: Sequence[str] = (), asks_why: bool = False,
        begun: Sequence[Occurrence] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["outputs"].choices = [(text, text) for text in outputs]  # type: ignore[attr-defined]
        self.fields["reason"].required = asks_why
        returns = [(row.number, f"{row.name} – {row.due:%d/%m/%Y}") for row in reversed(begun)]
        self.fields["occurrence"].choices = returns  # type: ignore[attr-defined]
        if not asks_why:
            del self.fields["cause"]
        if not outputs:
            del self.fields["outputs"]
        if len(begun) < FEWEST_TO_CHOOSE:
            del self.fields["occurrence"]

    @classmethod
    def fresh(cls, percent: int | None, occurrence: int | None, note: str = "", **options: Any) -> Self:
        """An empty form, or one with a sentence, with a token of its own: it counts once however often it is sent."""
        initial = {
            "token": str(uuid.uuid4()), "percent": percent, "state": Progress.State.IN_PROGRESS,
            "occurrence": occurrence, "note": note,
        }  # fmt: skip
        return cls(initial=initial, **options)

    def report(self, files: Sequence[File]) -> ProgressReport:
        """What was said, with the files that came with it."""
        data = self.cleaned_data
        return ProgressReport(
            data["state"], data["percent"], data["note"], data["token"], files, data["links"],
            data.get("outputs", ()), data["reason"], data.get("cause", ""), data["done_on"], data.get("occurrence"),
        )  # fmt: skip

    def clean_percent(self) -> int:
        return self.cleaned_data["percent"] or 0


class TitleForm(forms.Form):
    """What a task is called for short."""

    title = forms.CharField(
        label=_("Tên gọi tắt"), max_length=LONGEST_TITLE, required=False,
        help_text=_("Dùng trong danh sách, thư, báo cáo; để trống thì lấy từ kế hoạch."),
    )  # fmt: skip


class RemarkForm(forms.Form):
    """What is said of a task, and to whom."""

    text = forms.CharField(label=_("Ý kiến trao đổi"), widget=lines(3), max_length=5000)
    to = forms.TypedMultipleChoiceField(
        label=_("Gửi tới"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Có thể viết @Họ và tên ngay trong nội dung."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(row.pk, str(row)) for row in people]  # type: ignore[attr-defined]


class ResultsForm(ProgressForm):
    """The same result of several tasks."""

    assignments = forms.TypedMultipleChoiceField(
        label=_("Nhiệm vụ"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một nhiệm vụ.")},
    )  # fmt: skip
    field_order = ("assignments", *ProgressForm.field_order)

    def __init__(self, *args: Any, choices: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignments"].choices = choices  # type: ignore[attr-defined]


class MilestoneForm(forms.Form):
    """A step of a task."""

    text = forms.CharField(label=_("Nội dung"), max_length=500)
    due = forms.DateField(label=_("Hạn"), required=False, help_text=_("ngày/tháng/năm"))
    person = forms.ModelChoiceField(label=_("Người xử lý"), queryset=User.objects.none(), required=False)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(milestone: Milestone | None) -> dict[str, Any]:
        if milestone is None:
            return {}
        return {"text": milestone.text, "due": milestone.due, "person": milestone.person_id}


class WithdrawForm(forms.Form):
    """Why evidence is taken out."""

    reason = forms.CharField(label=_("Lý do rút"), widget=lines(3), max_length=2000)
