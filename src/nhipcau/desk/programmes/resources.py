"""People who host, interpreters, cars and rooms: the list from which programmes take them."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.agencies.queries import localities_where, locality_where
from nhipcau.common.refusal import require
from nhipcau.common.vietnamese import with_words
from nhipcau.desk.cards import Ask, Card, ask_page, register_page
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.programmes.forms import ResourceForm
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.programmes import actions
from nhipcau.programmes.models import ProgrammeItem, Resource
from nhipcau.programmes.permissions import can_keep_resources
from nhipcau.programmes.queries import visible_resources
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Choice, Words

CARD = Card("resource", "resources", gettext_lazy("Người, xe, phòng"), gettext_lazy("Thêm vào danh mục"),
            detail="edit_resource")  # fmt: skip
USED = (("yes", gettext_lazy("Đang dùng")), ("no", gettext_lazy("Không dùng nữa")))


def _use(row: Resource) -> str:
    return str(dict(USED)["yes" if row.is_used else "no"])


RESOURCES: Listing[Resource] = Listing(
    gettext_lazy("Người, xe, phòng"),
    "nguoi-xe-phong",
    (
        Column("name", gettext_lazy("Tên"), lambda row: row.name, 40, ("folded",),
               link=lambda row: reverse("edit_resource", args=[row.pk])),
        Column("kind", gettext_lazy("Loại"), lambda row: str(row.get_kind_display()), 24, ("kind", "precedence")),
        Column("post", gettext_lazy("Chức vụ"), lambda row: row.post_vi, 40),
        Column("name_en", gettext_lazy("Tên tiếng Anh"), lambda row: row.name_en, 30),
        Column("post_en", gettext_lazy("Chức vụ tiếng Anh"), lambda row: row.post_en, 30, on_page=False),
        Column("precedence", gettext_lazy("Thứ bậc"), lambda row: row.precedence, 10, ("precedence", "folded")),
        Column("seats", gettext_lazy("Số chỗ"), lambda row: row.seats, 10, ("seats",)),
        Column("use", gettext_lazy("Tình trạng"), _use, 18, ("is_used", "folded")),
        Column("note", gettext_lazy("Ghi chú"), lambda row: row.note, 30, on_page=False),
    ),
    gettext_lazy("Chưa có ai, xe hay phòng nào. Thêm người chủ trì, phiên dịch, xe, phòng cho chương trình."),
    (
        Words(),
        Choice("kind", gettext_lazy("Loại"), Resource.Kind.choices),
        Choice("use", gettext_lazy("Tình trạng"), USED),
    ),
    icon="users",
)  # fmt: skip


@require_GET
@desk_page
def resource_list(request: SignedInRequest) -> HttpResponseBase:
    """What programmes of the person's locality can have, by words, kind and use."""
    can_add = bool(localities_where(request.user, can_keep_resources))
    said = _("Chọn trong chương trình của đoàn; trùng giờ ở hai chương trình thì báo ngay.")
    return register_page(request, CARD, RESOURCES, _found(request), can_add=can_add, said=said)


def _found(request: SignedInRequest) -> QuerySet[Resource]:
    asked = request.GET
    rows = with_words(visible_resources(request.user), asked.get("q", ""), "folded__contains")
    kinds = {"kind": asked["kind"]} if asked.get("kind") else {}
    used = {"is_used": asked["use"] == "yes"} if asked.get("use") in dict(USED) else {}
    return rows.filter(**kinds, **used)


@require_GET
@desk_page
def resources_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, RESOURCES, _found(request))


@require_http_methods(["GET", "POST"])
@desk_page
def add_resource(request: SignedInRequest) -> HttpResponseBase:
    """Something that the list does not have yet."""
    locality = locality_where(request.user, can_keep_resources, str(actions.RESOURCES_ARE_THE_OFFICES))
    form = ResourceForm(*sent(request), initial={"kind": request.GET.get("kind", Resource.Kind.PERSON)})
    ask = Ask(_("Thêm vào danh mục"), _("Đã thêm vào danh mục."), to=reverse("resource_list"))
    add = partial(actions.add_resource, by=request.user, locality=locality)
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def edit_resource(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Another post, or it is not used any more; which programmes of the coming days have it."""
    resource = get_object_or_404(visible_resources(request.user), pk=pk)
    require(can_keep_resources(request.user, resource.locality), str(actions.RESOURCES_ARE_THE_OFFICES))
    initial = {name: getattr(resource, name) for name in actions.Particulars.__slots__}
    ask = Ask(_("Sửa trong danh mục"), _("Đã lưu."), hint=_ahead(resource), record=resource, overwrites=True,
              to=reverse("resource_list"))  # fmt: skip
    edit = partial(actions.edit_resource, by=request.user, resource=resource)
    form = ResourceForm(*sent(request), initial=initial)
    return ask_page(request, CARD, ask, form, lambda _said: edit(said=form.particulars()))


def _ahead(resource: Resource) -> str:
    """When it is needed in the coming days, in a line."""
    rows: list[ProgrammeItem] = list(resource.items.filter(on__gte=timezone.localdate())[:6])
    said = "; ".join(f"{row.on:%d/%m/%Y} {row}" for row in rows)
    return _("Sắp tới: %(items)s.") % {"items": said} if said else ""
