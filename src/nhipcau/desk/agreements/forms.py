"""The shape of what people type about agreements."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.agreements.actions import OF_THE_ROW, Assigned, Terms
from nhipcau.agreements.models import Agreement, Review
from nhipcau.desk.fields import IssuerForm, lines
from nhipcau.desk.named import EACH_ON_A_LINE, PARTNER, NamedListField
from nhipcau.partners.queries import agencies_to_answer, visible_partners, workers_in
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import plans_at_work


class AgreementForm(forms.Form):
    """An agreement: between whom, of which kind, from when to when, where its original lies."""

    title_vi = forms.CharField(label=_("Tên thỏa thuận"), max_length=400, widget=lines(2))
    title_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=400, required=False)
    partners = NamedListField(PARTNER, label=_("Đối tác"), help_text=EACH_ON_A_LINE)
    kind = forms.ChoiceField(label=_("Loại"), choices=Agreement.Kind.choices)
    level = forms.ChoiceField(label=_("Danh nghĩa ký"), choices=Agreement.Level.choices)
    fields_ = forms.CharField(label=_("Lĩnh vực"), widget=lines(2), max_length=1000, required=False)
    agency = forms.ModelChoiceField(label=_("Cơ quan theo dõi"), queryset=Agency.objects.none())
    person = forms.ModelChoiceField(label=_("Người theo dõi"), queryset=User.objects.none(), required=False)
    signed_on = forms.DateField(label=_("Ngày ký"), required=False, help_text=_("Để trống khi đang chuẩn bị."))
    signed_at = forms.CharField(label=_("Nơi ký"), max_length=250, required=False)
    signers = forms.CharField(label=_("Người ký"), widget=lines(2), max_length=1000, required=False,
                              help_text=_("Họ tên, chức vụ hai bên, mỗi dòng một người."))  # fmt: skip
    in_force_on = forms.DateField(label=_("Có hiệu lực từ"), required=False)
    expires_on = forms.DateField(label=_("Hiệu lực đến"), required=False, help_text=_("Để trống nếu không thời hạn."))
    renews_itself = forms.BooleanField(label=_("Tự động gia hạn khi hết hạn"), required=False)
    original_at = forms.CharField(label=_("Nơi lưu bản gốc"), max_length=250, required=False)
    inherited_from = forms.CharField(
        label=_("Kế thừa từ"), max_length=250, required=False,
        help_text=_("Cơ quan, địa phương đã ký trước khi sắp xếp (Nghị định số 177/2025/NĐ-CP)."),
    )  # fmt: skip

    def __init__(self, *args: Any, locality: Locality, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].rows = visible_partners(user).filter(locality=locality)  # type: ignore[attr-defined]
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]
        self.fields["person"].queryset = workers_in(locality)  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(agreement: Agreement) -> dict[str, Any]:
        """What was said of an agreement before."""
        said = {name: getattr(agreement, name) for name in OF_THE_ROW}
        return said | {"fields_": agreement.fields, "partners": agreement.partners.all()}

    def terms(self) -> Terms:
        data = dict(self.cleaned_data)
        return Terms(fields=data.pop("fields_"), **data)


class CommitmentForm(forms.Form):
    """What an agreement promises."""

    text = forms.CharField(label=_("Nội dung cam kết"), widget=lines(3), max_length=2000)


class AssignForm(forms.Form):
    """By whom a commitment is kept, until when, in which plan."""

    agency = forms.ModelChoiceField(label=_("Cơ quan chủ trì"), queryset=Agency.objects.none())
    due = forms.DateField(label=_("Thời hạn"), required=False)
    plan = forms.ModelChoiceField(label=_("Trong kế hoạch"), queryset=Plan.objects.none(), required=False,
                                  empty_label=_("Việc ngoài kế hoạch"))  # fmt: skip

    def __init__(self, *args: Any, locality: Locality, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]
        self.fields["plan"].queryset = plans_at_work(user, locality)  # type: ignore[attr-defined]

    def assigned(self) -> Assigned:
        return Assigned(**self.cleaned_data)


class ReviewForm(forms.Form):
    """What was done of an agreement in a year, and what follows."""

    year = forms.IntegerField(label=_("Năm"), min_value=1990, max_value=2100)
    done = forms.CharField(label=_("Hoạt động trong năm"), widget=lines(3), max_length=2000, required=False)
    verdict = forms.ChoiceField(label=_("Kết quả rà soát"), choices=Review.Verdict.choices)


class ReportForm(IssuerForm):
    """The yearly report: who issues it, its last day, and what the office says in it itself."""

    until = forms.DateField(label=_("Số liệu đến hết ngày"), help_text=_("Kỳ báo cáo là một năm đến hết ngày này."))
    limits = forms.CharField(label=_("Hạn chế, khó khăn"), widget=lines(2), max_length=2000, required=False,
                             help_text=_("Số thỏa thuận không có hoạt động đã được đếm."))  # fmt: skip
    ahead = forms.CharField(label=_("Kế hoạch thực hiện năm sau"), widget=lines(3), max_length=3000, required=False,
                            help_text=_("Việc ký, gia hạn, chấm dứt đã được lấy từ sổ."))  # fmt: skip
    proposals = forms.CharField(label=_("Kiến nghị"), widget=lines(3), max_length=3000, required=False)


class EndForm(forms.Form):
    """Since when an agreement holds no more, and why."""

    on = forms.DateField(label=_("Chấm dứt ngày"))
    reason = forms.CharField(label=_("Lý do chấm dứt"), widget=lines(2), max_length=1000)
