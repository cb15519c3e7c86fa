"""The shape of what people type about programmes and what they need."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Locality
from nhipcau.desk.fields import hour, lines
from nhipcau.desk.named import place_field
from nhipcau.programmes.actions import OF_THE_ROW, Particulars, Said
from nhipcau.programmes.models import ProgrammeItem, Resource
from nhipcau.programmes.queries import resources_in

Kind = Resource.Kind

PARTS = (
    (_("Khi nào, việc gì"), ("on", "starts", "ends", "text_vi", "text_en", "is_settled")),
    (_("Ở đâu"), ("place_vi", "place_en", "dress", "inside")),
    (_("Ai, xe, phòng"), ("hosts", "others")),
)
"""The parts of an item's form, as its page shows them."""


class ItemForm(forms.Form):
    """An item of a programme: when, what in both languages, where, who and what it has."""

    on = forms.DateField(label=_("Ngày"))
    starts = hour(_("Từ"), required=True)
    ends = hour(_("Đến"), required=False)
    text_vi = forms.CharField(label=_("Hoạt động"), max_length=400)
    text_en = forms.CharField(label=_("Hoạt động, tiếng Anh"), max_length=400, required=False)
    hosts = forms.ModelMultipleChoiceField(
        label=_("Chủ trì"), queryset=Resource.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    place_vi = place_field(_("Địa điểm"))
    place_en = forms.CharField(label=_("Địa điểm, tiếng Anh"), max_length=250, required=False,
                               help_text=_("Để trống thì lấy tên đã dùng cho địa điểm này, nếu có."))  # fmt: skip
    dress = forms.ChoiceField(label=_("Trang phục"), choices=[("", "—"), *ProgrammeItem.Dress.choices], required=False)
    others = forms.ModelMultipleChoiceField(
        label=_("Người dự, phiên dịch, xe, phòng"), queryset=Resource.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    inside = forms.CharField(label=_("Nội bộ"), max_length=400, required=False,
                             help_text=_("Không in trong bản của khách."))  # fmt: skip
    is_settled = forms.BooleanField(label=_("Đã xác nhận"), required=False, initial=True)

    def __init__(self, *args: Any, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        used = resources_in(locality)
        self.fields["hosts"].queryset = used.filter(kind=Kind.PERSON)  # type: ignore[attr-defined]
        self.fields["others"].queryset = used  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(item: ProgrammeItem) -> dict[str, Any]:
        """What was said of an item before."""
        needs = list(item.needs.all())
        people = {"hosts": [need.resource_id for need in needs if need.is_host],
                  "others": [need.resource_id for need in needs if not need.is_host]}  # fmt: skip
        return {name: getattr(item, name) for name in OF_THE_ROW} | people

    def said(self) -> Said:
        return Said(**self.cleaned_data)


class ItemsForm(forms.Form):
    """The items of one day as lines."""

    on = forms.DateField(label=_("Ngày"))
    text = forms.CharField(
        label=_("Các mục"), widget=lines(10), max_length=20_000,
        help_text=_("Mỗi dòng: giờ; hoạt động; tiếng Anh; địa điểm; địa điểm tiếng Anh. "
                    "Ví dụ: 14:30; Tiếp xã giao; Courtesy call"),
    )  # fmt: skip


class MoveForm(forms.Form):
    """When an item takes place instead."""

    on = forms.DateField(label=_("Ngày"))
    starts = hour(_("Từ"), required=True)


class SettleForm(forms.Form):
    """Why the programme is another, and who agreed."""

    note = forms.CharField(label=_("Vì sao đổi, ai đồng ý"), max_length=300, required=False)


class ResourceForm(forms.Form):
    """A person, an interpreter, a car or a room."""

    kind = forms.ChoiceField(label=_("Loại"), choices=Kind.choices)
    name = forms.CharField(label=_("Tên"), max_length=200)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=200, required=False)
    post_vi = forms.CharField(label=_("Chức vụ"), max_length=200, required=False)
    post_en = forms.CharField(label=_("Chức vụ tiếng Anh"), max_length=200, required=False)
    precedence = forms.IntegerField(label=_("Thứ bậc"), min_value=1, max_value=999, initial=100,
                                    help_text=_("1 đứng trước 2 trong danh sách và sơ đồ chỗ ngồi."))  # fmt: skip
    seats = forms.IntegerField(label=_("Số chỗ"), min_value=1, max_value=9999, required=False)
    note = forms.CharField(label=_("Ghi chú"), max_length=250, required=False)
    is_used = forms.BooleanField(label=_("Đang dùng"), required=False, initial=True)

    def particulars(self) -> Particulars:
        return Particulars(**self.cleaned_data)
