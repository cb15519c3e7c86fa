"""Fields that the forms of several rooms have."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency
from nhipcau.common.numbers import number, parse_decimal
from nhipcau.plans.reading.plan_reader import SUFFIXES

MOST_MONEY = 10**13
HOURS = ("%H:%M", "%Hh%M", "%Hg%M", "%H giờ %M", "%Hh", "%H")
"""How people write an hour; a field of the browser's own would ask for AM and PM in some of them."""


def lines(rows: int) -> forms.Textarea:
    """A field of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


def hour(label: Any, *, required: bool) -> forms.TimeField:
    """A field of an hour of the day."""
    shown = forms.TimeInput(format="%H:%M", attrs={"placeholder": "14:30", "inputmode": "numeric", "size": 8})
    return forms.TimeField(label=label, required=required, input_formats=HOURS, widget=shown)


class NumberField(forms.DecimalField):
    """A number as the language of the page writes it."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        found = parse_decimal(str(value))
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def prepare_value(self, value: Any) -> Any:
        return number(value) if isinstance(value, Decimal) else value


class AmountField(NumberField):
    """A whole number as people write it: 1.800.000, with or without the word for đồng."""

    def to_python(self, value: Any) -> Any:
        """The number; a point before three figures is never taken for that of a decimal."""
        found = super().to_python(str("" if value is None else value).removesuffix("đồng").removesuffix("VND").strip())
        if found is not None and found != found.to_integral():
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return None if found is None else int(found)

    def prepare_value(self, value: Any) -> Any:
        return number(value) if isinstance(value, int) else value


def money(label: Any, help_text: Any = "") -> AmountField:
    """A field of an amount in đồng."""
    return AmountField(label=label, required=False, min_value=0, max_value=MOST_MONEY, help_text=help_text)


class IssuerForm(forms.Form):
    """Which body issues a document that a register composes: the likely one where it may, else the first that may."""

    issuer = forms.ModelChoiceField(label=_("Cơ quan ban hành"), queryset=Agency.objects.none())

    def __init__(self, *args: Any, issuers: QuerySet[Agency], likely: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issuer"].queryset = issuers  # type: ignore[attr-defined]
        if not self.is_bound:
            self.initial["issuer"] = (issuers.filter(pk=likely).first() if likely else None) or issuers.first()


class BetweenForm(IssuerForm):
    """A report of what a register has between two days: who issues it, from when to when."""

    since = forms.DateField(label=_("Từ ngày"))
    until = forms.DateField(label=_("Số liệu đến hết ngày"))


class CancelForm(forms.Form):
    """Why something that was entered does not take place."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=300)


class UploadForm(forms.Form):
    """The document to be read."""

    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        allow_empty_file=True,
        help_text=_(
            "Tệp .docx, .doc, .odt, .rtf, .pdf, .html, .txt, .xlsx hoặc bản quét .png, .jpg, "
            "đúng như văn bản đã ban hành."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class _ManyFilesField(forms.FileField):
    widget = _ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(_ManyFilesField, self).clean(file, initial) for file in files]


class EvidenceFields(forms.Form):
    """Files and links that show what is said."""

    evidence = _ManyFilesField(
        label=_("Minh chứng"), required=False, allow_empty_file=True,
        help_text=_("Văn bản, bảng tính, ảnh hoặc .pdf; chọn được nhiều tệp, dán ảnh hoặc kéo thả cả thư mục."),
        widget=_ManyFiles(attrs={
            "data-gather": "", "data-folder": _("Chọn cả thư mục"), "data-leave": _("Bỏ tệp"),
            "data-unreadable": _("trình duyệt không đọc được ảnh .heic; hãy gửi ảnh .jpg (trên iPhone: Cài đặt, "
                                 "Camera, Định dạng, Tương thích nhất)"),
        }),
    )  # fmt: skip
    links = forms.CharField(label=_("Liên kết"), widget=lines(1), required=False,
                            help_text=_("Bài báo, trang tin: mỗi dòng một địa chỉ https://."))  # fmt: skip

    def clean_links(self) -> list[str]:
        links: list[str] = self.cleaned_data["links"].split()
        for link in links:
            URLValidator(schemes=["http", "https"])(link)
        return links
