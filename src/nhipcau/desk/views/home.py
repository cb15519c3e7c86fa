"""Where a person lands after signing in."""

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from nhipcau.agencies.standing import standing_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page


@require_GET
@desk_page
def home(request: SignedInRequest) -> HttpResponseBase:
    """Focal officers and leaders to the dashboard, everybody else to their own tasks."""
    standing = standing_of(request.user)
    return redirect("dashboard" if standing.focal_in or standing.leader_in else "my_tasks")
