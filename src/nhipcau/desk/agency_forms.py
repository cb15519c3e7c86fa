"""The shape of what people type about agencies, their succession, and each other."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.actions import Profile
from nhipcau.agencies.matching import AgencyIndex
from nhipcau.agencies.models import LONGEST_AGENCY_NAME, Agency, Membership, Succession

XLSX_ONLY = {"accept": ".xlsx"}


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


def lines_of(text: str) -> list[str]:
    """The names of a field with one name a line."""
    return [name for line in text.splitlines() if (name := " ".join(line.split()))]


def agencies_named(text: str, index: AgencyIndex) -> list[Agency]:
    """The known agencies of a field with one name a line; says which are not known, and what they may mean."""
    found: dict[Agency, None] = {}
    unknown = []
    for name in lines_of(text):
        agency = index.find(name)
        if agency is None:
            unknown.append(_unknown(name, index))
        else:
            found[agency] = None
    if unknown:
        raise ValidationError(unknown)
    return list(found)


def _unknown(name: str, index: AgencyIndex) -> str:
    likely = index.suggest(name)
    if likely is None:
        return gettext("Danh mục không có cơ quan “%(name)s”.") % {"name": name}
    return gettext("Danh mục không có cơ quan “%(name)s”; có phải là %(likely)s?") % {
        "name": name,
        "likely": likely.agency,
    }


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


class SheetForm(forms.Form):
    """A list as .xlsx."""

    file = forms.FileField(
        label=_("Bảng .xlsx"), allow_empty_file=True, widget=forms.ClearableFileInput(attrs=XLSX_ONLY)
    )


class InviteForm(forms.Form):
    """Somebody who is to sign in."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    email = forms.EmailField(label=_("Thư điện tử"))
    title = forms.CharField(label=_("Chức danh"), max_length=120, required=False)
    agency = forms.ModelChoiceField(label=_("Cơ quan"), queryset=Agency.objects.none())
    role = forms.ChoiceField(label=_("Vai trò"), choices=Membership.Role.choices)

    def __init__(self, *args: Any, agencies: QuerySet[Agency], roles: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["role"].choices = [c for c in Membership.Role.choices if c[0] in roles]  # type: ignore[attr-defined]


class NewPasswordForm(forms.Form):
    """The password of a new account, twice."""

    password = forms.CharField(
        label=_("Mật khẩu"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ít nhất 10 ký tự, không phải mật khẩu thông dụng, không giống họ tên."),
    )  # fmt: skip
    again = forms.CharField(
        label=_("Nhập lại mật khẩu"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, owner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.owner)
        return password

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if "password" in said and said["password"] != said.get("again"):
            self.add_error("again", gettext("Hai mật khẩu không giống nhau."))
        return said
