"""What grows for ever and serves nobody any more: taken away by rule, every day."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from nhipcau.delegations.member_actions import forget_passports
from nhipcau.notices.models import Notice
from nhipcau.notices.queries import holding

JOBS_KEPT = timedelta(days=30)
"""How long the page of a job that has ended can be looked at."""
NOTICES_KEPT = timedelta(days=180)
"""How long what was seen stays in a person's list."""
FALLEN_OUT = timedelta(days=14)
"""After how long a notice that holds no longer is not asked about any more."""


def prune(now: datetime) -> dict[str, int]:
    """Takes away sessions that have ended, jobs that are done, notices of long ago, passport
    numbers of delegations that are over. Gives how many of each.

    Nothing that the record, a report or a document rests on is touched.
    """
    old = Notice.objects.filter(seen_at=None, at__lt=now - FALLEN_OUT)
    return {
        "sessions": Session.objects.filter(expire_date__lt=now).delete()[0],
        "jobs": DBTaskResult.objects.finished().filter(finished_at__lt=now - JOBS_KEPT).delete()[0],
        "fallen_out": old.exclude(pk__in=holding(old).values("pk")).update(seen_at=now),
        "passports": forget_passports(timezone.localdate(now)),
        "notices": Notice.objects.filter(seen_at__lt=now - NOTICES_KEPT).delete()[0],
    }
