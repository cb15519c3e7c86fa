"""A row of progress, written in one way whoever brings it. The callers ask for permission."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.common.cleaning import clean_text
from nhipcau.plans.models import Assignment
from nhipcau.work.models import Evidence, Latest, Progress
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

    ``done_on`` is the day of completion, today where none is given; ``reason`` says why a task is late.
    """

    state: str
    percent: int
    note: str
    token: str
    files: Sequence[File] = ()
    links: Sequence[str] = ()
    outputs: Sequence[str] = ()
    reason: str = ""
    done_on: date | None = None


def write_progress(assignment: Assignment, report: ProgressReport, by: User, now: datetime) -> Progress:
    """One row of progress, the assignment's latest from now on.

    Done is 100 per cent, and nothing else is.
    """
    is_done = report.state == Progress.State.DONE
    progress = Progress.objects.create(
        assignment=assignment, state=report.state, percent=100 if is_done else min(report.percent, 99),
        note=clean_text(report.note), reason=clean_text(report.reason),
        done_on=(report.done_on or timezone.localdate(now)) if is_done else None,
        posted_by=by, posted_at=now, token=report.token,
    )  # fmt: skip
    Latest.objects.update_or_create(assignment=assignment, defaults={"progress": progress})
    return progress


def copy_progress(progress: Progress, other: Assignment) -> Progress:
    """What was said of a piece of work, said of another assignment that is the same work; files are kept once."""
    copy = Progress.objects.create(
        assignment=other, state=progress.state, percent=progress.percent, note=progress.note, reason=progress.reason,
        done_on=progress.done_on, posted_by=progress.posted_by, posted_at=progress.posted_at, token=progress.token,
        copy_of=progress,
    )  # fmt: skip
    Latest.objects.update_or_create(assignment=other, defaults={"progress": copy})
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
        copy_progress(progress, other)
