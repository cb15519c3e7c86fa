"""Mails: what cannot wait at once, the rest in one mail a day; each sent once, whoever sends and whatever breaks."""

import logging
from collections import defaultdict
from datetime import date, datetime, timedelta
from smtplib import SMTPConnectError, SMTPServerDisconnected
from socket import gaierror

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from nhipcau.common.workdays import is_working_day
from nhipcau.notices.letters import letter_of
from nhipcau.notices.models import MailChoice, Notice, Told
from nhipcau.notices.queries import holding
from nhipcau.notices.telling import ONE as ONE_ROW
from nhipcau.notices.telling import told_until
from nhipcau.reminders.models import Mail, Reminder
from nhipcau.reminders.queries import agencies_due_this_week, weekly_readers

LOG = logging.getLogger(__name__)
MOST_TRIES = 20
LONGEST_WAIT = timedelta(hours=6)
OLDEST = timedelta(days=7)
UNREACHABLE = (ConnectionError, TimeoutError, gaierror, SMTPServerDisconnected, SMTPConnectError)
"""What says that the server is not there; what it says of one mail stops no other."""
ONE = timedelta(days=1)
When = MailChoice.When


def send_mails(now: datetime, site: str) -> tuple[int, int]:
    """Sends what is to go: the mails of what cannot wait, from seven in the morning on each person's one of the day.

    Gives how many went out, and how many could not. ``site`` is the address of the pages. A mail is claimed before it
    is sent: one that was claimed when the machine died is not sent again, for nobody knows whether it went out; what
    it says stands in the pages. What no longer holds when it would leave is left out; a mail of nothing is dropped.
    Where the server cannot be reached, the round ends: it is tried again with the next.
    """
    today = timezone.localdate(now)
    _gather_at_once(today, now)
    if is_time(now) and told_until().gathered_on != today:
        _gather_of_day(today, now, _readers_of_week(today) if begins_a_week(today) else set())
    sent = failed = 0
    connection = get_connection()
    for mail in _ready(now):
        claimed = Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING).update(state=Mail.State.CLAIMED)
        if not claimed:
            continue  # another process was faster
        try:
            letter = letter_of(mail, site)
            if letter is None:
                Mail.objects.filter(pk=mail.pk).update(state=Mail.State.DROPPED)
                continue
            letter.connection = connection
            letter.send()
        except UNREACHABLE as error:
            _put_off(mail, str(error), now)
            return sent, failed + 1
        except Exception as error:  # noqa: BLE001  whatever is wrong with one mail, the others go out
            LOG.warning("A mail could not be sent: %s", error)
            _put_off(mail, str(error), now)
            failed += 1
        else:
            Mail.objects.filter(pk=mail.pk).update(state=Mail.State.SENT, sent_at=now, error="")
            sent += 1
    return sent, failed


def _ready(now: datetime) -> QuerySet[Mail]:
    due = Q(retry_at=None) | Q(retry_at__lte=now)
    rows = Mail.objects.filter(due, state=Mail.State.WAITING, tries__lt=MOST_TRIES, user__is_active=True)
    return rows.select_related("user").order_by("-is_at_once", "day", "pk")


def _put_off(mail: Mail, error: str, now: datetime) -> None:
    """Tries again later, each time after a longer while."""
    wait = min(timedelta(minutes=2**mail.tries), LONGEST_WAIT)
    Mail.objects.filter(pk=mail.pk).update(
        state=Mail.State.WAITING, tries=F("tries") + 1, error=error[:1000], retry_at=now + wait
    )


def _unmailed(now: datetime) -> QuerySet[Notice]:
    """What no mail has told; of what is older than a week the pages alone tell."""
    rows = Notice.objects.filter(mail=None, seen_at=None, at__gte=now - OLDEST, user__is_active=True)
    return rows.exclude(user__mail_choice__when=When.NONE)


def _gather_at_once(today: date, now: datetime) -> None:
    """One mail to a person of all that cannot wait and that no mail has told."""
    rows = _unmailed(now).filter(is_at_once=True).exclude(user__mail_choice__when=When.GATHERED)
    found: dict[int, list[int]] = defaultdict(list)
    for user, notice in holding(rows).values_list("user", "pk"):
        found[user].append(notice)
    for user, notices in found.items():
        _one_mail(user, notices, today)


@transaction.atomic
def _one_mail(user: int, notices: list[int], today: date) -> None:
    if notices:
        mail = Mail.objects.create(user_id=user, day=today, is_at_once=True)
        taken = Notice.objects.filter(pk__in=notices, mail=None).update(mail=mail)
        if not taken:  # another process was faster
            mail.delete()


@transaction.atomic
def _gather_of_day(today: date, now: datetime, readers: set[int]) -> None:
    """Puts all that no mail has told yet into its person's mail of today, unless that has left: once a day.

    What an earlier mail could not bring goes into today's: nobody gets two. ``readers`` are told of the week too.
    """
    told = Told.objects.select_for_update().get(pk=ONE_ROW)
    if told.gathered_on == today:
        return  # another process was faster
    Told.objects.filter(pk=ONE_ROW).update(gathered_on=today)
    stale = Mail.objects.filter(state=Mail.State.WAITING, day__lt=today, is_at_once=False)
    unsent = set(stale.filter(is_weekly=True).values_list("user", flat=True))
    Reminder.objects.filter(mail__in=stale).update(mail=None)
    Notice.objects.filter(mail__in=stale).update(mail=None)
    stale.delete()
    reminders = Reminder.objects.filter(mail=None, seen_at=None, user__is_active=True)
    reminders = reminders.exclude(user__mail_choice__when=When.NONE)
    notices = holding(_unmailed(now))
    users = {*reminders.values_list("user", flat=True), *notices.values_list("user", flat=True)}
    readers = readers | unsent
    Mail.objects.bulk_create((Mail(user_id=user, day=today) for user in users | readers), ignore_conflicts=True)
    of_day = Mail.objects.filter(day=today, state=Mail.State.WAITING, is_at_once=False)
    of_day.filter(user__in=readers).update(is_weekly=True)
    for mail in of_day.filter(user__in=users):
        reminders.filter(user=mail.user_id).update(mail=mail)
        Notice.objects.filter(pk__in=list(notices.filter(user=mail.user_id).values_list("pk", flat=True))).update(
            mail=mail
        )


def _readers_of_week(today: date) -> set[int]:
    """Who has something open this week, whether there is something to remind them of today or not."""
    readers = weekly_readers().exclude(mail_choice__when=When.NONE)
    held = Q(memberships__ended_on=None, memberships__agency__in=agencies_due_this_week(today))
    return set(readers.filter(held).values_list("pk", flat=True))


def begins_a_week(day: date) -> bool:
    """True of the first working day of a week."""
    return is_working_day(day) and not any(is_working_day(day - n * ONE) for n in range(1, day.weekday() + 1))


def sends_mails() -> bool:
    """False where mails only lie in a folder: pages then say so, and show what is to be passed on by hand."""
    return not settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")


def is_time(now: datetime) -> bool:
    """From seven in the morning on, local time."""
    return timezone.localtime(now).hour >= 7
