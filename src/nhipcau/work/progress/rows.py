"""A row of progress, written in one way whoever brings it. The callers ask for permission."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.common.cleaning import clean_text
from nhipcau.common.refusal import Refused
from nhipcau.plans.models import Assignment
from nhipcau.work.models import Evidence, Progress
from nhipcau.work.occurrences import due_at_hand, due_of, follow
from nhipcau.work.queries import same_work


@dataclass(frozen=True, slots=True)
class File:
    """A file that a person sent: its name and its bytes."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """What follows the last dot of the name, in small letters."""
        return self.name.rsplit(".", 1)[-1].lower()


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """What an officer says of an assignment. ``token`` names the form, so that it counts once.

    ``done_on`` is the day of completion, today where none is given; ``reason`` says why a task is late, or paused,
    ``cause`` which kind of reason that is.
    ``occurrence`` names a return of recurring work, where it is not the one at hand.
    """

    state: str
    percent: int
    note: str
    token: str
    files: Sequence[File] = ()
    links: Sequence[str] = ()
    outputs: Sequence[str] = ()
    reason: str = ""
    cause: str = ""
    done_on: date | None = None
    occurrence: int | None = None


def write_progress(assignment: Assignment, report: ProgressReport, by: User, now: datetime) -> Progress:
    """One row of progress on the due date at hand, or on that of the return it names.

    Done is 100 per cent, and nothing else is.
    """
    today = timezone.localdate(now)
    is_done = report.state == Progress.State.DONE
    due = due_of(assignment, report.occurrence, today)
    if due is None:
        raise Refused(_("Lần thực hiện này chưa đến kỳ nên chưa cập nhật được."))
    progress = Progress.objects.create(
        assignment=assignment, occurrence=due.occurrence, due=due.day, state=report.state,
        percent=100 if is_done else min(report.percent, 99),
        note=clean_text(report.note), reason=clean_text(report.reason), cause=report.cause,
        done_on=(report.done_on or today) if is_done else None,
        posted_by=by, posted_at=now, token=report.token,
    )  # fmt: skip
    follow(assignment)
    return progress


def copy_progress(progress: Progress, other: Assignment, now: datetime) -> Progress:
    """What was said of a piece of work, said from now on of another assignment that is the same work.

    It speaks of the due date that the other has at hand. Files are kept once.
    """
    due = due_at_hand(other, timezone.localdate(now))
    copy = Progress.objects.create(
        assignment=other, occurrence=due.occurrence, due=due.day, state=progress.state, percent=progress.percent,
        note=progress.note, reason=progress.reason, cause=progress.cause, done_on=progress.done_on,
        posted_by=progress.posted_by, posted_at=now, token=progress.token, copy_of=progress,
    )  # fmt: skip
    follow(other)
    Evidence.objects.bulk_create(
        Evidence(
            progress=copy, name=row.name, url=row.url, size=row.size, sha256=row.sha256, content=row.content.name or ""
        )
        for row in progress.evidence.all()
    )
    return copy


def copy_to_same_work(progress: Progress) -> None:
    """What was said of a piece of work counts in every plan that it serves."""
    for other in same_work(progress.assignment):
        copy_progress(progress, other, progress.posted_at)
