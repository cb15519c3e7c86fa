"""Where a person lands after signing in."""

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from nhipcau.agencies.standing import standing_of
from nhipcau.desk.signed_in import SignedInRequest, desk_page


@require_GET
@desk_page
def home(request: SignedInRequest) -> HttpResponseBase:
    """Who looks at whole plans to the dashboard, who only administers to the people, everybody else to their tasks."""
    standing = standing_of(request.user)
    if standing.focal_in or standing.leader_in or standing.finance_in or standing.is_ministry:
        return redirect("dashboard")
    return redirect("person_list" if standing.administered and not standing.agencies else "my_tasks")
