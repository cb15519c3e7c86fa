"""Reminding, day by day: every day is done once, also those on which nothing ran."""

from datetime import date, datetime, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nhipcau.agencies.models import Locality
from nhipcau.common.workdays import is_working_day
from nhipcau.reminders.models import Mail, Reminder, ReminderRules
from nhipcau.reminders.queries import due_this_week, occasions_on, open_assignments, people_of, weekly_readers
from nhipcau.work.queries import Followed

LONGEST_GAP = timedelta(days=60)
"""After a longer silence only so many days are made up for."""
MOST_TRIES = 20
LINES = 40
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
    people = people_of(locality)
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
    dues = open_assignments(locality, rules, day).values_list("due_now", flat=True).distinct()
    return {due for due in dues if due is not None}


def send_mails(today: date, now: datetime, address_of_site: str) -> tuple[int, int]:
    """Sends each person's one mail of the day. Gives (how many went out, how many could not).

    A mail is claimed before it is sent: one that was claimed when the machine died is not sent again, for
    nobody knows whether it went out; what it says stands in the pages.
    """
    _gather(today)
    sent = failed = 0
    for mail in Mail.objects.filter(state=Mail.State.WAITING, tries__lt=MOST_TRIES).select_related("user"):
        claimed = Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING).update(state=Mail.State.CLAIMED)
        if not claimed:
            continue  # another process was faster
        try:
            _message(mail, address_of_site).send()
        except Exception as error:  # noqa: BLE001  whatever is wrong with one mail, the others go out
            Mail.objects.filter(pk=mail.pk).update(
                state=Mail.State.WAITING, tries=F("tries") + 1, error=str(error)[:1000]
            )
            failed += 1
        else:
            Mail.objects.filter(pk=mail.pk).update(state=Mail.State.SENT, sent_at=now, error="")
            sent += 1
    return sent, failed


@transaction.atomic
def _gather(today: date) -> None:
    """Puts every reminder that no mail has told yet into its person's mail of today, unless that has left.

    What an earlier mail could not bring goes into today's: nobody gets two.
    """
    stale = Mail.objects.filter(state=Mail.State.WAITING, day__lt=today)
    unsent = set(stale.filter(is_weekly=True).values_list("user", flat=True))
    Reminder.objects.filter(mail__in=stale).update(mail=None)
    stale.delete()
    waiting = Reminder.objects.filter(mail=None, seen_at=None)
    users = set(waiting.values_list("user", flat=True))
    readers = unsent | (_readers_of_week(today) if begins_a_week(today) else set())
    Mail.objects.bulk_create((Mail(user_id=user, day=today) for user in users | readers), ignore_conflicts=True)
    Mail.objects.filter(user__in=readers, day=today, state=Mail.State.WAITING).update(is_weekly=True)
    for mail in Mail.objects.filter(user__in=users, day=today, state=Mail.State.WAITING):
        waiting.filter(user=mail.user_id).update(mail=mail)


def _readers_of_week(today: date) -> set[int]:
    """Who has something open this week, whether there is something to remind them of today or not."""
    return {user.pk for user in weekly_readers() if due_this_week(user, today).exists()}


def begins_a_week(day: date) -> bool:
    """True of the first working day of a week."""
    return is_working_day(day) and not any(is_working_day(day - n * ONE) for n in range(1, day.weekday() + 1))


def _message(mail: Mail, address_of_site: str) -> EmailMessage:
    """Official mail is in Vietnamese; the same mail has the same Message-ID."""
    rows = list(mail.reminders.select_related("assignment__task__item", "assignment__agency").order_by("due"))
    week = list(due_this_week(mail.user, mail.day)) if mail.is_weekly else []
    with translation.override("vi"):
        greeting = _("Kính gửi %(name)s,") % {"name": mail.user.full_name}
        ending = _("Xem tất cả: %(address)s") % {"address": f"{address_of_site}/reminders/"}
        parts = [greeting, _of_the_day(rows, mail.day), _of_the_week(week), ending]
        body = "\n\n".join(filter(None, parts)) + "\n"
        subject = (
            _("Nhắc việc: %(count)s việc") % {"count": len(rows)}
            if rows
            else _("Việc trong tuần: %(count)s việc") % {"count": len(week)}
        )
    name = f"<nhac-viec-{mail.pk}-{mail.day:%Y%m%d}@nhipcau>"
    return EmailMessage(subject, body, None, [mail.user.email], headers={"Message-ID": name})


def _of_the_day(rows: list[Reminder], day: date) -> str:
    if not rows:
        return ""
    head = _("Đến ngày %(day)s có %(count)s việc cần chú ý, trong đó %(late)s việc quá hạn:") % {
        "day": f"{day:%d/%m/%Y}", "count": len(rows), "late": sum(row.is_late for row in rows),
    }  # fmt: skip
    return f"{head}\n\n{_listed([_line(row) for row in rows])}"


def _of_the_week(rows: list[Followed]) -> str:
    if not rows:
        return ""
    head = _("Trong tuần này và quá hạn, cơ quan còn %(count)s việc:") % {"count": len(rows)}
    return f"{head}\n\n{_listed([f'- [hạn {row.due_now:%d/%m/%Y}] {row.task.item.text[:160]}' for row in rows])}"


def _listed(lines: list[str]) -> str:
    more = [_("… và %(count)s việc nữa.") % {"count": len(lines) - LINES}] if len(lines) > LINES else []
    return "\n".join(lines[:LINES] + more)


def _line(row: Reminder) -> str:
    item = row.assignment.task.item
    agency = row.assignment.agency.name if row.assignment.agency else row.assignment.printed_name
    return f"- [{row.get_why_display()}, hạn {row.due:%d/%m/%Y}] {item.text[:160]} ({agency})"


def is_time(now: datetime) -> bool:
    """From seven in the morning on, local time."""
    return timezone.localtime(now).hour >= 7
