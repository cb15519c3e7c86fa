"""What people type about work inside an agency."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.work.models import Milestone


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
