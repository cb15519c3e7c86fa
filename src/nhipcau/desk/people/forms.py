"""The shape of what people type about each other."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.absences import colleagues_at_work_of, who_may_be_away
from nhipcau.agencies.models import Agency, Membership


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


class EndMembershipForm(forms.Form):
    """Who takes over what is in the person's name, and that a role is knowingly left empty: asked where it matters."""

    heir = forms.ModelChoiceField(
        label=_("Người tiếp nhận"), queryset=User.objects.none(), required=False,
        help_text=_("Nhiệm vụ, mốc công việc, văn bản đến chưa xong chuyển sang người này."),
    )  # fmt: skip
    is_sure = forms.BooleanField(label=_("Đã biết, vẫn thu hồi vai trò này"), required=False)

    def __init__(self, *args: Any, heirs: QuerySet[User] | None, is_needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if heirs is None:
            del self.fields["heir"]
        else:
            self.fields["heir"].queryset = heirs  # type: ignore[attr-defined]
        if not is_needed:
            del self.fields["is_sure"]


class AbsenceForm(forms.Form):
    """Who is away, from when until when, and who stands in."""

    user = forms.ModelChoiceField(label=_("Người vắng mặt"), queryset=User.objects.none())
    substitute = forms.ModelChoiceField(
        label=_("Người thay thế"), queryset=User.objects.none(),
        help_text=_("Người cùng cơ quan; được báo và xử lý những việc đứng tên người vắng mặt."),
    )  # fmt: skip
    since = forms.DateField(label=_("Từ ngày"))
    until = forms.DateField(label=_("Đến hết ngày"))

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        away = who_may_be_away(by)
        self.fields["user"].queryset = away  # type: ignore[attr-defined]
        self.fields["user"].initial = by
        self.fields["substitute"].queryset = colleagues_at_work_of(away)  # type: ignore[attr-defined]


class OwnAccountForm(forms.Form):
    """Nothing to type: who has an account already only says yes, signed in with it."""

    def __init__(self, *args: Any, is_theirs: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_theirs = is_theirs

    def clean(self) -> None:
        if not self._is_theirs:
            raise ValidationError(
                gettext("Địa chỉ này đã có tài khoản. Hãy đăng nhập bằng tài khoản đó để nhận thêm vai trò.")
            )


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
        data = self.cleaned_data
        if "password" in data and data["password"] != data.get("again"):
            self.add_error("again", gettext("Hai mật khẩu không giống nhau."))
        return data
