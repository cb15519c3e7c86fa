"""Programmes on the card of any register that has them: items entered, pasted, changed, moved; settled and printed."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.common.dates import parse_day
from nhipcau.desk.asked import Asked, asked_record, kept_record
from nhipcau.desk.cards import Ask, ask_page
from nhipcau.desk.programmes.forms import PARTS, ItemForm, ItemsForm, MoveForm, SettleForm
from nhipcau.desk.responses import PDF, attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.programmes import actions
from nhipcau.programmes.models import ProgrammeItem
from nhipcau.programmes.pasted import pasted_items
from nhipcau.programmes.print import Heading
from nhipcau.programmes.print import programme_pdf as drawn_programme
from nhipcau.programmes.queries import items_of, programme_of, settled_as_it_is, versions_of


def _kept(request: SignedInRequest, register: str, pk: int) -> Asked:
    """A record with a programme that the person keeps."""
    return _with_programme(kept_record(request, register, pk))


def _with_programme(asked: Asked) -> Asked:
    if not asked.register.has_programme:
        raise Http404
    return asked


def _item(asked: Asked, pk: int) -> ProgrammeItem:
    item: ProgrammeItem = get_object_or_404(items_of(asked.row), pk=pk)
    return item


def _page(request: SignedInRequest, asked: Asked, ask: Ask, form: Any, act: Any) -> HttpResponseBase:
    return ask_page(request, asked.card, ask, form, act)


@require_http_methods(["GET", "POST"])
@desk_page
def add_programme_item(request: SignedInRequest, register: str, pk: int) -> HttpResponseBase:
    """An item comes into the programme (?on)."""
    asked = _kept(request, register, pk)
    initial = {"on": parse_day(request.GET.get("on", "")) or asked.row.starts_on}
    form = ItemForm(*sent(request), locality=asked.row.locality, initial=initial)
    ask = Ask(_("Thêm mục chương trình"), _("Đã thêm vào chương trình."), parts=PARTS, record=asked.row)
    add = partial(actions.add_programme_item, by=request.user, keeper=asked.register.keeper, row=asked.row)
    return _page(request, asked, ask, form, lambda _said: add(said=form.said()))


@require_http_methods(["GET", "POST"])
@desk_page
def add_programme_items(request: SignedInRequest, register: str, pk: int) -> HttpResponseBase:
    """A day's items pasted as lines (?on)."""
    asked = _kept(request, register, pk)
    initial = {"on": parse_day(request.GET.get("on", "")) or asked.row.starts_on}
    ask = Ask(_("Dán chương trình"), _("Đã thêm vào chương trình."), _("Thêm"), record=asked.row, field="text")
    add = partial(actions.add_programme_items, by=request.user, keeper=asked.register.keeper, row=asked.row)
    form = ItemsForm(*sent(request), initial=initial)
    return _page(request, asked, ask, form, lambda said: add(said=pasted_items(said["text"], said["on"])))


@require_http_methods(["GET", "POST"])
@desk_page
def edit_programme_item(request: SignedInRequest, register: str, pk: int, item: int) -> HttpResponseBase:
    """Other hours, another room, other people."""
    asked = _kept(request, register, pk)
    row = _item(asked, item)
    form = ItemForm(*sent(request), locality=asked.row.locality, initial=ItemForm.initial_of(row))
    drop = reverse("drop_programme_item", args=[register, pk, item])
    ask = Ask(_("Sửa mục chương trình"), _("Đã lưu chương trình."), parts=PARTS, record=asked.row,
              away=(_("Bỏ khỏi chương trình"), drop))  # fmt: skip
    edit = partial(actions.edit_programme_item, by=request.user, keeper=asked.register.keeper, row=asked.row, item=row)
    return _page(request, asked, ask, form, lambda _said: edit(said=form.said()))


@require_http_methods(["GET", "POST"])
@desk_page
def move_programme_item(request: SignedInRequest, register: str, pk: int, item: int) -> HttpResponseBase:
    """The item takes place at another time; it takes as long as before."""
    asked = _kept(request, register, pk)
    row = _item(asked, item)
    ask = Ask(_("Chuyển giờ"), _("Đã chuyển giờ."), _("Chuyển"), about=str(row), record=asked.row, field="starts")
    move = partial(actions.move_programme_item, by=request.user, keeper=asked.register.keeper, row=asked.row, item=row)
    form = MoveForm(*sent(request), initial={"on": row.on, "starts": row.starts})
    return _page(request, asked, ask, form, lambda said: move(to=datetime.combine(said["on"], said["starts"])))


@require_POST
@desk_page
def drop_programme_item(request: SignedInRequest, register: str, pk: int, item: int) -> HttpResponseBase:
    """The item does not take place."""
    asked = _kept(request, register, pk)
    actions.drop_programme_item(by=request.user, keeper=asked.register.keeper, row=asked.row, item=_item(asked, item))
    messages.success(request, _("Đã bỏ khỏi chương trình."))
    return go(request, asked.address)


@require_http_methods(["GET", "POST"])
@desk_page
def settle_programme(request: SignedInRequest, register: str, pk: int) -> HttpResponseBase:
    """The programme gets its number: what is printed from now on carries it."""
    asked = _kept(request, register, pk)
    hint = _("Bản in mang số thứ tự và giờ chốt; sửa sau đó thì bản in ghi là dự thảo cho đến khi chốt lại.")
    ask = Ask(_("Chốt chương trình"), _("Đã chốt chương trình."), _("Chốt"), hint, record=asked.row)
    settle = partial(
        actions.settle_programme, by=request.user, keeper=asked.register.keeper, row=asked.row, now=timezone.now()
    )
    return _page(request, asked, ask, SettleForm(*sent(request)), lambda said: settle(**said))


@require_GET
@desk_page
def programme_pdf(request: SignedInRequest, register: str, pk: int) -> HttpResponseBase:
    """The programme in two languages: for guests, or with what is internal (?inside=1)."""
    asked = _with_programme(asked_record(request, register, pk))
    inside = request.GET.get("inside") == "1"
    version = settled_as_it_is(asked.row, versions_of(asked.row).first())
    heading = Heading(f"Chương trình {asked.row.name_vi}", f"Programme: {asked.row.name_en}".strip(": "))
    made = drawn_programme(heading, programme_of(asked.row), version, inside=inside)
    name = f"chuong-trinh{'-noi-bo' * inside}-{asked.row.pk}.pdf"
    return attachment(made, name, PDF)
