"""Works of friendship: the list, one of them with what it counts, and what is done with it."""

from functools import partial
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.agencies.queries import localities_where, locality_where
from nhipcau.common.refusal import require
from nhipcau.desk.cards import (
    Ask,
    Card,
    ask_page,
    card_context,
    register_page,
)
from nhipcau.desk.fields import AmountField, lines, money
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.named import EACH_ON_A_LINE, PARTNER, NamedListField, place_field
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.partners.queries import agencies_to_answer, visible_partners
from nhipcau.records.queries import pictures_of
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words
from nhipcau.works import actions
from nhipcau.works.models import FriendshipWork
from nhipcau.works.permissions import can_add_work, can_edit_work
from nhipcau.works.queries import search_works, visible_works

CARD = Card("work", "works", gettext_lazy("Công trình hữu nghị"), gettext_lazy("Thêm công trình"))
NOT_A_COLLEAGUE = gettext_lazy("Chỉ cán bộ của địa phương được thêm công trình hữu nghị.")


def _partners(row: FriendshipWork) -> str:
    return "; ".join(partner.name_vi for partner in row.partners.all())


def _figures(row: FriendshipWork) -> str:
    """What it counted in the last year of which there is a figure."""
    rows = list(row.figures.all())
    return "; ".join(str(one) for one in rows if one.year == rows[0].year)


WORKS: Listing[FriendshipWork] = Listing(
    gettext_lazy("Công trình hữu nghị"),
    "cong-trinh",
    (
        Column("name", gettext_lazy("Công trình"), lambda row: row.name_vi, 44, ("sort_key",),
               link=lambda row: reverse("work_detail", args=[row.pk])),
        Column("kind", gettext_lazy("Loại"), lambda row: str(row.get_kind_display()), 26, ("kind", "sort_key")),
        Column("partners", gettext_lazy("Đối tác"), _partners, 36),
        Column("place", gettext_lazy("Địa điểm"), lambda row: row.place, 36, ("place",)),
        Column("state", gettext_lazy("Tình trạng"), lambda row: str(row.get_state_display()), 22, ("state",)),
        Column("figures", gettext_lazy("Số liệu gần nhất"), _figures, 44),
        Column("opened", gettext_lazy("Ngày khánh thành"), lambda row: row.opened_on, 14, on_page=False),
        Column("cost", gettext_lazy("Kinh phí (đồng)"), lambda row: row.cost, 16, on_page=False),
        Column("agency", gettext_lazy("Cơ quan quản lý"), lambda row: row.agency.name, 30, on_page=False),
    ),
    gettext_lazy("Chưa có công trình nào. Bấm “Thêm công trình” để ghi góc hữu nghị, tủ sách, biểu tượng đầu tiên."),
    (
        Words(),
        Choice("kind", gettext_lazy("Loại"), FriendshipWork.Kind.choices),
        Choice("state", gettext_lazy("Tình trạng"), FriendshipWork.State.choices),
    ),
    icon="landmark",
)  # fmt: skip


class WorkForm(forms.Form):
    """A work of friendship: what it is, where, with whom, in which state."""

    name_vi = forms.CharField(label=gettext_lazy("Tên công trình"), max_length=250)
    name_en = forms.CharField(label=gettext_lazy("Tên tiếng Anh"), max_length=250, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=FriendshipWork.Kind.choices)
    place = place_field(gettext_lazy("Địa điểm"), required=True)
    partners = NamedListField(PARTNER, label=gettext_lazy("Đối tác"), required=False, help_text=EACH_ON_A_LINE)
    agency = forms.ModelChoiceField(label=gettext_lazy("Cơ quan quản lý"), queryset=Agency.objects.none())
    state = forms.ChoiceField(label=gettext_lazy("Tình trạng"), choices=FriendshipWork.State.choices, initial="open")
    opened_on = forms.DateField(label=gettext_lazy("Ngày khánh thành"), required=False)
    cost = money(gettext_lazy("Kinh phí (đồng)"))
    paid_by = forms.CharField(label=gettext_lazy("Nguồn kinh phí"), max_length=250, required=False)
    story_vi = forms.CharField(label=gettext_lazy("Giới thiệu"), widget=lines(4), max_length=3000, required=False)
    story_en = forms.CharField(
        label=gettext_lazy("Giới thiệu, tiếng Anh"), widget=lines(4), max_length=3000, required=False
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, locality: Locality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].rows = visible_partners(user).filter(locality=locality)  # type: ignore[attr-defined]
        self.fields["agency"].queryset = agencies_to_answer(locality)  # type: ignore[attr-defined]

    def particulars(self) -> actions.Particulars:
        return actions.Particulars(**self.cleaned_data)


class FigureForm(forms.Form):
    """What a work counted in a year."""

    name = forms.CharField(label=gettext_lazy("Số liệu"), max_length=120, help_text=gettext_lazy("Ví dụ: Lượt bạn đọc"))
    year = forms.IntegerField(label=gettext_lazy("Năm"), min_value=actions.EARLIEST, max_value=2100)
    value = AmountField(label=gettext_lazy("Giá trị"), min_value=0, max_value=10**12)
    unit = forms.CharField(label=gettext_lazy("Đơn vị tính"), max_length=60, required=False)


@require_GET
@desk_page
def work_list(request: SignedInRequest) -> HttpResponseBase:
    """Works of the person's locality, by words, kind and state."""
    can_add = bool(localities_where(request.user, can_add_work))
    return register_page(request, CARD, WORKS, _found(request), can_add=can_add)


def _found(request: SignedInRequest) -> QuerySet[FriendshipWork]:
    asked = request.GET
    named = {name: asked[name] for name in ("kind", "state") if asked.get(name)}
    return search_works(visible_works(request.user), asked.get("q", "")).filter(**named)


@require_GET
@desk_page
def works_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, WORKS, _found(request))


def _work(request: SignedInRequest, pk: int) -> FriendshipWork:
    return get_object_or_404(visible_works(request.user), pk=pk)


def _kept_work(request: SignedInRequest, pk: int) -> FriendshipWork:
    """A work that the person may edit."""
    work = _work(request, pk)
    require(can_edit_work(request.user, work), str(actions.KEEPERS_ONLY))
    return work


@require_GET
@desk_page
def work_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A work: where it stands, with whom it was made, what it counted each year."""
    work = _work(request, pk)
    context = card_context(request, CARD, work, can_edit=can_edit_work(request.user, work)) | {
        "work": work,
        "pictures": pictures_of(work),
        "figures": work.figures.all(),
    }
    return render(request, "desk/works/work_detail.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def add_work(request: SignedInRequest) -> HttpResponseBase:
    """A work that the register does not know yet."""
    locality = locality_where(request.user, can_add_work, str(NOT_A_COLLEAGUE))
    initial = {"partners": request.GET.getlist("partner")}
    form = WorkForm(*sent(request), user=request.user, locality=locality, initial=initial)
    ask = Ask(_("Thêm công trình"), _("Đã thêm công trình."))
    add = partial(actions.add_work, by=request.user, locality=locality, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def edit_work(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Another state, another who looks after it."""
    work = _kept_work(request, pk)
    initial = {name: getattr(work, name) for name in actions.OF_THE_ROW} | {"partners": work.partners.all()}
    form = WorkForm(*sent(request), user=request.user, locality=work.locality, initial=initial)
    ask = Ask(_("Sửa công trình"), _("Đã lưu công trình."), record=work, overwrites=True)
    edit = partial(actions.edit_work, by=request.user, work=work)
    return ask_page(request, CARD, ask, form, lambda _said: edit(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def note_figure(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What it counted in a year (?name)."""
    work = _kept_work(request, pk)
    initial = {"year": timezone.localdate().year, "name": request.GET.get("name"), "unit": request.GET.get("unit")}
    ask = Ask(_("Ghi số liệu"), _("Đã ghi số liệu."), record=work, hint=_("Nếu ghi lại thì lấy lần ghi sau cùng."))
    note = partial(actions.note_figure, by=request.user, work=work, now=timezone.now())
    form = FigureForm(*sent(request), initial=initial)
    return ask_page(request, CARD, ask, form, lambda said: note(counted=actions.Counted(**said)))
