"""The page that everybody opens in the morning."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nhipcau.desk.signed_in import SignedInRequest, desk_page
from nhipcau.notices.kinds.table import KINDS
from nhipcau.notices.queries import notices_of, worded
from nhipcau.overview.today import leading, oversight, own_work, waiting_of

NEWS = 5
SHOWN_APART = ("to_answer", "to_decide", "to_sign", "to_pass")
"""What stands on a leader's page in places of its own."""
NEWS_KINDS = [kind.name for kind in KINDS.values() if not kind.is_todo]


@require_GET
@desk_page
def today(request: SignedInRequest) -> HttpResponseBase:
    """What waits for the person, what is due, what is late: by what the person is."""
    user, day = request.user, timezone.localdate()
    lead = leading(user, day)
    waiting = waiting_of(user)
    told = notices_of(user).filter(seen_at=None, kind__in=NEWS_KINDS)
    context = {
        "today": day,
        "waiting": [row for row in waiting if lead is None or row.kind.name not in SHOWN_APART],
        "to_sign": [row for row in waiting if row.kind.name in ("to_sign", "to_pass")],
        "work": own_work(user, day),
        "oversight": oversight(user, day),
        "leading": lead,
        "news": worded(told[:NEWS], user),
    }
    return render(request, "desk/overview/today.html", context)
