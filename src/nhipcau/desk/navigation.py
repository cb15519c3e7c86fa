"""What stands in the menu of the person who is signed in."""

from typing import Any

from django.http import HttpRequest

from nhipcau.agencies.standing import standing_of
from nhipcau.reminders.queries import unseen_count


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Adds the person's standing to every template; read once for each request."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"standing": None}
    return {"standing": standing_of(user), "unseen": unseen_count(user)}
