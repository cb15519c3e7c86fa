"""How work stands, apart from the day on which it is asked: one flat row of facts, kept beside what they come from."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality
from nhipcau.plans.models.items import Item
from nhipcau.plans.models.plans import Plan
from nhipcau.plans.models.tasks import Assignment, Task


class ProgressState(models.TextChoices):
    """What an agency says of its work when it reports progress."""

    IN_PROGRESS = "in_progress", _("Đang thực hiện")
    DONE = "done", _("Hoàn thành")
    PAUSED = "paused", _("Tạm dừng")
    NOT_BEGUN = "not_begun", _("Chưa thực hiện")


class Status(models.TextChoices):
    """How an assignment or a task stands (tình trạng) on a day: computed from facts and the date, never stored.

    "Chưa cập nhật" is said of what nobody has said anything of; "Chưa thực hiện" only where the agency says so.
    The most urgent first.
    """

    LATE = "late", _("Quá hạn chưa hoàn thành")
    SILENT = "silent", _("Chưa cập nhật")
    NOT_BEGUN = "not_begun", _("Chưa thực hiện")
    ON_TRACK = "on_track", _("Đang thực hiện")
    PAUSED = "paused", _("Tạm dừng")
    DONE_LATE = "done_late", _("Hoàn thành chậm")
    DONE_UNDATED = "done_undated", _("Hoàn thành (không ghi hạn)")
    DONE = "done", _("Hoàn thành đúng hạn")


def status_on(day: date, at: str = "") -> Case:
    """How the work of the facts at a path stands on a day: ``plans.statuses.Outlook``, in SQL."""
    is_late = When(**{f"{at}late_after__lt": day}, then=Value(Status.LATE))
    return Case(is_late, default=F(f"{at}in_time"), output_field=models.CharField())


class Facts(models.Model):
    """What holds of some work from the day ``since`` to the day before ``until``: of most work always.

    Work that comes back has two rows, one up to the day on which its next return begins and one from it.
    On a day the work is late when ``late_after`` is over, else it stands as ``in_time`` says: the whole of what a
    status needs to know of the day. ``is_standing`` is false of what a decision dropped, ``is_at_work`` true of what
    stands in a plan at work.

    Rows are written by ``plans.facts.refresh`` alone. Drafts have none.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+", db_index=False)
    locality = models.ForeignKey(Locality, models.CASCADE, related_name="+", db_index=False)
    since = models.DateField(default=date.min)
    until = models.DateField(default=date.max)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Item.Kind)
    is_standing = models.BooleanField()
    is_at_work = models.BooleanField()
    due = models.DateField(null=True)
    late_after = models.DateField(null=True)
    in_time = models.CharField(max_length=12, choices=Status)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.in_time} {self.due}"

    @classmethod
    def on(cls, day: date) -> "models.QuerySet[Any]":
        """Those that hold on a day, each with its ``status`` on it."""
        return cls._default_manager.filter(since__lte=day, until__gt=day).annotate(status=status_on(day))


class AssignmentFacts(Facts):
    """The facts of one assignment that counts: where it belongs, who has it, what was said last and of which date.

    ``is_elsewhere`` is true of what the same agency reports with a task of another plan.
    """

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="facts", db_index=False)
    task = models.ForeignKey(Task, models.CASCADE, related_name="+")
    agency = models.ForeignKey(Agency, models.CASCADE, null=True, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    role = models.CharField(max_length=12, choices=Assignment.Role)
    is_elsewhere = models.BooleanField()
    occurrence = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=12, choices=ProgressState, null=True)  # noqa: DJ001 (nothing said is no word)
    percent = models.PositiveSmallIntegerField(null=True)
    done_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["assignment", "since"], name="assignment_facts_once")]
        indexes: ClassVar = [
            models.Index(fields=["agency", "due"], condition=Q(is_at_work=True), name="facts_of_agency"),
            models.Index(fields=["plan", "due"], name="facts_of_plan"),
        ]


class TaskFacts(Facts):
    """The facts of one task, from those of everybody who answers for it; ``due`` is the task's own date."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="facts", db_index=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["task", "since"], name="task_facts_once")]
        indexes: ClassVar = [models.Index(fields=["plan", "kind"], name="task_facts_of_plan")]
