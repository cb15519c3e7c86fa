"""Agencies that merge, split, are renamed or abolished."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.name_index import agency_index
from nhipcau.agencies.permissions import can_record_succession
from nhipcau.agencies.queries import localities_where, managed_locality, visible_successions
from nhipcau.desk.lists import page_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.desk.successions.forms import SuccessionForm
from nhipcau.jobs.queue import start
from nhipcau.succession import actions
from nhipcau.succession.jobs import as_spec, record_succession_job
from nhipcau.succession.proposals import faults_of
from nhipcau.succession.queries import passed_by
from nhipcau.succession.suggestions import passing_of


@require_GET
@desk_page
def succession_list(request: SignedInRequest) -> HttpResponseBase:
    """Every succession of the locality, the newest first."""
    rows = visible_successions(request.user).prefetch_related("links__old", "links__new").order_by("-on", "-pk")
    can_record = bool(localities_where(request.user, can_record_succession))
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
    locality, today = managed_locality(request.user), timezone.localdate()
    asked = request.POST or request.GET
    is_asked = {"kind", "on"} <= asked.keys()
    initial = {"old": asked.get("old", ""), "kind": asked.get("kind", "merge")}
    form = SuccessionForm(asked if is_asked else None, initial=initial, index=agency_index(locality, today))
    context: dict[str, object] = {}
    if form.is_valid():
        change = form.change()
        passing = passing_of(change, asked)
        faults = faults_of(change, locality, today) or passing.faults
        if request.method == "POST" and not faults and not passing.missing:
            spec = as_spec(replace(change, choices=passing.choices))
            return redirect("job_detail", start(record_succession_job, request.user, locality=locality.pk, change=spec))
        context = {"change": change, "faults": faults, "passing": passing}
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/successions/record_succession.html", {**context, "form": form}, status=status)


@require_POST
@desk_page
def reverse_succession(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Takes a succession back."""
    succession = get_object_or_404(visible_successions(request.user), pk=pk)
    actions.reverse_succession(by=request.user, succession=succession, now=timezone.now())
    messages.success(request, _("Đã hủy việc sắp xếp; mọi mục trở về cơ quan cũ."))
    return redirect("succession_detail", pk)
