"""Reports, steps of registers, yearly duties: their people are reminded by the rules for tasks, every day once."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from nhipcau.common.workdays import is_working_day
from nhipcau.notices.delivery import is_time
from nhipcau.notices.kinds.table import KINDS
from nhipcau.notices.models import Notice, Told
from nhipcau.notices.telling import ONE, concerned, keep_notices, told_until
from nhipcau.reminders.models import ReminderRules
from nhipcau.reminders.queries import Occasion, occasions_on
from nhipcau.reminders.rounds import remind_everywhere

LONGEST_GAP = timedelta(days=60)
DAY = timedelta(days=1)


def remind_today(now: datetime) -> int:
    """From seven in the morning on, once: of tasks and whatever else has a last day. Gives how many are new."""
    today = timezone.localdate(now)
    if not is_time(now) or told_until().reminded_until == today:
        return 0
    return remind_everywhere(today) + remind_of_clocks(today, now)


def remind_of_clocks(today: date, now: datetime) -> int:
    """Reminds of what is not done, for the days since the last that was done. Gives how many are new."""
    told = told_until()
    since = max(told.reminded_until or today - DAY, today - LONGEST_GAP)
    return _keep(told.reminded_until, today, _notices(since, today, now))


@transaction.atomic
def _keep(before: date | None, today: date, notices: list[Notice]) -> int:
    told = Told.objects.select_for_update().get(pk=ONE)
    if told.reminded_until != before:
        return 0  # another process was faster
    keep_notices(notices)
    Told.objects.filter(pk=told.pk).update(reminded_until=today)
    return len(notices)


def _notices(since: date, today: date, now: datetime) -> list[Notice]:
    """Of everything that has a last day the latest reminder that fell due since.

    Nobody is told thrice what came while nothing ran, nor twice of one thing on one day.
    """
    rules: dict[int, ReminderRules] = {row.locality_id: row for row in ReminderRules.objects.all()}
    found: dict[tuple[str, int, int], Notice] = {}
    for kind, one in ((each, one) for each in KINDS.values() for one in each.clock(today)):
        own = rules.get(one.locality, ReminderRules(locality_id=one.locality))
        occasion = _latest(one.due, since, today, own)
        if occasion is not None and own.is_on:
            name = f"{occasion.why}-{occasion.days}-{one.due}"
            for target, person in concerned(kind, [one.target]):
                notice = Notice(
                    user_id=person, kind=kind.name, target=target, occasion=name, at=now, is_at_once=False
                )  # fmt: skip
                found.setdefault((kind.name, target, person), notice)
    return list(found.values())


def _latest(due: date, since: date, today: date, rules: ReminderRules) -> Occasion | None:
    """The last occasion on a working day after ``since`` up to today."""
    day = today
    while day > since:
        found = list(occasions_on(due, day, rules)) if is_working_day(day) else []
        if found:
            return found[-1]
        day -= DAY
    return None
