"""The shape of what people type about what becomes of agencies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Succession
from nhipcau.agencies.name_index import AgencyIndex
from nhipcau.desk.agency_names import agencies_named, lines_of
from nhipcau.succession.proposals import ProposedSuccession


class SuccessionForm(forms.Form):
    """A merger, split, renaming or abolition."""

    kind = forms.ChoiceField(label=_("Hình thức"), choices=Succession.Kind.choices, widget=forms.RadioSelect)
    old = forms.CharField(
        label=_("Cơ quan được sắp xếp"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một cơ quan; gõ tên hoặc tên viết tắt, có dấu hay không dấu đều được."),
    )  # fmt: skip
    new = forms.CharField(
        label=_("Cơ quan tiếp nhận"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một cơ quan. Tên chưa có trong danh mục là tên của cơ quan mới."),
    )  # fmt: skip
    on = forms.DateField(label=_("Ngày hiệu lực"), help_text=_("ngày/tháng/năm"))
    act = forms.CharField(
        label=_("Văn bản quyết định"), max_length=200, help_text=_("Ví dụ: Nghị quyết số 12/NQ-HĐND ngày 20/02/2025.")
    )

    def __init__(self, *args: Any, index: AgencyIndex, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.index = index

    def clean_old(self) -> list[Agency]:
        return agencies_named(self.cleaned_data["old"], self.index)

    def clean_new(self) -> tuple[list[Agency], list[str]]:
        known: dict[Agency, None] = {}
        names = []
        for name in lines_of(self.cleaned_data["new"]):
            agency = self.index.find(name)
            if agency is None:
                names.append(name)
            else:
                known[agency] = None
        return list(known), names

    def change(self) -> ProposedSuccession:
        """What was asked for, without choices."""
        data = self.cleaned_data
        known, names = data["new"]
        return ProposedSuccession(data["kind"], data["on"], data["act"], tuple(data["old"]), tuple(known), tuple(names))
