"""The shape of what people type into the clerk's books."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Signer
from nhipcau.desk.fields import lines
from nhipcau.documents.books import books_kept_by, handlers_in
from nhipcau.documents.copies import Copied
from nhipcau.documents.incoming import Arrived
from nhipcau.documents.models import CertifiedCopy, Document, Incoming
from nhipcau.documents.queries import visible_documents
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import plans_one_corrects


class IncomingForm(forms.Form):
    """A document that came in."""

    agency = forms.ModelChoiceField(label=_("Cơ quan nhận"), queryset=Agency.objects.none())
    arrived_on = forms.DateField(label=_("Ngày đến"))
    author = forms.CharField(label=_("Cơ quan ban hành"), max_length=300)
    symbol = forms.CharField(label=_("Số, ký hiệu"), max_length=100, required=False)
    dated = forms.DateField(label=_("Ngày văn bản"), required=False)
    title = forms.CharField(label=_("Tên loại và trích yếu"), widget=lines(2), max_length=1000)
    file = forms.FileField(label=_("Tệp"), required=False, help_text=_("Bản .pdf, .docx hoặc ảnh chụp, nếu có."))
    number = forms.IntegerField(
        label=_("Số đến"), required=False, min_value=1, max_value=1_000_000,
        help_text=_("Để trống thì lấy số liền sau; chỉ ghi khi bắt đầu sổ sau các số đã vào sổ giấy."),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = books_kept_by(user)  # type: ignore[attr-defined]

    def arrived(self) -> Arrived:
        data = self.cleaned_data
        return Arrived(**{name: data[name] for name in ("author", "title", "arrived_on", "symbol", "dated", "number")})


class HandOverForm(forms.Form):
    """Who is to deal with it, and until when."""

    handler = forms.ModelChoiceField(label=_("Người xử lý"), queryset=User.objects.none())
    answer_by = forms.DateField(label=_("Hạn xử lý"), required=False)

    def __init__(self, *args: Any, incoming: Incoming, **kwargs: Any) -> None:
        kwargs["initial"] = {"handler": incoming.handler_id, "answer_by": incoming.answer_by}
        super().__init__(*args, **kwargs)
        self.fields["handler"].queryset = handlers_in(incoming.agency)  # type: ignore[attr-defined]


class FinishForm(forms.Form):
    """How it was dealt with."""

    outcome = forms.CharField(label=_("Kết quả xử lý"), widget=lines(3), max_length=2000, required=False)
    answer = forms.ModelChoiceField(label=_("Văn bản trả lời"), queryset=Document.objects.none(), required=False)

    def __init__(self, *args: Any, incoming: Incoming, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = visible_documents(user).filter(issuer=incoming.agency, state=Document.State.ISSUED)
        self.fields["answer"].queryset = own  # type: ignore[attr-defined]


class PlanChoiceForm(forms.Form):
    """Which plan it changes."""

    plan = forms.ModelChoiceField(label=_("Kế hoạch cần điều chỉnh"), queryset=Plan.objects.none())

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans = plans_one_corrects(user).filter(state=Plan.State.ACTIVE)
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]
        self.has_plans = plans.exists()


class CopyForm(forms.Form):
    """A copy to be made; parts are asked of an extract alone."""

    form = forms.ChoiceField(label=_("Hình thức sao"), choices=())
    parts = forms.TypedMultipleChoiceField(
        label=_("Phần được trích"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Chỉ chọn khi trích sao."),
    )  # fmt: skip
    signer = forms.ModelChoiceField(label=_("Người ký bản sao"), queryset=Signer.objects.none())
    recipients = forms.CharField(label=_("Nơi nhận"), widget=lines(3), max_length=3000, required=False,
                                 help_text=_("Mỗi nơi một dòng."))  # fmt: skip

    def __init__(self, *args: Any, agency: Agency, headings: tuple[str, ...], is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        form = CertifiedCopy.Form
        shown = (form.WHOLE, *((form.PART,) if headings else ())) if is_own else (form.RECEIVED,)
        self.fields["form"].choices = [(one.value, one.label) for one in shown]  # type: ignore[attr-defined]
        self.fields["signer"].queryset = agency.signers.on(localdate())  # type: ignore[attr-defined]
        self.fields["parts"].choices = list(enumerate(headings))  # type: ignore[attr-defined]
        if not (is_own and headings):
            del self.fields["parts"]

    def copied(self) -> Copied:
        data = self.cleaned_data
        recipients = tuple(line.strip(" -;.") for line in data["recipients"].splitlines() if line.strip(" -;."))
        return Copied(data["form"], data["signer"], recipients, tuple(data.get("parts", ())))
