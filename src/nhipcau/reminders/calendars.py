"""A person's due dates as a calendar (iCalendar) that other programs follow by a private address."""

import secrets
from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from icalendar import Calendar, Event

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.work.queries import answering, my_assignments
from nhipcau.work.statuses import DONE


@transaction.atomic
def renew_calendar(*, by: User) -> str:
    """Gives the person's calendar a new private address; the one before leads nowhere. No permission: it is theirs."""
    key = secrets.token_urlsafe(32)
    User.objects.filter(pk=by.pk).update(calendar_key=key)
    record(by=by, verb="renew_calendar", target=by)
    return key


def owner_of(key: str) -> User | None:
    """Whose calendar has this address."""
    is_key = bool(key) and "\x00" not in key
    return User.objects.filter(calendar_key=key, is_active=True).first() if is_key else None


def calendar_of(user: User, today: date, now: datetime, address_of: Callable[[int], str]) -> bytes:
    """What the person's agencies are to do and when, as one whole-day event for each due date."""
    calendar = Calendar()
    calendar.add("prodid", "-//Nhip Cau//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Nhịp Cầu")
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    rows = answering(my_assignments(user, today).exclude(due_now=None).exclude(status__in=DONE))
    for row in rows:
        if row.due_now is None:
            continue
        event = Event()
        event.add("uid", f"assignment-{row.pk}@nhipcau")
        event.add("dtstamp", now)
        event.add("dtstart", row.due_now)
        event.add("summary", f"{row.task.item.locator} {row.task.item.text}"[:200])
        event.add("description", f"{row.display_name}: {row.get_role_display()}")
        event.add("url", address_of(row.task_id))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
