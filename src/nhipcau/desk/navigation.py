"""What stands in the bar of the person who is signed in: the places, who they are, what is unread."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nhipcau.agencies.standing import standing_of
from nhipcau.notices.queries import unread_count
from nhipcau.reminders.queries import unseen_count

PLACES = (
    (_("Hôm nay"), "today", ("today", "dashboard", "my_tasks", "my_agency", "inbox", "notice_list")),
    (_("Kế hoạch"), "plan_list",
     ("plan_list", "plan_detail", "plan_text", "plan_board", "task_detail", "inspection_list", "inspection_detail")),
    (_("Báo cáo"), "my_submissions", ("my_submissions", "submission_detail", "period_detail", "report_calendar")),
    (pgettext_lazy("văn bản của cơ quan", "Văn bản"), "document_list",
     ("document_list", "document_detail", "register_list", "incoming_list", "incoming_detail")),
    (_("Sổ theo dõi"), "partner_list",
     ("partner_list", "partner_detail", "agreement_list", "agreement_detail", "country_list",
      "gift_list", "gift_detail", "gift_suggestions", "received_gift_list", "received_gift_detail", "term_list",
      "work_list", "work_detail", "greeting_calendar", "greeting_group", "greeting_list", "greeting_detail",
      "own_text_list", "delegation_list", "delegation_detail", "delegation_seating", "delegation_year",
      "conference_list", "conference_detail", "press_visit_list",
      "press_visit_detail", "press_year", "event_list", "event_detail", "event_year",
      "resource_list", "duty_list", "duty_detail")),
    (_("Lịch"), "due_calendar", ("due_calendar",)),
    (_("Cơ quan"), "agency_list",
     ("agency_list", "agency_detail", "succession_list", "locality_list", "locality_detail", "person_list", "rights")),
)  # fmt: skip
"""Seven at most: each place with the page that it opens, and the pages that lie in it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the bar as it stands on a page."""

    name: str
    address: str
    is_here: bool


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Adds the person's standing and the places to every template; read once for each request."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"standing": None}
    here = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "standing": standing_of(user),
        "unseen": unread_count(user) + unseen_count(user, timezone.localdate()),
        "places": [Place(str(name), reverse(page), here in pages) for name, page, pages in PLACES],
    }
