"""Reviewing a draft: source beside items, corrections, agencies, activation."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.name_index import agency_index
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import require
from nhipcau.desk.responses import form_page
from nhipcau.desk.review.access import plan_to_review
from nhipcau.desk.review.forms import HeadingForm
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.files.integrity import open_whole
from nhipcau.plans import actions, uploads
from nhipcau.plans.models import Assignment, Item, LearnedHeading, Plan
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.queries import (
    ItemGroup,
    learned_headings,
    reporting_duties,
    review_groups,
    source_lines,
    unmatched_names,
    visible_items,
)
from nhipcau.plans.reading.pages import count_pages, draw_page
from nhipcau.plans.review import corrections
from nhipcau.plans.review.doubts import doubts_of
from nhipcau.plans.review.repeats import find_repeats
from nhipcau.plans.review.unread import UNREAD, unread_lines
from nhipcau.plans.review.warnings import Cause, causes_of, groups_without_members, same_documents, without_names

Role = Assignment.Role
PICTURED = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
"""Names of documents that have pages to be shown."""


@require_GET
@desk_page
def plan_review(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Source on the left, as text or as pictures of its pages; the items that were read on the right.

    ?show=doubts leaves out what needs no looking at, ?cause= besides what is in doubt for another cause.
    """
    plan = plan_to_review(request, pk)
    groups = review_groups(plan)
    items = [item for group in groups for item in group.items]
    doubts = doubts_of(plan, items)
    causes = causes_of(doubts)
    waiting = unmatched_names(plan, agency_index(plan.locality, timezone.localdate()))
    pages = _pages(plan)
    context = {
        "plan": plan,
        "groups": _shown(request, groups, doubts, causes),
        "doubts": doubts,
        "causes": causes,
        "same": same_documents(plan),
        "notes": plan.note_quotes,
        "pages": range(pages) if request.GET.get("view") == "pages" else [],
        "page_count": pages,
        "told": _last_reading(plan),
        "sections": (sections := _sections(items)),
        "headings": list(dict.fromkeys(section.split(" › ")[0] for section in sections)),
        "heading_kinds": LearnedHeading.Kind.choices,
        "lines": source_lines(plan, items),
        "waiting": waiting,
        "bases": plan.bases.all(),
        "reporting": reporting_duties(plan),
        "task_count": sum(len(g.items) for g in groups if g.kind in (Item.Kind.TASK, Item.Kind.DUTY)),
    }
    if plan.is_draft:
        context |= _of_draft(plan, items)
    return render(request, "desk/review/plan_review.html", context)


def _of_draft(plan: Plan, items: Sequence[Item]) -> dict[str, Any]:
    """What can still be done about a draft."""
    return {
        "unread": unread_lines(plan, items),
        "notes": [note for note in plan.note_quotes if note["kind"] != UNREAD],  # those stand among the items
        "repeats": find_repeats(items),
        "empty_groups": groups_without_members(plan, timezone.localdate()),
        "learned": list(learned_headings(plan)),
    }


def _sections(items: Sequence[Item]) -> list[str]:
    return sorted({item.section for item in items if item.section})


def _shown(
    request: SignedInRequest, groups: list[ItemGroup], doubts: dict[int, list[str]], causes: Sequence[Cause]
) -> list[ItemGroup]:
    """All items, those in doubt, or those in doubt for one cause."""
    if request.GET.get("show") != "doubts":
        return groups
    wanted = {str(cause.number): cause.sentence for cause in causes}.get(request.GET.get("cause", ""))
    if wanted is None:
        return _only_in_doubt(groups, doubts)
    return _only_in_doubt(groups, {pk: said for pk, said in doubts.items() if wanted in map(without_names, said)})


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
        data = form.cleaned_data
        day = data["issued_on"].isoformat() if data["issued_on"] else plan.issued_on
        heading = actions.Heading(data["number"], day, data["issuer"], data["title"])
        actions.correct_header(by=request.user, plan=plan, heading=heading)
        messages.success(request, _("Đã lưu thông tin văn bản."))
        return go(request, reverse("plan_review", args=[pk]))
    return form_page(request, "desk/review/correct_header.html", form, {"plan": plan})


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
    messages.success(request, _("Đã xóa dự thảo."))
    return go(request, reverse("plan_list"))


@require_POST
@desk_page
def set_together(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The same leads, time or heading for every task that was ticked."""
    plan = plan_to_review(request, pk)
    keys = [key for text in request.POST.getlist("item") if (key := parse_whole(text)) is not None]
    items = list(visible_items(request.user).filter(plan=plan, pk__in=keys))
    given = corrections.Together(*(request.POST.get(name, "") for name in ("names", "time", "section")))
    count = corrections.set_together(by=request.user, plan=plan, items=items, given=given, now=timezone.now())
    sentence = ngettext("Đã ghi cho %(count)s nhiệm vụ.", "Đã ghi cho %(count)s nhiệm vụ.", count)
    messages.success(request, sentence % {"count": count})
    return redirect("plan_review", pk)


@require_POST
@desk_page
def undo_review(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The last step is taken back."""
    step = corrections.undo_review(by=request.user, plan=plan_to_review(request, pk), now=timezone.now())
    messages.success(request, _("Đã hoàn tác: %(label)s.") % {"label": step.label or step.verb})
    first = step.before[0]["pk"] if step.before else 0
    return redirect(f"{reverse('plan_review', args=[pk])}#item-{first}")


@require_GET
@desk_page
def plan_page(request: SignedInRequest, pk: int, number: int) -> HttpResponseBase:
    """A page of the document as a picture."""
    plan = plan_to_review(request, pk)
    require(can_correct_plan(request.user, plan), str(corrections.FOCAL_ONLY))
    if plan.source is None:
        raise Http404
    with open_whole(plan.source.content, plan.source.sha256) as file:
        drawn = draw_page(file.read(), number)
    if drawn is None:
        raise Http404
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"}
    return HttpResponse(drawn, content_type="image/jpeg", headers=headers)
