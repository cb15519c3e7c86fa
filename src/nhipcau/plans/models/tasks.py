"""What is to be done, and who does it."""

from datetime import date, datetime, time, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency
from nhipcau.common.vietnamese import FoldedField
from nhipcau.plans.models.items import Item
from nhipcau.plans.models.plans import Plan
from nhipcau.plans.models.titles import LONGEST_TITLE, short_title


class Task(models.Model):
    """Something to be done: a task (nhiệm vụ) or a duty (tổ chức thực hiện) of the plan.

    It stands from the day of the amendment that added it (``since``) to that of the one that dropped it
    (``until``); without them, as long as the plan. One that is the same piece of work as a task of another
    plan is ``done_with`` that one: reported there once, counted in both. The objectives that it ``serves``
    are a person's judgement: plans do not print them.

    ``recurrence`` is the rule (RFC 5545, RRULE) of the days by which work that comes back is due; ``due`` is then the
    first of them. ``title`` is a short name that a person gave it.
    """

    item = models.OneToOneField(Item, models.CASCADE, related_name="task")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks")
    title = models.CharField(_("Tên gọi tắt"), max_length=LONGEST_TITLE, blank=True)
    outputs = models.JSONField(default=list)
    origin = models.TextField(_("Căn cứ giao thêm"), blank=True)
    carried_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="carried_to")
    time_kind = models.CharField(max_length=12, blank=True)
    time_text = models.TextField(_("Thời gian thực hiện"), blank=True)
    due = models.DateField(_("Hạn"), null=True, blank=True)
    recurrence = models.CharField(max_length=120, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    done_with = models.ForeignKey("self", models.SET_NULL, null=True, related_name="done_for")
    serves = models.ManyToManyField(Item, related_name="served_by")

    class Meta:
        ordering: ClassVar = ["item__position"]

    def __str__(self) -> str:
        return str(self.item)

    @property
    def called(self) -> str:
        """Its short title: what a person gave it, else its words up to a comma."""
        return self.title or short_title(self.item.text)


class FormerDue(models.Model):
    """A due date that a task had (hạn cũ) before a decision or a correction set another, which counts from a day on.

    Append-only. Of several that count later than a day the first that was entered says what stood on it.
    """

    task = models.ForeignKey(Task, models.CASCADE, related_name="former_dues")
    due = models.DateField(null=True)
    until = models.DateField()
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.due} ({self.until})"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments by what one table says."""

    def counted(self) -> Self:
        """Those that stand for themselves: neither shared out to members, nor absorbed, nor ended by an amendment."""
        return self.filter(expanded_on=None, absorbed_by=None, until=None)

    def named(self) -> Self:
        """Those that a document or a person names today: a group as one, without its parts."""
        return self.filter(group=None, absorbed_by=None, until=None)

    def on(self, day: date) -> Self:
        """Those that stood for themselves on a day, whatever was shared out, joined, ended or dropped since."""
        after = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
        return self.filter(
            Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gt=day),
            Q(task__since=None) | Q(task__since__lte=day),
            Q(task__item__dropped_at=None)
            | Q(task__until__gt=day)
            | Q(task__until=None, task__item__dropped_at__gte=after),
            Q(expanded_on=None) | Q(expanded_on__gt=day),
            Q(group=None) | Q(group__expanded_on=None) | Q(group__expanded_on__lte=day),
            Q(absorbed_by=None) | Q(absorbed_on__gt=day),
        )  # fmt: skip


class Assignment(models.Model):
    """Who does a task (phân công): the name as printed, and the agency of today that it means.

    One for a group that was expanded (``expanded_on``) stays as printed and counts no more: its
    ``parts``, one for each member, do. One whose agency came, by a succession, to have the task twice is
    ``absorbed_by`` the other. It stands ``since`` and ``until`` a day where an amendment, or a decision on
    what the agency declined, says so. ``person`` is who handles it in the agency.

    ``due`` is its own date where that is not the task's: an extension is of one agency, and work that comes back has
    another date each time. Of such work ``occurrence`` is the number of the first return that is not done (of the
    last one when all are), which begins on ``occurrence_starts_on``; without them nothing was said of it yet.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("Chủ trì")
        COORDINATE = "coordinate", _("Phối hợp")
        RESPONSIBLE = "responsible", _("Thực hiện")

    ANSWERING = (Role.LEAD, Role.RESPONSIBLE)

    task = models.ForeignKey(Task, models.CASCADE, related_name="assignments")
    printed_name = models.TextField(_("Tên in trong văn bản"))
    folded = FoldedField(source="printed_name")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="assignments")
    group = models.ForeignKey("self", models.CASCADE, null=True, related_name="parts")
    expanded_on = models.DateField(null=True)
    is_added = models.BooleanField(_("Giao thêm ngoài văn bản"), default=False)
    absorbed_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="absorbed")
    absorbed_on = models.DateField(null=True)
    role = models.CharField(max_length=12, choices=Role)
    position = models.PositiveSmallIntegerField(default=0)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    due = models.DateField(null=True)
    occurrence = models.PositiveSmallIntegerField(null=True)
    occurrence_starts_on = models.DateField(null=True)
    accepted_at = models.DateTimeField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("Người xử lý")
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["task", "role", "folded"],
                condition=Q(group=None, is_added=False),  # what the document says; what people added may repeat a name
                name="assignment_printed_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.printed_name}: {self.task}"

    @property
    def display_name(self) -> str:
        return self.agency.name if self.agency else self.printed_name


class FormerHolder(models.Model):
    """Who had an assignment before a succession gave it to another agency (cơ quan trước khi sắp xếp), up to a day."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="former_holders")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    until = models.DateField()

    class Meta:
        ordering: ClassVar = ["until", "pk"]

    def __str__(self) -> str:
        return f"{self.agency} ({self.until:%d/%m/%Y})"
