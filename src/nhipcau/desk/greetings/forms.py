"""The shape of what people type about letters."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Signer
from nhipcau.agreements.models import Agreement
from nhipcau.desk.fields import lines
from nhipcau.desk.greetings.listing import OCCASIONS
from nhipcau.gifts.models import Giving
from nhipcau.glossary.models import Language
from nhipcau.greetings.actions import WORDS, Said, Sent
from nhipcau.greetings.models import LONGEST_SAID, Greeting
from nhipcau.greetings.queries import signers_for
from nhipcau.partners.models import Partner, Post

PARTS = (
    (_("Dịp và người nhận"), ("occasion", "on", "post", "agreement", "signer")),
    (_("Sự việc (chúc mừng sự kiện, nhậm chức, cảm ơn, thăm hỏi, chia buồn)"), ("event_vi", "event_en", "heard_from")),
    (_("Một việc cụ thể trong năm"), ("said_vi", "said_en")),
)


class GreetingForm(forms.Form):
    """A letter: on which occasion, to whom, and what of this year stands in it."""

    occasion = forms.ChoiceField(label=_("Dịp"), choices=OCCASIONS)
    on = forms.DateField(label=_("Ngày của dịp"))
    post = forms.ModelChoiceField(
        label=_("Người nhận"), queryset=Post.objects.none(), help_text=_("Người đang giữ chức vụ ở đối tác.")
    )
    agreement = forms.ModelChoiceField(label=_("Thỏa thuận"), queryset=Agreement.objects.none(), required=False)
    signer = forms.ModelChoiceField(
        label=_("Người ký"), queryset=Signer.objects.none(), required=False, empty_label=_("Theo nguyên tắc ngang cấp")
    )
    event_vi = forms.CharField(label=_("Sự việc"), max_length=400, required=False,
                               help_text=_("Ví dụ: mưa lũ gây thiệt hại lớn tại tỉnh Nam Khê"))  # fmt: skip
    event_en = forms.CharField(label=_("Sự việc, tiếng Anh"), max_length=400, required=False,
                               help_text=_("Ví dụ: of the floods in Nam Khe Province"))  # fmt: skip
    heard_from = forms.CharField(label=_("Nguồn tin"), max_length=300, required=False,
                                 help_text=_("Thư chia buồn phải có nguồn tin đã xác nhận."))  # fmt: skip
    said_vi = forms.CharField(label=_("Tiếng Việt"), widget=lines(3), max_length=LONGEST_SAID, required=False,
                              help_text=_("Để trống thì thư không có đoạn này."))  # fmt: skip
    said_en = forms.CharField(label=_("Tiếng Anh"), widget=lines(3), max_length=LONGEST_SAID, required=False)

    def __init__(self, *args: Any, partner: Partner, posts: list[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = partner.posts.filter(pk__in=[post.pk for post in posts])
        self.fields["post"].queryset = held.select_related("contact", "partner")  # type: ignore[attr-defined]
        self.fields["agreement"].queryset = partner.agreements.filter(signed_on__isnull=False)  # type: ignore[attr-defined]
        self.fields["signer"].queryset = signers_for(partner)  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(greeting: Greeting) -> dict[str, Any]:
        """What was said of a letter before."""
        return {name: getattr(greeting, name) for name in ("occasion", "on", "post", "agreement", "signer", *WORDS)}

    def said(self) -> Said:
        return Said(**self.cleaned_data)


class SkipForm(forms.Form):
    """Why no letter is sent."""

    occasion = forms.ChoiceField(choices=OCCASIONS, widget=forms.HiddenInput)
    on = forms.DateField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Lý do không gửi"), max_length=300)


class SentForm(forms.Form):
    """On which day and how a letter went out, with or without a gift."""

    on = forms.DateField(label=_("Ngày gửi"))
    way = forms.ChoiceField(label=_("Cách gửi"), choices=Greeting.Way.choices)
    giving = forms.ModelChoiceField(
        label=_("Quà gửi kèm"), queryset=Giving.objects.none(), required=False, empty_label=_("Không gửi kèm quà"),
        help_text=_("Lượt tặng đối tác đã ghi ở danh mục quà, trong 60 ngày trước, sau dịp này."),
    )  # fmt: skip

    def __init__(self, *args: Any, givings: QuerySet[Giving], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giving"].queryset = givings  # type: ignore[attr-defined]

    def sent(self) -> Sent:
        return Sent(**self.cleaned_data)


class AnswerForm(forms.Form):
    """On which day the answer came, and what it says."""

    on = forms.DateField(label=_("Ngày được đáp"))
    answer = forms.CharField(label=_("Nội dung đáp"), max_length=400, required=False)


class TextForm(forms.Form):
    """An office's own text of a letter."""

    occasion = forms.ChoiceField(label=_("Dịp"), choices=OCCASIONS)
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=[("vi", _("Tiếng Việt")), *Language.choices])
    salutation = forms.CharField(label=_("Lời chào"), max_length=200, required=False,
                                 help_text=_("Để trống thì theo cách xưng hô với người nhận."))  # fmt: skip
    body = forms.CharField(label=_("Nội dung"), widget=lines(10), max_length=5000, help_text=_(
        "Mỗi đoạn một dòng. Chỗ điền: {occasion}, {you}, {your}, {through}, {both}, {on_behalf}, {province}, {name}, "
        "{title}, {partner}, {place}, {country}, {event}, {where}, {year}, {years}; {said} là đoạn của năm nay."
    ))  # fmt: skip
    closing = forms.CharField(label=_("Lời kết"), max_length=200, required=False)
