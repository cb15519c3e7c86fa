"""Work that goes on while the person waits, or does something else."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRedirect

from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.jobs.queue import job_state


@require_GET
@desk_page
def job_detail(request: SignedInRequest, name: str) -> HttpResponseBase:
    """How far it is; where it led once it is done."""
    state = job_state(name, request.user)
    if state is None:
        raise Http404
    is_part = bool(request.headers.get("HX-Request"))
    if state.where:
        return HttpResponseClientRedirect(state.where) if is_part else redirect(state.where)
    template = "desk/frame/job_state.html" if is_part else "desk/frame/job_detail.html"
    return render(request, template, {"name": name, "state": state})
