"""A draft cut, joined, checked, undone, read again; and the pages of its document as pictures."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import Refused, require
from nhipcau.desk.forms import UploadForm
from nhipcau.desk.plan_forms import HeadingKindForm
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.desk.uploads import take_in
from nhipcau.desk.views.review import after_change, plan_to_review, version_of
from nhipcau.files.checking import open_whole
from nhipcau.plans import rereading, reviewing
from nhipcau.plans.models import Item, LearnedHeading
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.queries import visible_items
from nhipcau.plans.reading import draw_page


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
    require(can_correct_plan(request.user, item.plan), str(reviewing.FOCAL_ONLY))
    return after_change(request, item)


@require_POST
@desk_page
def split_item(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One item becomes several: where the text was broken into lines."""
    item, texts = _item(request, pk), request.POST.get("text", "").splitlines()
    made = reviewing.split_item(
        by=request.user, item=item, version=version_of(request), texts=texts, now=timezone.now()
    )
    messages.success(request, _("Đã tách thành %(count)s mục.") % {"count": len(made)})
    return _to_review(request, item)


@require_POST
@desk_page
def join_items(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """An item and the one behind it become one."""
    item = _item(request, pk)
    reviewing.join_items(by=request.user, item=item, version=version_of(request), now=timezone.now())
    messages.success(request, _("Đã gộp với mục sau."))
    return _to_review(request, item)


@require_POST
@desk_page
def check_item(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """An item is right."""
    return after_change(request, reviewing.check_item(by=request.user, item=_item(request, pk), now=timezone.now()))


@require_POST
@desk_page
def set_leads(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The same leads for every task that was ticked."""
    plan = plan_to_review(request, pk)
    keys = [key for text in request.POST.getlist("item") if (key := parse_whole(text)) is not None]
    items = list(visible_items(request.user).filter(plan=plan, pk__in=keys))
    count = reviewing.set_leads(
        by=request.user, plan=plan, items=items, names=request.POST.get("names", ""), now=timezone.now()
    )
    said = ngettext("Đã ghi cho %(count)s nhiệm vụ.", "Đã ghi cho %(count)s nhiệm vụ.", count)
    messages.success(request, said % {"count": count})
    return redirect("plan_review", pk)


@require_POST
@desk_page
def undo_review(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The last step is taken back."""
    step = reviewing.undo_review(by=request.user, plan=plan_to_review(request, pk), now=timezone.now())
    messages.success(request, _("Đã hoàn tác: %(label)s.") % {"label": step.label or step.verb})
    first = step.before[0]["pk"] if step.before else 0
    return redirect(f"{reverse('plan_review', args=[pk])}#item-{first}")


@require_POST
@desk_page
def teach_heading(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What stands under a heading, from now on."""
    plan, form = plan_to_review(request, pk), HeadingKindForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Hãy chọn tiêu đề và loại mục."))
    told = rereading.teach_heading(by=request.user, plan=plan, now=timezone.now(), **form.cleaned_data)
    _tell(request, told)
    return redirect("plan_review", pk)


@require_POST
@desk_page
def forget_heading(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """What was taught of a heading is taken back."""
    plan = plan_to_review(request, pk)
    key = parse_whole(request.POST.get("heading", "")) or 0
    heading = get_object_or_404(LearnedHeading.objects.filter(locality=plan.locality_id), pk=key)
    _tell(request, rereading.forget_heading(by=request.user, plan=plan, heading=heading, now=timezone.now()))
    return redirect("plan_review", pk)


def _tell(request: SignedInRequest, told: rereading.Told) -> None:
    said = ngettext("Đã đọc lại: %(count)s thay đổi.", "Đã đọc lại: %(count)s thay đổi.", len(told))
    messages.success(request, said % {"count": len(told)})


@require_http_methods(["GET", "POST"])
@desk_page
def reread_plan(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A newer version of the document of a draft."""
    plan = plan_to_review(request, pk)
    form = UploadForm(*sent(request))
    context: dict[str, object] = {"plan": plan, "form": form}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            document = take_in(request, [file], "plan")[0]
            told = rereading.reread_plan(
                by=request.user, plan=plan, document=document, now=timezone.now(),
                is_sure=request.POST.get("is_sure") == "on",
            )  # fmt: skip
        except rereading.AnotherDocument as refusal:
            context |= {"sentence": str(refusal), "asks_if_sure": True}
        except Refused as refusal:
            context["sentence"] = str(refusal)
        else:
            _tell(request, told)
            return redirect("plan_review", pk)
    return render(request, "desk/reread_plan.html", context, status=422 if request.method == "POST" else 200)


@require_GET
@desk_page
def plan_page(request: SignedInRequest, pk: int, number: int) -> HttpResponseBase:
    """A page of the document as a picture."""
    plan = plan_to_review(request, pk)
    require(can_correct_plan(request.user, plan), str(reviewing.FOCAL_ONLY))
    if plan.source is None:
        raise Http404
    with open_whole(plan.source.content, plan.source.sha256) as file:
        drawn = draw_page(file.read(), number)
    if drawn is None:
        raise Http404
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"}
    return HttpResponse(drawn, content_type="image/jpeg", headers=headers)
