"""A person's dates as a calendar (iCalendar): tasks, reports to send, documents to answer, yearly duties."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from nhipcau.accounts.models import User
from nhipcau.overview.dates import duty_dates, waiting_dates
from nhipcau.plans.statuses import DONE
from nhipcau.work.queries import answering, my_assignments

AHEAD = timedelta(days=365)
AddressOf = Callable[..., str]
"""The whole address of a page: its name, then the keys of what it shows."""


def calendar_of(user: User, today: date, now: datetime, address_of: AddressOf) -> bytes:
    """What the person's agencies are to do and when, as one whole-day event for each due date."""
    calendar = Calendar()
    calendar.add("prodid", "-//Nhip Cau//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Nhịp Cầu")
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for event in (*_tasks(user, today, address_of), *_waiting(user, address_of), *_duties(user, today, address_of)):
        event.add("dtstamp", now)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _tasks(user: User, today: date, address_of: AddressOf) -> Iterator[Event]:
    rows = answering(my_assignments(user, today).exclude(due_now=None).exclude(status__in=DONE))
    for row in rows:
        if row.due_now is None:
            continue
        said = f"{row.task.item.place} {row.task.item.text}"
        about = f"{row.display_name}: {row.get_role_display()}"
        yield _event(f"assignment-{row.pk}", row.due_now, said, about, address_of("task_detail", row.task_id))


def _waiting(user: User, address_of: AddressOf) -> Iterator[Event]:
    for kind, row, said, day in waiting_dates(user):
        words, about = f"{said.what}: {said.of}", "; ".join(said.lines)
        yield _event(f"{kind.name}-{row.pk}", day, words, about, address_of(said.route, *said.args))


def _duties(user: User, today: date, address_of: AddressOf) -> Iterator[Event]:
    """Those of a year to come."""
    for day, dated in duty_dates(user, today, today + AHEAD):
        code, year = dated.args
        yield _event(f"duty-{code}-{year}", day, dated.of, dated.what, address_of(dated.route, *dated.args))


def _event(name: str, day: date, said: str, about: str, address: str) -> Event:
    event = Event()
    event.add("uid", f"{name}@nhipcau")
    event.add("dtstart", day)
    event.add("summary", said[:200])
    event.add("description", about)
    event.add("url", address)
    return event
