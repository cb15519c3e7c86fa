"""Decisions that change a plan at work, and what each changed."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models.plans import Plan, SourceFile
from nhipcau.plans.models.tasks import Task

USER = settings.AUTH_USER_MODEL


class Amendment(models.Model):
    """A decision that changes a plan (sửa đổi, bổ sung): a draft until it is put in force."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="amendments")
    source = models.OneToOneField(SourceFile, models.PROTECT, null=True, related_name="amendment")
    number = models.CharField(_("Số, ký hiệu"), max_length=100)
    title = models.TextField(_("Trích yếu"), blank=True)
    on = models.DateField(_("Có hiệu lực từ ngày"))
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    in_force_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    in_force_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(in_force_by=None, in_force_at=None)
                | Q(in_force_by__isnull=False, in_force_at__isnull=False),
                name="amendment_in_force_by_and_at_together",
            )
        ]

    def __str__(self) -> str:
        return self.number or self.title

    @property
    def is_draft(self) -> bool:
        return self.in_force_at is None


class Change(models.Model):
    """What an amendment makes of one task. ``before`` keeps what stood there when it came in force.

    The fields hold what is to be there: all of them for a task that is added or changed, none for one that is
    dropped. ``quote`` is the clause of the decision that says so.
    """

    class Kind(models.TextChoices):
        ADDED = "added", _("Thêm nhiệm vụ")
        CHANGED = "changed", _("Sửa nhiệm vụ")
        DROPPED = "dropped", _("Bỏ nhiệm vụ")

    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="changes")
    kind = models.CharField(_("Thay đổi"), max_length=10, choices=Kind)
    task = models.ForeignKey(Task, models.CASCADE, null=True, related_name="changes", verbose_name=_("Nhiệm vụ"))
    text = models.TextField(_("Nội dung"), blank=True)
    leads = models.TextField(_("Cơ quan chủ trì"), blank=True)
    partners = models.TextField(_("Cơ quan phối hợp"), blank=True)
    time_text = models.TextField(_("Thời gian thực hiện"), blank=True)
    quote = models.TextField(blank=True)
    before: Any = models.JSONField(default=dict)
    due_before = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["amendment", "task"], condition=Q(task__isnull=False), name="change_of_a_task_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"

    @property
    def is_unclear(self) -> bool:
        """True where nobody has said yet which task it is of."""
        return self.task_id is None and self.kind != Change.Kind.ADDED
