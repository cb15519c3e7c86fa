"""Agencies that merge, split, are renamed or abolished."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.name_index import agency_index
from nhipcau.agencies.permissions import can_record_succession
from nhipcau.agencies.queries import managed_locality, visible_localities, visible_successions
from nhipcau.common.numbers import parse_whole
from nhipcau.desk.lists import page_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.desk.successions.forms import SuccessionForm
from nhipcau.jobs.queue import start
from nhipcau.succession import actions
from nhipcau.succession.jobs import as_spec, record_succession_job
from nhipcau.succession.proposals import ItemKey, ProposedSuccession, faults_of
from nhipcau.succession.queries import held_by, passed_by
from nhipcau.succession.suggestions import HeldItem, Receiver, suggest_receivers


@require_GET
@desk_page
def succession_list(request: SignedInRequest) -> HttpResponseBase:
    """Every succession of the locality, the newest first."""
    rows = visible_successions(request.user).prefetch_related("links__old", "links__new").order_by("-on", "-pk")
    can_record = any(can_record_succession(request.user, place) for place in visible_localities(request.user))
    return render(
        request, "desk/successions/succession_list.html", {"page": page_of(request, rows), "can_record": can_record}
    )


@require_GET
@desk_page
def succession_detail(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """One succession: by what act, what passed to whom, and the way back."""
    succession = get_object_or_404(
        visible_successions(request.user).select_related("recorded_by", "reversed_by"), pk=pk
    )
    links = list(succession.links.select_related("old", "new"))
    context = {
        "succession": succession,
        "old": list({link.old: None for link in links}),
        "new": list({link.new: None for link in links}),
        "passed": passed_by(succession),
        "can_reverse": succession.reversed_at is None and can_record_succession(request.user, succession.locality),
    }
    return render(request, "desk/successions/succession_detail.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def record_succession(request: SignedInRequest) -> HttpResponseBase:
    """Asked for by an address, shown before it is done, done as a job. What is missing is asked for again."""
    locality = managed_locality(request.user)
    today = timezone.localdate()
    asked = request.POST if request.method == "POST" else request.GET
    is_asked = "kind" in asked and "on" in asked
    initial = {"old": asked.get("old", ""), "kind": asked.get("kind", "merge")}
    form = SuccessionForm(asked if is_asked else None, initial=initial, index=agency_index(locality, today))
    context: dict[str, object] = {"form": form}
    if is_asked and form.is_valid():
        change = _change_of(form)
        faults = faults_of(change, locality, today)
        context |= {"change": change, "faults": faults}
        if not faults:
            ready = _ask_for_choices(change, asked, context)
            if request.method == "POST" and ready is not None:
                return redirect(
                    "job_detail",
                    start(record_succession_job, request.user, locality=locality.pk, change=as_spec(ready)),
                )
    return render(
        request, "desk/successions/record_succession.html", context, status=422 if request.method == "POST" else 200
    )


def _change_of(form: SuccessionForm) -> ProposedSuccession:
    data = form.cleaned_data
    known, names = data["new"]
    return ProposedSuccession(data["kind"], data["on"], data["act"], tuple(data["old"]), tuple(known), tuple(names))


def _ask_for_choices(
    change: ProposedSuccession, asked: Mapping[str, str], context: dict[str, object]
) -> ProposedSuccession | None:
    """What would pass, and to whom each item goes; the change with its choices once none is missing."""
    held = held_by(change.old)
    receivers = [
        *(Receiver(place, agency.name, agency) for place, agency in enumerate(change.new)),
        *(Receiver(place, name) for place, name in enumerate(change.names, start=len(change.new))),
    ]
    context |= {"held": [(holding.label, len(rows)) for holding, rows in held], "receivers": receivers}
    if not change.needs_choice:
        if held and not receivers:
            context["faults"] = [_("Còn việc đang mở; hãy chọn cơ quan tiếp nhận.")]
            return None
        return change
    items = suggest_receivers(held, receivers)
    rest = parse_whole(asked.get("rest", ""))
    chosen = {item.key: _chosen(item, asked, rest) for item in items}
    missing = [item for item in items if chosen[item.key] is None]
    context |= {"items": [(item, chosen[item.key]) for item in items], "missing": len(missing), "rest": rest}
    if missing:
        return None
    choices: dict[ItemKey, int] = {(item.holding.key, item.row.pk): chosen[item.key] or 0 for item in items}
    return ProposedSuccession(change.kind, change.on, change.act, change.old, change.new, change.names, choices)


def _chosen(item: HeldItem, asked: Mapping[str, str], rest: int | None) -> int | None:
    """What was chosen for the item; before anything was, what is suggested; else what the rest gets."""
    said = asked.get(item.key)
    place = item.suggestion if said is None else parse_whole(said)
    return rest if place is None else place


@require_POST
@desk_page
def reverse_succession(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Takes a succession back."""
    succession = get_object_or_404(visible_successions(request.user), pk=pk)
    actions.reverse_succession(by=request.user, succession=succession, now=timezone.now())
    messages.success(request, _("Đã hủy việc sắp xếp; mọi mục trở về cơ quan cũ."))
    return redirect("succession_detail", pk)
