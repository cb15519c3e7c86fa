"""The shape of what people type about agencies."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.actions import Profile
from nhipcau.agencies.models import LONGEST_AGENCY_NAME, Agency
from nhipcau.agencies.name_index import AgencyIndex
from nhipcau.desk.agency_names import agencies_named


class AgencyForm(forms.Form):
    """What is known of an agency."""

    name = forms.CharField(label=_("Tên cơ quan"), max_length=LONGEST_AGENCY_NAME)
    short_name = forms.CharField(label=_("Tên viết tắt"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=Agency.Kind.choices)
    parent = forms.ModelChoiceField(label=_("Cơ quan cấp trên"), queryset=Agency.objects.none(), required=False)
    address = forms.CharField(label=_("Địa chỉ"), max_length=250, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=60, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    contact_person = forms.CharField(label=_("Người liên hệ"), max_length=160, required=False,
                                     help_text=_("Họ tên, chức danh, số máy của người nhận việc."))  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, parents: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = parents  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(agency: Agency) -> dict[str, Any]:
        return {name: getattr(agency, name) for name in (*Profile.__slots__, "version")}

    def profile(self) -> Profile:
        return Profile(**{name: self.cleaned_data[name] for name in Profile.__slots__})


class NewAgencyForm(forms.Form):
    """The least that makes an agency."""

    name = forms.CharField(label=_("Tên cơ quan"), max_length=LONGEST_AGENCY_NAME)
    short_name = forms.CharField(label=_("Tên viết tắt"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=Agency.Kind.choices)


class MembersForm(forms.Form):
    """Whom a group means."""

    kinds = forms.MultipleChoiceField(
        label=_("Gồm mọi cơ quan loại"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[choice for choice in Agency.Kind.choices if choice[0] != Agency.Kind.GROUP],
    )  # fmt: skip
    named = forms.CharField(
        label=_("Thêm các cơ quan"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một cơ quan; gõ tên hoặc tên viết tắt, có dấu hay không dấu đều được."),
    )  # fmt: skip
    left_out = forms.CharField(
        label=_("Trừ các cơ quan"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một cơ quan."),
    )  # fmt: skip

    def __init__(self, *args: Any, index: AgencyIndex, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.index = index

    def clean_named(self) -> list[Agency]:
        return agencies_named(self.cleaned_data["named"], self.index)

    def clean_left_out(self) -> list[Agency]:
        return agencies_named(self.cleaned_data["left_out"], self.index)
