"""Reports and yearly duties that are due: their people are reminded by the same rules as of tasks, every day once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from nhipcau.common.workdays import is_working_day
from nhipcau.duties.queries import charges_at_hand, localities_without_charge, without_charge
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
    """From seven in the morning on, once: reminders of tasks, reports, duties. Gives how many are new."""
    today = timezone.localdate(now)
    if not is_time(now) or told_until().reminded_until == today:
        return 0
    return remind_everywhere(today) + remind_of_reports(today, now)


def remind_of_reports(today: date, now: datetime) -> int:
    """Reminds of reports and duties not sent, for the days since the last that was done. Gives how many are new."""
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


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something that is not sent yet: of which kind its notices are, of what, in which locality, until when."""

    kind: str
    target: int
    locality: int
    due: date


def _notices(since: date, today: date, now: datetime) -> list[Notice]:
    """Of each report and duty the latest reminder that fell due since.

    Nobody is told thrice what came while nothing ran, nor twice of one thing on one day.
    """
    rules: dict[int, ReminderRules] = {row.locality_id: row for row in ReminderRules.objects.all()}
    found: dict[tuple[str, int, int], Notice] = {}
    for one in (*_open_submissions(), *_open_duties(today)):
        own = rules.get(one.locality, ReminderRules(locality_id=one.locality))
        occasion = _latest(one.due, since, today, own)
        if occasion is not None and own.is_on:
            name = f"{occasion.why}-{occasion.days}-{one.due}"
            for target, person in concerned(KINDS[one.kind], [one.target]):
                notice = Notice(
                    user_id=person, kind=one.kind, target=target, occasion=name, at=now, is_at_once=False
                )  # fmt: skip
                found.setdefault((one.kind, target, person), notice)
    return list(found.values())


def _open_submissions() -> Iterator[Awaited]:
    rows = Submission.objects.filter(
        state__in=Submission.OPEN, period__closed_at=None, period__plan__state=Plan.State.ACTIVE
    )
    for row in rows.select_related("period__plan").order_by("pk").iterator(chunk_size=ROWS):
        kind = "to_complete" if row.state == Submission.State.RETURNED else "to_write"
        yield Awaited(kind, row.pk, row.period.plan.locality_id, row.period.due_on)


def _open_duties(today: date) -> Iterator[Awaited]:
    for charge, one in charges_at_hand(today):
        yield Awaited("duty_due", charge.pk, charge.locality_id, one.last)
    for locality in localities_without_charge(today):
        for one in without_charge(locality, today):
            yield Awaited("duty_without_charge", locality.pk, locality.pk, one.last)


def _latest(due: date, since: date, today: date, rules: ReminderRules) -> Occasion | None:
    """The last occasion on a working day after ``since`` up to today."""
    day = today
    while day > since:
        found = list(occasions_on(due, day, rules)) if is_working_day(day) else []
        if found:
            return found[-1]
        day -= DAY
    return None
