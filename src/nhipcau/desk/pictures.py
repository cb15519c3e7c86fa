"""Pictures on the card of a register: shown, sent, taken off."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import FileResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.numbers import parse_whole
from nhipcau.desk.cards import Ask, Card, ask_page
from nhipcau.desk.signed_in import SignedInRequest, go, sent
from nhipcau.desk.uploads import take_in
from nhipcau.files.integrity import open_whole
from nhipcau.files.pictures import KINDS
from nhipcau.records.keeping import SentPicture
from nhipcau.records.models import Picture
from nhipcau.records.queries import pictures_of

A_DAY = 86_400


class PictureForm(forms.Form):
    """A picture of a record."""

    file = forms.FileField(
        label=gettext_lazy("Tệp ảnh"), allow_empty_file=True, help_text=gettext_lazy("Ảnh .jpg, .png hoặc .webp."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(KINDS)}),
    )  # fmt: skip
    caption_vi = forms.CharField(label=gettext_lazy("Trong ảnh có gì"), max_length=250)
    caption_en = forms.CharField(label=gettext_lazy("Chú thích tiếng Anh"), max_length=250, required=False)
    credit = forms.CharField(
        label=gettext_lazy("Tác giả, nguồn ảnh"), max_length=200,
        help_text=gettext_lazy("Chỉ đưa ảnh của cơ quan, hoặc ảnh tác giả cho phép dùng."),
    )  # fmt: skip


def picture_page(request: SignedInRequest, card: Card, record: Model, act: Callable[..., Any]) -> HttpResponseBase:
    """The form of a picture that comes to a record, and its taking in."""

    def add(said: dict[str, Any]) -> None:
        name, data = take_in(request, [said.pop("file")], "picture")[0]
        act(by=request.user, picture=SentPicture(name, data, **said), now=timezone.now())

    ask = Ask(_("Thêm ảnh"), _("Đã thêm ảnh."), _("Thêm ảnh"), record=record, field="file")
    return ask_page(request, card, ask, PictureForm(*sent(request)), add)


def take_off_page(request: SignedInRequest, card: Card, record: Model, act: Callable[..., Any]) -> HttpResponseBase:
    """A picture that does not belong there goes."""
    row = get_object_or_404(pictures_of(record), pk=parse_whole(request.POST.get("picture", "")))
    act(by=request.user, picture=row, now=timezone.now())
    messages.success(request, _("Đã gỡ ảnh."))
    return go(request, card.address(record))


def shown_picture(record: Model, pk: int) -> FileResponse:
    """A picture of a record as it was kept, for an ``<img>`` of a page: it never changes under its address."""
    row: Picture = get_object_or_404(pictures_of(record), pk=pk)
    answer = FileResponse(open_whole(row.content, row.sha256), content_type="image/jpeg")
    answer.headers["Cache-Control"] = f"private, max-age={A_DAY}, immutable"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
