"""Partners: the list, one of them with its timeline, and what is done with it."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.agencies.queries import localities_where, locality_where
from nhipcau.agreements.queries import visible_agreements
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import require
from nhipcau.desk.cards import (
    Ask,
    Card,
    ask_page,
    card_context,
    register_page,
)
from nhipcau.desk.lists import list_sheet
from nhipcau.desk.partners.forms import (
    ActivityForm,
    EndPostForm,
    MergeForm,
    PartnerForm,
    PersonForm,
)
from nhipcau.desk.partners.listing import PARTNERS
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.gifts.queries import givings_to
from nhipcau.greetings.queries import greetings_to
from nhipcau.overview.timeline import timeline_of
from nhipcau.partners import actions
from nhipcau.partners.list_shape import kind_of_name
from nhipcau.partners.models import Partner
from nhipcau.partners.permissions import can_add_partner, can_edit_partner, can_merge_partners
from nhipcau.partners.queries import (
    HEALTH,
    in_health,
    likely_same,
    merged_into,
    partner_health,
    posts_around,
    search_partners,
    visible_partners,
    visible_posts,
    with_activity,
)
from nhipcau.partners.suggestions import suggested_partners

CARD = Card("partner", "partners", gettext_lazy("Đối tác nước ngoài"), gettext_lazy("Thêm đối tác"))
DONE = 12
"""Of its timeline at first; the rest is folded."""
NOT_A_COLLEAGUE = gettext_lazy("Chỉ cán bộ của địa phương được thêm đối tác.")


@require_GET
@desk_page
def partner_list(request: SignedInRequest) -> HttpResponseBase:
    """Partners of the person's locality, by words, country, kind, relation and how lively the relation is."""
    can_add = bool(localities_where(request.user, can_add_partner))
    more = [
        (_("Có tên trong kế hoạch"), reverse("partner_suggestions")),
        (_("Nhập từ bảng tính"), reverse("import_partners")),
    ]
    return register_page(request, CARD, PARTNERS, _found(request), can_add=can_add, more=more if can_add else [])


def _found(request: SignedInRequest) -> QuerySet[Partner]:
    today, asked = timezone.localdate(), request.GET
    rows = with_activity(search_partners(visible_partners(request.user), asked.get("q", "")), today)
    named = {name: asked[name] for name in ("kind", "relation") if asked.get(name)}
    country = parse_whole(asked.get("country", ""))
    rows = rows.filter(country=country) if country is not None else rows
    return in_health(rows.filter(**named), asked.get("health", ""), today)


@require_GET
@desk_page
def partners_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The list as it is shown."""
    return list_sheet(request, PARTNERS, _found(request))


def _partner(request: SignedInRequest, pk: int) -> Partner:
    return get_object_or_404(visible_partners(request.user), pk=pk)


def _kept_partner(request: SignedInRequest, pk: int) -> Partner:
    """A partner that the person may edit."""
    partner = _partner(request, pk)
    require(can_edit_partner(request.user, partner), str(actions.KEEPERS_ONLY))
    return partner


@require_GET
@desk_page
def partner_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A partner: how one stands with it, what was done, who is there, files, tasks; of a merged one the other."""
    heir = merged_into(request.user, pk)
    if heir is not None:
        return go(request, CARD.address(heir))
    partner, today = _partner(request, pk), timezone.localdate()
    health, may_merge = partner_health(partner, today), can_merge_partners(request.user, partner)
    timeline, posts = timeline_of(request.user, partner), posts_around(partner, today)
    context = card_context(request, CARD, partner, can_edit=can_edit_partner(request.user, partner)) | {
        "partner": partner,
        "today": today,
        "years": partner.knows_since(today),
        "health": health,
        "health_word": dict(HEALTH)[health.word],
        "agreements": visible_agreements(request.user).filter(partners=partner),
        "greetings": greetings_to(partner)[:DONE],
        "givings": givings_to(partner)[:DONE],
        "timeline": timeline[:DONE],
        "earlier": timeline[DONE:],
        "posts": [*posts.held, *posts.coming],
        "former": posts.former,
        "same": likely_same(partner) if may_merge else [],
        "can_merge": may_merge,
    }
    return render(request, "desk/partners/partner_detail.html", context)


@require_GET
@desk_page
def partner_suggestions(request: SignedInRequest) -> HttpResponseBase:
    """Names of partners in plans at work that the register lacks, or that are not linked with their tasks."""
    locality = locality_where(request.user, can_add_partner, str(NOT_A_COLLEAGUE))
    context = {"card": CARD, "rows": suggested_partners(request.user, locality)}
    return render(request, "desk/partners/partner_suggestions.html", context)


def _kind_of(named: dict[str, str]) -> dict[str, str]:
    return {"kind": kind_of_name(named["name_vi"])} if "name_vi" in named else {}


@require_http_methods(["GET", "POST"])
@desk_page
def add_partner(request: SignedInRequest) -> HttpResponseBase:
    """A partner that the register does not know yet (?name_vi, country)."""
    locality = locality_where(request.user, can_add_partner, str(NOT_A_COLLEAGUE))
    named = {name: request.GET[name] for name in ("name_vi", "country") if request.GET.get(name)}
    form = PartnerForm(
        *sent(request), locality=locality, initial={"person": request.user.pk, **_kind_of(named), **named}
    )
    ask = Ask(_("Thêm đối tác"), _("Đã thêm đối tác."), field="name_vi")
    add = partial(actions.add_partner, by=request.user, locality=locality, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: add(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def edit_partner(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Another name (?other_names, one more), address, relation; another who answers for it."""
    partner = _kept_partner(request, pk)
    initial = PartnerForm.initial_of(partner)
    initial["other_names"] = f"{initial['other_names']}\n{request.GET.get('other_names', '')}".strip()
    form = PartnerForm(*sent(request), locality=partner.locality, initial=initial)
    ask = Ask(_("Sửa hồ sơ đối tác"), _("Đã lưu hồ sơ đối tác."), record=partner, overwrites=True)
    edit = partial(actions.edit_partner, by=request.user, partner=partner)
    return ask_page(request, CARD, ask, form, lambda _said: edit(said=form.particulars()))


@require_http_methods(["GET", "POST"])
@desk_page
def merge_partners(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The record goes into the other one of the same partner."""
    partner = _partner(request, pk)
    require(can_merge_partners(request.user, partner), _("Chỉ cán bộ đầu mối được gộp hồ sơ đối tác."))
    same = likely_same(partner)
    others = visible_partners(request.user).filter(locality=partner.locality_id).exclude(pk=pk)
    form = MergeForm(*sent(request), others=others, initial={"into": same[0].pk if same else None})
    names = ", ".join(row.name_vi for row in same)
    hint = _("Tên gần giống: %(names)s") % {"names": names} if same else ""
    ask = Ask(
        _("Gộp hồ sơ trùng"),
        _("Đã gộp hai hồ sơ; tên của hồ sơ cũ vẫn tìm thấy."),
        _("Gộp hồ sơ"),
        hint,
        record=partner,
        field="into",
    )
    merge = partial(actions.merge_partners, by=request.user, partner=partner)
    return ask_page(request, CARD, ask, form, lambda said: merge(**said))


@require_http_methods(["GET", "POST"])
@desk_page
def add_post(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Somebody who holds a post there."""
    partner = _kept_partner(request, pk)
    form = PersonForm(*sent(request), user=request.user, locality=partner.locality)
    hint = _("Chọn người đã có trong sổ khi họ nhận chức vụ mới; chức vụ cũ vẫn còn trong lịch sử.")
    ask = Ask(_("Thêm đầu mối liên hệ"), _("Đã ghi đầu mối liên hệ."), hint=hint, record=partner, field="name")
    add = partial(actions.add_post, by=request.user, partner=partner, now=timezone.now())
    return ask_page(
        request, CARD, ask, form, lambda _said: add(person=form.person())
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@desk_page
def end_post(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Somebody holds a post there no more."""
    post = get_object_or_404(visible_posts(request.user), pk=pk)
    require(can_edit_partner(request.user, post.partner), str(actions.KEEPERS_ONLY))
    form = EndPostForm(*sent(request), initial={"on": timezone.localdate()})
    ask = Ask(
        _("Thôi giữ chức vụ"), _("Đã ghi người này thôi giữ chức vụ."), about=str(post), record=post.partner, field="on"
    )
    end = partial(actions.end_post, by=request.user, post=post)
    return ask_page(request, CARD, ask, form, lambda said: end(**said))


@require_http_methods(["GET", "POST"])
@desk_page
def note_activity(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Something done together."""
    partner = _kept_partner(request, pk)
    form = ActivityForm(*sent(request), initial={"on": timezone.localdate()})
    hint = _("Việc đã làm với đối tác, hoặc việc đã hẹn ngày: mỗi việc một dòng trên dòng thời gian.")
    ask = Ask(_("Thêm hoạt động"), _("Đã ghi hoạt động."), hint=hint, record=partner)
    note = partial(actions.note_activity, by=request.user, partner=partner, now=timezone.now())
    return ask_page(request, CARD, ask, form, lambda _said: note(deed=form.deed()))
