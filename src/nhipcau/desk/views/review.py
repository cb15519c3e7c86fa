"""Reviewing a draft: source beside items, corrections, agencies, activation."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.matching import agency_index
from nhipcau.agencies.models import Agency
from nhipcau.agencies.queries import visible_agencies
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import NotAllowed, Refused, Stale
from nhipcau.desk.forms import AcceptAgencyForm, CorrectItemForm, HeadingForm, MatchAgencyForm
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.files.checking import open_whole
from nhipcau.plans import actions, uploads
from nhipcau.plans.doubts import doubts_of
from nhipcau.plans.models import Assignment, Item, LearnedHeading, Plan
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.queries import (
    ItemGroup,
    matched_names,
    named_assignments,
    reporting_duties,
    review_groups,
    source_lines,
    unmatched_assignments,
    unmatched_names,
    visible_items,
    visible_plans,
)
from nhipcau.plans.reading import count_pages

Role = Assignment.Role
PICTURED = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
"""Names of documents that have pages to be shown."""


def plan_to_review(request: SignedInRequest, pk: int) -> Plan:
    """A plan that the person may correct; to everybody else it is not there."""
    plan = get_object_or_404(visible_plans(request.user).select_related("source", "locality"), pk=pk)
    if not can_correct_plan(request.user, plan):
        raise NotAllowed(_("Chỉ cán bộ đầu mối được rà soát kế hoạch."))
    return plan


@require_GET
@desk_page
def plan_review(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Source on the left, as text or as pictures of its pages; the items that were read on the right.

    ?show=doubts leaves out what needs no looking at.
    """
    plan = plan_to_review(request, pk)
    groups = review_groups(plan)
    items = [item for group in groups for item in group.items]
    doubts = doubts_of(plan, items)
    waiting = unmatched_names(plan, agency_index(plan.locality, timezone.localdate()))
    pages = _pages(plan)
    context = {
        "plan": plan,
        "groups": _only_in_doubt(groups, doubts) if request.GET.get("show") == "doubts" else groups,
        "doubts": doubts,
        "pages": range(pages) if request.GET.get("view") == "pages" else [],
        "page_count": pages,
        "told": _last_reading(plan),
        "headings": sorted({item.section.split(" › ")[0] for item in items if item.section}),
        "heading_kinds": LearnedHeading.Kind.choices,
        "learned": list(LearnedHeading.objects.filter(locality=plan.locality_id)) if plan.is_draft else [],
        "lines": source_lines(plan, items),
        "waiting": waiting,
        "bases": plan.bases.all(),
        "reporting": reporting_duties(plan),
        "task_count": sum(len(g.items) for g in groups if g.kind in (Item.Kind.TASK, Item.Kind.DUTY)),
    }
    return render(request, "desk/plan_review.html", context)


def _only_in_doubt(groups: list[ItemGroup], doubts: dict[int, list[str]]) -> list[ItemGroup]:
    left = [ItemGroup(group.kind, [item for item in group.items if item.pk in doubts]) for group in groups]
    return [group for group in left if group.items]


def _pages(plan: Plan) -> int:
    """How many pages of the document can be shown as pictures."""
    if plan.source is None or not str(plan.source.content.name).endswith(PICTURED):
        return 0
    with open_whole(plan.source.content, plan.source.sha256) as file:
        return count_pages(file.read())


def _last_reading(plan: Plan) -> list[list[str]]:
    """What changed when the draft was last read again."""
    step = plan.review_steps.filter(verb__in=("reread_plan", "teach_heading", "forget_heading")).first()
    return step.told if step is not None and plan.is_draft else []


@require_http_methods(["GET", "POST"])
@desk_page
def correct_header(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Number, date, issuer and title, where the document left them blank or they were misread."""
    plan = plan_to_review(request, pk)
    form = HeadingForm(*sent(request), initial=HeadingForm.initial_of(plan))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        day = said["issued_on"].isoformat() if said["issued_on"] else plan.issued_on
        heading = actions.Heading(said["number"], day, said["issuer"], said["title"])
        actions.correct_header(by=request.user, plan=plan, heading=heading)
        messages.success(request, _("Đã lưu thông tin văn bản."))
        return go(request, reverse("plan_review", args=[pk]))
    status = 422 if form.errors else 200
    return render(request, "desk/correct_header.html", {"plan": plan, "form": form}, status=status)


@require_http_methods(["GET", "POST"])
@desk_page
def correct_item(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The form of one item, in place or as a page; a conflict keeps what was typed and shows both."""
    item = get_object_or_404(visible_items(request.user), pk=pk)
    if not can_correct_plan(request.user, item.plan):
        raise NotAllowed(_("Chỉ cán bộ đầu mối được rà soát kế hoạch."))
    context: dict[str, object] = {"item": item}
    form = CorrectItemForm(*sent(request), item=item, initial=_initial(item))
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_item(
                by=request.user, item=item, version=form.cleaned_data["version"],
                correction=_correction(form), now=timezone.now(),
            )  # fmt: skip
        except Stale as refusal:
            item.refresh_from_db()
            form = CorrectItemForm({**request.POST.dict(), "version": item.version}, item=item)
            context |= {"sentence": str(refusal), "theirs": item}
        except Refused as refusal:
            context |= {"sentence": str(refusal)}
        else:
            return after_change(request, item)
    context["form"] = form
    template = "desk/correct_item_form.html" if request.headers.get("HX-Request") else "desk/correct_item.html"
    return render(request, template, context)


def version_of(request: SignedInRequest) -> int:
    """The version of an item that a form was made from; 0, which none has, where it says none."""
    return parse_whole(request.POST.get("version", "")) or 0


def _initial(item: Item) -> dict[str, object]:
    initial: dict[str, object] = {"text": item.text, "version": item.version}
    if item.kind == Item.Kind.TASK:
        rows = list(named_assignments(item.task))
        initial["leads"] = "; ".join(a.printed_name for a in rows if a.role == Role.LEAD)
        initial["partners"] = "; ".join(a.printed_name for a in rows if a.role == Role.COORDINATE)
        initial["time_text"] = item.task.time_text
    return initial


def _correction(form: CorrectItemForm) -> actions.Correction:
    said = form.cleaned_data
    return actions.Correction(said["text"], said.get("leads"), said.get("partners"), said.get("time_text"))


def after_change(request: SignedInRequest, item: Item) -> HttpResponseBase:
    """The card anew where htmx asked, else back to its place on the page."""
    if request.headers.get("HX-Request"):
        groups = review_groups(item.plan)
        fresh = next(i for g in groups for i in g.items if i.pk == item.pk)
        doubts = doubts_of(item.plan, [i for group in groups for i in group.items])
        context = {"item": fresh, "plan": item.plan, "doubts": doubts.get(fresh.pk, []), "count": len(doubts)}
        return render(request, "desk/changed_card.html", context)
    return redirect(f"{reverse('plan_review', args=[item.plan_id])}#item-{item.pk}")


@require_POST
@desk_page
def drop_item(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Takes an item out, or puts it back."""
    item = get_object_or_404(visible_items(request.user), pk=pk)
    actions.drop_item(by=request.user, item=item, version=version_of(request), now=timezone.now())
    return after_change(request, item)


@require_GET
@desk_page
def agency_matching(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Printed names that no known agency bears."""
    plan = plan_to_review(request, pk)
    index = agency_index(plan.locality, timezone.localdate())
    context = {
        "plan": plan,
        "names": unmatched_names(plan, index),
        "matched": matched_names(plan, index),
        "agencies": visible_agencies(request.user).filter(locality=plan.locality, valid_to=None),
        "kinds": Agency.Kind.choices,
    }
    return render(request, "desk/agency_matching.html", context)


@require_POST
@desk_page
def match_agency(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A printed name is a known agency."""
    plan = plan_to_review(request, pk)
    form = MatchAgencyForm(request.POST)
    form.fields["agency"].queryset = visible_agencies(request.user).filter(locality=plan.locality)  # type: ignore[attr-defined]
    if not form.is_valid():
        raise Refused(_("Hãy chọn một cơ quan trong danh sách."))
    said = form.cleaned_data
    actions.match_agency(by=request.user, plan=plan, printed_name=said["printed_name"], agency=said["agency"])
    messages.success(
        request, _("Đã ghép “%(name)s” với %(agency)s.") % {"name": said["printed_name"], "agency": said["agency"]}
    )
    return go(request, reverse("agency_matching", args=[pk]))


@require_POST
@desk_page
def unmatch_agency(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A printed name is not the agency that it was taken for."""
    name = request.POST.get("printed_name", "")
    actions.unmatch_agency(by=request.user, plan=plan_to_review(request, pk), printed_name=name)
    messages.success(request, _("Đã bỏ ghép “%(name)s”; hãy chọn lại.") % {"name": name})
    return go(request, reverse("agency_matching", args=[pk]))


@require_POST
@desk_page
def accept_agency(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A printed name is a new agency."""
    plan = plan_to_review(request, pk)
    form = AcceptAgencyForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Hãy chọn loại cơ quan."))
    said = form.cleaned_data
    actions.accept_agency(by=request.user, plan=plan, printed_name=said["printed_name"], kind=said["kind"])
    messages.success(request, _("Đã thêm cơ quan “%(name)s”.") % {"name": said["printed_name"]})
    return go(request, reverse("agency_matching", args=[pk]))


@require_POST
@desk_page
def accept_all_agencies(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The names that are like no known agency are new agencies; likely ones stay to be decided."""
    plan = plan_to_review(request, pk)
    count = actions.accept_all_agencies(by=request.user, plan=plan, now=timezone.now())
    messages.success(
        request, ngettext("Đã thêm %(count)s cơ quan.", "Đã thêm %(count)s cơ quan.", count) % {"count": count}
    )
    is_done = not unmatched_assignments(plan).exists()
    return go(request, reverse("plan_review" if is_done else "agency_matching", args=[pk]))


@require_POST
@desk_page
def activate_plan(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The plan starts to work."""
    plan = actions.activate_plan(by=request.user, plan=plan_to_review(request, pk), now=timezone.now())
    messages.success(request, _("Kế hoạch đã được kích hoạt; các cơ quan đã thấy nhiệm vụ của mình."))
    return go(request, reverse("plan_detail", args=[plan.pk]))


@require_POST
@desk_page
def discard_plan(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A draft is thrown away."""
    uploads.discard_plan(by=request.user, plan=plan_to_review(request, pk))
    messages.success(request, _("Đã xóa bản nháp."))
    return go(request, reverse("plan_list"))
