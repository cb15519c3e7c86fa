"""The items of a draft: corrected, cut, joined, checked, dropped."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import NotAllowed, Stale, require
from nhipcau.desk.responses import form_or_part, refusals
from nhipcau.desk.review.access import plan_to_review
from nhipcau.desk.review.forms import CorrectItemForm
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.plans import actions
from nhipcau.plans.models import Item
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.queries import (
    review_groups,
    visible_items,
)
from nhipcau.plans.review import corrections, repeats, unread
from nhipcau.plans.review.doubts import doubts_of


@require_http_methods(["GET", "POST"])
@desk_page
def correct_item(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The form of one item, in place or as a page; a conflict keeps what was typed and shows both."""
    item = get_object_or_404(visible_items(request.user), pk=pk)
    if not can_correct_plan(request.user, item.plan):
        raise NotAllowed(_("Chỉ cán bộ đầu mối được rà soát kế hoạch."))
    form, theirs = CorrectItemForm(*sent(request), item=item, initial=CorrectItemForm.initial_of(item)), None
    if request.method == "POST" and form.is_valid():
        try:
            with refusals(form, Stale):
                actions.correct_item(
                    by=request.user, item=item, version=form.cleaned_data["version"],
                    correction=form.correction(), now=timezone.now(),
                )  # fmt: skip
                return after_change(request, item)
        except Stale as refusal:
            item.refresh_from_db()
            theirs, form = item, CorrectItemForm({**request.POST.dict(), "version": item.version}, item=item)
            form.add_error(None, str(refusal))
    return form_or_part(request, "desk/review/correct_item", form, {"item": item, "theirs": theirs})


def version_of(request: SignedInRequest) -> int:
    """The version of an item that a form was made from; 0, which none has, where it says none."""
    return parse_whole(request.POST.get("version", "")) or 0


def after_change(request: SignedInRequest, item: Item) -> HttpResponseBase:
    """The card anew where htmx asked, else back to its place on the page."""
    if request.headers.get("HX-Request"):
        groups = review_groups(item.plan)
        fresh = next(i for g in groups for i in g.items if i.pk == item.pk)
        doubts = doubts_of(item.plan, [i for group in groups for i in group.items])
        context = {"item": fresh, "plan": item.plan, "doubts": doubts.get(fresh.pk, []), "count": len(doubts)}
        return render(request, "desk/review/changed_card.html", context)
    return redirect(f"{reverse('plan_review', args=[item.plan_id])}#item-{item.pk}")


@require_POST
@desk_page
def drop_item(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Takes an item out, or puts it back."""
    item = get_object_or_404(visible_items(request.user), pk=pk)
    actions.drop_item(by=request.user, item=item, version=version_of(request), now=timezone.now())
    return after_change(request, item)


def _item(request: SignedInRequest, pk: int) -> Item:
    return get_object_or_404(visible_items(request.user), pk=pk)


def _to_review(request: SignedInRequest, item: Item) -> HttpResponseBase:
    """Several cards have changed: the whole page anew, at this item."""
    if request.headers.get("HX-Request"):
        return HttpResponseClientRefresh()
    return redirect(f"{reverse('plan_review', args=[item.plan_id])}#item-{item.pk}")


@require_GET
@desk_page
def item_card(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One item as it stands, in place of its form."""
    item = _item(request, pk)
    require(can_correct_plan(request.user, item.plan), str(corrections.FOCAL_ONLY))
    return after_change(request, item)


@require_POST
@desk_page
def split_item(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One item becomes several: where the text was broken into lines."""
    item, texts = _item(request, pk), request.POST.get("text", "").splitlines()
    made = corrections.split_item(
        by=request.user, item=item, version=version_of(request), texts=texts, now=timezone.now()
    )
    messages.success(request, _("Đã tách thành %(count)s mục.") % {"count": len(made)})
    return _to_review(request, item)


@require_POST
@desk_page
def join_items(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """An item and the one behind it become one."""
    item = _item(request, pk)
    corrections.join_items(by=request.user, item=item, version=version_of(request), now=timezone.now())
    messages.success(request, _("Đã gộp với mục sau."))
    return _to_review(request, item)


@require_POST
@desk_page
def check_item(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """An item is right."""
    return after_change(request, corrections.check_item(by=request.user, item=_item(request, pk), now=timezone.now()))


@require_POST
@desk_page
def unite_items(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Two items that say the same become the first of them."""
    item, other = _item(request, pk), _item(request, parse_whole(request.POST.get("other", "")) or 0)
    repeats.unite_items(by=request.user, item=item, version=version_of(request), other=other, now=timezone.now())
    messages.success(request, _("Đã gộp hai mục nói cùng một việc."))
    return _to_review(request, item)


@require_POST
@desk_page
def take_up_line(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A line that was not understood becomes a task."""
    start = parse_whole(request.POST.get("start", ""))
    item = unread.take_up_line(
        by=request.user, plan=plan_to_review(request, pk), start=-1 if start is None else start, now=timezone.now()
    )
    messages.success(request, _("Đã đưa đoạn này vào nhiệm vụ."))
    return _to_review(request, item)
