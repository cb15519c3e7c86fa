"""Reports that are due: their people are reminded by the same rules as of tasks, every day once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from nhipcau.common.workdays import is_working_day
from nhipcau.notices.delivery import is_time
from nhipcau.notices.kinds.table import KINDS
from nhipcau.notices.models import Notice, Told
from nhipcau.notices.telling import ONE, ROWS, concerned, keep_notices, told_until
from nhipcau.plans.models import Plan
from nhipcau.reminders.models import ReminderRules
from nhipcau.reminders.queries import Occasion, occasions_on
from nhipcau.reminders.rounds import remind_everywhere
from nhipcau.reports.models import Submission

LONGEST_GAP = timedelta(days=60)
DAY = timedelta(days=1)


def remind_today(now: datetime) -> int:
    """From seven in the morning on, once: reminders of tasks and of reports. Gives how many are new."""
    today = timezone.localdate(now)
    if not is_time(now) or told_until().reminded_until == today:
        return 0
    return remind_everywhere(today) + remind_of_reports(today, now)


def remind_of_reports(today: date, now: datetime) -> int:
    """Reminds of reports that are not sent, for the days since the last that was done. Gives how many are new."""
    told = told_until()
    since = max(told.reminded_until or today - DAY, today - LONGEST_GAP)
    notices = list(_notices(since, today, now))
    return _keep(told.reminded_until, today, notices)


@transaction.atomic
def _keep(before: date | None, today: date, notices: list[Notice]) -> int:
    told = Told.objects.select_for_update().get(pk=ONE)
    if told.reminded_until != before:
        return 0  # another process was faster
    keep_notices(notices)
    Told.objects.filter(pk=told.pk).update(reminded_until=today)
    return len(notices)


def _notices(since: date, today: date, now: datetime) -> Iterator[Notice]:
    """Of each report the latest reminder that fell due since: nobody is told thrice what came while nothing ran."""
    rules: dict[int, ReminderRules] = {row.locality_id: row for row in ReminderRules.objects.all()}
    for submission in _open_submissions():
        locality = submission.period.plan.locality_id
        own = rules.get(locality, ReminderRules(locality_id=locality))
        occasion = _latest(submission.period.due_on, since, today, own)
        if occasion is not None and own.is_on:
            kind = KINDS["to_complete" if submission.state == Submission.State.RETURNED else "to_write"]
            name = f"{occasion.why}-{occasion.days}-{submission.period.due_on}"
            for target, person in concerned(kind, [submission.pk]):
                yield Notice(
                    user_id=person, kind=kind.name, target=target, occasion=name, at=now, is_at_once=False
                )  # fmt: skip


def _open_submissions() -> Iterator[Submission]:
    rows = Submission.objects.filter(
        state__in=Submission.OPEN, period__closed_at=None, period__plan__state=Plan.State.ACTIVE
    )
    return rows.select_related("period__plan").order_by("pk").iterator(chunk_size=ROWS)


def _latest(due: date, since: date, today: date, rules: ReminderRules) -> Occasion | None:
    """The last occasion on a working day after ``since`` up to today."""
    day = today
    while day > since:
        found = list(occasions_on(due, day, rules)) if is_working_day(day) else []
        if found:
            return found[-1]
        day -= DAY
    return None
