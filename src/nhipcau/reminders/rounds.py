"""Reminding, day by day: every day is done once, also those on which nothing ran."""

from datetime import date, timedelta

from django.db import transaction

from nhipcau.agencies.models import Locality
from nhipcau.common.workdays import is_working_day
from nhipcau.reminders.models import Reminder, ReminderRules
from nhipcau.reminders.queries import occasions_on, open_assignments, people_of

LONGEST_GAP = timedelta(days=60)
"""After a longer silence only so many days are made up for."""
ONE = timedelta(days=1)


def remind_everywhere(today: date) -> int:
    """Writes the reminders of every locality that has plans, up to today. Gives how many are new."""
    localities = Locality.objects.filter(plans__state="active").distinct()
    return sum(remind(locality, today) for locality in localities)


def remind(locality: Locality, today: date) -> int:
    """Writes the locality's reminders for each working day since the last that was done. Gives how many are new.

    Each day is one transaction: killed half-way, it is done again from where it stood, and nothing twice.
    """
    written = 0
    with transaction.atomic():
        rules, _made = ReminderRules.objects.select_for_update().get_or_create(locality=locality)
        start = rules.reminded_until or today - ONE
    day = max(start, today - LONGEST_GAP)
    while day < today:
        day += ONE
        written += _remind_on(locality, day)
    return written


@transaction.atomic
def _remind_on(locality: Locality, day: date) -> int:
    rules = ReminderRules.objects.select_for_update().get(locality=locality)
    if rules.reminded_until is not None and rules.reminded_until >= day:
        return 0  # another process was faster
    rows = _reminders(locality, rules, day) if rules.is_on and is_working_day(day) else []
    before = Reminder.objects.filter(on=day, assignment__task__plan__locality=locality).count()
    Reminder.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    ReminderRules.objects.filter(pk=rules.pk).update(reminded_until=day)
    return Reminder.objects.filter(on=day, assignment__task__plan__locality=locality).count() - before


def _reminders(locality: Locality, rules: ReminderRules, day: date) -> list[Reminder]:
    people = people_of(locality, day)
    calling = {}
    for due in _dues(locality, rules, day):
        occasions = list(occasions_on(due, day, rules))
        if occasions:
            calling[due] = occasions
    found = open_assignments(locality, rules, day).filter(due_now__in=list(calling))
    return [
        Reminder(assignment=row, user_id=user, why=occasion.why, days=occasion.days, due=row.due_now, on=day)
        for row in found
        if row.due_now is not None
        for occasion in calling[row.due_now]
        for user in sorted(people.of(row, occasion, rules))
    ]


def _dues(locality: Locality, rules: ReminderRules, day: date) -> set[date]:
    """The due dates there are, so that the calendar is asked once for each and not for each assignment."""
    dues = open_assignments(locality, rules, day).order_by().values_list("due_now", flat=True).distinct()
    return {due for due in dues if due is not None}
